import { lags } from "../engine/accuracy/versionsByLag";
import type { AccuracyGroup, ForecastAccuracy } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { NumberFormat } from "../workbook/port";
import { type ErrorSum, errorSums, historyColumns, historyRow, historyRows } from "./accuracyPlaces";
import { cellsCheck, formula, heading, linkTo, text } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import { labelRow } from "./layout";
import { across, down, fixed, fixedAcross, onSheet } from "./reference";

/** The upper part of 预测准确率: a row a group, a block of measures a lag, and to the right what they are divided from. */

export const groupsTop = { label: labelRow + 2, measure: labelRow + 3, first: labelRow + 4 };

export const measures = ["accuracy", "wmape", "bias", "signal", "naive", "seasonal", "rank"] as const;
export type Measure = (typeof measures)[number];
const formats: Record<Measure, NumberFormat> = { accuracy: "percent", wmape: "percent", bias: "percent", signal: "decimal", naive: "percent", seasonal: "percent", rank: "integer" };

export type AccuracyColumns = ReturnType<typeof accuracyColumns>;

export function accuracyColumns({ compared }: ForecastAccuracy) {
  const keys = { view: 0, family: 1, name: 2, behind: 3, demand: 4 };
  const check = 5 + lags.length * measures.length;
  const months = compared[0]?.length ?? 0;
  const sums = check + 1;
  const errors = sums + lags.length * errorSums.length;
  return {
    ...keys,
    check,
    measure: (l: number, measure: Measure) => 5 + l * measures.length + measures.indexOf(measure),
    sum: (l: number, sum: ErrorSum) => sums + l * errorSums.length + errorSums.indexOf(sum),
    error: (l: number, m: number) => errors + l * months + m,
    last: errors + lags.length * months - 1,
  };
}

export function groupHeadings(draft: Draft, { plan, words }: ReportContext, columns: AccuracyColumns): void {
  const { accuracy: w, reports: { common } } = words;
  const { months, compared } = plan.forecastAccuracy;
  const put = (column: number, above: string | undefined, word: string): void => {
    draft.put(groupsTop.label, column, heading(above));
    draft.put(groupsTop.measure, column, heading(word));
  };
  [w.view, common.family, w.group, w.behind, w.demand].forEach((word, column) => put(column, undefined, word));
  lags.forEach((lag, l) => {
    measures.forEach((measure, index) => put(columns.measure(l, measure), index === 0 ? w.lag(lag) : undefined, w[measure]));
    errorSums.forEach((sum) => put(columns.sum(l, sum), w.lag(lag), w[sum]));
    months.slice(months.length - (compared[0]?.length ?? 0)).forEach((month, m) => put(columns.error(l, m), w.lag(lag), w.monthError(month)));
  });
  put(columns.check, undefined, common.check);
}

export function groupRow(draft: Draft, context: ReportContext, columns: AccuracyColumns, group: AccuracyGroup, index: number): void {
  const { words: { accuracy: w, reports } } = context;
  const row = groupsTop.first + index;
  const style = group.view === "total" ? "total" : "key";
  const named = group.view === "total" ? w.everything : group.name || w.notStated;
  draft.line(row, 0, [text(w.views[group.view], style), text(group.family, style), text(named, style)]);
  const behind = historyRow(group.lines[0]);
  draft.put(row, columns.behind, linkTo(reports.sheets.forecastHistory, behind, 0, w.showLine(behind + 1)));
  draft.put(row, columns.demand, formula(cellName(row, columns.sum(0, "demand"))));
  lags.forEach((_, l) => {
    sumsBehind(draft, context, columns, group, row, l);
    const bodies = measureFormulas(context, columns, group, row, l);
    for (const measure of measures) if (bodies[measure]) draft.put(row, columns.measure(l, measure), formula(bodies[measure], formats[measure]));
  });
  const engine = lags.flatMap((_, l) => {
    const { wmape, bias, trackingSignal: signal, naiveValue: naive, seasonalValue: seasonal, rank } = group.measures[l]!;
    const values = { wmape, bias, signal, naive, seasonal, ...(group.view !== "total" && { rank }) };
    return Object.entries(values).flatMap(([measure, value]) => (value === undefined ? [] : [[cellName(row, columns.measure(l, measure as Measure)), value] as const]));
  });
  draft.check(row, cellsCheck(engine));
}

/** What the group's lines add up to, and its error month by month. */
function sumsBehind(draft: Draft, { plan, words }: ReportContext, columns: AccuracyColumns, { lines }: AccuracyGroup, row: number, l: number): void {
  const sheet = words.reports.sheets.forecastHistory;
  const history = historyColumns(plan.forecastAccuracy);
  const sumOf = (column: number) => `SUM(${onSheet(sheet, down(column, historyRow(lines[0]), historyRow(lines[1])))})`;
  for (const sum of errorSums) draft.put(row, columns.sum(l, sum), formula(sumOf(history.sum(l, sum))));
  const first = history.months - history.compared;
  for (let m = 0; m < history.compared; m++) {
    const counts = onSheet(sheet, fixed(historyRows.compared, history.forecast(l, m)));
    draft.put(row, columns.error(l, m), formula(`${counts}*(${sumOf(history.demand(first + m))}-${sumOf(history.forecast(l, m))})`));
  }
}

function measureFormulas(context: ReportContext, columns: AccuracyColumns, { view }: AccuracyGroup, row: number, l: number): Partial<Record<Measure, string>> {
  const { plan, words } = context;
  const history = historyColumns(plan.forecastAccuracy);
  const sum = (of: ErrorSum) => cellName(row, columns.sum(l, of));
  const share = (part: string, whole: string) => `IF(${whole}>0,ROUND((${part})/${whole},6),"")`;
  const errors = across(row, columns.error(l, 0), columns.error(l, history.compared - 1));
  const months = `SUM(${onSheet(words.reports.sheets.forecastHistory, fixedAcross(historyRows.compared, history.forecast(l, 0), history.forecast(l, history.compared - 1)))})`;
  const base = sum(plan.options.errorBase);
  const wmape = cellName(row, columns.measure(l, "wmape"));
  return {
    wmape: share(sum("absolute"), base),
    accuracy: `IF(ISNUMBER(${wmape}),MAX(0,1-${wmape}),"")`,
    bias: share(`${sum("forecast")}-${sum("demand")}`, base),
    // Without an error there is no deviation to divide by.
    signal: `IF(${months}=0,"",IFERROR(SUM(${errors})/(SUMPRODUCT(ABS(${errors}))/${months}),0))`,
    naive: share(sum("naiveGain"), sum("naiveDemand")),
    seasonal: share(sum("seasonalGain"), sum("seasonalDemand")),
    ...(view !== "total" && { rank: rankFormula(context, columns, view, wmape, l) }),
  };
}

/** Rank 1 has the least WMAPE of its view; a text is never less than a number. */
function rankFormula({ plan }: ReportContext, columns: AccuracyColumns, view: AccuracyGroup["view"], wmape: string, l: number): string {
  const { groups } = plan.forecastAccuracy;
  const first = groups.findIndex((group) => group.view === view);
  const count = groups.filter((group) => group.view === view).length;
  const others = down(columns.measure(l, "wmape"), groupsTop.first + first, groupsTop.first + first + count - 1);
  return `IF(ISNUMBER(${wmape}),1+SUMPRODUCT(ISNUMBER(${others})*(${others}<${wmape})),"")`;
}
