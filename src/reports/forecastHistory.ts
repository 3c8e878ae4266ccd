import { season } from "../engine/accuracy/forecastErrors";
import { lags } from "../engine/accuracy/versionsByLag";
import type { ForecastLine } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { type ErrorSum, errorSums, errorValues, type HistoryColumns, historyColumns, historyRow, historyRows } from "./accuracyPlaces";
import { cellsCheck, decision, formula, heading, input, quantityFormat, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { monthSerial } from "./periods";
import { across, fixedAcross } from "./reference";

/** 预测依据: demand, the stored forecasts and the baseline as known with them of every line, by month, and the sums of its errors. */
export function forecastHistorySheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const accuracy = plan.forecastAccuracy;
  const columns = historyColumns(accuracy);
  const draft = draftSheet(context, "forecastHistory", words.accuracy.history, columns.check);
  headings(draft, context, columns);
  if (accuracy.lines.length === 0) draft.put(historyRows.first, 0, text(words.accuracy.nothing, "note"));
  accuracy.lines.forEach((line, index) => lineRow(draft, context, columns, line, index));
  return draft.finish({
    widths: [16, 12, 18, 11, 14, 9, 12, 6, ...Array.from({ length: columns.check - columns.unit }, () => 9)],
    freeze: { rows: historyRows.first, columns: columns.family },
    print: { landscape: true, titleRows: historyRows.first, pagesWide: 4 },
    folds: { columns: foldsOf(columns) },
    ...(accuracy.lines.length > 0 && { filter: { row: historyRows.month, column: 0, rows: 1 + accuracy.lines.length, columns: columns.unit + 1 } }),
    tabColour: "#1F4E9E",
  });
}

/** The year before, and lags 2 and 3. A fold ends before a column that stays: the first month of the lag stands for the rest. */
const foldsOf = (columns: HistoryColumns) =>
  columns.compared === 0
    ? []
    : [
        { from: columns.demand(0), count: season, folded: true },
        ...lags.slice(1).map((_, l) => ({ from: columns.forecast(l + 1, 0), count: columns.forecastMonths - 1, folded: true })),
        { from: columns.baseline(0, 0), count: lags.length * columns.compared, folded: true },
      ];

function headings(draft: Draft, { plan, words }: ReportContext, columns: HistoryColumns): void {
  const { accuracy: w, reports, tables } = words;
  const { common } = reports;
  const { months, forecastMonths, versions, compared } = plan.forecastAccuracy;
  const keys = [w.level, common.item, common.name, common.family, tables.columns.specification, tables.columns.channel, tables.columns.office, common.unit];
  const put = (column: number, label: Cell, month = heading(), version = heading(), counts = heading()): void => {
    for (const [row, cell] of [[historyRows.label, label], [historyRows.month, month], [historyRows.version, version], [historyRows.compared, counts]] as const) draft.put(row, column, cell);
  };
  keys.forEach((word, column) => put(column, heading(), heading(word)));
  draft.put(historyRows.compared, columns.level, heading(w.comparedMonth));
  draft.put(historyRows.version, columns.level, heading(w.versionUsed));
  months.forEach((month, m) => put(columns.demand(m), heading(m < season ? w.year : w.actualMonth), heading(monthSerial(month), "month")));
  lags.forEach((lag, l) => {
    forecastMonths.forEach((month, m) => {
      const isCompared = compared[l]![m];
      put(columns.forecast(l, m), heading(w.lag(lag)), heading(monthSerial(month), "month"), heading(versions[l]![m]), isCompared === undefined ? heading() : input(isCompared ? 1 : 0));
    });
    for (let m = 0; m < columns.compared; m++) put(columns.baseline(l, m), heading(w.baselineAt(lag)), heading(monthSerial(forecastMonths[m]!), "month"));
    for (const sum of errorSums) put(columns.sum(l, sum), heading(w.lag(lag)), heading(w[sum]));
  });
  put(columns.check, heading(common.check));
}

function lineRow(draft: Draft, context: ReportContext, columns: HistoryColumns, line: ForecastLine, index: number): void {
  const { plan, words } = context;
  const row = historyRow(index);
  const item = plan.items[line.item]!;
  draft.line(row, 0, [words.accuracy.levels[line.level], line.item, item.name, item.family, item.specification, line.channel, line.office, item.unit].map((word) => text(word)));
  const format = quantityFormat(item, [...line.demand, ...line.forecasts.flat(), ...line.baselines.flat()].map((quantity) => quantity ?? 0));
  /** Of the finest lines the input; of the others the sum of their parts. */
  const quantity = (value: number | undefined, column: number, own = input): Cell | null => {
    if (value === undefined) return null;
    return line.parts.length === 0 ? own(value, format) : formula(line.parts.map((part) => cellName(historyRow(part), column)).join("+"), format);
  };
  line.demand.forEach((value, m) => draft.put(row, columns.demand(m), quantity(value, columns.demand(m))));
  lags.forEach((_, l) => {
    line.forecasts[l]!.forEach((value, m) => draft.put(row, columns.forecast(l, m), quantity(value, columns.forecast(l, m))));
    line.baselines[l]!.forEach((value, m) => draft.put(row, columns.baseline(l, m), quantity(value, columns.baseline(l, m), decision)));
    for (const sum of errorSums) draft.put(row, columns.sum(l, sum), formula(sumFormulas(columns, row, l)[sum], format));
  });
  const engine = lags.flatMap((_, l) => Object.entries(errorValues(line.errors[l]!)).map(([sum, value]) => [cellName(row, columns.sum(l, sum as ErrorSum)), value] as const));
  draft.check(row, cellsCheck(engine));
}

/** A baseline is the row's own demand so many columns to the left; where nothing stands there, it is not known. */
function sumFormulas(columns: HistoryColumns, row: number, l: number): Record<ErrorSum, string> {
  const first = columns.months - columns.compared;
  const demandFrom = (monthsBefore: number) => across(row, columns.demand(first - monthsBefore), columns.demand(columns.months - 1 - monthsBefore));
  const demand = demandFrom(0);
  const forecast = across(row, columns.forecast(l, 0), columns.forecast(l, columns.compared - 1));
  const counts = fixedAcross(historyRows.compared, columns.forecast(l, 0), columns.forecast(l, columns.compared - 1));
  const known = (before: string) => `${counts}*ISNUMBER(${before})`;
  const gain = (before: string) => `SUMPRODUCT(${known(before)}*(ABS(${demand}-${before})-ABS(${demand}-${forecast})))`;
  const [naive, seasonal] = [demandFrom(lags[l]! + 1), demandFrom(season)];
  const statistical = across(row, columns.baseline(l, 0), columns.baseline(l, columns.compared - 1));
  return {
    demand: `SUMPRODUCT(${counts},${demand})`,
    forecast: `SUMPRODUCT(${counts},${forecast})`,
    absolute: `SUMPRODUCT(${counts}*ABS(${demand}-${forecast}))`,
    naiveDemand: `SUMPRODUCT(${known(naive)},${demand})`,
    naiveGain: gain(naive),
    seasonalDemand: `SUMPRODUCT(${known(seasonal)},${demand})`,
    seasonalGain: gain(seasonal),
    statisticalDemand: `SUMPRODUCT(${known(statistical)},${demand})`,
    statisticalGain: gain(statistical),
  };
}
