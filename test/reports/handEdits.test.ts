import { monthsOf } from "../../src/engine/periods";
import type { Plan } from "../../src/engine/plan";
import type { Problem } from "../../src/engine/problem";
import { inputSheets } from "../../src/input/templates";
import { type LanguageCode, languages } from "../../src/language";
import { type PlannedWorkbook, planWorkbook } from "../../src/planWorkbook";
import { layoutOf, type mpsMeasures } from "../../src/reports/layout";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { cellName } from "../../src/workbook/address";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { Cell, CellValue, SheetSpec } from "../../src/workbook/port";
import { smallOptions, smallRecords } from "../support/smallFactory";

const solve = loadNodeSolver();
const at = 5;
const item = "P200";

/** A workbook that a planner plans, changes and plans again. */
async function desk(options = smallOptions, language: LanguageCode = "en") {
  const workbook = memoryWorkbook();
  await workbook.write(inputSheets(languages[language], { options, records: smallRecords }));
  let last: Extract<PlannedWorkbook, { status: "planned" }>;
  const run = async (overrides = {}, spoken: LanguageCode = language) => {
    const result = await planWorkbook(await workbook.read(), { language: spoken, overrides }, { solve });
    if (result.status === "planned") await workbook.write((last = result).sheets);
    return result;
  };
  /** The last run that ended in a plan. */
  const planned = () => last;
  const place = (measure: (typeof mpsMeasures)[number], t: number) => {
    const { mps } = layoutOf(planned().plan, monthsOf(planned().plan.periods).length);
    return { row: mps.rowOf(item, measure), column: mps.columns.period(t) };
  };
  /** Types into a cell; undefined empties it. */
  const type = async (measure: (typeof mpsMeasures)[number], t: number, value: string | number | undefined, spoken: LanguageCode = language) => {
    const { row, column } = place(measure, t);
    const sheet = planned().sheets.find(({ name }) => name === languages[spoken].reports.sheets.mps)!;
    await workbook.write([{ ...sheet, rows: sheet.rows.map((line, r) => (r === row ? line.map((cell, c) => (c === column ? typed(cell, value) : cell)) : line)) }]);
    return cellName(row, column);
  };
  const shown = async (measure: (typeof mpsMeasures)[number], t: number): Promise<CellValue> => {
    const { row, column } = place(measure, t);
    const grid = (await workbook.read()).find(({ sheet }) => sheet === languages[language].reports.sheets.mps)!;
    return grid.values[row - grid.firstRow]?.[column - grid.firstColumn] ?? null;
  };
  return { run, planned, type, shown };
}

const typed = (cell: Cell | null | undefined, value: string | number | undefined): Cell => ({ style: cell?.style ?? "input", ...(value !== undefined && { value }) });
const line = (plan: Plan) => plan.masterSchedule.find((row) => row.item === item)!;
const edits = (problems: readonly Problem[]) => problems.filter(({ kind }) => kind === "handEditKept" || kind === "handEditDropped");
const checks = (sheets: readonly SheetSpec[]) => sheets.flatMap(({ rows }) => rows.flatMap((row) => row.filter((cell) => cell?.style === "check" && cell.formula)));

test("a changed quantity is kept over every rerun, and free again once its firm cell is cleared", async () => {
  const { run, planned, type, shown } = await desk();
  await run();
  const before = planned().plan;
  const proposed = line(before).production[at]!;
  const cell = await type("production", at, proposed + 33);

  for (const rerun of [1, 2, 3]) {
    await run();
    const { plan, problems } = planned();
    expect(line(plan).production[at]).toBe(proposed + 33);
    expect(line(plan).firmByHand.filter((quantity) => quantity !== undefined)).toEqual([proposed + 33]);
    expect(plan.balance.certificate.largestViolation).toBeLessThan(1e-6);
    expect(edits(problems)).toEqual([
      { kind: "handEditKept", at: { sheet: "MPS", cell: rerun === 1 ? cell : expect.not.stringMatching(new RegExp(`^${cell}$`)) }, item, found: proposed + 33, proposed: rerun === 1 ? proposed : proposed + 33 },
    ]);
    expect(await shown("firm", at)).toBe(proposed + 33);
    expect(plan.inputFingerprint).not.toBe(before.inputFingerprint);
  }
  expect(checks(planned().sheets).length).toBeGreaterThan(50);
  expect(await shown("available", at)).toBeCloseTo(line(planned().plan).available[at]!, 6);

  await type("firm", at, undefined);
  await run();
  expect(line(planned().plan).production).toEqual(line(before).production);
  expect(planned().plan.inputFingerprint).toBe(before.inputFingerprint);
  expect(edits(planned().problems)).toEqual([]);
}, 180_000);

