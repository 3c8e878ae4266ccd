import { type ChangeRequest, type MeetingMemory, nothingRemembered } from "../../src/engine/meeting/memory";
import { releasedLines } from "../../src/engine/meeting/releases";
import { monthsOf } from "../../src/engine/periods";
import type { Plan } from "../../src/engine/plan";
import { languageCodes, languages } from "../../src/language";
import { planWorkbook } from "../../src/planWorkbook";
import { reportSheets } from "../../src/reports";
import { layoutOf } from "../../src/reports/layout";
import type { CellValue } from "../../src/workbook/port";
import { calculator } from "../../src/workbook/recalculate";
import { specCells } from "../../src/workbook/specCells";
import { host, quickFactory } from "../meeting/quickFactory";
import { cellsOf } from "../support/reportedPlan";

/** Planned on 25 March; frozen are 25–29 and 30–31 March. */
let plan: Plan;
let memory: MeetingMemory;
const planned = (item: string, period: number) => {
  const { production, receipts } = plan.masterSchedule.find((line) => line.item === item)!;
  return production[period]! + receipts.periods[period]!;
};
const aRequest = (differs: Partial<ChangeRequest>): ChangeRequest => ({ request: "C", requestedOn: "2026-03-20", item: "V100", start: "2026-03-30", end: "2026-03-31", before: 0, after: 0, causeCode: "orderChange", cause: "", department: "Production 1", requester: "", approver: "王", status: "approved", note: "", ...differs });

beforeAll(async () => {
  // Nothing of P300 is released or planned then, so that its old request needs no row.
  const result = await planWorkbook(await (await quickFactory()).read(), { language: "zh" }, host);
  if (result.status !== "planned") throw new Error(JSON.stringify(result.problems));
  plan = result.plan;
  const { quantities, hours } = releasedLines(plan, "2026-03-1");
  // Released otherwise: 25 V100, which a request has taken out since, and 10 more P100, which nobody asked to take out; MACH had 3 hours more.
  const before: Record<string, number> = { "V100 2026-03-30": 25, "P100 2026-03-25": 10 };
  memory = {
    ...nothingRemembered,
    releases: [{ release: "2026-03-1", cycle: "2026-03", planDate: "2026-03-25", releasedAt: "2026-03-25 15:00", releasedBy: "陈", quantity: 0, planCost: 0, inputFingerprint: "", planFingerprint: "", note: "" }],
    releasedQuantities: quantities.map((row) => ({ ...row, quantity: row.quantity + (before[`${row.item} ${row.start}`] ?? 0) })),
    releasedHours: hours.map((row) => ({ ...row, hours: row.hours + (row.workCentre === "MACH" && row.start === "2026-03-25" ? 3 : 0) })),
    changeRequests: [
      aRequest({ request: "C-2026-03-1", before: 25, after: 0 }),
      aRequest({ request: "C-2026-03-2", item: "P200", start: "2026-05-01", end: "2026-05-31", status: "pending" }),
      aRequest({ request: "C-2026-03-3", item: "V200", start: "2026-05-01", end: "2026-05-31", causeCode: "forceMajeure" }),
      aRequest({ request: "C-2026-03-4", start: "2026-06-01", end: "2026-06-30" }),
      aRequest({ request: "C-2025-11-1", requestedOn: "2025-11-20", item: "P300", after: 0 }),
    ],
  };
});

