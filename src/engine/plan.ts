import type { PlanningOptions } from "./options";
import type { PeggedSupply } from "./peggedSupply";
import type { ForecastAccuracy } from "./plan/accuracy";
import type { Balance, PlanChange } from "./plan/balance";
import type { Baseline } from "./plan/baseline";
import type { CapacityLoad, CapacityRequirement, RoughCutLoad } from "./plan/capacity";
import type { CashNeed } from "./plan/cash";
import type { Period } from "./plan/demand";
import type { IssueLine, PlanningException, ShippingLine } from "./plan/execution";
import type { FamilySeries, InventoryGroup, StockStructure, ThreeSeriesMonth } from "./plan/inventory";
import type { KeyFigures } from "./plan/keyFigures";
import type { MasterScheduleLine } from "./plan/masterSchedule";
import type { MrpLine, PlannedPurchase, Requirement } from "./plan/materials";
import type { ActualsLine, CapacityVariance, FamilyComparison, PlanPerformance, SalesVariance, Variance } from "./plan/variance";
import type { Problem } from "./problem";
import type { CalendarDay, ForecastApproval, IsoDate, IsoMonth, Item } from "./records";

export type * from "./plan/demand";
export type * from "./plan/masterSchedule";
export type * from "./plan/capacity";
export type * from "./plan/balance";
export type * from "./plan/materials";
export * from "./plan/execution";
export * from "./plan/variance";
export * from "./plan/inventory";
export * from "./plan/cash";
export * from "./plan/accuracy";
export type * from "./plan/baseline";
export type * from "./plan/keyFigures";

/** What the engine decides and what follows from it: plain data, one file a topic; arrays indexed by `Plan.periods` unless said otherwise. */
export interface Plan {
  /** Of the engine's answers; raised when numbers may change. */
  engineVersion: string;
  options: PlanningOptions;
  /** Holidays and make-up days the plan was reckoned with. */
  calendar: readonly CalendarDay[];
  periods: readonly Period[];
  /** Closed months oldest first (the last twelve at most), then the open month. */
  actualMonths: readonly IsoMonth[];
  /** Last day the released plan reaches; undefined without one. */
  releasedTo?: IsoDate;
  /** Every item the plan speaks of, by code. */
  items: Readonly<Record<string, Item>>;
  masterSchedule: readonly MasterScheduleLine[];
  capacity: readonly CapacityLoad[];
  roughCut: readonly RoughCutLoad[];
  capacityRequirements: readonly CapacityRequirement[];
  balance: Balance;
  /** Where the plan departs from the released one, and why, the largest in money first. */
  changes: readonly PlanChange[];
  requirements: readonly Requirement[];
  materials: readonly MrpLine[];
  purchases: readonly PlannedPurchase[];
  /** Every supply of the plan with its pegs, by item, then by period. */
  supplies: readonly PeggedSupply[];
  /** Plan problems of this plan as exceptions, the most pressing first. */
  exceptions: readonly PlanningException[];
  shipping: readonly ShippingLine[];
  issues: readonly IssueLine[];
  actuals: readonly ActualsLine[];
  inventory: readonly InventoryGroup[];
  salesVariances: readonly SalesVariance[];
  capacityVariances: readonly CapacityVariance[];
  /** The last closed month, by finished family. */
  performance: readonly PlanPerformance[];
  /** Figures beyond their limits, in the order of the agenda: sales, production and capacity, inventory. */
  variances: readonly Variance[];
  threeSeries: readonly ThreeSeriesMonth[];
  /** All families, then each. */
  familySeries: readonly FamilySeries[];
  /** In the order of `familySeries`. */
  familyComparisons: readonly FamilyComparison[];
  /** Name of the forecast version they are compared with. */
  lastForecastVersion?: string;
  stock: StockStructure;
  cashNeed: CashNeed;
  forecastAccuracy: ForecastAccuracy;
  /** Beside the forecast, the statistical one. */
  baseline: Baseline;
  /** The approved version the forecast comes from; undefined where it is the forecast sheet's own. */
  forecastApproval?: ForecastApproval;
  keyFigures: KeyFigures;
  problems: readonly Problem[];
  /** SHA-256 of records and options, of everything above this line, hexadecimal. */
  inputFingerprint: string;
  planFingerprint: string;
}
