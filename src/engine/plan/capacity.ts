/** Rough-cut load of one work centre, hours. */
export interface CapacityLoad {
  workCentre: string;
  name: string;
  department: string;
  /** headcount × shifts × hours × working days × utilisation × efficiency − downtime. */
  rated: readonly number[];
  /** rated × (1 − headroom). */
  available: readonly number[];
  /** Released and firm work orders' hours by due period (past due in the first), own routing only; or as the sheet gives them. */
  committed: readonly number[];
  /** Hours of independent demand for items planned by MRP, past due in the first period; stock is not netted. */
  independent: readonly number[];
  overtimeLimit: readonly number[];
  overtimeCost: number;
  /** The dearer step, on days off; taken after the first. */
  weekendLimit: readonly number[];
  weekendCost: number;
  /** Of the unconstrained schedule: committed + independent + Σ unconstrained × hours. */
  unconstrainedLoad: readonly number[];
  /** Of the decided schedule: committed + independent + Σ production × hours. */
  load: readonly number[];
  /** max(0, min(load − available, overtimeLimit)). */
  overtime: readonly number[];
  /** max(0, min(load − available − overtimeLimit, weekendLimit)). */
  weekendOvertime: readonly number[];
  /** What neither regular time nor overtime covers. */
  overload: readonly number[];
}

/** Rough-cut load of the decided master schedule by the three methods, hours, for one work centre; nothing committed in it. */
export interface RoughCutLoad {
  workCentre: string;
  /** Overall factors 综合因子法: all standard hours of the period × the work centre's share of earned hours in the closed months. */
  historicalShare?: number;
  overallFactors?: readonly number[];
  /** Bill of capacity 能力清单法: hours in the period of completion. */
  billOfCapacity: readonly number[];
  /** Resource profile 资源剖面法: hours in the period in which the operations are done; past due in the first. */
  resourceProfile: readonly number[];
}

/** Capacity requirements 能力需求计划 after netting, hours by period of the operation; past due in the first. */
export interface CapacityRequirement {
  workCentre: string;
  /** Machines, people or lines, to say hours as people. */
  headcount: number;
  /** Released and firm orders. */
  openOrders: readonly number[];
  /** Planned orders of master schedule and materials: run, and one set-up per order. */
  plannedRun: readonly number[];
  plannedSetup: readonly number[];
}
