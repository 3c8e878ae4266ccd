import { lags } from "../engine/accuracy/versionsByLag";
import { round6 } from "../engine/arithmetic";
import type { AccuracyGroup, AccuracyMeasures, ForecastAccuracy } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { NumberFormat } from "../workbook/port";
import { type ErrorSum, errorSums, historyColumns, historyRow, historyRows } from "./accuracyPlaces";
import { cellsCheck, formula, heading, linkTo, literal, text } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import { labelRow } from "./layout";
import { across, down, fixed, fixedAcross, onSheet } from "./reference";

/** The rows of 预测准确率: one for each group and lag, and to the right what its measures are divided from. */

export const accuracyHeading = labelRow + 2;
export const firstAccuracyRow = accuracyHeading + 1;

const measures = ["accuracy", "wmape", "bias", "signal", "naive", "seasonal", "statistical", "rank", "attainment"] as const;
export type Measure = (typeof measures)[number];
const formats: Record<Measure, NumberFormat> = { accuracy: "percent", wmape: "percent", bias: "percent", signal: "decimal", naive: "percent", seasonal: "percent", statistical: "percent", rank: "integer", attainment: "percent" };

const shown = ["view", "lag", "family", "name", "demand", "forecast", ...measures, "lastAttainment", "attention", "behind", "check"] as const;
const hidden = errorSums.filter((sum): sum is Exclude<ErrorSum, "demand" | "forecast"> => sum !== "demand" && sum !== "forecast");
/** Of the last closed month, for its attainment. */
const lastMonth = ["lastDemand", "lastForecast"] as const;
type Column = (typeof shown)[number] | (typeof hidden)[number] | (typeof lastMonth)[number];
const order: readonly Column[] = [...shown, ...hidden, ...lastMonth];

/** Where a column of the accuracy sheet stands. */
export const accuracyColumn = (column: Column): number => order.indexOf(column);
/** Where the error of the nth month stands. */
export const errorColumn = (m: number): number => order.length + m;

export interface AccuracyRow {
  group: AccuracyGroup;
  /** Index of the lag. */
  l: number;
  row: number;
  /** Rows of the same view and lag, which are ranked together. */
  rivals: readonly [first: number, last: number];
}

/** By lag, then by view; the most accurate at that lag first. */
export function accuracyRows({ groups }: ForecastAccuracy): AccuracyRow[] {
  const views = [...new Set(groups.map(({ view }) => view))];
  let next = firstAccuracyRow;
  return lags.flatMap((_, l) =>
    views.flatMap((view) => {
      const ranked = groups.filter((group) => group.view === view).sort((a, b) => (a.measures[l]!.rank ?? Infinity) - (b.measures[l]!.rank ?? Infinity));
      const first = next;
      next += ranked.length;
      return ranked.map((group, index) => ({ group, l, row: first + index, rivals: [first, next - 1] as const }));
    }),
  );
}

/** Writes the heading row. */
export function accuracyHeadings(draft: Draft, { plan, words }: ReportContext): void {
  const { accuracy: w, reports: { common } } = words;
  const { months, trend } = plan.forecastAccuracy;
  const given: Partial<Record<Column, string>> = { family: common.family, name: w.group, check: common.check, lag: w.ahead };
  const named = (column: Column): string => given[column] ?? w[column as Exclude<Column, "family" | "name" | "check" | "lag">];
  order.forEach((column) => draft.put(accuracyHeading, accuracyColumn(column), heading(named(column))));
  months.slice(months.length - trend.length).forEach((month, m) => draft.put(accuracyHeading, errorColumn(m), heading(w.monthError(month))));
}

/** Writes one level's row: its sums, and the measures that follow from them by formula. */
export function accuracyRow(draft: Draft, context: ReportContext, place: AccuracyRow): void {
  const { words: { accuracy: w, reports } } = context;
  const { group, l, row } = place;
  const style = group.view === "total" ? "total" : "key";
  const named = group.view === "total" ? w.everything : group.name || w.notStated;
  draft.line(row, 0, [w.views[group.view], w.lag(lags[l]!), group.family, named].map((word) => text(word, style)));
  const behind = historyRow(group.lines[0]);
  draft.put(row, accuracyColumn("behind"), linkTo(reports.sheets.forecastHistory, behind, 0, w.showLine(behind + 1)));
  sumsBehind(draft, context, place);
  const bodies = measureFormulas(context, place);
  for (const measure of measures) if (bodies[measure]) draft.put(row, accuracyColumn(measure), formula(bodies[measure], formats[measure], style === "total" ? "total" : "formula"));
  const last = lastMonthCells(draft, context, place);
  draft.put(row, accuracyColumn("attention"), formula(attention(context, place), "general"));
  const engine = Object.entries(measuresOf(group, l)).flatMap(([measure, value]) => (value === undefined ? [] : [[cellName(row, accuracyColumn(measure as Measure)), value] as const]));
  draft.check(row, cellsCheck([...engine, ...last]));
}

