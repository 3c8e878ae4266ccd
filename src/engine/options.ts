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

/** What a forecast error is a share of: 以实际为分母, or 以预测为分母. */
export const errorBases = ["demand", "forecast"] as const;
export type ErrorBase = (typeof errorBases)[number];

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
  /**
   * How far a figure may depart from its plan, as a share of it, before somebody must say why: sales by family; production
   * by family; earned hours and UPPH by work centre; stock by group, and turns.
   */
  salesVarianceLimit: number;
  productionVarianceLimit: number;
  capacityVarianceLimit: number;
  inventoryVarianceLimit: number;
  /** Departure from its own plan up to which an item counts as made to plan, for adherence. */
  planTolerance: number;
  /** Days of use that materials and semi-finished goods should cover on average beyond safety stock; 0 = none. */
  materialTargetDays: number;
  /** Inventory turns to reach, times a year; 0 = no target. */
  turnsTarget: number;
  /** Calendar days ahead whose demand stock is held against; what lies beyond them is excess 冗余. */
  excessDays: number;
  /** Calendar days without an issue from which stock counts as slow-moving 呆滞, very slow, and dead. */
  slowDays: number;
  verySlowDays: number;
  deadDays: number;
  /** Calendar days since its first receipt in which an item is new, and never slow-moving. */
  newItemDays: number;
  /** Classes of yearly use at standard cost: items up to this share of all use are A, up to the second one B, the rest C. */
  abcShareA: number;
  abcShareB: number;
  /** Classes of variation of monthly demand (standard deviation ÷ mean): up to the first X, up to the second Y, above Z. */
  xyzLimitX: number;
  xyzLimitY: number;
  /** Calendar days from receipt to payment of what is bought 付款账期. */
  paymentDays: number;
  /** What the forecast error is divided by. */
  errorBase: ErrorBase;
  /** WMAPE, bias (either sign) and tracking signal (either sign) from which a forecast needs attention. */
  forecastErrorLimit: number;
  forecastBiasLimit: number;
  trackingSignalLimit: number;
  /** How far an office's or clerk's attainment 达成率 (actual ÷ forecast) may lie from 1, either way, before measures are asked for. */
  attainmentLimit: number;
  /** Share of outcomes the statistical baseline's interval should hold, in (0, 1). */
  baselineCoverage: number;
  /** Forecasts outside that interval told as exceptions: so many at most, those of most money; 0 = none. */
  questionedForecasts: number;
  /** Days of the month the offices' forecasts are due on, and sales management reviews them on; rolled forward over days off. */
  submissionDay: number;
  reviewDay: number;
  /** Day of the month the S&OP meeting is held on, rolled forward; its pre-read is due the day before. */
  meetingDay: number;
  /** How far a forecast may depart from last year, the last version, the baseline or the budget, as a share of it, before the review has to look. */
  reviewLimit: number;
  /** Changes of the frozen zone a calendar year, approved and not force majeure, after which a request goes to a special meeting 计划调整专题会. */
  changesPerItem: number;
  changesPerDepartment: number;
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
  salesVarianceLimit: 0.1,
  productionVarianceLimit: 0.1,
  capacityVarianceLimit: 0.1,
  inventoryVarianceLimit: 0.2,
  planTolerance: 0.05,
  materialTargetDays: 10,
  turnsTarget: 0,
  excessDays: 90,
  slowDays: 90,
  verySlowDays: 180,
  deadDays: 365,
  newItemDays: 90,
  abcShareA: 0.8,
  abcShareB: 0.95,
  xyzLimitX: 0.5,
  xyzLimitY: 1,
  paymentDays: 30,
  errorBase: "demand",
  forecastErrorLimit: 0.4,
  forecastBiasLimit: 0.2,
  trackingSignalLimit: 4,
  attainmentLimit: 0.2,
  baselineCoverage: 0.8,
  questionedForecasts: 10,
  submissionDay: 25,
  reviewDay: 26,
  meetingDay: 28,
  reviewLimit: 0.3,
  changesPerItem: 2,
  changesPerDepartment: 5,
  solverSeconds: 60,
  currency: "CNY",
  commonUnit: "",
};
