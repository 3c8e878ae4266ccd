import type { IsoMonth, ItemType } from "../records";

/** Past months of one item; arrays are indexed by `Plan.actualMonths`, whose last entry is the open month to date. */
export interface ActualsLine {
  item: string;
  family: string;
  type: ItemType;
  requested: readonly number[];
  shipped: readonly number[];
  produced: readonly number[];
  scrapped: readonly number[];
  /** undefined where the sheets do not state it. */
  closingStock: readonly (number | undefined)[];
  /** Sales plan for the month: the last forecast version issued before it began, i.e. lag 1 where one is issued each month. */
  salesPlan: readonly (number | undefined)[];
  /** As released for the month. */
  productionPlan: readonly (number | undefined)[];
}

export interface SalesVariance {
  family: string;
  /** Last closed month, at standard cost. */
  lastPlan?: number;
  lastActual: number;
  /** Open month: sales plan, shipped to date, still to ship by this plan; latest estimate = to date + still. */
  thisPlan?: number;
  shippedToDate: number;
  /** Unshipped orders due in the open month, and what is still expected of its forecast. */
  openOrders: number;
  remainingForecast: number;
  /** shippedToDate + openOrders + remainingForecast */
  latestEstimate: number;
  /** What the plan ships of it: planned shipments of the open month's periods, past-due orders that stock covers at once included. */
  stillToShip: number;
}

export interface CapacityVariance {
  workCentre: string;
  /** Last closed month, hours; earned = Σ produced × routing hours; goods with those of their parts where the output of parts is not recorded. */
  lastRated: number;
  lastEarned: number;
  /** Working days and planned downtime behind the rated hours, and what they are multiplied by. */
  lastDays: number;
  lastDowntime: number;
  headcount: number;
  shifts: number;
  hoursPerShift: number;
  utilisation: number;
  efficiency: number;
  /** Standard hours one piece of output earns here, by item; the closed months' earned hours are Σ produced × these. */
  earnedPerUnit: Readonly<Record<string, number>>;
  /** Last closed month's output that earned them, in common units. */
  lastOutput: number;
  /** Hours put in, as recorded. */
  lastAttended?: number;
  /** Units per person-hour: output ÷ hours put in; of this mix at standard: output ÷ (earned ÷ (utilisation × efficiency)). undefined without hours. */
  upph?: number;
  standardUpph?: number;
  /** From the plan date to the end of the open month, and the whole next month. */
  thisAvailable: number;
  thisCommitted: number;
  thisLoad: number;
  nextAvailable: number;
  nextCommitted: number;
  nextLoad: number;
  nextOvertime: number;
}

/**
 * The last closed month of one finished family against its plans, items that had one only, at standard cost. Three measures
 * that are never mixed: attainment 达成率 = Σ actual ÷ Σ plan (may exceed 1); accuracy 准确率 = max(0, 1 − Σ|actual − plan|
 * ÷ Σ actual); conformity 符合率 = Σ min(actual, plan) ÷ Σ plan, item by item, so that more of one never makes up for another.
 */
export interface PlanPerformance {
  family: string;
  /** `errors` and `requested` in each item's unit, as for the forecast accuracy of the key figures. */
  sales?: { plan: number; shipped: number; met: number; requested: number; errors: number };
  /** `lines` items had a plan, of which `onPlan` were made within the tolerance. */
  production?: { plan: number; produced: number; met: number; lines: number; onPlan: number };
}

/** A figure of this plan, of the business plan, and of the last version; undefined where they say nothing. */
export interface Compared {
  now: number;
  budget?: number;
  version?: number;
}

/** One family by the plan's months, at standard cost. */
export interface FamilyComparison {
  family: string;
  months: readonly { month: IsoMonth; sales: Compared; production: Compared; inventory: Compared }[];
}

export const varianceKinds = ["salesLastMonth", "salesThisMonth", "officeAttainment", "clerkAttainment", "production", "conformity", "capacity", "upph", "load", "inventory", "turns"] as const;
export type VarianceKind = (typeof varianceKinds)[number];

/** A figure further from its plan, standard or target than its limit: somebody must say why 差异原因. */
export interface Variance {
  kind: VarianceKind;
  /** Finished family, office, clerk, work centre, inventory group; empty for all stock, and for an office that is not named. */
  subject: string;
  month: IsoMonth;
  /** Plan, standard or target, and what came of it: money, pieces, hours, UPPH or turns. */
  expected: number;
  actual: number;
  /** Share of `expected`. */
  limit: number;
}
