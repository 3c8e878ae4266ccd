import type { ThreeSeriesMonth } from "../engine/plan";
import { cellName } from "../workbook/address";
import { cellsCheck, formula, heading, input, text } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import type { mpsMeasures } from "./layout";
import { actualsSum, masterScheduleSum } from "./sums";

/** Right of the chart, so that the page opens with the picture. */
export const chartColumns = { label: 9, sales: 10, production: 11, inventory: 12, opening: 13, other: 14, identity: 15, check: 16 };

/**
 * 三序列: sales, production and inventory of finished goods by month at standard cost. Closed months come from the
 * actuals, months to come from the master schedule, the open month from both; the identity
 * opening + production − sales + other = closing is printed beside them and must leave nothing.
 */
export function chartData(draft: Draft, context: ReportContext, top: number): void {
  const { plan, words } = context;
  const { dashboard, common } = words.reports;
  const titles = [dashboard.monthOf, dashboard.sales, dashboard.production, dashboard.inventory, dashboard.opening, dashboard.other, dashboard.identity, common.check];
  draft.line(top, chartColumns.label, titles.map((word) => heading(word)));
  plan.threeSeries.forEach((line, index) => monthRow(draft, context, line, top + 1 + index, index === 0));
}

function monthRow(draft: Draft, context: ReportContext, line: ThreeSeriesMonth, row: number, first: boolean): void {
  const at = (column: keyof typeof chartColumns) => cellName(row, chartColumns[column]);
  const money = (body: string) => formula(body, "money");
  draft.line(row, chartColumns.label, [
    text(context.words.reports.dashboard.label(line.month, line.kind)),
    money(join(past(context, line, "shipped"), ...planned(context, line, ["shipments"]))),
    money(join(past(context, line, "produced"), ...planned(context, line, ["receipts", "production", "outsourced"]))),
    money(closing(context, line)),
    first ? input(line.opening, "money") : money(cellName(row - 1, chartColumns.inventory)),
    input(line.residual - line.scrapped, "money"),
    formula(`ROUND(${at("opening")}+${at("production")}-${at("sales")}+${at("other")}-${at("inventory")},2)`, "check", "check"),
  ]);
  const engine = [["sales", line.sales], ["production", line.production], ["inventory", line.inventory], ["opening", line.opening]] as const;
  draft.check(row, cellsCheck(engine.map(([column, value]) => [at(column), value] as const), 2));
}

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("+") || "0";

function past({ plan, layout, words }: ReportContext, { month }: ThreeSeriesMonth, measure: "shipped" | "produced" | "closingStock"): string {
  const m = plan.actualMonths.indexOf(month);
  return m < 0 ? "" : actualsSum(layout, words, { measure, scheduledOnly: true, column: layout.actuals.columns.month(m) });
}

type Flow = (typeof mpsMeasures)[number];

function planned({ months, layout, words }: ReportContext, { month, kind }: ThreeSeriesMonth, measures: readonly Flow[]): string[] {
  const m = months.indexOf(month);
  if (m < 0) return [];
  const { columns } = layout.mps;
  const sum = (measure: Flow, column: number) => masterScheduleSum(layout, words, { measure, weight: "cost", column });
  return measures.flatMap((measure) => [
    // The open month takes what is overdue: owed and shipped at once, expected and counted as received.
    ...(kind === "open" && (measure === "shipments" || measure === "receipts") ? [sum(measure, columns.pastDue)] : []),
    sum(measure, columns.month(m)),
  ]);
}

/** The counted stock of a closed month; else usable stock at the month's end and what is on hand but blocked. */
function closing(context: ReportContext, line: ThreeSeriesMonth): string {
  const { months, layout, words } = context;
  if (line.kind === "actual") return join(past(context, line, "closingStock"));
  const { columns } = layout.mps;
  const stock = { measure: "available", weight: "cost", column: columns.month(months.indexOf(line.month)), sign: "positive" } as const;
  return join(masterScheduleSum(layout, words, stock), masterScheduleSum(layout, words, { measure: "available", weight: "cost", column: columns.unusable }));
}
