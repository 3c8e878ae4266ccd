import { sum } from "../../engine/arithmetic";
import type { CapacityVariance, ThreeSeriesMonth, Variance } from "../../engine/plan";
import type { ReportContext } from "../context";
import { cashLayout } from "../cashNeedLayout";
import { figuresRow } from "../dashboard";
import { familiesOf, familyFigures, type SopMeasure } from "../familyFigures";
import { reasonColumns, reasonsFirst } from "../reasonLinks";
import { down, fixed, onSheet } from "../reference";
import { asReleasedAt, costPartNames, costTotalAt } from "../runLogPlaces";
import { sopCostCell } from "../sop";
import { seriesColumn, type SeriesFigure, seriesIndex, seriesRow } from "../threeSeriesPlaces";
import { inventoryColumns, inventoryFirst, inventoryTotalRow, loadColumns, loadFirst, hoursColumns, hoursFirst, salesColumns, salesFirst, salesTotalRow } from "../varianceLayout";
import type { Figure, Quoted } from "./model";

/** Figures of the plan's sheets for sentences and tables: where each stands, and what the engine says it is. */

const money = (cell: string, value: number): Figure => ({ cell, value, format: "money" });
const share = (cell: string, value: number): Figure => ({ cell, value, format: "percent" });
const decimal = (cell: string, value: number): Figure => ({ cell, value, format: "decimal" });

/** Tiles of the dashboard in their order. */
const tiles = ["serviceLevel", "forecastAccuracy", "salesAttainment", "planConformity", "inventoryValue", "inventoryTurns"] as const;

/** A headline number of the dashboard; the word for unknown where it is. */
export function tileFigure({ plan, words }: ReportContext, tile: (typeof tiles)[number]): Figure | string {
  const value = plan.keyFigures[tile];
  const cell = onSheet(words.reports.sheets.dashboard, fixed(figuresRow, tiles.indexOf(tile)));
  if (value === undefined) return words.reports.common.notKnown;
  return tile === "inventoryValue" ? money(cell, value) : tile === "inventoryTurns" ? decimal(cell, value) : share(cell, value);
}

/** The work centre with the highest load and that load, as the dashboard has them. */
export function peakFigures({ plan, words, layout: { capacity } }: ReportContext): { centre: Quoted; share: Figure } | undefined {
  const { peakLoad } = plan.keyFigures;
  if (!peakLoad) return undefined;
  const on = (cell: string) => onSheet(words.reports.sheets.capacity, cell);
  const row = capacity.rowOf(peakLoad.workCentre, "loadShare");
  const name = plan.capacity.find(({ workCentre }) => workCentre === peakLoad.workCentre)?.name ?? "";
  return { centre: { cell: on(fixed(row, name === "" ? capacity.columns.key : capacity.columns.name)), words: name || peakLoad.workCentre }, share: share(on(fixed(row, capacity.columns.period(peakLoad.period))), peakLoad.ratio) };
}

/** A month's figure of the three series at standard cost, of all families or of one. */
export function seriesFigure(context: ReportContext, month: number, figure: SeriesFigure, family?: string): Figure {
  const index = family === undefined ? 0 : (seriesIndex(context, family) ?? 0);
  return money(onSheet(context.words.reports.sheets.threeSeries, fixed(seriesRow(context, index, month), seriesColumn("cost", figure))), context.plan.familySeries[index]!.atCost[month]![figure]);
}

/** The same summed over months that follow one another. */
export function seriesSum(context: ReportContext, months: readonly ThreeSeriesMonth[], figure: SeriesFigure): Figure {
  const at = context.plan.threeSeries.indexOf(months[0]!);
  const rows = [seriesRow(context, 0, at), seriesRow(context, 0, at + months.length - 1)] as const;
  return money(`SUM(${onSheet(context.words.reports.sheets.threeSeries, down(seriesColumn("cost", figure), ...rows))})`, sum(months.map((month) => month[figure])));
}

/** A month's figure of the S&OP sheet at standard cost. `month`: 0 is the open month. */
export function sopFigure(context: ReportContext, measure: SopMeasure, month: number, family?: string): Figure {
  const { plan, months } = context;
  const of = family === undefined ? familiesOf(plan) : [family];
  return money(sopCostCell(context, measure, month, family), sum(of.map((one) => familyFigures(plan, months, one, measure, ({ standardCost }) => standardCost)[1 + month]!)));
}

/** Two figures' quotient; 0 where there is nothing to divide by, as on the sheets. */
export const quotient = (part: Figure, whole: Figure): Figure => share(`IF(${whole.cell}<>0,${part.cell}/${whole.cell},0)`, whole.value === 0 ? 0 : part.value / whole.value);

