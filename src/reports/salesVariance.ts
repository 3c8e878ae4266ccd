import type { SalesVariance } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { SheetSpec } from "../workbook/port";
import { blank, cellsCheck, formula, heading, input, text } from "./cells";
import { lastClosedMonthOf, openMonthOf, type ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { labelRow } from "./layout";
import { planMeasures } from "./planMeasures";
import { beyondMark, reasonCell, type Watched } from "./reasonLinks";
import { actualsSum, masterScheduleSum } from "./sums";
import { salesColumns as columns, salesFirst as first, salesMeasuresTop, salesTotalRow } from "./varianceLayout";

type Figure = "lastPlan" | "lastActual" | "lastVariance" | "lastAttainment" | "thisPlan" | "toDate" | "orders" | "remaining" | "latest" | "thisVariance" | "thisAttainment" | "still";
const watched: readonly (Watched & { variance: number; reason: number })[] = [
  { kind: "salesLastMonth", expected: columns.lastPlan, actual: columns.lastActual, limit: columns.limit, variance: columns.lastVariance, reason: columns.lastReason },
  { kind: "salesThisMonth", expected: columns.thisPlan, actual: columns.latest, limit: columns.limit, variance: columns.thisVariance, reason: columns.thisReason },
];

/** 销售差异: last month's shipments and this month's latest estimate against the sales plan, by family, at standard cost. */
export function salesVarianceSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const { common, salesVariance } = words.reports;
  const { limit, reason } = words.variances;
  const draft = draftSheet(context, "salesVariance", common.unitsMoney(plan.options.currency), columns.check);
  const { variance, attainment } = salesVariance;
  const headings = [
    common.family, salesVariance.lastPlan(lastClosedMonthOf(plan)), salesVariance.lastActual, variance, attainment, reason, salesVariance.thisPlan(openMonthOf(plan)),
    salesVariance.shippedToDate, salesVariance.openOrders, salesVariance.remainingForecast, salesVariance.latestEstimate, variance, attainment, reason, salesVariance.stillToShip, limit, common.check,
  ];
  draft.line(labelRow, 0, headings.map((word) => heading(word)));
  plan.salesVariances.forEach((line, index) => familyRow(draft, context, line, first + index));
  totalRow(draft, context, salesTotalRow(plan));
  planMeasures(draft, context, "sales", salesMeasuresTop(plan), columns.check);
  return draft.finish({
    widths: [16, 14, 14, 14, 11, 13, 14, 14, 14, 14, 14, 14, 11, 13, 14, 9, 10],
    conditionals: watched.map((each) => beyondMark(each, each.variance, first, plan.salesVariances.length)),
    freeze: { rows: first, columns: 1 },
    print: { landscape: true, titleRows: first },
    tabColour: "#2E6B34",
  });
}

const isShare = (figure: Figure): boolean => figure === "lastAttainment" || figure === "thisAttainment";

function familyRow(draft: Draft, context: ReportContext, line: SalesVariance, row: number): void {
  const { words } = context;
  const known = { family: line.family, lastPlan: line.lastPlan !== undefined, thisPlan: line.thisPlan !== undefined };
  draft.put(row, columns.family, text(line.family));
  for (const figure of Object.keys(bodies) as Figure[]) {
    const body = bodies[figure](context, row, known);
    draft.put(row, columns[figure], body === undefined ? text(words.reports.common.notKnown) : formula(body, isShare(figure) ? "percent" : "money"));
  }
  draft.put(row, columns.limit, input(context.plan.options.salesVarianceLimit, "percent"));
  for (const each of watched) if (line[each.kind === "salesLastMonth" ? "lastPlan" : "thisPlan"] !== undefined) draft.put(row, each.reason, reasonCell(context, line.family, row, [each]));
  const at = (figure: Figure) => cellName(row, columns[figure]);
  const engine: readonly (readonly [Figure, number | undefined])[] = [
    ["lastPlan", line.lastPlan], ["lastActual", line.lastActual], ["thisPlan", line.thisPlan],
    ["toDate", line.shippedToDate], ["orders", line.openOrders], ["remaining", line.remainingForecast], ["latest", line.latestEstimate], ["still", line.stillToShip],
  ];
  draft.check(row, cellsCheck(engine.flatMap(([figure, value]) => (value === undefined ? [] : [[at(figure), value] as const])), 2));
}

