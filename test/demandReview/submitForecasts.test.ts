import type { ForecastEntry } from "../../src/engine/demandReview/review";
import { submitForecasts } from "../../src/demandReview/submitForecasts";
import { readRecords } from "../../src/input/readRecords";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { addMonths, monthOf } from "../../src/engine/calendar";
import { type LanguageCode, languageCodes, languages } from "../../src/language";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { CellValue, Grid } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { libreOfficeMissing, recalculatedByLibreOffice } from "../support/libreOffice";

const withLibreOffice = libreOfficeMissing() ? test.skip : test;
const patience = 120_000;

async function sampleGrids(language: LanguageCode): Promise<readonly Grid[]> {
  const memory = memoryWorkbook();
  await memory.write(inputSheets(languages[language], sampleFactory(language)));
  return memory.read();
}

/** What the offices of the sample submit: their forecast sheet, all but the last office, the first item split by customer. */
function sampleEntries(language: LanguageCode): ForecastEntry[] {
  const { records, options } = sampleFactory(language);
  const cycle = monthOf(options.planDate);
  const months = [0, 1, 2, 3].map((m) => addMonths(cycle, m));
  const offices = records!.salesOffices.slice(0, -1);
  return offices.flatMap(({ office, channel, clerk }) =>
    records!.forecasts
      .filter((row) => row.office === office && row.channel === channel && row.start.endsWith("-01") && months.includes(monthOf(row.start)))
      .map((row) => ({ cycle, office, channel, clerk, item: row.item, customer: "", month: monthOf(row.start), quantity: row.quantity, submitted: options.planDate, file: `${office}.xlsx` })),
  ).filter((entry, index, all) => all.findIndex((other) => other.office === entry.office && other.channel === entry.channel && other.item === entry.item && other.month === entry.month) === index);
}

const today = "2026-12-31";
const at = (grids: readonly Grid[], sheet: string, row: number, column: number): CellValue => {
  const grid = grids.find((one) => one.sheet === sheet)!;
  return grid.values[row - grid.firstRow]?.[column - grid.firstColumn] ?? null;
};
const columnOfHeading = (grids: readonly Grid[], sheet: string, row: number, wanted: string): number => grids.find((one) => one.sheet === sheet)!.values[row]!.indexOf(wanted);

describe.each(languageCodes)("in %s", (language) => {
  const words = languages[language];
  const { totals, lines } = words.review.sheets;

  test("what is taken over is read back as it was, and every formula agrees with the engine", async () => {
    const grids = await sampleGrids(language);
    const entries = sampleEntries(language);
    const submitted = submitForecasts(grids, entries, { language, today });
    const memory = memoryWorkbook(grids);
    await memory.write(submitted.sheets);
    const written = await memory.read();
    const back = readRecords(written, {});
    expect(new Set(back.review!.entries.map((entry) => JSON.stringify(Object.entries(entry).sort())))).toEqual(new Set(entries.map((entry) => JSON.stringify(Object.entries(entry).sort()))));
    expect(at(written, totals, 2, 4)).toBe(0);
    expect(at(written, lines, 2, 4)).toBe(0);
    expect(submitted.sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => cell?.formula).length).toBeGreaterThan(100);
  }, patience);

  test("an adjustment typed with the add-in off moves its line and the totals, and the next consolidation agrees", async () => {
    const grids = await sampleGrids(language);
    const entries = sampleEntries(language);
    const memory = memoryWorkbook(grids);
    await memory.write(submitForecasts(grids, entries, { language, today }).sheets);
    const before = await memory.read();
    const { office, channel, item, cycle } = entries[0]!;
    const ledger = words.tables.sheets.forecastAdjustments;
    const typed = before.map((grid) => (grid.sheet === ledger ? { ...grid, values: [...grid.values.slice(0, 4), [cycle, office, channel, item, addMonths(cycle, 1), -7, "促销取消 =1+1", "李"]] } : grid));
    const changed = submitForecasts(typed, [], { language, today });
    const line = changed.consolidation!.lines.find((one) => one.office === office && one.channel === channel && one.item === item && one.carries)!;
    expect(line.adjusted).toEqual([0, -7, 0, 0]);
    await memory.write(changed.sheets);
    const after = await memory.read();
    expect(at(after, lines, 2, 4)).toBe(0);
    expect(at(after, totals, 2, 4)).toBe(0);
    expect(readRecords(after, {}).review!.adjustments).toMatchObject([{ change: -7, reason: "促销取消 =1+1" }]);
  }, patience);

  withLibreOffice("LibreOffice follows an adjustment, too, and agrees on every check", async () => {
    const grids = await sampleGrids(language);
    const entries = sampleEntries(language);
    const { office, channel, item, cycle } = entries[0]!;
    const file = xlsxWorkbook();
    await file.write(inputSheets(words, sampleFactory(language)));
    const { sheets } = submitForecasts(grids, entries, { language, today });
    const ledger = words.tables.sheets.forecastAdjustments;
    const typed = [cycle, office, channel, item, addMonths(cycle, 1), -7, "promotion", "Li"];
    // The ledger as people leave it: nothing else is written anew.
    await file.write(sheets.map((spec) => (spec.name === ledger ? { ...spec, rows: spec.rows.map((row, r) => (r === 4 ? typed.map((value) => ({ value, style: "input" as const })) : row)) } : spec)));
    const own = await xlsxWorkbook(await file.bytes(), "own.xlsx").read();
    const computed = await recalculatedByLibreOffice(await file.bytes());
    for (const read of [own, computed!]) {
      // The engine has not seen the change yet: the one line tells of it, adjustment and total.
      expect(Math.abs(Number(at(read, lines, 2, 4)))).toBe(14);
      const column = columnOfHeading(read, lines, 4, words.review.measures.adjusted) + 6;
      const found = read.find(({ sheet }) => sheet === lines)!.values.filter((row) => row[column] === -7);
      expect(found.map((row) => row.slice(1, 4))).toEqual([[office, channel, item]]);
      expect(Number(at(read, totals, 2, 4))).not.toBe(0);
    }
  }, patience);
});

