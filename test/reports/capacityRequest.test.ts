import { excelSerial } from "../../src/engine/calendar";
import { periodsInMonth } from "../../src/engine/periods";
import type { Plan } from "../../src/engine/plan";
import { inputSheets } from "../../src/input/templates";
import { languageCodes, languages, type LanguageCode } from "../../src/language";
import { planWorkbook } from "../../src/planWorkbook";
import { keptOf } from "../../src/readInputs";
import { reportSheets } from "../../src/reports";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { CellValue, Grid, SheetSpec } from "../../src/workbook/port";
import { planOf, report } from "../support/reportedPlan";
import { smallOptions, smallRecords } from "../support/smallFactory";

let plan: Plan;
beforeAll(async () => {
  plan = await planOf();
}, 120_000);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const nameIn = (language: LanguageCode) => languages[language].reports.sheets.capacityRequest;
const headingRow = 3;
const columnOf = ({ values, firstRow }: Grid, heading: string): number => values[headingRow - firstRow]!.indexOf(heading);

/** The values of one column on the written sheet, by "work centre month". */
function columnBy(grid: Grid, heading: string, language: LanguageCode): Record<string, CellValue> {
  const { capacity, common } = languages[language].reports;
  const [centre, month, wanted] = [capacity.workCentre, common.month, heading].map((word) => columnOf(grid, word));
  return Object.fromEntries(grid.values.slice(headingRow + 1 - grid.firstRow).filter((row) => row[centre!] && row[month!]).map((row) => [`${row[centre!]} ${row[month!]}`, row[wanted!] ?? null]));
}

const read = async (sheets: readonly SheetSpec[]): Promise<Grid[]> => {
  const workbook = memoryWorkbook();
  await workbook.write(sheets);
  return [...(await workbook.read())];
};
const requestOn = (grids: readonly Grid[], language: LanguageCode): Grid => grids.find(({ sheet }) => sheet === nameIn(language))!;

/** Types into the row of a work centre and month. */
function typed(sheets: readonly SheetSpec[], key: readonly [string, number], words: Readonly<Record<string, string | number>>, language: LanguageCode): SheetSpec[] {
  return sheets.map((sheet) => {
    if (sheet.name !== nameIn(language)) return sheet;
    const headings = sheet.rows[headingRow]!.map((cell) => String(cell?.value ?? ""));
    const rows = sheet.rows.map((row) =>
      row[0]?.value === key[0] && row[3]?.value === key[1] ? row.map((cell, c) => (words[headings[c]!] === undefined ? cell : { style: "input" as const, value: words[headings[c]!]! })) : row,
    );
    return { ...sheet, rows };
  });
}

const april = excelSerial("2026-04-01");
const w = languages.en.reports.capacityRequest;

describe.each(languageCodes)("the capacity request in %s", (language) => {
  it("asks from next month on for what the plan needs, every check at zero", () => {
    const reported = report(plan, language);
    const { rows } = reported.sheets.find(({ name }) => name === nameIn(language))!;
    const values = rows.map((row, r) => row.map((cell, c) => (cell ? reported.calculator.read(nameIn(language), r, c) : null)));
    const grid: Grid = { sheet: nameIn(language), firstRow: 0, firstColumn: 0, tables: [], values };
    const { capacityRequest, capacity, common } = languages[language].reports;
    const by = (heading: string) => columnBy(grid, heading, language);
    expect(Object.values(by(common.check)).every((value) => value === 0)).toBe(true);
    expect(Object.keys(by(common.check))).toHaveLength(3 * plan.capacity.length);
    expect(values.flat().filter((value) => typeof value === "string" && value.startsWith("#"))).toEqual([]);
    plan.capacity.forEach((centre, i) => {
      const periods = periodsInMonth(plan.periods, "2026-04");
      const of = (hours: readonly number[]) => sum(periods.map((t) => hours[t]!));
      const key = `${centre.workCentre} ${april}`;
      const required = plan.capacityRequirements[i]!;
      expect(by(capacityRequest.required)[key]).toBeCloseTo(of(required.openOrders) + of(required.plannedRun) + of(required.plannedSetup), 4);
      expect(by(capacityRequest.asked)[key]).toBeCloseTo(of(centre.overtime) + of(centre.weekendOvertime) + of(centre.overload), 4);
      expect(by(capacityRequest.peak)[key]).toBeCloseTo(Math.max(...periods.map((t) => centre.load[t]! / centre.available[t]!)), 6);
      expect(by(capacity.available)[key]).toBeCloseTo(of(centre.available), 4);
      const outsourced = sum(plan.masterSchedule.map((line) => of(line.outsourced) * (line.hoursPerUnit[centre.workCentre] ?? 0)));
      expect(by(capacityRequest.outsourced)[key]).toBeCloseTo(outsourced, 4);
    });
    expect(sum(plan.masterSchedule.flatMap(({ outsourced }) => outsourced))).toBeGreaterThan(0);
  });
});