test("a quantity in the firm row holds in the frozen zone too; an emptied production cell is 0", async () => {
  const { run, planned, type } = await desk();
  await run();
  expect(planned().plan.periods[0]!.zone).toBe("frozen");
  await type("firm", 0, "１2");
  await run();
  expect(line(planned().plan).production[0]).toBe(12);
  const t = line(planned().plan).production.findIndex((quantity, index) => index > 1 && quantity > 0);
  await type("production", t, undefined);
  await run();
  expect(line(planned().plan).production[t]).toBe(0);
  expect(line(planned().plan).production[0]).toBe(12);
}, 180_000);

test.each([
  ["about 40", "unreadableCell"],
  [-5, "outOfRange"],
  [12.5, "fractionalPieces"],
] as const)("%s stops the run with its cell, and nothing is written", async (value, kind) => {
  const { run, type, shown } = await desk();
  await run();
  const cell = await type("production", at, value);
  const result = await run();
  expect(result.status).toBe("needsAttention");
  expect(result.problems).toContainEqual(expect.objectContaining({ kind, at: { sheet: "MPS", cell } }));
  expect(await shown("production", at)).toBe(value);
}, 180_000);

test("not wanted, over, or left behind on a sheet of the other language: told as not kept", async () => {
  const { run, planned, type } = await desk();
  await run();
  const proposed = line(planned().plan).production[at]!;
  await type("production", at, proposed + 33);
  await run({ keepHandEdits: false });
  expect(line(planned().plan).production[at]).toBe(proposed);
  expect(edits(planned().problems)).toMatchObject([{ kind: "handEditDropped", item, found: proposed + 33, proposed }]);

  await type("firm", 0, 70);
  await run({ planDate: "2026-04-01" });
  expect(edits(planned().problems)).toMatchObject([{ kind: "handEditDropped", item, found: 70 }]);
  expect(line(planned().plan).firmByHand.every((quantity) => quantity === undefined)).toBe(true);

  await run({}, "zh");
  await type("production", at, 999, "zh");
  await run();
  expect(edits(planned().problems)).toMatchObject([{ kind: "handEditDropped", at: { sheet: "主生产计划" }, found: 999 }]);
}, 90_000);

test("only a sheet in another language is there: it counts", async () => {
  const { run, planned, type } = await desk();
  await run();
  await type("production", at, 222);
  await run({}, "zh");
  expect(line(planned().plan).production[at]).toBe(222);
}, 180_000);

test("periods cut otherwise share a firm quantity by working days", async () => {
  const { run, planned, type } = await desk();
  await run();
  const { periods } = planned().plan;
  const month = periods.findIndex(({ start }) => start === "2026-05-04" || start === "2026-05-01");
  await type("firm", month, 100);
  await run({ weeklyPeriods: 9 });
  const { plan } = planned();
  const shares = line(plan).firmByHand;
  expect(shares.filter((quantity) => quantity !== undefined).length).toBeGreaterThan(1);
  expect(shares.reduce<number>((total, quantity) => total + (quantity ?? 0), 0)).toBe(100);
  shares.forEach((quantity, t) => expect(quantity !== undefined).toBe(plan.periods[t]!.start <= periods[month]!.end && plan.periods[t]!.end >= periods[month]!.start));
}, 180_000);