/** Demand and forecast of the last closed month, and one as a share of the other; what the engine says of the two. */
function lastMonthCells(draft: Draft, { plan, words }: ReportContext, { group: { lines, lastMonth: months }, l, row }: AccuracyRow): (readonly [string, number])[] {
  const engine = months[l];
  if (!engine) return [];
  const history = historyColumns(plan.forecastAccuracy);
  const sumOf = (column: number) => formula(`SUM(${onSheet(words.reports.sheets.forecastHistory, down(column, historyRow(lines[0]), historyRow(lines[1])))})`);
  const at = (column: Column) => cellName(row, accuracyColumn(column));
  draft.put(row, accuracyColumn("lastDemand"), sumOf(history.demand(history.months - 1)));
  draft.put(row, accuracyColumn("lastForecast"), sumOf(history.forecast(l, history.compared - 1)));
  draft.put(row, accuracyColumn("lastAttainment"), formula(`IF(${at("lastForecast")}>0,ROUND(${at("lastDemand")}/${at("lastForecast")},6),"")`, "percent"));
  return [[at("lastDemand"), engine.demand], [at("lastForecast"), engine.forecast]];
}

/** What the engine says of each measure; all finished goods together have no rank. */
function measuresOf({ view, measures: byLag }: AccuracyGroup, l: number): Partial<Record<Measure, number>> {
  const { wmape, bias, trackingSignal: signal, naiveValue: naive, seasonalValue: seasonal, statisticalValue: statistical, attainment, rank }: AccuracyMeasures = byLag[l]!;
  const all = { wmape, bias, signal, naive, seasonal, statistical, attainment, ...(view !== "total" && { rank }) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** What the group's lines add up to, and its error month by month. */
function sumsBehind(draft: Draft, { plan, words }: ReportContext, { group: { lines, view }, l, row }: AccuracyRow): void {
  const sheet = words.reports.sheets.forecastHistory;
  const history = historyColumns(plan.forecastAccuracy);
  const sumOf = (column: number) => `SUM(${onSheet(sheet, down(column, historyRow(lines[0]), historyRow(lines[1])))})`;
  for (const sum of errorSums) draft.put(row, accuracyColumn(sum), formula(sumOf(history.sum(l, sum)), "integer", view === "total" ? "total" : "formula"));
  const first = history.months - history.compared;
  for (let m = 0; m < history.compared; m++) {
    const counts = onSheet(sheet, fixed(historyRows.compared, history.forecast(l, m)));
    draft.put(row, errorColumn(m), formula(`${counts}*(${sumOf(history.demand(first + m))}-${sumOf(history.forecast(l, m))})`));
  }
}

function measureFormulas({ plan, words }: ReportContext, { group: { view }, l, row, rivals }: AccuracyRow): Partial<Record<Measure, string>> {
  const history = historyColumns(plan.forecastAccuracy);
  const at = (column: Column) => cellName(row, accuracyColumn(column));
  const share = (part: string, whole: Column) => `IF(${at(whole)}>0,ROUND((${part})/${at(whole)},6),"")`;
  const errors = across(row, errorColumn(0), errorColumn(history.compared - 1));
  const months = `SUM(${onSheet(words.reports.sheets.forecastHistory, fixedAcross(historyRows.compared, history.forecast(l, 0), history.forecast(l, history.compared - 1)))})`;
  const others = down(accuracyColumn("wmape"), ...rivals);
  const base = plan.options.errorBase;
  return {
    wmape: share(at("absolute"), base),
    accuracy: `IF(ISNUMBER(${at("wmape")}),MAX(0,1-${at("wmape")}),"")`,
    bias: share(`${at("forecast")}-${at("demand")}`, base),
    // Without an error there is no deviation to divide by.
    signal: `IF(${months}=0,"",IFERROR(SUM(${errors})/(SUMPRODUCT(ABS(${errors}))/${months}),0))`,
    naive: share(at("naiveGain"), "naiveDemand"),
    seasonal: share(at("seasonalGain"), "seasonalDemand"),
    statistical: share(at("statisticalGain"), "statisticalDemand"),
    attainment: share(at("demand"), "forecast"),
    // Rank 1 has the least error.
    ...(view !== "total" && { rank: `IF(ISNUMBER(${at("wmape")}),1+SUMPRODUCT(ISNUMBER(${others})*(${others}<${at("wmape")})),"")` }),
  };
}

/** The same in words, for grey print: beyond the limits of the settings, or worse than repeating the past. */
function attention({ plan, words: { accuracy: w } }: ReportContext, { group: { view, name, lastMonth: months }, l, row }: AccuracyRow): string {
  const { forecastErrorLimit, forecastBiasLimit, trackingSignalLimit, attainmentLimit } = plan.options;
  const at = (measure: Column) => cellName(row, accuracyColumn(measure));
  // Measures are asked of offices and clerks, a month ahead.
  const asked = l === 0 && (view === "office" || view === "clerk") && name !== "" && months[0] !== undefined;
  const rules: readonly (readonly [Column, string, string])[] = [
    ["wmape", `>=${forecastErrorLimit}`, w.tooFarOff],
    ["bias", `>=${forecastBiasLimit}`, w.tooHigh],
    ["bias", `<=-${forecastBiasLimit}`, w.tooLow],
    ["signal", `>${trackingSignalLimit}`, w.alwaysLow],
    ["signal", `<-${trackingSignalLimit}`, w.alwaysHigh],
    ["naive", "<0", w.worseThanNaive],
    ["seasonal", "<0", w.worseThanSeasonal],
    ["statistical", "<0", w.worseThanStatistical],
    ...(asked ? [["lastAttainment", `>${round6(1 + attainmentLimit)}`, w.measuresAsked], ["lastAttainment", `<${round6(1 - attainmentLimit)}`, w.measuresAsked]] as const : []),
  ];
  return rules.map(([measure, condition, words]) => `IF(AND(ISNUMBER(${at(measure)}),${at(measure)}${condition}),${literal(`${words} `)},"")`).join("&");
}