const answer = { [w.confirmed]: 40, [w.remark]: "two Saturdays", [w.owner]: "Li" };
const sheetsOf = (of: Plan, grids: readonly Grid[] = [], language: LanguageCode = "en") => reportSheets(of, of.problems, languages[language], undefined, keptOf(grids, language));
/** The same plan with other requirements at the machining centre in April. */
const moved = (): Plan => ({
  ...plan,
  capacityRequirements: plan.capacityRequirements.map((row) => (row.workCentre === "MACH" ? { ...row, plannedRun: row.plannedRun.map((hours, t) => (plan.periods[t]!.month === "2026-04" ? hours + 5 : hours)) } : row)),
});
const said = (grid: Grid, language: LanguageCode = "en") => {
  const { confirmed, remark, owner, moved: flag, basis } = languages[language].reports.capacityRequest;
  return [confirmed, remark, owner, flag, basis].map((heading) => columnBy(grid, heading, language)[`MACH ${april}`]);
};

describe("what manufacturing answers", () => {
  it("survives reruns, and is flagged as long as the requirement is not what it was", async () => {
    const first = await read(typed(sheetsOf(plan), ["MACH", april], answer, "en"));
    const basis = said(requestOn(first, "en")).at(-1);
    const again = await read(sheetsOf(plan, first));
    expect(said(requestOn(again, "en"))).toEqual([40, "two Saturdays", "Li", null, basis]);
    const later = await read(sheetsOf(moved(), again));
    expect(said(requestOn(later, "en"))).toEqual([40, "two Saturdays", "Li", w.hasMoved, basis]);
    const back = await read(sheetsOf(plan, later));
    expect(said(requestOn(back, "en"))).toEqual([40, "two Saturdays", "Li", null, basis]);
    expect(columnBy(requestOn(back, "en"), w.confirmed, "en")["ASSY " + april]).toBeNull();
  });

  it("is for the new requirement once it is cleared, and goes along into the other language", async () => {
    const first = await read(typed(sheetsOf(plan), ["MACH", april], answer, "en"));
    const chinese = await read(sheetsOf(plan, first, "zh"));
    expect(said(requestOn(chinese, "zh"), "zh").slice(0, 4)).toEqual([40, "two Saturdays", "Li", null]);
    const cleared = await read(sheetsOf(moved(), await read(sheetsOf(plan))));
    expect(said(requestOn(cleared, "en")).slice(0, 4)).toEqual([null, null, null, null]);
    expect(Number(said(requestOn(cleared, "en")).at(-1))).toBeGreaterThan(Number(said(requestOn(first, "en")).at(-1)));
  });

  it("is not dropped when its month or work centre is no longer planned", async () => {
    const first = await read(typed(sheetsOf(plan), ["MACH", april], { ...answer, [languages.en.reports.capacity.workCentre]: "OLD" }, "en"));
    const again = await read(sheetsOf(plan, await read(sheetsOf(plan, first))));
    const confirmed = columnBy(requestOn(again, "en"), w.confirmed, "en");
    expect(Object.entries(confirmed).filter(([, value]) => value !== null)).toEqual([[`OLD ${april}`, 40]]);
    expect(requestOn(again, "en").values.flat()).toContain(w.earlier);
  });

  it("is read from the workbook and written back by a run", async () => {
    const workbook = memoryWorkbook();
    await workbook.write([...inputSheets(languages.en, { options: smallOptions, records: smallRecords }), ...typed(sheetsOf(plan), ["MACH", april], answer, "en")]);
    const result = await planWorkbook(await workbook.read(), { language: "en" }, { solve: loadNodeSolver() });
    if (result.status !== "planned") throw new Error(JSON.stringify(result.problems));
    const written = await read(result.sheets);
    expect(said(requestOn(written, "en")).slice(0, 3)).toEqual([40, "two Saturdays", "Li"]);
  }, 120_000);
});
