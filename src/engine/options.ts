import type { IsoDate } from "./records";

/**
 * What counts as demand in a zone: customer orders alone; orders and the forecast they have not consumed; the greater of
 * orders and forecast, period by period; the forecast alone.
 */
export const demandRules = ["ordersOnly", "ordersAndForecast", "greaterOfBoth", "forecastOnly"] as const;
export type DemandRule = (typeof demandRules)[number];

export const openMonthRules = ["byWorkingDays", "wholeForecast"] as const;
export type OpenMonthRule = (typeof openMonthRules)[number];

export const scrapConventions = ["addedToNet", "shareOfInput"] as const;
export type ScrapConvention = (typeof scrapConventions)[number];

export const roughCutMethods = ["billOfCapacity", "resourceProfile"] as const;
export type RoughCutMethod = (typeof roughCutMethods)[number];

export const multiLevelLotSizings = ["levelByLevel", "acrossLevels"] as const;
export type MultiLevelLotSizing = (typeof multiLevelLotSizings)[number];

/**
 * How to plan. Each option is told once: meaning, unit, default. The settings sheet 参数 has one row per option;
 * what is left blank there takes the default below.
 */
export interface PlanningOptions {
  /** First day of the plan; everything before is past due. No default: the sheet or the caller says it. */
  planDate: IsoDate;
  /** Weekly periods from the plan date (weeks are cut at month ends); months after them. */
  weeklyPeriods: number;
  /** Months after the open month M: 3 plans M … M+3. */
  horizonMonths: number;
  /** Working days from the plan date in which the schedule is frozen 冻结区. */
  frozenDays: number;
  /** Working days after the frozen zone in which only the planner changes 半冻结区. */
  slushyDays: number;
  /** Periods an order may reach back, then forward, for forecast to consume. */
  consumptionBackward: number;
  consumptionForward: number;
  /** What counts as demand in each zone. */
  frozenDemand: DemandRule;
  slushyDemand: DemandRule;
  liquidDemand: DemandRule;
  /**
   * What is still expected of the open month's forecast that neither shipments nor orders have consumed: the share of the
   * working days left, or all of it.
   */
  openMonthForecast: OpenMonthRule;
  /** Whether safety stock may be promised to customers. */
  promiseSafetyStock: boolean;
  /** Whether quantities changed by hand on the written master schedule stay as firm. */
  keepHandEdits: boolean;
  /** Component scrap s: requirement = net × (1 + s), or net ÷ (1 − s). */
  scrapConvention: ScrapConvention;
  /** Lots decided level by level, or to the least ordering and holding cost across levels. */
  multiLevelLotSizing: MultiLevelLotSizing;
  /**
   * Working days within which an open order is expected to be moved forward before a new order is planned; 0 = open
   * orders count at their due dates only.
   */
  reschedulingDays: number;
  /**
   * Exception messages: open orders to be moved forward (expedite) or back (defer) by fewer working days, and quantities
   * below this many units, are not worth a message; early stock does less harm than late stock. Customers' late demand,
   * negative stock and overloads are always told.
   */
  expediteDampingDays: number;
  deferDampingDays: number;
  dampingQuantity: number;
  /** Share of rated capacity kept free 留有余地, [0, 1). */
  headroom: number;
  /** Yearly cost of holding stock, as a share of standard cost. */
  holdingRate: number;
  /** Cost of one month's lateness, as a share of standard cost, for grade C and forecast; A and B weigh more. */
  backlogRate: number;
  /** Weight of grades A and B against C. */
  gradeWeightA: number;
  gradeWeightB: number;
  /** Calendar days a customer of the grade waits; what is later is a lost sale. 0 = without limit: nothing is lost. */
  waitingDaysA: number;
  waitingDaysB: number;
  waitingDaysC: number;
  /** Cost of a lost sale, as a share of standard cost, for grade C and forecast; A and B weigh more. */
  lostSaleRate: number;
  /** Service before cost: least lateness and fewest lost sales first, then the least cost of all plans that serve as well. */
  serviceFirst: boolean;
  /** When hours are needed: in the period of completion, or by the operations' offsets before it. */
  roughCutMethod: RoughCutMethod;
  /** Room for finished goods, in common units; 0 = without limit. Beyond it, cost per common unit and month. */
  storageLimit: number;
  storageCost: number;
  /** Yearly cost of a piece missing below safety stock, as a share of standard cost. */
  safetyShortfallRate: number;
  /** Cost of one piece more or less than released, as a share of standard cost. */
  changeRate: number;
  /** Price of an hour beyond rated capacity and overtime, as a multiple of the overtime price: what makes an overload visible instead of impossible. */
  overloadFactor: number;
  /** Load ÷ available hours from which the meeting must decide. */
  escalationLoad: number;
  /** Seconds the solver may use. */
  solverSeconds: number;
  currency: string;
  /** Name of the common unit that standardUnitFactor converts to. */
  commonUnit: string;
}

export const defaultOptions: Omit<PlanningOptions, "planDate"> = {
  weeklyPeriods: 5,
  horizonMonths: 3,
  frozenDays: 5,
  slushyDays: 15,
  consumptionBackward: 2,
  consumptionForward: 1,
  frozenDemand: "ordersOnly",
  slushyDemand: "ordersAndForecast",
  liquidDemand: "ordersAndForecast",
  openMonthForecast: "byWorkingDays",
  promiseSafetyStock: true,
  keepHandEdits: true,
  scrapConvention: "addedToNet",
  multiLevelLotSizing: "levelByLevel",
  reschedulingDays: 10,
  expediteDampingDays: 2,
  deferDampingDays: 10,
  dampingQuantity: 1,
  headroom: 0.05,
  holdingRate: 0.15,
  backlogRate: 0.6,
  gradeWeightA: 4,
  gradeWeightB: 2,
  waitingDaysA: 0,
  waitingDaysB: 0,
  waitingDaysC: 0,
  lostSaleRate: 1.5,
  serviceFirst: false,
  roughCutMethod: "billOfCapacity",
  storageLimit: 0,
  storageCost: 0,
  safetyShortfallRate: 1,
  changeRate: 0.002,
  overloadFactor: 20,
  escalationLoad: 1.1,
  solverSeconds: 60,
  currency: "CNY",
  commonUnit: "",
};
