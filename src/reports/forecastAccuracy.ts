import type { PlanningOptions } from "../engine/options";
import { percentage } from "../language/format";
import { cellName } from "../workbook/address";
import type { ConditionalLook, ConditionalSpec, SheetSpec } from "../workbook/port";
import { accuracyColumn, accuracyHeading, accuracyHeadings, accuracyRow, accuracyRows, errorColumn, firstAccuracyRow, type Measure } from "./accuracyRows";
import { linkTo, text } from "./cells";
import type { ReportContext } from "./context";
import { draftSheet } from "./draft";

const notesRow = accuracyHeading - 2;

/** 预测准确率: at lags 1 to 3 by channel, office and main specification, ranked, with what needs attention. */
export function forecastAccuracySheet(context: ReportContext): SheetSpec {
  const { plan, words: { accuracy: w, reports } } = context;
  const { groups, trend } = plan.forecastAccuracy;
  const draft = draftSheet(context, "forecastAccuracy", w.note, accuracyColumn("check"));
  const { errorBase, forecastErrorLimit, forecastBiasLimit, trackingSignalLimit } = plan.options;
  draft.put(notesRow, 0, text(w.measured(errorBase), "note"));
  draft.put(notesRow + 1, 0, text(w.baselines({ error: percentage(forecastErrorLimit), bias: percentage(forecastBiasLimit), signal: String(trackingSignalLimit), attainment: percentage(plan.options.attainmentLimit) }), "note"));
  accuracyHeadings(draft, context);
  const rows = accuracyRows(plan.forecastAccuracy);
  rows.forEach((row) => accuracyRow(draft, context, row));
  const notes = groups.length === 0 ? [w.nothing] : [...(groups.some(({ view }) => view === "channel") ? [] : [w.noChannel]), ...(groups.some(({ view }) => view === "office") ? [] : [w.noOffice])];
  notes.forEach((word, index) => draft.put(firstAccuracyRow + rows.length + index, 0, text(word, "note")));
  draft.put(0, accuracyColumn("rank"), linkTo(reports.sheets.reasons, 0, 0, w.toReasons));
  draft.put(0, accuracyColumn("attention"), linkTo(reports.sheets.forecastTrend, 0, 0, w.toTrend));
  return draft.finish({
    widths: [10, 9, 12, 18, 10, 10, 9, 9, 9, 9, 9, 9, 9, 7, 9, 9, 46, 10, 8, ...Array.from({ length: errorColumn(trend.length) - accuracyColumn("check") - 1 }, () => 11)],
    freeze: { rows: firstAccuracyRow, columns: accuracyColumn("demand") },
    print: { landscape: true, titleRows: firstAccuracyRow, columns: accuracyColumn("check") + 1, breaksBefore: rows.filter(({ l, row }, index) => row > firstAccuracyRow && rows[index - 1]!.l !== l).map(({ row }) => row) },
    ...(rows.length > 0 && {
      filter: { row: accuracyHeading, column: 0, rows: 1 + rows.length, columns: accuracyColumn("check") + 1 },
      folds: { columns: [{ from: accuracyColumn("check") + 1, count: errorColumn(trend.length) - accuracyColumn("check") - 1, folded: true }] },
      conditionals: alarms(plan.options, rows.length),
    }),
    tabColour: "#2E6B34",
  });
}

/** What needs attention: the limits of the settings, and a forecast that repeating the past would have beaten. */
function alarms(options: PlanningOptions, rows: number): ConditionalSpec[] {
  const rule = (measure: Measure, look: ConditionalLook, condition: (cell: string) => string): ConditionalSpec => {
    const column = accuracyColumn(measure);
    const cell = cellName(firstAccuracyRow, column);
    return { range: { row: firstAccuracyRow, column, rows, columns: 1 }, formula: `AND(ISNUMBER(${cell}),${condition(cell)})`, look };
  };
  return [
    rule("wmape", "bad", (cell) => `${cell}>=${options.forecastErrorLimit}`),
    rule("bias", "doubtful", (cell) => `OR(${cell}>=${options.forecastBiasLimit},${cell}<=-${options.forecastBiasLimit})`),
    rule("signal", "bad", (cell) => `OR(${cell}>${options.trackingSignalLimit},${cell}<-${options.trackingSignalLimit})`),
    rule("naive", "doubtful", (cell) => `${cell}<0`),
    rule("seasonal", "doubtful", (cell) => `${cell}<0`),
    rule("statistical", "doubtful", (cell) => `${cell}<0`),
    beyondAttainment(options, rows),
  ];
}

/** Attainment of the last closed month of an office or clerk at lag 1, for which measures are asked. */
function beyondAttainment({ attainmentLimit }: PlanningOptions, rows: number): ConditionalSpec {
  const column = accuracyColumn("lastAttainment");
  const cell = cellName(firstAccuracyRow, column);
  return { range: { row: firstAccuracyRow, column, rows, columns: 1 }, formula: `AND(ISNUMBER(${cell}),ABS(${cell}-1)>${attainmentLimit})`, look: "bad" };
}
