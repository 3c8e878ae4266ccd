import type { Plan, VarianceKind } from "../engine/plan";
import type { ReportKey } from "./context";
import { labelRow } from "./layout";

/** Where the variance sheets have their figures, for each other, the reason records and the dashboard. Rows and columns are zero-based. */

export const salesColumns = {
  family: 0, lastPlan: 1, lastActual: 2, lastVariance: 3, lastAttainment: 4, lastReason: 5,
  thisPlan: 6, toDate: 7, orders: 8, remaining: 9, latest: 10, thisVariance: 11, thisAttainment: 12, thisReason: 13, still: 14, limit: 15, check: 16,
} as const;
export const salesFirst = labelRow + 1;
export const salesTotalRow = ({ salesVariances }: Plan): number => salesFirst + salesVariances.length;
export const salesMeasuresTop = (plan: Plan): number => salesTotalRow(plan) + 2;

export const centreColumns = {
  workCentre: 0, name: 1, lastRated: 2, lastEarned: 3, lastVariance: 4, lastShare: 5, lastReason: 6,
  thisAvailable: 7, thisCommitted: 8, thisLoad: 9, thisShare: 10, thisGap: 11,
  nextAvailable: 12, nextCommitted: 13, nextLoad: 14, nextOvertime: 15, nextShare: 16, nextGap: 17, nextReason: 18, limit: 19, loadLimit: 20, check: 21,
} as const;
export const centreFirst = labelRow + 2;
export const productionMeasuresTop = ({ capacityVariances }: Plan): number => centreFirst + capacityVariances.length + 1;

export const upphColumns = {
  workCentre: 0, name: 1, headcount: 2, shifts: 3, hoursPerShift: 4, days: 5, downtime: 6, utilisation: 7, efficiency: 8, rated: 9,
  output: 10, attended: 11, upph: 12, standardUpph: 13, ofStandard: 14, limit: 15, reason: 16,
} as const;
/** Title, note and headings stand above. */
export const upphFirst = (plan: Plan): number => productionMeasuresTop(plan) + measuresHeight(plan, "production") + 4;

export const inventoryColumns = {
  group: 0, type: 1, value: 2, unusable: 3, safety: 4, cycle: 5, budget: 6, target: 7, variance: 8, share: 9, limit: 10, reason: 11,
  turns: 12, use: 13, plannedTurns: 14, firstMonth: 15,
} as const;
export const inventoryFirst = labelRow + 1;
export const inventoryTotalRow = (groups: number): number => inventoryFirst + groups;
/** The options the targets are reckoned with stand below the total, in the columns they concern. */
export const targetDaysRow = ({ inventory }: Plan): number => inventoryTotalRow(inventory.length) + 1;
export const targetTurnsRow = ({ inventory }: Plan): number => inventoryTotalRow(inventory.length) + 2;

/** The last closed month's sales, or production, against plan by family. */
export type PlanMeasured = "sales" | "production";
export const measuresColumns = { family: 0, plan: 1, actual: 2, attainment: 3, met: 4, conformity: 5, whole: 6, part: 7, third: 8, limit: 9, reason: 10 } as const;
/** Title, two notes and headings stand above the families, a total below; without a plan a sentence instead. */
export const measuresAbove = 4;
export const measuredFamilies = ({ performance }: Plan, which: PlanMeasured): readonly string[] => performance.flatMap((line) => (line[which] ? [line.family] : []));
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

export const variancePlaces: Record<VarianceKind, (plan: Plan, subject: string) => VariancePlace> = {
  salesLastMonth: (plan, subject) => inRow("salesVariance", familyRow(plan, subject), salesColumns.lastPlan, salesColumns.lastActual),
  salesThisMonth: (plan, subject) => inRow("salesVariance", familyRow(plan, subject), salesColumns.thisPlan, salesColumns.latest),
  production: (plan, subject) => inRow("capacityVariance", measuredRow(plan, subject), measuresColumns.plan, measuresColumns.actual),
  conformity: (plan, subject) => inRow("capacityVariance", measuredRow(plan, subject), measuresColumns.plan, measuresColumns.met),
  capacity: (plan, subject) => inRow("capacityVariance", centreFirst + centreRow(plan, subject), centreColumns.lastRated, centreColumns.lastEarned),
  upph: (plan, subject) => inRow("capacityVariance", upphFirst(plan) + centreRow(plan, subject), upphColumns.standardUpph, upphColumns.upph),
  load: (plan, subject) => inRow("capacityVariance", centreFirst + centreRow(plan, subject), centreColumns.nextAvailable, centreColumns.nextLoad),
  inventory: (plan, subject) => inRow("inventoryVariance", groupRow(plan, subject), inventoryColumns.target, inventoryColumns.value),
  turns: (plan) => ({
    sheet: "inventoryVariance",
    expected: { row: targetTurnsRow(plan), column: inventoryColumns.turns },
    actual: { row: inventoryTotalRow(plan.inventory.length), column: inventoryColumns.turns },
  }),
};