type SalesFigure = "lastPlan" | "lastActual" | "thisPlan" | "latest";
const salesValue = { lastPlan: "lastPlan", lastActual: "lastActual", thisPlan: "thisPlan", latest: "latestEstimate" } as const;

/** Of the sales variance sheet: a family's row, or the total; undefined without a plan. */
export function salesFigure({ plan, words }: ReportContext, figure: SalesFigure, family?: string): Figure | undefined {
  const lines = family === undefined ? plan.salesVariances : plan.salesVariances.filter((line) => line.family === family);
  const known = lines.flatMap((line) => line[salesValue[figure]] ?? []);
  if (known.length === 0) return undefined;
  const row = family === undefined ? salesTotalRow(plan) : salesFirst + plan.salesVariances.findIndex((line) => line.family === family);
  return money(onSheet(words.reports.sheets.salesVariance, fixed(row, salesColumns[figure])), sum(known));
}

type LoadFigure = "thisAvailable" | "thisCommitted" | "thisLoad" | "nextAvailable" | "nextLoad" | "nextOvertime";

/** Hours of one work centre on the capacity variance sheet: now, and next month. */
export const loadFigure = ({ plan, words }: ReportContext, line: CapacityVariance, figure: LoadFigure): Figure =>
  decimal(onSheet(words.reports.sheets.capacityVariance, fixed(loadFirst(plan) + plan.capacityVariances.indexOf(line), loadColumns[figure])), line[figure]);

/** The same, all work centres together. */
export const loadTotal = ({ plan, words }: ReportContext, figure: LoadFigure): Figure => {
  const first = loadFirst(plan);
  return decimal(`SUM(${onSheet(words.reports.sheets.capacityVariance, down(loadColumns[figure], first, first + Math.max(1, plan.capacityVariances.length) - 1))})`, sum(plan.capacityVariances.map((line) => line[figure])));
};

/** Last month's rated and earned hours. */
export const lastHours = ({ plan, words }: ReportContext, line: CapacityVariance, figure: "rated" | "earned"): Figure =>
  decimal(onSheet(words.reports.sheets.capacityVariance, fixed(hoursFirst + plan.capacityVariances.indexOf(line), hoursColumns[figure])), figure === "rated" ? line.lastRated : line.lastEarned);

/** A part of the plan's relevant cost, or all of it, on the run log. */
export function costFigure({ plan, words }: ReportContext, part: (typeof costPartNames)[number] | "total"): Figure {
  const row = part === "total" ? costTotalAt.row : costTotalAt.row - costPartNames.length + costPartNames.indexOf(part);
  return money(onSheet(words.reports.sheets.runLog, fixed(row, costTotalAt.column)), plan.balance.cost[part]);
}

/** What the plan costs more than keeping the released one; undefined without one. */
export function overReleased({ plan, words }: ReportContext): Figure | undefined {
  const { cost, costAsReleased } = plan.balance;
  return costAsReleased && money(onSheet(words.reports.sheets.runLog, fixed(asReleasedAt.row, asReleasedAt.column + 1)), cost.total - costAsReleased.total);
}

/** Payments by month, then later ones, then all. */
export function cashFigures({ plan, words, months }: ReportContext): Figure[] {
  const at = cashLayout(plan, months.length);
  const on = (column: number) => onSheet(words.reports.sheets.cashNeed, fixed(at.totals, column));
  return [...months.map((_, m) => money(on(at.month(m)), plan.cashNeed.total[m]!)), money(on(at.later), plan.cashNeed.total.at(-1)!), money(on(at.total), sum(plan.cashNeed.total))];
}

/** Stock of a group, or of all groups, with its target. */
export function stockFigure({ plan, words }: ReportContext, figure: "value" | "target", group?: string): Figure {
  const groups = plan.inventory;
  const row = group === undefined ? inventoryTotalRow(groups.length) : inventoryFirst + groups.findIndex((line) => line.group === group);
  return money(onSheet(words.reports.sheets.inventoryVariance, fixed(row, inventoryColumns[figure])), sum(groups.filter((line) => group === undefined || line.group === group).map((line) => line[figure])));
}

/** A record of the reasons sheet: what was expected, and what came of it. */
export function varianceFigure({ plan, words }: ReportContext, variance: Variance, side: "expected" | "actual"): Figure {
  const cell = onSheet(words.reports.sheets.reasons, fixed(reasonsFirst + plan.variances.indexOf(variance), reasonColumns[side]));
  return Math.abs(variance.expected) >= 100 ? money(cell, variance[side]) : { cell, value: variance[side], format: "price" };
}