interface Known {
  family: string;
  lastPlan: boolean;
  thisPlan: boolean;
}
const share = (actual: string, plan: string): string => `IF(${plan}>0,${actual}/${plan},0)`;
const difference = (a: Figure, b: Figure) => (row: number) => `${cellName(row, columns[a])}-${cellName(row, columns[b])}`;
const attained = (a: Figure, b: Figure) => (row: number) => share(cellName(row, columns[a]), cellName(row, columns[b]));

/** A formula for each figure; undefined where there was no sales plan to compare with. */
const bodies: Record<Figure, (context: ReportContext, row: number, known: Known) => string | undefined> = {
  lastPlan: (context, _, { family, lastPlan }) => (lastPlan ? past(context, family, "salesPlan", -2) : undefined),
  lastActual: (context, _, { family }) => (context.plan.actualMonths.length > 1 ? past(context, family, "shipped", -2) : "0"),
  lastVariance: (_, row, { lastPlan }) => (lastPlan ? difference("lastActual", "lastPlan")(row) : undefined),
  lastAttainment: (_, row, { lastPlan }) => (lastPlan ? attained("lastActual", "lastPlan")(row) : undefined),
  thisPlan: (context, _, { family, thisPlan }) => (thisPlan ? past(context, family, "salesPlan", -1) : undefined),
  toDate: (context, _, { family }) => past(context, family, "shipped", -1),
  // Everything owed from before the plan date is to be shipped in the open month.
  orders: (context, _, { family }) => scheduled(context, family, "orders", "pastDue", "openMonth"),
  remaining: (context, _, { family }) => scheduled(context, family, "netForecast", "openMonth"),
  latest: (_, row) => (["toDate", "orders", "remaining"] as const).map((figure) => cellName(row, columns[figure])).join("+"),
  thisVariance: (_, row, { thisPlan }) => (thisPlan ? difference("latest", "thisPlan")(row) : undefined),
  thisAttainment: (_, row, { thisPlan }) => (thisPlan ? attained("latest", "thisPlan")(row) : undefined),
  // What the stock on the plan date owes and ships at once stands in the past-due column.
  still: (context, _, { family }) => scheduled(context, family, "shipments", "pastDue", "openMonth"),
};

/** A family's figure of the master schedule at standard cost. */
function scheduled({ layout, words }: ReportContext, family: string, measure: "orders" | "netForecast" | "shipments", ...from: readonly ("pastDue" | "openMonth")[]): string {
  const { pastDue, month } = layout.mps.columns;
  const columnOf = { pastDue, openMonth: month(0) };
  return from.map((part) => masterScheduleSum(layout, words, { family, measure, weight: "cost", column: columnOf[part] })).join("+");
}

/** A figure of the actuals; months are counted from the end: −1 the open month, −2 the last closed one. */
const past = ({ layout, words, plan }: ReportContext, family: string, measure: "shipped" | "salesPlan", month: number): string =>
  actualsSum(layout, words, { family, measure, column: layout.actuals.columns.month(plan.actualMonths.length + month) });

function totalRow(draft: Draft, { words, plan }: ReportContext, row: number): void {
  draft.put(row, columns.family, text(words.reports.common.total, "total"));
  for (const column of [columns.lastReason, columns.thisReason, columns.limit]) draft.put(row, column, blank("total"));
  const shares: Partial<Record<Figure, [Figure, Figure]>> = { lastAttainment: ["lastActual", "lastPlan"], thisAttainment: ["latest", "thisPlan"] };
  for (const figure of Object.keys(bodies) as Figure[]) {
    const parts = shares[figure];
    const sum = plan.salesVariances.length ? `SUM(${cellName(first, columns[figure])}:${cellName(row - 1, columns[figure])})` : "0";
    const body = parts ? attained(...parts)(row) : sum;
    draft.put(row, columns[figure], formula(body, isShare(figure) ? "percent" : "money", "total"));
  }
}
