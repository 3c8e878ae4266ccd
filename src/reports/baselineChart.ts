import { languages } from "../language";
import type { Words } from "../language";
import type { ChartSpec, ValidationSpec } from "../workbook/port";
import { type BaselineColumns, baselineRow, baselineRows } from "./baselineLayout";
import { formula, heading, text } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import type { KeptColumns } from "./keptCells";
import { down, fixed } from "./reference";

/** The picture of one row of 统计基线, chosen in a drop-down. */

const place = { row: baselineRows.choice, column: 1 };
const height = 18;
const width = 10;

/** Found again by its heading, so that a rerun shows what was chosen. */
export const keptOnBaseline: KeptColumns = {
  sheet: "baseline",
  headings: ({ baseline: w }: Words) => ({ keys: [w.show], cells: [w.line], basis: w.show }),
};

/** A forecast line as people choose it. */
export const lineName = ({ item, channel, office }: { item: string; channel: string; office: string }): string => [item, channel, office].filter((part) => part !== "").join(" · ");

/** As chosen before, as long as the list still has it; else its first row. */
function chosen({ plan, kept }: ReportContext): string {
  const shown = Object.values(languages).map(({ baseline }) => baseline.shown);
  const [line] = (kept.baseline ?? []).find(({ key }) => shown.includes(String(key[0])))?.cells ?? [];
  const names = plan.baseline.lines.map(lineName);
  return names.find((name) => name === String(line ?? "")) ?? names[0]!;
}

/** The chart of history and baseline of the line that is chosen in a drop-down, and that drop-down. */
export function baselineChart(draft: Draft, context: ReportContext, columns: BaselineColumns): { chart: ChartSpec; validation: ValidationSpec } {
  const { plan: { baseline }, words: { baseline: w, reports } } = context;
  const last = baselineRow(baseline.lines.length - 1);
  draft.line(baselineRows.summary, 0, [heading(w.show), heading(w.line)]);
  draft.line(place.row, 0, [text(w.shown), text(chosen(context), "input")]);
  baseline.lines.forEach((line, index) => draft.put(baselineRow(index), columns.label, text(lineName(line))));
  draft.put(baselineRows.headings, columns.label, heading(w.line));
  const chart = { row: baselineRows.first, column: columns.data, rows: height, columns: width };
  const top = baselineRows.first + height + 1;
  draft.line(top, columns.data, [reports.common.month, w.sold, w.forecast, w.mean, w.lower, w.upper].map((word) => heading(word)));
  const here = `(${down(columns.label, baselineRows.first, last)}=${fixed(place.row, place.column)})`;
  const shown = (column: number): string => `IFERROR(SUMPRODUCT(${here}*1,${down(column, baselineRows.first, last)})/SUMPRODUCT(${here}*1),0)`;
  const put = (row: number, column: number, of: number) => draft.put(row, columns.data + column, formula(shown(of)));
  baseline.historyMonths.forEach((month, m) => {
    draft.put(top + 1 + m, columns.data, text(month));
    put(top + 1 + m, 1, columns.history(m));
  });
  baseline.months.forEach((month, h) => {
    const row = top + 1 + baseline.historyMonths.length + h;
    draft.put(row, columns.data, text(month));
    [columns.forecast(h), columns.mean(h), columns.lower(h), columns.upper(h)].forEach((column, c) => put(row, 2 + c, column));
  });
  return {
    chart: {
      name: "statistical-baseline",
      title: w.chartTitle,
      altText: w.chartAlt,
      data: { row: top, column: columns.data, rows: 1 + baseline.historyMonths.length + baseline.months.length, columns: 6 },
      place: chart,
      series: [
        { type: "line", axis: "primary", colour: "#5B6670" },
        { type: "line", axis: "primary", colour: "#D9902F" },
        { type: "line", axis: "primary", colour: "#2F6DB5" },
        { type: "line", axis: "primary", colour: "#2F6DB5", dashed: true },
        { type: "line", axis: "primary", colour: "#2F6DB5", dashed: true },
      ],
      valueAxisTitle: w.axis,
      format: "integer",
    },
    validation: { range: { ...place, rows: 1, columns: 1 }, list: down(columns.label, baselineRows.first, last) },
  };
}
