import { excelSerial } from "../../src/engine/calendar";
import type { Plan } from "../../src/engine/plan";
import type { Actual, Records } from "../../src/engine/records";
import { type LanguageCode, languageCodes, languages } from "../../src/language";
import { keptOf } from "../../src/readInputs";
import { reportSheets } from "../../src/reports";
import { labelRow } from "../../src/reports/layout";
import { disposalColumns, groupColumns, structureLayout } from "../../src/reports/stockLayout";
import { stockSheet } from "../../src/reports/stockFormulas";
import { reportContext } from "../../src/reports/context";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { CellValue, Grid, SheetSpec } from "../../src/workbook/port";
import { cellsOf, planOf, type Reported, report } from "../support/reportedPlan";
import { anItem, aReceipt, aStock, smallOptions, smallRecords } from "../support/smallFactory";

/** The small factory with half a year more behind it, and with stock nobody needs. */
const earlier: readonly Actual[] = smallRecords.actuals
  .filter(({ month }) => month === "2025-12" || month === "2026-01" || month === "2026-02")
  .flatMap((row) => [{ ...row, month: row.month === "2025-12" ? "2025-09" : row.month === "2026-01" ? "2025-10" : "2025-11", requested: row.requested * 2 }]);
const records: Records = {
  ...smallRecords,
  items: [
    ...smallRecords.items,
    anItem("OLD", { type: "raw", source: "buy", standardCost: 3, wholePieces: false, abc: "A" }),
    anItem("NEW", { type: "raw", source: "buy", standardCost: 2 }),
    anItem("P400", { family: "Pumps", standardCost: 700, safetyStock: 5 }),
  ],
  actuals: [...earlier, ...smallRecords.actuals],
  stock: [
    ...smallRecords.stock,
    aStock("OLD", 500.5, { firstReceipt: "2023-02-01", lastIssue: "2025-02-01", allocated: 100 }),
    aStock("NEW", 50, { firstReceipt: "2026-03-01" }),
    aStock("P400", 40, { firstReceipt: "2024-02-01", lastIssue: "2025-10-30" }),
  ],
  receipts: [...smallRecords.receipts, aReceipt("PO-90", "R3", 90_000, "2026-04-20", { source: "buy", supplier: "Rubber Co" })],
};

let plan: Plan;
beforeAll(async () => {
  plan = await planOf(records);
}, 120_000);

const nameIn = (language: LanguageCode, key: "inventoryStructure" | "stockItems" | "disposal" = "inventoryStructure") => languages[language].reports.sheets[key];
const detailAt = () => stockSheet(reportContext(plan, [], languages.en)).at;

describe.each(languageCodes)("the inventory structure in %s", (language) => {
  let reported: Reported;
  beforeAll(() => {
    reported = report(plan, language);
  });

  it("says what the engine says, every check at zero and nothing an error", () => {
    const ours = cellsOf(reported).filter(({ sheet }) => [nameIn(language), nameIn(language, "stockItems"), nameIn(language, "disposal")].includes(sheet));
    const read = ours.map((place) => ({ ...place, value: reported.calculator.read(place.sheet, place.row, place.column) }));
    expect(read.filter(({ cell }) => cell.style === "check" && cell.formula).length).toBeGreaterThan(plan.stock.items.length);
    expect(read.filter(({ cell, value }) => cell.style === "check" && cell.formula && value !== 0)).toEqual([]);
    expect(read.filter(({ value }) => typeof value === "string" && value.startsWith("#"))).toEqual([]);
  });

  it("adds up to the inventory value, by group, by class and in the matrix", () => {
    const at = structureLayout(plan);
    const value = (row: number, column: number) => Number(reported.calculator.read(nameIn(language), row, column));
    const total = plan.keyFigures.inventoryValue;
    expect(value(at.total, groupColumns.value)).toBeCloseTo(total, 2);
    expect([0, 1, 2].reduce((sum, k) => sum + value(at.total, groupColumns.byClass + k), 0)).toBeCloseTo(total, 2);
    expect(value(at.matrix + 4, 5)).toBeCloseTo(total, 2);
    expect(value(at.matrix + 4, 10)).toBe(plan.stock.items.length);
  });
});

it("finds what the factory does not need, the most money first", () => {
  const listed = new Map(plan.stock.items.filter(({ toReview }) => toReview > 0).map((line) => [line.item, line]));
  expect(listed.get("OLD")).toMatchObject({ state: "dead", slow: 400.5, atRisk: true, abc: "C" });
  expect(listed.get("P400")).toMatchObject({ state: "slow", slow: 40, excessInStock: 35 });
  expect(listed.get("NEW")).toMatchObject({ state: "new", slow: 0, excessInStock: 50 });
  expect(listed.get("R3")!.excessInStock).toBe(0);
  expect(listed.get("R3")!.excess).toBeGreaterThan(50_000);
  expect(plan.stock.items.some(({ seasonal, xyz }) => seasonal && xyz === "X")).toBe(true);
});

