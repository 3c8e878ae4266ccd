import { season } from "../engine/accuracy/forecastErrors";
import { lags } from "../engine/accuracy/versionsByLag";
import { byText, sum } from "../engine/arithmetic";
import { addMonths } from "../engine/calendar";
import { periodsInMonth } from "../engine/periods";
import type { ForecastAccuracy, ForecastLine } from "../engine/plan";
import type { IsoMonth } from "../engine/records";
import { cellName } from "../workbook/address";
import { historyColumns, historyRow, trendCheck } from "./accuracyPlaces";
import { cellsCheck, formula, heading, text } from "./cells";
import { openMonthOf, type ReportContext } from "./context";
import type { Draft } from "./draft";
import { checkedForAll, historyFamilies, isChosen } from "./forecastChoice";
import { firstRow } from "./layout";
import { monthSerial } from "./periods";
import { down, fixed, onSheet } from "./reference";

const firstMonth = 2;

interface Shown {
  body: string;
  engine: number;
}

/** A row a stored version, a column a month it spoke of; beneath them this plan's forecast, and what was then asked for. */
export function versionWaterfall(draft: Draft, context: ReportContext, top: number): void {
  const { plan, words: { accuracy: w, reports } } = context;
  const { forecastMonths } = plan.forecastAccuracy;
  draft.put(top, 0, text(w.waterfall, "figure"));
  draft.line(top + 1, 0, [w.version, w.issuedIn].map((word) => heading(word)));
  forecastMonths.forEach((month, m) => draft.put(top + 1, firstMonth + m, heading(monthSerial(month), "month")));
  draft.put(top + 1, trendCheck, heading(reports.common.check));
  const versions = issued(plan.forecastAccuracy);
  versions.forEach(({ month, version }, index) => shownRow(draft, context, top + 2 + index, [version, month], (m) => ofVersion(context, month, m)));
  shownRow(draft, context, top + 2 + versions.length, [w.current, openMonthOf(plan)], (m) => ofThisPlan(context, m));
  shownRow(draft, context, top + 3 + versions.length, [w.actual, ""], (m) => ofActuals(context, m), "total");
}

/** Versions by month of issue, the oldest first. */
function issued({ forecastMonths, versions }: ForecastAccuracy): { month: IsoMonth; version: string }[] {
  const found = new Map(lags.flatMap((lag, l) => forecastMonths.flatMap((month, m) => (versions[l]![m] === undefined ? [] : [[addMonths(month, -lag), versions[l]![m]] as const]))));
  return [...found].map(([month, version]) => ({ month, version })).sort((a, b) => byText(a.month, b.month));
}

function shownRow(draft: Draft, { plan }: ReportContext, row: number, [name, month]: readonly [string, string], cellOf: (m: number) => Shown | undefined, style: "key" | "total" = "key"): void {
  draft.line(row, 0, [text(name, style), text(month, style)]);
  const cells = plan.forecastAccuracy.forecastMonths.flatMap((_, m) => {
    const shown = cellOf(m);
    if (!shown) return [];
    draft.put(row, firstMonth + m, formula(shown.body, "integer", style === "total" ? "total" : "formula"));
    return [[cellName(row, firstMonth + m), shown.engine] as const];
  });
  draft.check(row, checkedForAll(cellsCheck(cells)));
}

const itemLines = ({ lines }: ForecastAccuracy): ForecastLine[] => lines.filter(({ level }) => level === "item");

/** The chosen items' cells of one column of the history. */
function historySum(context: ReportContext, column: number): string {
  const { plan, words } = context;
  return `SUMPRODUCT(1*${isChosen(historyFamilies(context))},${onSheet(words.reports.sheets.forecastHistory, down(column, historyRow(0), historyRow(itemLines(plan.forecastAccuracy).length - 1)))})`;
}

function ofVersion(context: ReportContext, issuedIn: IsoMonth, m: number): Shown | undefined {
  const accuracy = context.plan.forecastAccuracy;
  const l = lags.findIndex((lag) => addMonths(accuracy.forecastMonths[m]!, -lag) === issuedIn);
  if (l < 0 || accuracy.versions[l]![m] === undefined) return undefined;
  return { body: historySum(context, historyColumns(accuracy).forecast(l, m)), engine: sum(itemLines(accuracy).map(({ forecasts }) => forecasts[l]![m] ?? 0)) };
}

function ofActuals(context: ReportContext, m: number): Shown | undefined {
  const accuracy = context.plan.forecastAccuracy;
  if (m >= accuracy.trend.length) return undefined;
  return { body: historySum(context, historyColumns(accuracy).demand(season + m)), engine: accuracy.trend[m]!.demand };
}

/** As it stands on the master schedule, from the open month on. */
function ofThisPlan({ plan, months, layout: { mps }, words }: ReportContext, m: number): Shown | undefined {
  const month = plan.forecastAccuracy.forecastMonths[m]!;
  const index = months.indexOf(month);
  if (index < 0) return undefined;
  const { sheets } = words.reports;
  const column = (c: number) => onSheet(sheets.mps, down(c, firstRow, mps.last));
  const isForecast = `(${column(mps.columns.measure)}=${onSheet(sheets.mps, fixed(mps.wordRow("forecast"), mps.columns.measure))})`;
  const periods = periodsInMonth(plan.periods, month);
  return {
    body: `SUMPRODUCT(${isForecast}*${isChosen(column(mps.columns.family))},${column(mps.columns.month(index))})`,
    engine: sum(plan.masterSchedule.flatMap(({ demand }) => periods.map((t) => demand.forecast[t]!))),
  };
}
