import type { Plan } from "../../src/engine/plan";
import { languageCodes, languages } from "../../src/language";
import { reportSheets } from "../../src/reports";
import { chartColumns, keptOnDashboard } from "../../src/reports/chartData";
import { type Kept, readKeptCells } from "../../src/reports/keptCells";
import { reportContext } from "../../src/reports/context";
import { meetingDecisions } from "../../src/reports/decisions";
import { checkTotalAt } from "../../src/reports/runLogPlaces";
import { choiceAt } from "../../src/reports/threeSeriesPlaces";
import type { Grid, SheetSpec } from "../../src/workbook/port";
import { calculator } from "../../src/workbook/recalculate";
import { specCells } from "../../src/workbook/specCells";
import { planOf } from "../support/reportedPlan";

let plan: Plan;
beforeAll(async () => {
  plan = await planOf();
});

const sheetsOf = (language: "zh" | "en", kept: Kept = {}) => reportSheets(plan, plan.problems, languages[language], undefined, kept);
const computed = (sheets: readonly SheetSpec[]) => calculator(sheets.map(specCells));

describe.each(languageCodes)("the dashboard's chart in %s", (language) => {
  const { reports, overview } = languages[language];
  const numbers = (read: ReturnType<typeof computed>["read"]) => {
    const { row } = sheetsOf(language)[0]!.charts![0]!.data;
    return plan.threeSeries.map((_, month) => (["sales", "production", "inventory", "residual"] as const).map((figure) => Number(read(reports.sheets.dashboard, row + 1 + month, chartColumns[figure]))));
  };
  const figures = (months: Plan["threeSeries"]) => months.map(({ sales, production, inventory, residual }) => [sales, production, inventory, residual]);
  const close = (found: number[][], wanted: number[][]) => found.forEach((row, r) => row.forEach((value, c) => expect(value).toBeCloseTo(wanted[r]![c]!, 3)));

  test("shows the family and the basis that are chosen, and the checks stay 0", () => {
    const calculated = computed(sheetsOf(language));
    const choose = (choice: keyof typeof choiceAt, value: string) => calculated.change([{ sheet: reports.sheets.dashboard, ...choiceAt[choice], value }]);
    const valves = plan.familySeries.find(({ family }) => family === "Valves")!;
    close(numbers(calculated.read), figures(plan.threeSeries));
    choose("family", "Valves");
    close(numbers(calculated.read), figures(valves.atCost));
    choose("basis", overview.inUnits(plan.options.commonUnit));
    close(numbers(calculated.read), figures(valves.inUnits));
    expect(calculated.read(reports.sheets.runLog, checkTotalAt.row, checkTotalAt.column)).toBe(0);
    choose("family", "no such family");
    close(numbers(calculated.read), figures(plan.familySeries[0]!.inUnits));
  });

  test("names the unit in the headings, which are the names of the series", () => {
    const calculated = computed(sheetsOf(language));
    const { row } = sheetsOf(language)[0]!.charts![0]!.data;
    expect(calculated.read(reports.sheets.dashboard, row, chartColumns.sales)).toBe(overview.series.sales(plan.options.currency));
  });
});

const gridsOf = (sheets: readonly SheetSpec[], change: (row: number, column: number) => string | undefined): Grid[] => {
  const { read } = computed(sheets);
  return sheets.map(({ name, rows }) => ({
    sheet: name,
    firstRow: 0,
    firstColumn: 0,
    tables: [],
    values: rows.map((line, row) => line.map((_, column) => (name === sheets[0]!.name ? change(row, column) : undefined) ?? read(name, row, column))),
  }));
};

test("what was chosen is chosen after the next run, in the other language too; a family that is gone is not", () => {
  const { zh, en } = languages;
  const chosen = (family: string) => (row: number, column: number) =>
    row === choiceAt.family.row && column === choiceAt.family.column ? family : row === choiceAt.basis.row && column === choiceAt.basis.column ? zh.overview.inUnits(plan.options.commonUnit) : undefined;
  const cellsAfter = (family: string) => {
    const [dashboard] = sheetsOf("en", readKeptCells(gridsOf(sheetsOf("zh"), chosen(family)), en, [zh], [keptOnDashboard]));
    return (["family", "basis"] as const).map((choice) => dashboard!.rows[choiceAt[choice].row]![choiceAt[choice].column]!.value);
  };
  expect(cellsAfter("Pumps")).toEqual(["Pumps", en.overview.inUnits(plan.options.commonUnit)]);
  expect(cellsAfter("Compressors")).toEqual([en.reports.sop.allFamilies, en.overview.inUnits(plan.options.commonUnit)]);
});

test("every decision leads to a cell that is there", () => {
  const decisions = meetingDecisions(reportContext(plan, plan.problems, languages.en), 5);
  const sheets = new Map(sheetsOf("en").map((sheet) => [sheet.name, sheet]));
  expect(decisions).toHaveLength(5);
  for (const { place } of decisions) expect(sheets.get(place!.sheet)!.rows[place!.row]![place!.column]).toBeTruthy();
});
