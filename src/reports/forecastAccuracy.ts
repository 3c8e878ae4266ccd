import { lags } from "../engine/accuracy/versionsByLag";
import type { PlanningOptions } from "../engine/options";
import { percentage } from "../language/format";
import { cellName } from "../workbook/address";
import type { ConditionalLook, ConditionalSpec, SheetSpec } from "../workbook/port";
import { accuracyColumns, groupHeadings, groupRow, groupsTop, type Measure } from "./accuracyGroups";
import { accuracyTrend, trendHeight } from "./accuracyTrend";
import { text } from "./cells";
import type { ReportContext } from "./context";
import { draftSheet } from "./draft";
import { versionWaterfall } from "./versionWaterfall";

const notesRow = groupsTop.label - 2;

/** 预测准确率: ranked by main specification, channel and office at lags 1 to 3, the course of the months, the waterfall of versions. */
export function forecastAccuracySheet(context: ReportContext): SheetSpec {
  const { plan, words: { accuracy: w } } = context;
  const { groups } = plan.forecastAccuracy;
  const columns = accuracyColumns(plan.forecastAccuracy);
  const draft = draftSheet(context, "forecastAccuracy", w.note, columns.check);
  const { errorBase, forecastErrorLimit, forecastBiasLimit, trackingSignalLimit } = plan.options;
  draft.put(notesRow, 0, text(w.measured(errorBase), "note"));
  draft.put(notesRow + 1, 0, text(w.baselines({ error: percentage(forecastErrorLimit), bias: percentage(forecastBiasLimit), signal: String(trackingSignalLimit) }), "note"));
  groupHeadings(draft, context, columns);
  groups.forEach((group, index) => groupRow(draft, context, columns, group, index));
  const missing = groups.length === 0 ? [w.nothing] : [...(groups.some(({ view }) => view === "channel") ? [] : [w.noChannel]), ...(groups.some(({ view }) => view === "office") ? [] : [w.noOffice])];
  missing.forEach((word, index) => draft.put(groupsTop.first + groups.length + index, 0, text(word, "note")));
  const trendRow = groupsTop.first + groups.length + missing.length + 1;
  const chart = groups.length > 0 ? accuracyTrend(draft, context, trendRow) : undefined;
  if (groups.length > 0) versionWaterfall(draft, context, trendRow + trendHeight(plan.forecastAccuracy) + 1);
  return draft.finish({
    widths: [12, 12, 18, 9, 11, ...Array.from({ length: columns.last - 4 }, () => 9.5)],
    freeze: { rows: groupsTop.first, columns: columns.behind },
    print: { landscape: true, titleRows: groupsTop.first, columns: columns.check + 1, ...(chart && { breaksBefore: [trendRow] }) },
    ...(chart && {
      charts: [chart],
      filter: { row: groupsTop.measure, column: 0, rows: 1 + groups.length, columns: columns.check + 1 },
      folds: { columns: [{ from: columns.check + 1, count: columns.last - columns.check, folded: true }] },
      conditionals: lags.flatMap((_, l) => alarms(plan.options, (measure) => columns.measure(l, measure), groups.length)),
    }),
    tabColour: "#2E6B34",
  });
}

/** What needs attention: the limits of the settings, and a forecast that a baseline would have beaten. */
function alarms(options: PlanningOptions, columnOf: (measure: Measure) => number, rows: number): ConditionalSpec[] {
  const rule = (measure: Measure, look: ConditionalLook, condition: (cell: string) => string): ConditionalSpec => {
    const column = columnOf(measure);
    const cell = cellName(groupsTop.first, column);
    return { range: { row: groupsTop.first, column, rows, columns: 1 }, formula: `AND(ISNUMBER(${cell}),${condition(cell)})`, look };
  };
  return [
    rule("wmape", "bad", (cell) => `${cell}>=${options.forecastErrorLimit}`),
    rule("bias", "doubtful", (cell) => `ABS(${cell})>=${options.forecastBiasLimit}`),
    rule("signal", "bad", (cell) => `ABS(${cell})>${options.trackingSignalLimit}`),
    rule("naive", "doubtful", (cell) => `${cell}<0`),
    rule("seasonal", "doubtful", (cell) => `${cell}<0`),
  ];
}
