import { season } from "../engine/accuracy/forecastErrors";
import { lags } from "../engine/accuracy/versionsByLag";
import type { ForecastAccuracy } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { ChartSpec } from "../workbook/port";
import { historyColumns, historyRow, historyRows, trendCheck } from "./accuracyPlaces";
import { cellsCheck, formula, heading, text } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import { checkedForAll, historyFamilies, isChosen } from "./forecastChoice";
import { down, fixed, onSheet } from "./reference";

const leastHeight = 16;
const columns = { month: 0, accuracy: (l: number) => 1 + l, seasonal: 1 + lags.length, statistical: 2 + lags.length, demand: 3 + lags.length, forecast: (l: number) => 4 + lags.length + l };

/** Rows the table and the chart beside it take. */
export const trendHeight = ({ trend }: ForecastAccuracy): number => Math.max(leastHeight, 2 + trend.length);

/** Accuracy of all finished goods month by month, with the chart beside it. */
export function accuracyTrend(draft: Draft, context: ReportContext, top: number): ChartSpec {
  const { plan, words: { accuracy: w, reports } } = context;
  const { trend, months } = plan.forecastAccuracy;
  draft.put(top, 0, text(w.trend, "figure"));
  const headings = [reports.common.month, ...lags.map((lag) => w.lag(lag)), w.seasonalAccuracy, w.statisticalAccuracy, w.demand, ...lags.map((lag) => w.forecastAt(lag))];
  draft.line(top + 1, 0, headings.map((word) => heading(word)));
  draft.put(top + 1, trendCheck, heading(reports.common.check));
  trend.forEach((_, m) => {
    draft.put(top + 2 + m, columns.month, text(months[season + m]!));
    monthRow(draft, context, top + 2 + m, m);
  });
  return {
    name: "forecast-accuracy",
    title: w.chartTitle,
    altText: w.chartAlt,
    data: { row: top + 1, column: columns.month, rows: 1 + trend.length, columns: 3 + lags.length },
    place: { row: top + 1, column: columns.forecast(lags.length), rows: leastHeight - 1, columns: trendCheck - columns.forecast(lags.length) },
    series: [
      { type: "line", axis: "primary", colour: "#2F6DB5" },
      { type: "line", axis: "primary", colour: "#D9902F" },
      { type: "line", axis: "primary", colour: "#8A4FA3" },
      { type: "line", axis: "primary", colour: "#5B6670", dashed: true },
      { type: "line", axis: "primary", colour: "#2E6B34", dashed: true },
    ],
    valueAxisTitle: w.axis,
    format: "percent",
  };
}

function monthRow(draft: Draft, context: ReportContext, row: number, m: number): void {
  const { plan, words } = context;
  const { forecastAccuracy, options } = plan;
  const { accuracies, seasonal, statistical, demand, forecasts } = forecastAccuracy.trend[m]!;
  const history = historyColumns(forecastAccuracy);
  const items = forecastAccuracy.lines.filter(({ level }) => level === "item").length;
  const sheet = words.reports.sheets.forecastHistory;
  const column = (c: number) => onSheet(sheet, down(c, historyRow(0), historyRow(items - 1)));
  const at = (c: number) => cellName(row, c);
  const actual = column(history.demand(season + m));
  const yearBefore = column(history.demand(m));
  const accuracy = (error: string, whole: string, condition = `${whole}>0`) => `IF(${condition},ROUND(MAX(0,1-${error}/${whole}),6),"")`;
  const chosen = isChosen(historyFamilies(context));
  const engine: (readonly [string, number])[] = [[at(columns.demand), demand]];
  draft.put(row, columns.demand, formula(`SUMPRODUCT(1*${chosen},${actual})`));
  lags.forEach((_, l) => {
    if (forecasts[l] === undefined) return;
    const counts = onSheet(sheet, fixed(historyRows.compared, history.forecast(l, m)));
    const forecast = column(history.forecast(l, m));
    draft.put(row, columns.forecast(l), formula(`SUMPRODUCT(1*${chosen},${forecast})`));
    const whole = at(options.errorBase === "demand" ? columns.demand : columns.forecast(l));
    draft.put(row, columns.accuracy(l), formula(accuracy(`SUMPRODUCT(${chosen}*ABS(${actual}-${forecast}))`, whole, `AND(${counts}=1,${whole}>0)`), "percent"));
    engine.push([at(columns.forecast(l)), forecasts[l]]);
    if (accuracies[l] !== undefined) engine.push([at(columns.accuracy(l)), accuracies[l]]);
  });
  if (seasonal !== undefined) {
    const whole = options.errorBase === "demand" ? `SUMPRODUCT(${chosen}*ISNUMBER(${yearBefore}),${actual})` : `SUMPRODUCT(1*${chosen},${yearBefore})`;
    draft.put(row, columns.seasonal, formula(accuracy(`SUMPRODUCT(${chosen}*ISNUMBER(${yearBefore})*ABS(${actual}-${yearBefore}))`, whole), "percent"));
    engine.push([at(columns.seasonal), seasonal]);
  }
  if (statistical !== undefined) {
    const baseline = column(history.baseline(0, m));
    const whole = options.errorBase === "demand" ? `SUMPRODUCT(${chosen}*ISNUMBER(${baseline}),${actual})` : `SUMPRODUCT(1*${chosen},${baseline})`;
    draft.put(row, columns.statistical, formula(accuracy(`SUMPRODUCT(${chosen}*ISNUMBER(${baseline})*ABS(${actual}-${baseline}))`, whole), "percent"));
    engine.push([at(columns.statistical), statistical]);
  }
  draft.check(row, checkedForAll(cellsCheck(engine)));
}