describe("with the add-in off", () => {
  it("a threshold changed on the sheet moves what is slow-moving, and the list with it", () => {
    const reported = report(plan, "en");
    const at = detailAt();
    const slow = () => reported.calculator.read(nameIn("en", "stockItems"), at.rowOf("P400"), at.column("slow"));
    const total = () => Number(reported.calculator.read(nameIn("en"), structureLayout(plan).total, groupColumns.slow));
    expect(slow()).toBe(40);
    const before = total();
    // excessDays stands in column 1, the slow thresholds follow.
    reported.calculator.change([2, 3, 4].map((column) => ({ sheet: nameIn("en"), row: structureLayout(plan).options, column, value: 300 })));
    expect(slow()).toBe(0);
    expect(total()).toBeCloseTo(before - 40 * 700, 2);
  });

  it("the excess horizon changed on the sheet gives what the engine gives for it", async () => {
    const reported = report(plan, "en");
    const at = detailAt();
    reported.calculator.change([{ sheet: nameIn("en"), row: structureLayout(plan).options, column: 1, value: 200 }]);
    const longer = await planOf(records, { ...smallOptions, excessDays: 200 });
    for (const { item, excess, toReview } of longer.stock.items) {
      expect(reported.calculator.read(nameIn("en", "stockItems"), at.rowOf(item), at.column("excessAll"))).toBeCloseTo(excess, 4);
      expect(reported.calculator.read(nameIn("en", "stockItems"), at.rowOf(item), at.column("toReview"))).toBeCloseTo(toReview, 4);
    }
    expect(longer.stock.items.find(({ item }) => item === "R3")!.excess).not.toBe(plan.stock.items.find(({ item }) => item === "R3")!.excess);
  });
});

const answers = { plan: "rework into P300", owner: "王", date: excelSerial("2026-05-15"), remark: "=asked" } as const;

/** Types into the list's row of an item. */
const typed = (sheets: readonly SheetSpec[], item: string, language: LanguageCode): SheetSpec[] =>
  sheets.map((sheet) => {
    if (sheet.name !== nameIn(language, "disposal")) return sheet;
    const first = labelRow + 1;
    const rows = sheet.rows.map((row, r) =>
      r < first || row[0]?.value !== item ? row : row.map((cell, c) => Object.entries(answers).reduce((now, [name, value]) => (disposalColumns[name as keyof typeof answers] === c ? { style: "input" as const, value } : now), cell)),
    );
    return { ...sheet, rows };
  });
const sheetsOf = (of: Plan, grids: readonly Grid[] = [], language: LanguageCode = "en") => reportSheets(of, of.problems, languages[language], undefined, keptOf(grids, language));
const written = async (sheets: readonly SheetSpec[]): Promise<Grid[]> => {
  const workbook = memoryWorkbook();
  await workbook.write(sheets);
  return [...(await workbook.read())];
};
const said = (grids: readonly Grid[], item: string, language: LanguageCode = "en"): (CellValue | undefined)[] => {
  const { values } = grids.find(({ sheet }) => sheet === nameIn(language, "disposal"))!;
  const row = values.find((cells) => cells[0] === item);
  return (["plan", "owner", "date", "remark", "moved"] as const).map((name) => row?.[disposalColumns[name]]);
};
/** The same plan with other stock to review. */
const otherStock = (change: (line: Plan["stock"]["items"][number]) => Plan["stock"]["items"][number]): Plan => ({ ...plan, stock: { ...plan.stock, items: plan.stock.items.map(change) } });
const { plan: what, owner, date, remark } = answers;

describe("the disposal plan", () => {
  it("survives reruns and the change of language, with its date a date", async () => {
    const first = await written(typed(sheetsOf(plan), "P400", "en"));
    expect(said(await written(sheetsOf(plan, first)), "P400")).toEqual([what, owner, date, remark, null]);
    expect(said(await written(sheetsOf(plan, first, "zh")), "P400", "zh")).toEqual([what, owner, date, remark, null]);
    const cell = sheetsOf(plan, first).find(({ name }) => name === nameIn("en", "disposal"))!.rows.flat().find((found) => found?.value === date && found.style === "answer");
    expect(cell?.format).toBe("date");
  });

  it("is flagged once the quantity has moved", async () => {
    const first = await written(typed(sheetsOf(plan), "P400", "en"));
    const sheets = sheetsOf(otherStock((line) => (line.item === "P400" ? { ...line, toReview: 40 } : line)), first);
    expect(said(await written(sheets), "P400").at(-1)).toBeNull();
    const fewer = await planOf({ ...records, stock: records.stock.map((row) => (row.item === "P400" ? { ...row, onHand: 38 } : row)) });
    expect(said(await written(sheetsOf(fewer, first)), "P400")).toEqual([what, owner, date, remark, languages.en.stock.hasMoved]);
  });

  it("stays below the list when nothing of the item is left to review", async () => {
    const first = await written(typed(sheetsOf(plan), "P400", "en"));
    const gone = otherStock((line) => (line.item === "P400" ? { ...line, toReview: 0 } : line));
    const again = await written(sheetsOf(gone, await written(sheetsOf(gone, first))));
    expect(said(again, "P400").slice(0, 4)).toEqual([what, owner, date, remark]);
    expect(again.find(({ sheet }) => sheet === nameIn("en", "disposal"))!.values.flat()).toContain(languages.en.stock.settled);
    expect(said(await written(sheetsOf(plan, again)), "P400")).toEqual([what, owner, date, remark, null]);
  });
});
