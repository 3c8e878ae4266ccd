import type { Plan, VarianceKind } from "../engine/plan";
import { accuracyColumn, accuracyRows } from "./accuracyRows";
import type { ReportKey } from "./context";
import { labelRow } from "./layout";

/** Where the variance sheets have their figures, for each other, the reason records and the dashboard. Rows and columns are zero-based. */

export const salesColumns = {
  family: 0, lastPlan: 1, lastActual: 2, lastVariance: 3, lastAttainment: 4, lastReason: 5,
  thisPlan: 6, toDate: 7, orders: 8, remaining: 9, latest: 10, thisVariance: 11, thisAttainment: 12, thisReason: 13, still: 14, limit: 15, check: 16,
} as const;
export const salesFirst = labelRow + 1;
/** Row that adds up the families' sales. */
export const salesTotalRow = ({ salesVariances }: Plan): number => salesFirst + salesVariances.length;
/** First row of what sales attainment is measured by. */
export const salesMeasuresTop = (plan: Plan): number => salesTotalRow(plan) + 2;

/** Blocks below one another, each row a work centre: title and headings above, a note below. */
export const hoursColumns = {
  workCentre: 0, name: 1, headcount: 2, shifts: 3, hoursPerShift: 4, days: 5, downtime: 6, utilisation: 7, efficiency: 8,
  rated: 9, earned: 10, variance: 11, share: 12, limit: 13, reason: 14,
} as const;
export const upphColumns = { workCentre: 0, name: 1, output: 2, attended: 3, upph: 4, standardUpph: 5, variance: 6, share: 7, limit: 8, reason: 9 } as const;
export const loadColumns = {
  workCentre: 0, name: 1, thisAvailable: 2, thisCommitted: 3, thisLoad: 4, thisShare: 5, thisGap: 6,
  nextAvailable: 7, nextCommitted: 8, nextLoad: 9, nextOvertime: 10, nextShare: 11, nextGap: 12, limit: 13, reason: 14,
} as const;
export const capacityCheck = 15;
export const hoursFirst = labelRow + 2;
/** First row of pieces per person and hour. */
export const upphFirst = ({ capacityVariances }: Plan): number => hoursFirst + capacityVariances.length + 4;
/** First row of what production attainment is measured by. */
export const productionMeasuresTop = (plan: Plan): number => upphFirst(plan) + plan.capacityVariances.length + 2;
/** First row of next month's load. */
export const loadFirst = (plan: Plan): number => productionMeasuresTop(plan) + measuresHeight(plan, "production") + 3;

export const inventoryColumns = {
  group: 0, type: 1, value: 2, unusable: 3, safety: 4, cycle: 5, budget: 6, target: 7, variance: 8, share: 9, limit: 10, reason: 11,
  turns: 12, use: 13, plannedTurns: 14, firstMonth: 15,
} as const;
export const inventoryFirst = labelRow + 1;
/** Row that adds up the groups of stock. */
export const inventoryTotalRow = (groups: number): number => inventoryFirst + groups;
/** The options the targets are reckoned with stand below the total, in the columns they concern. */
export const targetDaysRow = ({ inventory }: Plan): number => inventoryTotalRow(inventory.length) + 1;
/** Row of the turns aimed at. */
export const targetTurnsRow = ({ inventory }: Plan): number => inventoryTotalRow(inventory.length) + 2;

/** The last closed month's sales, or production, against plan by family. */
export type PlanMeasured = "sales" | "production";
export const measuresColumns = { family: 0, plan: 1, actual: 2, attainment: 3, met: 4, conformity: 5, whole: 6, part: 7, third: 8, limit: 9, reason: 10 } as const;
/** Title, two notes and headings stand above the families, a total below; without a plan a sentence instead. */
export const measuresAbove = 4;
/** Families that have a plan to be measured by. */
export const measuredFamilies = ({ performance }: Plan, which: PlanMeasured): readonly string[] => performance.flatMap((line) => (line[which] ? [line.family] : []));
/** Rows the measures take. */
export function measuresHeight(plan: Plan, which: PlanMeasured): number {
  const families = measuredFamilies(plan, which).length;
  return families > 0 ? measuresAbove + families + 1 : measuresAbove - 1;
}
/** undefined without a plan. */
export const measuresTotalRow = (plan: Plan, which: PlanMeasured, top: number): number | undefined => {
  const families = measuredFamilies(plan, which).length;
  return families > 0 ? top + measuresAbove + families : undefined;
};

/** Where a variance has what was expected, and what came of it. */
export interface VariancePlace {
  sheet: ReportKey;
  expected: { row: number; column: number };
  actual: { row: number; column: number };
}

const inRow = (sheet: ReportKey, row: number, expected: number, actual: number): VariancePlace => ({ sheet, expected: { row, column: expected }, actual: { row, column: actual } });

const familyRow = ({ salesVariances }: Plan, subject: string): number => salesFirst + salesVariances.findIndex(({ family }) => family === subject);
const centreRow = ({ capacityVariances }: Plan, subject: string): number => capacityVariances.findIndex(({ workCentre }) => workCentre === subject);
const measuredRow = (plan: Plan, subject: string): number => productionMeasuresTop(plan) + measuresAbove + measuredFamilies(plan, "production").indexOf(subject);
const groupRow = ({ inventory }: Plan, subject: string): number => inventoryFirst + inventory.findIndex(({ group }) => group === subject);

/** Of the last closed month, a month ahead. */
function attainmentPlace({ forecastAccuracy }: Plan, view: "office" | "clerk", subject: string): VariancePlace {
  const { row } = accuracyRows(forecastAccuracy).find(({ group, l }) => l === 0 && group.view === view && group.name === subject)!;
  return inRow("forecastAccuracy", row, accuracyColumn("lastForecast"), accuracyColumn("lastDemand"));
}

export const variancePlaces: Record<VarianceKind, (plan: Plan, subject: string) => VariancePlace> = {
  salesLastMonth: (plan, subject) => inRow("salesVariance", familyRow(plan, subject), salesColumns.lastPlan, salesColumns.lastActual),
  salesThisMonth: (plan, subject) => inRow("salesVariance", familyRow(plan, subject), salesColumns.thisPlan, salesColumns.latest),
  officeAttainment: (plan, subject) => attainmentPlace(plan, "office", subject),
  clerkAttainment: (plan, subject) => attainmentPlace(plan, "clerk", subject),
  production: (plan, subject) => inRow("capacityVariance", measuredRow(plan, subject), measuresColumns.plan, measuresColumns.actual),
  conformity: (plan, subject) => inRow("capacityVariance", measuredRow(plan, subject), measuresColumns.plan, measuresColumns.met),
  capacity: (plan, subject) => inRow("capacityVariance", hoursFirst + centreRow(plan, subject), hoursColumns.rated, hoursColumns.earned),
  upph: (plan, subject) => inRow("capacityVariance", upphFirst(plan) + centreRow(plan, subject), upphColumns.standardUpph, upphColumns.upph),
  load: (plan, subject) => inRow("capacityVariance", loadFirst(plan) + centreRow(plan, subject), loadColumns.nextAvailable, loadColumns.nextLoad),
  inventory: (plan, subject) => inRow("inventoryVariance", groupRow(plan, subject), inventoryColumns.target, inventoryColumns.value),
  turns: (plan) => ({
    sheet: "inventoryVariance",
    expected: { row: targetTurnsRow(plan), column: inventoryColumns.turns },
    actual: { row: inventoryTotalRow(plan.inventory.length), column: inventoryColumns.turns },
  }),
};