test("a second submission replaces the office's first one and names its file; other offices and cycles stay", async () => {
  const grids = await sampleGrids("en");
  const entries = sampleEntries("en");
  const { office, channel } = entries[0]!;
  const older = { ...entries[0]!, cycle: "2026-01", month: "2026-02", file: "old.xlsx" };
  const memory = memoryWorkbook(grids);
  await memory.write(submitForecasts(grids, [...entries, older], { language: "en", today }).sheets);
  const again = submitForecasts(await memory.read(), [{ ...entries[0]!, quantity: 1, file: "second.xlsx" }], { language: "en", today });
  expect(again.replaced).toEqual([{ office, channel, file: `${office}.xlsx` }]);
  await memory.write(again.sheets);
  const { entries: kept } = readRecords(await memory.read(), {}).review!;
  expect(kept.filter((entry) => entry.office === office && entry.channel === channel).map(({ quantity, file }) => [quantity, file]).sort()).toEqual([[1, "second.xlsx"], [older.quantity, "old.xlsx"]].sort());
  expect(kept.length).toBe(entries.filter((entry) => entry.office !== office || entry.channel !== channel).length + 2);
}, patience);

test("who corrects a figure after the due day is not late for it; who adds a row then is", async () => {
  const grids = await sampleGrids("zh");
  const entries = sampleEntries("zh").map((entry) => ({ ...entry, submitted: "2026-11-24" }));
  const { office, channel } = entries[0]!;
  const own = entries.filter((entry) => entry.office === office && entry.channel === channel);
  const memory = memoryWorkbook(grids);
  await memory.write(submitForecasts(grids, entries, { language: "zh", today }).sheets);
  const statusAfter = async (again: readonly ForecastEntry[]) =>
    submitForecasts(await memory.read(), again, { language: "zh", today: "2026-11-27" }).consolidation!.offices.find((one) => one.office === office && one.channel === channel)!.status;
  const corrected = own.map((entry) => ({ ...entry, quantity: entry.quantity + 1, submitted: "2026-11-27", file: "更正.xlsx" }));
  expect(await statusAfter(corrected)).toBe("submitted");
  expect(await statusAfter([...corrected, { ...corrected[0]!, customer: "", item: sampleFactory("zh").records!.items.find(({ item, type }) => type === "finished" && !own.some((entry) => entry.item === item))!.item }])).toBe("late");
});

test("an office that has not submitted is missing after the due day", async () => {
  const { offices } = submitForecasts(await sampleGrids("zh"), sampleEntries("zh"), { language: "zh", today }).consolidation!;
  expect(offices.filter(({ status }) => status === "missing")).toHaveLength(1);
});

