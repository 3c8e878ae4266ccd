import { monthsOf } from "../../src/engine/periods";
import type { Plan } from "../../src/engine/plan";
import { languages } from "../../src/language";
import { frozenEdits } from "../../src/meeting/checkFrozen";
import { releasePlan } from "../../src/meeting/releasePlan";
import { requestChange } from "../../src/meeting/requestChange";
import { layoutOf } from "../../src/reports/layout";
import { cellName } from "../../src/workbook/address";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { Cell, SheetSpec } from "../../src/workbook/port";
import { changed, host, quickFactory } from "./quickFactory";

const { sheets } = languages.zh.reports;
const ledgers = languages.zh.tables.sheets;

/** Released on 25 March: frozen are 25–29 and 30–31 March; P100 has a work order of 100 in the first. */
let plan: Plan;
let specs: readonly SheetSpec[];
let withRequest: readonly SheetSpec[];
beforeAll(async () => {
  const workbook = await quickFactory();
  const result = await releasePlan(await workbook.read(), { language: "zh", releasedBy: "陈", at: "2026-03-25 15:00", note: "" }, host);
  if (result.status !== "released") throw new Error(JSON.stringify(result.problems));
  plan = result.plan;
  await workbook.write(result.sheets);
  specs = workbook.written();
  const wish = { language: "zh", item: "V100", on: "2026-03-30", quantity: 40, causeCode: "orderChange", cause: "", department: "", requester: "", approver: "王总", note: "", at: "2026-03-26 09:30" } as const;
  const asked = await requestChange(await workbook.read(), wish, host);
  if (asked.status !== "requested") throw new Error(JSON.stringify(asked.problems));
  // The ledger alone: the plan on the sheets is still the released one.
  await workbook.write(asked.sheets.filter(({ name }) => name === ledgers.changeRequests));
  withRequest = workbook.written();
});

type Row = "production" | "firm" | "receipts";
const place = (item: string, measure: Row, period: number) => {
  const { mps } = layoutOf(plan, monthsOf(plan.periods).length);
  return { row: mps.rowOf(item, measure), column: mps.columns.period(period) };
};

/** What the saved workbook says after numbers were typed on the master schedule with the add-in off. */
async function typed(edits: readonly (readonly [item: string, measure: Row, period: number, value: number | string])[], from = specs) {
  const written = from.map((spec): SheetSpec => {
    if (spec.name !== sheets.mps) return spec;
    const rows = spec.rows.map((row) => [...row]);
    for (const [item, measure, period, value] of edits) {
      const { row, column } = place(item, measure, period);
      rows[row]![column] = { style: "decision", value } satisfies Cell;
    }
    return { ...spec, rows };
  });
  const workbook = memoryWorkbook();
  await workbook.write(written);
  return workbook.read();
}
const cellOf = (item: string, measure: Row, period: number) => cellName(place(item, measure, period).row, place(item, measure, period).column);
const pieces = (problems: readonly { kind: string }[]) => problems.filter(({ kind }) => kind !== "frozenHoursEdited");

test("the sheet written with a release is held against that release", () => {
  const { freeze } = languages.zh;
  const lines = specs.find(({ name }) => name === sheets.freezeCheck)!.rows.map((row) => row[0]?.value);
  expect(lines[3]).toBe(freeze.against({ release: "2026-03-1", releasedAt: "2026-03-25 15:00", releasedBy: "陈", to: "2026-03-31" }));
});

test("a plan as released has nothing to tell", async () => expect(frozenEdits(await typed([]), { language: "zh" })).toEqual([]));

test("without a release there is nothing to guard", async () => expect(frozenEdits(await (await quickFactory()).read(), { language: "zh" })).toEqual([]));

test("a number typed over the plan is told with its cell, and the hours it takes with theirs", async () => {
  const released = plan.masterSchedule.find(({ item }) => item === "V100")!.production[1]!;
  const problems = frozenEdits(await typed([["V100", "production", 1, released + 40]]), { language: "zh" });
  expect(pieces(problems)).toEqual([{ kind: "frozenEdited", at: { sheet: sheets.mps, cell: cellOf("V100", "production", 1) }, item: "V100", start: "2026-03-30", released, found: released + 40, release: "2026-03-1" }]);
  const { capacity } = layoutOf(plan, monthsOf(plan.periods).length);
  const assembly = plan.capacity.find(({ workCentre }) => workCentre === "ASSY")!.load[1]!;
  const hours = problems.find((problem) => problem.kind === "frozenHoursEdited" && problem.workCentre === "ASSY");
  // 0.3 hours a piece.
  expect(hours).toMatchObject({ at: { sheet: sheets.capacity, cell: cellName(capacity.rowOf("ASSY", "load"), capacity.columns.period(1)) }, start: "2026-03-30", release: "2026-03-1" });
  expect(hours && "found" in hours && typeof hours.found === "number" ? hours.found - assembly : 0).toBeCloseTo(12, 4);
});

test("open orders count: 100 are under way in the first week", async () => {
  const own = plan.masterSchedule.find(({ item }) => item === "P100")!;
  expect(own.receipts.periods[0]).toBe(100);
  expect(pieces(frozenEdits(await typed([["P100", "production", 0, own.production[0]! + 7]]), { language: "zh" }))).toEqual([expect.objectContaining({ item: "P100", released: own.production[0]! + 100, found: own.production[0]! + 107 })]);
  expect(pieces(frozenEdits(await typed([["P100", "receipts", 0, 80]]), { language: "zh" }))).toEqual([expect.objectContaining({ at: { sheet: sheets.mps, cell: cellOf("P100", "production", 0) }, found: own.production[0]! + 80 })]);
});

test("the firm row counts, and stands where it was typed; later periods are free", async () => {
  expect(pieces(frozenEdits(await typed([["V100", "firm", 0, 900], ["V100", "production", 3, 900]]), { language: "zh" }))).toEqual([expect.objectContaining({ at: { sheet: sheets.mps, cell: cellOf("V100", "firm", 0) }, found: 900 })]);
});

test("what is no number is told as such", async () => expect(pieces(frozenEdits(await typed([["V100", "production", 0, "四十"]]), { language: "zh" }))).toEqual([expect.objectContaining({ kind: "unreadableCell", found: "四十" })]));

test("an approved request covers just its quantity", async () => {
  expect(pieces(frozenEdits(await typed([["V100", "production", 1, 40]], withRequest), { language: "zh" }))).toEqual([]);
  expect(pieces(frozenEdits(await typed([["V100", "production", 1, 50]], withRequest), { language: "zh" }))).toEqual([expect.objectContaining({ kind: "frozenEdited", found: 50 })]);
});

test("the sheet of another language is read where there is none in this one", async () =>
  expect(pieces(frozenEdits(await typed([["V100", "production", 1, 40]]), { language: "en" }))).toEqual([expect.objectContaining({ kind: "frozenEdited", at: { sheet: sheets.mps, cell: cellOf("V100", "production", 1) } })]));

test("a plan of another day is not compared", async () => {
  const grids = await typed([["V100", "production", 1, 40]]);
  const settings = grids.find(({ sheet }) => sheet === ledgers.settings)!;
  const row = settings.values.findIndex((cells) => cells[0] === languages.zh.tables.settings.planDate.label);
  const later = changed(grids, ledgers.settings, row, String(settings.values[0]![1]), Number(settings.values[row]![1]) + 1);
  expect(row).toBeGreaterThan(0);
  expect(frozenEdits(later, { language: "zh" })).toEqual([]);
});
