import type { Plan } from "../../src/engine/plan";
import { languageCodes, languages } from "../../src/language";
import { chartColumns } from "../../src/reports/chartData";
import { layoutOf } from "../../src/reports/layout";
import { monthsOf } from "../../src/engine/periods";
import { checkTotalAt } from "../../src/reports/runLogPlaces";
import type { CellPlace } from "../../src/workbook/dependencies";
import { cellsOf, planOf, type Reported, report } from "../support/reportedPlan";

let plan: Plan;
beforeAll(async () => {
  plan = await planOf();
});

const checksOf = (reported: Reported) =>
  cellsOf(reported).flatMap(({ sheet, row, column, cell }) =>
    cell.style === "check" && cell.formula ? [{ sheet, row, column, value: reported.calculator.read(sheet, row, column) }] : [],
  );

describe.each(languageCodes)("the sheets in %s", (language) => {
  test("every formula says what the engine says", () => {
    const checks = checksOf(report(plan, language));
    expect(checks.length).toBeGreaterThan(100);
    expect(checks.filter(({ value }) => value !== 0)).toEqual([]);
  });

  test("no formula ends in an error", () => {
    const reported = report(plan, language);
    const results = cellsOf(reported).map(({ sheet, row, column }) => ({ sheet, row, column, value: reported.calculator.read(sheet, row, column) }));
    expect(results.filter(({ value }) => typeof value === "string" && value.startsWith("#"))).toEqual([]);
  });
});

describe("with the add-in off, one master-schedule cell", () => {
  const { sheets } = languages.zh.reports;
  const edited = () => {
    const reported = report(plan, "zh");
    const layout = layoutOf(plan, monthsOf(plan.periods).length);
    const period = plan.masterSchedule.find(({ item }) => item === "P100")!.production.findIndex((quantity) => quantity > 0);
    const at = { sheet: sheets.mps, row: layout.mps.rowOf("P100", "production"), column: layout.mps.columns.period(period) };
    const values = new Map(cellsOf(reported).map((place) => [place, reported.calculator.read(place.sheet, place.row, place.column)]));
    const before = Number(reported.calculator.read(at.sheet, at.row, at.column));
    reported.calculator.change([{ ...at, value: before + 200 }]);
    const moved = [...values].filter(([place, value]) => reported.calculator.read(place.sheet, place.row, place.column) !== value).map(([place]) => place);
    return { reported, layout, period, at, before, moved };
  };
  const has = (moved: readonly CellPlace[], wanted: CellPlace) => moved.some(({ sheet, row, column }) => sheet === wanted.sheet && row === wanted.row && column === wanted.column);

  test.each([["available"], ["releases"]] as const)("moves the item's %s", (measure) => {
    const { layout, moved } = edited();
    const row = layout.mps.rowOf("P100", measure);
    expect(moved.filter((place) => place.sheet === sheets.mps && place.row === row).length).toBeGreaterThan(0);
  });

  test("moves the promise by what was added, in the last period", () => {
    const { reported, layout } = edited();
    const { availableToPromise } = plan.masterSchedule.find(({ item }) => item === "P100")!;
    const last = layout.mps.columns.lastPeriod;
    expect(reported.calculator.read(sheets.mps, layout.mps.rowOf("P100", "availableToPromise"), last)).toBeCloseTo(availableToPromise.at(-1)! + 200, 6);
  });

  test("moves the load by its hours per piece, and overtime with it", () => {
    const { reported, layout, period } = edited();
    const { hoursPerUnit } = plan.masterSchedule.find(({ item }) => item === "P100")!;
    const { load } = plan.capacity.find(({ workCentre }) => workCentre === "MACH")!;
    const at = (measure: "load" | "overtimeCost") => reported.calculator.read(sheets.capacity, layout.capacity.rowOf("MACH", measure), layout.capacity.columns.period(period));
    expect(at("load")).toBeCloseTo(load[period]! + 200 * hoursPerUnit.MACH!, 6);
    expect(at("overtimeCost")).toBeGreaterThan(0);
  });

  test("moves cost, the family plan, materials, purchases and the chart's data", () => {
    const { moved } = edited();
    const touched = new Set(moved.map(({ sheet }) => sheet));
    for (const sheet of [sheets.dashboard, sheets.sop, sheets.capacity, sheets.inventoryVariance, sheets.mrp, sheets.grossRequirements, sheets.runLog]) expect(touched).toContain(sheet);
    const chart = report(plan, "zh").sheets[0]!.charts![0]!.data;
    const inChart = moved.filter(({ sheet, row, column }) => sheet === sheets.dashboard && row >= chart.row && row < chart.row + chart.rows && column > chart.column && column < chart.column + chart.columns);
    expect(inChart.length).toBeGreaterThan(0);
  });

  test("shows in the checks, and leaves them at 0 when it is put back", () => {
    const { reported, at, before, moved } = edited();
    const total = { sheet: sheets.runLog, ...checkTotalAt };
    expect(has(moved, total)).toBe(true);
    expect(reported.calculator.read(total.sheet, total.row, total.column)).toBeGreaterThan(0);
    expect(cellsOf(reported).some(({ sheet, row, column }) => reported.calculator.read(sheet, row, column) === languages.zh.reports.dashboard.checkFailed)).toBe(true);
    reported.calculator.change([{ ...at, value: before }]);
    expect(checksOf(reported).filter(({ value }) => value !== 0)).toEqual([]);
  });

  test("keeps the identity of the chart: nothing more is left over than before, and nothing in the months to come", () => {
    const { reported } = edited();
    const { row } = reported.sheets[0]!.charts![0]!.data;
    plan.threeSeries.forEach(({ kind, residual }, month) => {
      const left = Number(reported.calculator.read(sheets.dashboard, row + 1 + month, chartColumns.residual));
      expect(left).toBeCloseTo(kind === "plan" ? 0 : residual, 3);
    });
  });
});