describe.each(languageCodes)("the freeze check in %s", (language) => {
  const words = languages[language];
  const { states, budgetStates, kinds } = words.freeze;
  const name = words.reports.sheets.freezeCheck;

  function reported(remembered: MeetingMemory = memory) {
    const sheets = reportSheets(plan, plan.problems, words, undefined, {}, remembered);
    const calculation = calculator(sheets.map(specCells));
    const { rows } = sheets.find((sheet) => sheet.name === name)!;
    const values = () => rows.map((row, r) => row.map((_, c): CellValue => calculation.read(name, r, c)));
    return { sheets, calculator: calculation, values, titled: (title: string) => values().findIndex((row) => row[0] === title) };
  }
  const row = (values: readonly (readonly CellValue[])[], from: number, ...keys: readonly string[]) => values.slice(from).find((cells) => keys.every((key) => cells.includes(key)))!;

  test("says so in a line where nothing was released", () => {
    const { values } = reported(nothingRemembered);
    expect(values().slice(3)).toEqual([[words.freeze.nothingReleased]]);
  });

  test("every check of it is 0, its states included", () => {
    const book = reported();
    const checks = cellsOf(book).filter(({ sheet, cell }) => sheet === name && cell.style === "check" && cell.formula);
    expect(checks.length).toBeGreaterThan(10);
    expect(checks.filter(({ row: r, column }) => book.calculator.read(name, r, column) !== 0)).toEqual([]);
  });

  test("names what changed, with and without an approved request", () => {
    const { values, titled } = reported();
    const from = titled(words.freeze.quantities);
    const [covered, uncovered] = [row(values(), from, "V100", "C-2026-03-1"), row(values(), from, "P100", states.notCovered)];
    expect(covered.slice(3, 9)).toEqual([25, 0, -25, "C-2026-03-1", 0, states.covered]);
    expect(uncovered.slice(3, 6)).toEqual([planned("P100", 0) + 10, planned("P100", 0), -10]);
    // P100 has an open order of 100 then, which counts.
    expect(planned("P100", 0)).toBeGreaterThanOrEqual(100);
    const until = titled(words.freeze.hours);
    const others = values().slice(from + 2, until - 1).filter((cells) => cells[8] !== states.unchanged);
    expect(others).toHaveLength(2);
    expect(values().slice(from + 2, until - 1).every((cells) => cells[3] !== 0 || cells[4] !== 0)).toBe(true);
  });

  test("totals count them and give the nervousness", () => {
    const { values } = reported();
    const figure = (label: string) => values().find((cells) => cells[0] === label)![3];
    const released = memory.releasedQuantities.filter(({ start }) => start < "2026-04-01").reduce((all, { quantity }) => all + quantity, 0);
    expect([figure(words.freeze.changed), figure(words.freeze.notCoveredCount)]).toEqual([2, 1]);
    expect(figure(words.freeze.nervousness)).toBeCloseTo(35 / released, 9);
  });

  test("hours beside the released ones", () => {
    const { values, titled } = reported();
    const machining = row(values(), titled(words.freeze.hours), "MACH", states.hoursChanged);
    expect(machining[5]).toBeCloseTo(-3, 4);
    expect(values().filter((cells) => cells[8] === states.hoursChanged)).toHaveLength(1);
  });

  test("the year's changes: approved ones alone, and departments without any", () => {
    const { values, titled } = reported();
    const budget = values().slice(titled(words.freeze.budget("2026")) + 2).map((cells) => [cells[0], cells[2], cells[3], cells[4], cells[5], cells[8]]);
    expect(budget).toEqual([
      ["P200", kinds.item, 0, 2, 2, budgetStates.free],
      ["V100", kinds.item, 2, 2, 0, budgetStates.usedUp],
      ["V200", kinds.item, 0, 2, 2, budgetStates.free],
      ["Production 1", kinds.department, 2, 5, 3, budgetStates.free],
      ["Production 2", kinds.department, 0, 5, 5, budgetStates.free],
    ]);
  });

  test("with the add-in off, a number typed on the master schedule is seen at once", () => {
    const book = reported();
    const { mps } = layoutOf(plan, monthsOf(plan.periods).length);
    const from = book.titled(words.freeze.quantities);
    const at = { sheet: words.reports.sheets.mps, row: mps.rowOf("V100", "production"), column: mps.columns.period(1) };
    book.calculator.change([{ ...at, value: Number(book.calculator.read(at.sheet, at.row, at.column)) + 15 }]);
    expect(row(book.values(), from, "V100", "C-2026-03-1").slice(5, 9)).toEqual([-10, "C-2026-03-1", 0, states.notCovered]);
    expect(book.values().filter((cells) => cells[8] === states.hoursChanged).length).toBeGreaterThan(1);
    expect(book.calculator.read(name, 2, 4)).not.toBe(0);
  });
});
