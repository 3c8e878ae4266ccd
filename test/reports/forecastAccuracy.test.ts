import { forecastAccuracy } from "../../src/engine/accuracy/forecastAccuracy";
import { addMonths } from "../../src/engine/calendar";
import type { PlanningOptions } from "../../src/engine/options";
import type { Plan } from "../../src/engine/plan";
import type { Actual, ForecastVersion, Records } from "../../src/engine/records";
import { type LanguageCode, languageCodes, languages } from "../../src/language";
import { keptOf } from "../../src/readInputs";
import { reportSheets } from "../../src/reports";
import { accuracyColumn, accuracyRows, errorColumn } from "../../src/reports/accuracyRows";
import { historyColumns, historyRow, historyRows } from "../../src/reports/accuracyPlaces";
import { choicePlace } from "../../src/reports/forecastChoice";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { cellsOf, planOf, type Reported, report } from "../support/reportedPlan";
import { smallOptions, smallRecords } from "../support/smallFactory";

/** Two years of sales by office, and a version a month with three months ahead; September's version is missing. */
const months = Array.from({ length: 26 }, (_, m) => addMonths("2026-03", m - 26));
const goods = [["P100", 200, "domestic", "East"], ["P100", 90, "domestic", "West"], ["P200", 60, "domestic", "East"], ["V100", 300, "export", "Abroad"]] as const;
const wave = (m: number, k: number): number => 1 + 0.2 * Math.sin(m * (k + 1)) + 0.1 * Math.cos(m * 3 + k);
const actuals: Actual[] = months.flatMap((month, m) =>
  goods.flatMap(([item, quantity, channel, office], k): Actual[] =>
    // V100 is new.
    item === "V100" && m < 18 ? [] : [{ month, item, channel, office, requested: Math.round(quantity * wave(m, k)), shipped: 0, produced: 0, scrapped: 0 }],
  ),
);
const forecastVersions: ForecastVersion[] = [...months.slice(12), "2026-03"].flatMap((issued, m) =>
  issued === "2025-09"
    ? []
    : [0, 1, 2, 3].flatMap((lag) =>
        goods.map(([item, quantity, channel, office], k): ForecastVersion => ({
          version: `V${issued}`, issued: `${issued}-26`, item, channel, office, month: addMonths(issued, lag), quantity: Math.round(quantity * (1 + 0.1 * k * wave(m + lag, k + 3))),
        })),
      ),
);
const deepRecords: Records = { ...smallRecords, actuals, forecastVersions };
/** The plan as it is, with the accuracy other sales or another log would show. */
const judgedBy = (plan: Plan, differs: Partial<Records>, options: Partial<PlanningOptions>): Plan => {
  const asked = { ...smallOptions, ...options };
  // Measures are asked for by the accuracy the plan was made with.
  return { ...plan, options: asked, variances: plan.variances.filter(({ kind }) => kind !== "officeAttainment" && kind !== "clerkAttainment"), forecastAccuracy: forecastAccuracy({ ...deepRecords, ...differs }, asked) };
};

const { forecastAccuracy: sheet, forecastTrend: trend, forecastHistory: history } = languages.en.reports.sheets;
const failing = (reported: Reported, names: readonly string[]) =>
  cellsOf(reported).filter(({ sheet: on, row, column, cell }) => names.includes(on) && cell.style === "check" && cell.formula && reported.calculator.read(on, row, column) !== 0);
const errorsOn = (reported: Reported, names: readonly string[]) =>
  cellsOf(reported).filter(({ sheet: on, row, column }) => names.includes(on) && /^#/.test(String(reported.calculator.read(on, row, column) ?? "")));

let deep: Plan;
beforeAll(async () => {
  deep = await planOf(deepRecords);
}, 120_000);

describe.each(languageCodes)("forecast accuracy in %s", (language) => {
  const { sheets } = languages[language].reports;
  const names = [sheets.forecastAccuracy, sheets.forecastTrend, sheets.forecastHistory];

  test("every measure, month and version is a formula that says what the engine says", () => {
    const reported = report(deep, language);
    expect(deep.forecastAccuracy.groups.map(({ view, family, name }) => [view, family || name].join(" ")).sort()).toEqual(
      ["channel domestic", "channel export", "office Abroad", "office East", "office West", "specification Pumps", "specification Pumps", "specification Valves", "total "],
    );
    expect(cellsOf(reported).filter(({ sheet: on, cell }) => names.includes(on) && cell.style === "check").length).toBeGreaterThan(25);
    expect(failing(reported, names)).toEqual([]);
    expect(errorsOn(reported, names)).toEqual([]);
  });
});

test.each([
  ["errors as a share of the forecast", {}, { errorBase: "forecast" }],
  ["sales without offices", { actuals: actuals.filter(({ office }) => office !== "West").map((row) => ({ ...row, office: "" })) }, {}],
  ["sales without channels", { actuals: actuals.filter(({ office }) => office !== "West").map((row) => ({ ...row, office: "", channel: "" })) }, {}],
  ["a young log", { forecastVersions: forecastVersions.filter(({ issued }) => issued >= "2026-01") }, {}],
  ["no log", { forecastVersions: [] }, {}],
  ["no actuals", { actuals: [] }, {}],
] satisfies [string, Partial<Records>, Partial<PlanningOptions>][])("%s: no check fails and no formula breaks", (_, differs, options) => {
  const reported = report(judgedBy(deep, differs, options), "en");
  expect(failing(reported, [sheet, trend, history])).toEqual([]);
  expect(errorsOn(reported, [sheet, trend, history])).toEqual([]);
});

describe("with the add-in off", () => {
  const places = () => {
    const accuracy = deep.forecastAccuracy;
    return { of: historyColumns(accuracy), accuracy, rows: accuracyRows(accuracy) };
  };

  test("one month of demand moves its line, its groups, the ranks' basis and the course of the months", () => {
    const reported = report(deep, "en");
    const { rows, of, accuracy } = places();
    const line = accuracy.lines.findIndex(({ level, item, office }) => level === "office" && item === "P100" && office === "West");
    const at = { sheet: history, row: historyRow(line), column: of.demand(of.months - 1) };
    const before = Number(reported.calculator.read(at.sheet, at.row, at.column));
    const total = () => Number(reported.calculator.read(sheet, rows[0]!.row, accuracyColumn("demand")));
    const office = rows.find(({ group, l }) => l === 0 && group.view === "office" && group.name === "West")!.row;
    const wmape = () => reported.calculator.read(sheet, office, accuracyColumn("wmape"));
    const [totalBefore, wmapeBefore] = [total(), wmape()];
    reported.calculator.change([{ ...at, value: before + 500 }]);
    expect(total()).toBeCloseTo(totalBefore + 500, 6);
    expect(wmape()).not.toBe(wmapeBefore);
    expect(failing(reported, [sheet, trend, history]).length).toBeGreaterThan(3);
    reported.calculator.change([{ ...at, value: before }]);
    expect(failing(reported, [sheet, trend, history])).toEqual([]);
  });

  test("a month that is not to be compared leaves every error", () => {
    const reported = report(deep, "en");
    const { rows, of, accuracy } = places();
    const m = accuracy.compared[0]!.lastIndexOf(true);
    reported.calculator.change([{ sheet: history, row: historyRows.compared, column: of.forecast(0, m), value: 0 }]);
    const item = accuracy.lines.filter(({ level }) => level === "item");
    const kept = item.reduce((sum, { demand }) => sum + accuracy.compared[0]!.reduce((own, compared, i) => own + (compared && i !== m ? (demand[demand.length - of.compared + i] ?? 0) : 0), 0), 0);
    expect(reported.calculator.read(sheet, rows[0]!.row, accuracyColumn("demand"))).toBeCloseTo(kept, 6);
    expect(reported.calculator.read(sheet, rows[0]!.row, errorColumn(m))).toBeCloseTo(0, 6);
  });
});

test("the waterfall shows each version's total for each month, and this plan's forecast beneath", () => {
  const reported = report(deep, "en");
  const { rows } = reported.sheets.find(({ name }) => name === trend)!;
  const top = rows.findIndex((row) => row[0]?.value === languages.en.accuracy.waterfall);
  const versionRow = rows.findIndex((row, index) => index > top && row[0]?.value === "V2025-12");
  const { forecastMonths } = deep.forecastAccuracy;
  const totals = forecastMonths.map((_, m) => reported.calculator.read(trend, versionRow, 2 + m));
  const stored = (month: string) => forecastVersions.filter((row) => row.version === "V2025-12" && row.month === month).reduce((sum, { quantity }) => sum + quantity, 0);
  expect(totals).toEqual(forecastMonths.map((month) => (month > "2025-12" && month <= "2026-03" ? stored(month) : null)));
  const current = rows.findIndex((row, index) => index > top && row[0]?.value === languages.en.accuracy.current);
  expect(current).toBe(rows.findIndex((row, index) => index > top && row[0]?.value === "V2026-03") + 1);
  expect(reported.calculator.read(trend, current, 2 + forecastMonths.indexOf("2026-04"))).toBeGreaterThan(0);
  expect(rows.some((row) => row[0]?.value === "V2025-09")).toBe(false);
});

test("each lag is ranked on its own, the best first, and what needs attention is said in words", () => {
  const reported = report(deep, "en");
  const rows = accuracyRows(deep.forecastAccuracy);
  const w = languages.en.accuracy;
  for (const { row, rivals, group } of rows) {
    const rank = reported.calculator.read(sheet, row, accuracyColumn("rank"));
    expect([group.view, rank]).toEqual([group.view, group.view === "total" ? null : row - rivals[0] + 1]);
    const at = (column: "bias" | "signal" | "naive") => Number(reported.calculator.read(sheet, row, accuracyColumn(column)));
    const said = String(reported.calculator.read(sheet, row, accuracyColumn("attention")));
    expect([said.includes(w.alwaysHigh), said.includes(w.alwaysLow), said.includes(w.tooHigh), said.includes(w.worseThanNaive)]).toEqual([at("signal") < -4, at("signal") > 4, at("bias") >= 0.2, at("naive") < 0]);
  }
  expect(rows.some(({ row }) => reported.calculator.read(sheet, row, accuracyColumn("attention")) !== "")).toBe(true);
});

describe("the drop-down of families", () => {
  const at = { sheet: trend, row: choicePlace.row, column: choicePlace.column };
  const w = languages.en.accuracy;
  const rowOf = (reported: Reported, name: string) => reported.sheets.find((spec) => spec.name === trend)!.rows.findIndex((row) => row[0]?.value === name);

  test("shows one family's months and versions, and the chart with them; the checks stay at zero", () => {
    const reported = report(deep, "en");
    const last = () => reported.calculator.read(trend, rowOf(reported, w.actual), 1 + deep.forecastAccuracy.trend.length);
    const chart = reported.sheets.find(({ name }) => name === trend)!.charts![0]!.data;
    const drawn = () => reported.calculator.read(trend, chart.row + chart.rows - 1, chart.column + 1);
    const demandOf = (family?: string) =>
      deep.forecastAccuracy.lines.reduce((sum, { level, item, demand }) => sum + (level === "item" && (family ?? deep.items[item]!.family) === deep.items[item]!.family ? demand.at(-1)! : 0), 0);
    const [all, allDrawn] = [last(), drawn()];
    expect(all).toBeCloseTo(demandOf(), 6);
    reported.calculator.change([{ ...at, value: "Valves" }]);
    expect(last()).toBeCloseTo(demandOf("Valves"), 6);
    expect(demandOf("Valves")).toBeLessThan(demandOf());
    expect(drawn()).not.toBe(allDrawn);
    expect(failing(reported, [trend])).toEqual([]);
    const offered = reported.sheets.find(({ name }) => name === trend)!.validations!;
    expect(offered.map(({ range }) => [range.row, range.column])).toEqual([[at.row, at.column]]);
  });

  test("keeps what was chosen over a rerun, also in the other language, while the plan has the family", async () => {
    const workbook = memoryWorkbook();
    const { sheets } = report(deep, "en");
    const set = (value: string) => sheets.map((spec) => (spec.name === trend ? { ...spec, rows: spec.rows.map((row, r) => (r === at.row ? row.map((cell, c) => (c === at.column ? { ...cell!, value } : cell)) : row)) } : spec));
    const shownAfter = async (value: string, language: LanguageCode) => {
      await workbook.write(set(value));
      const kept = keptOf(await workbook.read(), language);
      const again = reportSheets(deep, [], languages[language], undefined, kept).find(({ name }) => name === languages[language].reports.sheets.forecastTrend)!;
      return again.rows[at.row]![at.column]!.value;
    };
    expect(await shownAfter("Valves", "en")).toBe("Valves");
    expect(await shownAfter("Valves", "zh")).toBe("Valves");
    expect(await shownAfter("Gone", "en")).toBe(w.everything);
  });
});
