import type { AbcClass, XyzClass } from "./inventory/demandClasses";
import type { PlanningOptions } from "./options";
import type { PeggedSupply } from "./peggedSupply";
import type { Problem } from "./problem";
import type { CalendarDay, CustomerGrade, IsoDate, IsoMonth, Item, ItemType, Source } from "./records";

/** What the engine decides and what follows from it: plain data, arrays indexed by `Plan.periods` unless said otherwise. */

export type Zone = "frozen" | "slushy" | "liquid";

/** A time bucket. Weeks run Monday to Sunday and are cut at month ends and at the plan date; a later bucket is a month. */
export interface Period {
  start: IsoDate;
  end: IsoDate;
  month: IsoMonth;
  kind: "week" | "month";
  workingDays: number;
  /** By the period's first working day, counted from the plan date. */
  zone: Zone;
}

/** A quantity per period, with what should have happened before the plan date kept apart. */
export interface Bucketed {
  pastDue: number;
  periods: readonly number[];
}

/** The open month as it will end: actual to the cut-off + unshipped orders + what is still expected of the forecast. */
export interface LatestEstimate {
  shippedToDate: number;
  /** Unshipped orders due in the open month, past due included. */
  openOrders: number;
  /** Of the unconsumed forecast, by working days left (or all of it); whatever the zone's demand rule. */
  remainingForecast: number;
}

/** Independent demand of one item. `total[t] = orders[t] + counted[t]`. */
export interface DemandLine {
  item: string;
  /** As submitted, all channels and offices, spread over the periods. The open month's periods hold its whole forecast. */
  forecast: readonly number[];
  /** Of `forecast`, consumed by orders (open, and shipped in the open month). */
  consumed: readonly number[];
  /** Of `forecast`, in the open month: the share of the working days gone that nobody ordered. */
  lapsed: readonly number[];
  /** forecast − consumed − lapsed */
  netForecast: readonly number[];
  /** What the zone's demand rule adds to the orders: the net forecast, nothing, or what the forecast exceeds the orders by (negative under "forecast only"). */
  counted: readonly number[];
  /** Unshipped quantity by due date; past due apart. */
  orders: Bucketed;
  total: readonly number[];
  /** Net forecast the zone's rule leaves out. */
  ignoredForecast: number;
  /** Orders that found no forecast left in their window and therefore add to demand; abnormal ones are not among them. */
  beyondForecast: number;
  latestEstimate: LatestEstimate;
  /** `total` and past-due orders by customer grade; forecast counts as C. The three add up to them, none is negative. */
  grades: Readonly<Record<CustomerGrade, Bucketed>>;
  /** Quantity-weighted mean grade weight of `total` and past-due orders, ≥ 1 (1 = grade C and forecast). */
  priority: number;
}

/**
 * One master-scheduled item: every finished good that is no component of another item (those are planned by MRP).
 *   available[t] = available[t−1] + receipts[t] + production[t] + outsourced[t] + lost[t] − demand[t]
 *   with available[−1] = openingStock + receipts.pastDue − orders.pastDue; negative = backlog.
 */
export interface MasterScheduleLine {
  item: string;
  family: string;
  /** Usable: on hand − allocated − on hold. */
  openingStock: number;
  /** On hand that is not usable (allocated or on hold). */
  unusableStock: number;
  /** Level to keep at the end of each period: the higher of pieces and days of cover. */
  safetyStock: readonly number[];
  demand: DemandLine;
  /** Scheduled receipts under way, released and firm. */
  receipts: Bucketed;
  /** Starts of the firm planned orders among `receipts`, by release period: their components are still to be issued. */
  firmReleases: Bucketed;
  /**
   * Production that may not change: in the frozen zone what was released and is not yet among the receipts, and what the
   * planner fixed by hand; undefined where the plan is free. A frozen period is never free.
   */
  firm: readonly (number | undefined)[];
  /** Of `firm`, what the planner fixed by hand. */
  firmByHand: readonly (number | undefined)[];
  /** Netted by the lot rule as if capacity were unlimited. */
  unconstrained: readonly number[];
  /** DECISION: planned completions of own production (or purchase, for a bought finished good). */
  production: readonly number[];
  /** DECISION: complete pieces from outside. */
  outsourced: readonly number[];
  /** DECISION: demand given up because its customers do not wait as long 失销; always 0 where they wait without limit. */
  lost: readonly number[];
  available: readonly number[];
  /** Cumulative, promise-safe: min over s ≥ t of (supply − orders up to s). */
  availableToPromise: readonly number[];
  /** Discrete, per period with supply. */
  discreteAvailableToPromise: readonly number[];
  /** Demand shipped: demand[t] − lost[t] + backlog[t−1] − backlog[t]. */
  shipments: readonly number[];
  /**
   * Starts of `production`: each receipt becomes ⌈receipt ÷ yield⌉ pieces (to six decimals where the receipt is not whole),
   * released lead time working days before the first working day of the receipt's period.
   */
  releases: Bucketed;
  /** Index of the period a receipt of period t is released in; −1 = past due. */
  releasePeriod: readonly number[];
  /** The released plan in these periods; undefined where there is none. */
  released?: readonly number[];
  /**
   * Hours one good piece needs per work centre, its make components included (bill of capacity): scrap, batch size and
   * yield raise them. Its own set-ups are apart; those of components are spread over the lot of FOQ items and left out for
   * the others.
   */
  hoursPerUnit: Readonly<Record<string, number>>;
  /** Hours of one set-up of the item's own operations per work centre: one for each period with production. */
  setupHours: Readonly<Record<string, number>>;
  /** Cost of one set-up: the item's ordering cost, for own production. */
  setupCost: number;
  /**
   * By work centre, where the resource profile is used: index of the period in which production of each period needs its
   * hours. A work centre left out needs them in the period of completion.
   */
  loadPeriod: Readonly<Record<string, readonly number[]>>;
}

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

/** What a key material allows, in its own unit, before its lead time is over; later periods are without limit. */
export interface MaterialLimit {
  item: string;
  /** Master-scheduled items that hold it. */
  users: readonly string[];
  /** Periods 0 … lastPeriod are limited. */
  lastPeriod: number;
  /** Stock, its content in stocked components, and receipts by period; what is left is carried on. */
  supply: readonly number[];
  /** What the decided schedule takes, by release period. */
  used: readonly number[];
  /** What it takes beyond the supply; 0 in a plan that can be built. */
  beyond: readonly number[];
}

/** Room for finished goods, in common units. */
export interface StorageLoad {
  limit: number;
  used: readonly number[];
  beyond: readonly number[];
}

/** The relevant cost of the plan over the horizon; what no decision can change is left out. */
export interface PlanCost {
  /** Both steps. */
  overtime: number;
  /** Outsourced pieces × (price − own material cost). */
  outsourcing: number;
  holding: number;
  safetyShortfall: number;
  /** What is owed at the end of each period counts as the lowest grade's first, up to what that grade still has open. */
  backlog: number;
  lostSales: number;
  setups: number;
  /** Room beyond the limit. */
  storage: number;
  /** Key material beyond its supply. */
  materialShortage: number;
  /** Pieces more or less than released, in slushy periods the released plan reaches. */
  change: number;
  overload: number;
  total: number;
}

/** What an hour more at this work centre and period is worth, at the linear program's optimum. */
export interface Bottleneck {
  workCentre: string;
  period: number;
  pricePerHour: number;
}

/**
 * What the verifier says of the plan in whole lots, against the proven bound. `bound` is the better of the linear
 * program's and the lot-sizing bound; neither is taken from a solver's word.
 */
export interface Certificate {
  /** "optimal" only at gap ≤ 1e-6 and without violation. */
  status: "optimal" | "withinGap";
  objective: number;
  bound: number;
  /** (objective − bound) ÷ max(1, |objective|). */
  gap: number;
  /** Largest violation of any constraint of the model by the plan, in the constraint's unit. */
  largestViolation: number;
  /** Whether the search ended by itself, at the time limit, or because the planner stopped it. */
  ended: "complete" | "time" | "stopped";
  /** Which method solved the linear program. */
  method: "structured" | "general";
}

export interface Balance {
  cost: PlanCost;
  /** What the last released plan would cost today where it is kept, the rest as planned; undefined without one. */
  costAsReleased?: PlanCost;
  certificate: Certificate;
  bottlenecks: readonly Bottleneck[];
  /** The dearest bottlenecks, each with what more hours are worth as far as that holds, and what can be done. */
  remedies: readonly BottleneckRemedies[];
  contradictions: readonly Contradiction[];
  sensitivity: Sensitivity;
  materialLimits: readonly MaterialLimit[];
  /** undefined without a limit. */
  storage?: StorageLoad;
}

/** The answer to "what would help here, and what would it be worth", each figure from a plan solved again. */
export interface BottleneckRemedies {
  workCentre: string;
  /** First and last period of the stretch that is short together. */
  period: number;
  untilPeriod: number;
  /** What the first further hour saves, and up to how many further hours in the stretch each of them saves that much. */
  pricePerHour: number;
  upToHours: number;
  /** What losing an hour costs, and down to how many hours fewer. */
  costPerHourLost: number;
  downToHours: number;
  /** The cheapest for the whole plan first; those no sheet gives a price for last. */
  remedies: readonly Remedy[];
}

export type RemedyKind = "overtime" | "weekendOvertime" | "outsource" | "addHours" | "acceptLateness";

export interface Remedy {
  kind: RemedyKind;
  /** Hours it gives at the work centre (for outsourcing: frees). */
  hours: number;
  /** For outsourcing: of which item, how many pieces. */
  item?: string;
  quantity?: number;
  /** What the remedy itself costs; undefined where the sheets give no price. */
  price?: number;
  /** By how much the rest of the plan gets cheaper, from the plan solved again with it. */
  saves: number;
}

/**
 * The smallest set of firm things that cannot all be true: leave any one out and the rest fits. Of a work centre's period
 * (hours), or of a key material up to a period.
 */
export interface Contradiction {
  kind: "hours" | "material";
  /** Work centre, or material. */
  of: string;
  period: number;
  /** What there is at most: regular time and all overtime, or stock and receipts. */
  limit: number;
  /** What is firm and takes more, the largest first; `amount` in hours or in the material's unit. */
  firm: readonly FirmNeed[];
  /** Each of them, when taken, removes this contradiction; the cheapest first. */
  waysOut: readonly WayOut[];
}

export interface FirmNeed {
  kind: "committed" | "independent" | "frozen" | "byHand";
  item?: string;
  quantity?: number;
  amount: number;
}

export interface WayOut {
  kind: "addHours" | "moveLater" | "outsource" | "expediteMaterial";
  item?: string;
  /** Pieces (moved, outsourced), hours or units of material. */
  quantity: number;
  /** Where pieces are moved to, or come from outside. */
  toPeriod?: number;
  /** Pieces that have to go with them, where one item alone is not enough. */
  further?: readonly { item: string; quantity: number; toPeriod: number }[];
  /** Cost against the plan as it is, from the plan solved again with it, the price of the remedy included; negative saves. */
  cost: number;
}

/** By how much the whole forecast may rise until even all overtime and outsourcing no longer keep every date. */
export interface Sensitivity {
  /** 0 = it does not fit as it is; undefined = it holds even at twice the forecast, or is unknown. */
  forecastRise?: number;
  /** Stopped before it was known. */
  unknown?: true;
  /** Which work centre, or which key material, breaks first, and when. */
  workCentre?: string;
  material?: string;
  period?: number;
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

export type ChangeCause = "demand" | "stock" | "capacity" | "material" | "lot" | "byHand" | "cost";

/** One item's departure from the released plan in one period. */
export interface PlanChange {
  item: string;
  period: number;
  released: number;
  planned: number;
  /** At standard cost. */
  money: number;
  cause: ChangeCause;
}

/** Where a component's gross requirement comes from. requirement = (parent's releases + firm releases) × quantityPer. */
export interface Requirement {
  component: string;
  parent: string;
  /** Per parent piece started, component scrap included. */
  quantityPer: number;
  /** Whether the BOM line holds in each period (by the period's first day), and on the plan date for past-due releases. */
  effective: { pastDue: boolean; periods: readonly boolean[] };
  requirement: Bucketed;
}

/**
 * Material plan of one item that is not master-scheduled.
 *   available[t] = available[t−1] + receipts[t] + plannedReceipts[t] − gross[t]
 *   with available[−1] = openingStock + receipts.pastDue − gross.pastDue.
 */
export interface MrpLine {
  item: string;
  type: ItemType;
  source: Source;
  family: string;
  supplier: string;
  lowLevelCode: number;
  openingStock: number;
  unusableStock: number;
  /** Level to keep at the end of each period: the higher of pieces and days of cover. */
  safetyStock: readonly number[];
  /** Forecast and orders for the item itself. */
  independent: Bucketed;
  /** Dependent + independent. */
  gross: Bucketed;
  receipts: Bucketed;
  /** As for the master schedule. */
  firmReleases: Bucketed;
  /** DECISION */
  plannedReceipts: readonly number[];
  /** As for the master schedule. */
  releases: Bucketed;
  releasePeriod: readonly number[];
  available: readonly number[];
}

export interface PlannedPurchase {
  item: string;
  supplier: string;
  /** To order: starts, i.e. raised by yield. */
  quantity: number;
  /** How many orders it takes under the item's maximum lot. */
  orders: number;
  release: IsoDate;
  due: IsoDate;
  /** Index of the receipt's period. */
  period: number;
  pastDue: boolean;
  /** Which line decides the quantity. */
  from: "masterSchedule" | "outsourcing" | "materials";
}

/** Who acts on an exception. */
export const roles = ["planner", "sales", "purchasing", "manufacturing", "engineering", "warehouse"] as const;
export type Role = (typeof roles)[number];

/** A message worth somebody's time 例外信息, ranked by what is at stake. */
export interface PlanningException {
  problem: Problem;
  owner: Role;
  /** Pieces at standard cost, hours at the overtime price. */
  money: number;
}

/** What leaves in the shipping weeks: this week's rest and the next week 发货计划. */
export interface ShippingLine {
  item: string;
  channel: string;
  kind: "order" | "forecast";
  order?: string;
  customer?: string;
  grade?: CustomerGrade;
  due?: IsoDate;
  period: number;
  /** Still to ship. */
  open: number;
  /** Of `open`, covered by the plan's shippable stock and receipts: better grades first, then earlier dates. */
  ship: number;
}

/** Material to issue for one start of a work order 发料计划. */
export interface IssueLine {
  /** First day of the work. */
  start: IsoDate;
  /** Of the parent's first operation; undefined without a routing. */
  workCentre?: string;
  parent: string;
  /** Of a firm order; planned starts have none. */
  order?: string;
  started: number;
  component: string;
  quantityPer: number;
  quantity: number;
  /** Of the start; −1 = past due, to be issued on the plan date. */
  period: number;
  /** Of a planned start: index of the period its receipt falls in. */
  receiptPeriod?: number;
}

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

/** All stock of one item group at standard cost, usable or not. Groups: each finished family, semi-finished, raw. */
export interface InventoryGroup {
  /** The finished family's name; for the others the item type's code. */
  group: string;
  type: ItemType;
  /** On the plan date. */
  value: number;
  unusableValue: number;
  /** Safety stock of the first period. */
  safetyValue: number;
  /** Stock that comes and goes between receipts: half an average month's demand (365 ÷ 12 days) of finished goods, the days of use the options say of the others. */
  cycleValue: number;
  /** The budget's figure for the open month; undefined where there is none. */
  budgetValue?: number;
  /** The budget's figure where there is one, else safetyValue + cycleValue. */
  target: number;
  /** End of each period: max(available, 0) + unusable stock, at cost. */
  projected: readonly number[];
  /** Yearly cost of goods sold ÷ average inventory over the closed months; undefined without actuals. */
  turns?: number;
  /** Shipments of finished goods and use of materials in the whole months after the open one, at cost. */
  plannedUse: number;
  /** plannedUse as of a year ÷ average of the month ends from the open month's on; undefined without such months, or stock. */
  plannedTurns?: number;
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

export const varianceKinds = ["salesLastMonth", "salesThisMonth", "production", "conformity", "capacity", "upph", "load", "inventory", "turns"] as const;
export type VarianceKind = (typeof varianceKinds)[number];

/** A figure further from its plan, standard or target than its limit: somebody must say why 差异原因. */
export interface Variance {
  kind: VarianceKind;
  /** Finished family, work centre, inventory group; empty for all stock. */
  subject: string;
  month: IsoMonth;
  /** Plan, standard or target, and what came of it: money, hours, UPPH or turns. */
  expected: number;
  actual: number;
  /** Share of `expected`. */
  limit: number;
}

/**
 * The three series of master-scheduled items in one unit. inventory = opening + production − sales − scrapped + residual.
 * Closing stock a closed month does not state is reckoned from the next one that does (the stock on the plan date at the
 * latest), production, shipments and scrap. The residual is what counts, transfers and wrong bookings leave unexplained; plan
 * months have none. Their production includes scheduled receipts and outsourced pieces.
 */
export interface ThreeSeriesMonth {
  month: IsoMonth;
  kind: "actual" | "open" | "plan";
  opening: number;
  sales: number;
  production: number;
  scrapped: number;
  residual: number;
  inventory: number;
}

/** The three series of one family, or of all where there is none. */
export interface FamilySeries {
  family?: string;
  atCost: readonly ThreeSeriesMonth[];
  inUnits: readonly ThreeSeriesMonth[];
}

/** How long ago anything of an item was issued; what is new is in none of the slow classes, without dates nothing is known. */
export const idleStates = ["none", "moving", "new", "slow", "verySlow", "dead", "unknown"] as const;
export type IdleState = (typeof idleStates)[number];

/** Stock of one item, what it is worth keeping for, and what of it is to be reviewed. Quantities in the item's unit. */
export interface StockedItem {
  item: string;
  usable: number;
  /** Allocated or on hold. */
  unusable: number;
  /** Of `unusable`. */
  allocated: number;
  /** Closed months, oldest first: requested, and taken by the production of its parents. */
  monthlyUse: readonly number[];
  yearlyUse: number;
  /** From the closed months, or where they have none, from the plan's demand. */
  useFrom: "past" | "plan";
  /** Whether the plan asks for it at all. */
  hasDemand: boolean;
  /** Share of its type's yearly use at cost that larger items take. */
  shareBefore: number;
  abc: AbcClass;
  /** Of monthly use: standard deviation ÷ mean; undefined with fewer than six months, or without use. */
  variation?: number;
  xyz?: XyzClass;
  /** Whether the course of its family is taken out of the variation. */
  seasonal: boolean;
  /** Closed months that state closing stock: how many, shipped in them, and their stocks added up. */
  statedMonths: number;
  shippedBesideStock: number;
  closingStocks: number;
  /** Calendar days the usable stock lasts; undefined where nothing is asked for. */
  cover?: number;
  /** Of the excess horizon. */
  demandAhead: number;
  receiptsAhead: number;
  /** The plan's highest level. */
  safetyStock: number;
  excess: number;
  /** Of it in stock; the rest is on order. */
  excessInStock: number;
  firstReceipt?: IsoDate;
  lastIssue?: IsoDate;
  /** Since the last issue, or where there was none, the first receipt. */
  idleDays?: number;
  state: IdleState;
  /** Stock that is slow-moving, without what is allocated. */
  slow: number;
  /** The greater of slow-moving and excess stock, and what is too much on order: what a disposal plan is asked for. */
  toReview: number;
  /** Slow-moving, or of unknown age, and without any demand in the plan 报废风险. */
  atRisk: boolean;
}

/** Stock of one group, as `InventoryGroup`, at standard cost. */
export interface StockGroup {
  group: string;
  type: ItemType;
  /** Value of classes A, B and C. */
  byClass: readonly number[];
  unusable: number;
  slow: number;
  /** In stock. */
  excess: number;
  /** Too much on order. */
  onOrder: number;
  toReview: number;
  cover?: number;
}

export interface StockStructure {
  /** By type, then by yearly use at cost. */
  items: readonly StockedItem[];
  groups: readonly StockGroup[];
}

/** A purchase order under way, valued at standard cost. */
export interface OpenPurchase {
  order: string;
  supplier: string;
  item: string;
  quantity: number;
  unitCost: number;
  due: IsoDate;
  paid: IsoDate;
}

/** Outsourced pieces of one period at the price of their offer. */
export interface OutsourcedPurchase extends Omit<OpenPurchase, "order"> {
  /** Index of the receipt's period. */
  period: number;
}

export const cashCauses = ["openOrders", "materials", "goods", "outsourcing", "overtime"] as const;
export type CashCause = (typeof cashCauses)[number];

/** Money to pay; arrays are indexed by the plan's months, and their last entry is what is paid after them. */
export interface CashNeed {
  amounts: Readonly<Record<CashCause, readonly number[]>>;
  total: readonly number[];
  /** All but overtime, by supplier; those without a name last. */
  suppliers: readonly { supplier: string; amounts: readonly number[] }[];
  /** By supplier, then by due date, as the outsourced pieces. */
  openOrders: readonly OpenPurchase[];
  outsourced: readonly OutsourcedPurchase[];
}

/** How forecast errors are looked at: all finished goods, by main specification, by sales channel, by office. */
export const accuracyViews = ["total", "specification", "channel", "office"] as const;
export type AccuracyView = (typeof accuracyViews)[number];

/**
 * Errors of one lag over the compared months, in the items' units. `gain` is what the forecast errs less than a baseline,
 * Σ|demand − baseline| − Σ|demand − forecast|, over months the baseline is known for; `demand` is the demand of those months.
 */
export interface ForecastErrors {
  demand: number;
  forecast: number;
  absolute: number;
  naive: { demand: number; gain: number };
  seasonal: { demand: number; gain: number };
}

/** Demand and forecasts of one item; of one item in one channel; of one item, channel and office. */
export interface ForecastLine {
  level: "item" | "channel" | "office";
  item: string;
  channel: string;
  office: string;
  /** By `ForecastAccuracy.months`; undefined before the line's first sale or forecast, and where no actuals were kept. */
  demand: readonly (number | undefined)[];
  /** By lag − 1, then by `ForecastAccuracy.forecastMonths`; undefined where no version of that lag speaks of the month. */
  forecasts: readonly (readonly (number | undefined)[])[];
  /** Indexes of the lines of the finest level it adds up; none for those. */
  parts: readonly number[];
  /** By lag − 1. */
  errors: readonly ForecastErrors[];
}

/** undefined where there is nothing to divide by. */
export interface AccuracyMeasures {
  /** Σ|e| ÷ Σ demand or Σ forecast, as the settings say; e = demand − forecast. */
  wmape?: number;
  /** −Σe ÷ the same; positive: too much was forecast. */
  bias?: number;
  /** Σe ÷ MAD of the group's months. */
  trackingSignal?: number;
  /** What the forecast errs less than a baseline, as a share of demand; negative: the baseline was better. */
  naiveValue?: number;
  seasonalValue?: number;
  /** 1 = least WMAPE of its view. */
  rank?: number;
}

export interface AccuracyGroup {
  view: AccuracyView;
  /** Of a specification; empty for the other views. */
  family: string;
  name: string;
  /** Its lines stand together: indexes of the first and the last. */
  lines: readonly [first: number, last: number];
  /** By lag − 1, then by compared month: demand − forecast; 0 where the month is not compared. */
  monthErrors: readonly (readonly number[])[];
  /** By lag − 1. */
  measures: readonly AccuracyMeasures[];
}

/** All finished goods in one compared month; accuracy = max(0, 1 − WMAPE), item by item. */
export interface AccuracyMonth {
  demand: number;
  /** By lag − 1. */
  forecasts: readonly (number | undefined)[];
  accuracies: readonly (number | undefined)[];
  /** What repeating the same month of the year before would have reached, over items known then. */
  seasonal?: number;
}

/**
 * Finished goods' forecasts issued one, two and three months before (lags 1–3) against demand. The naive baseline repeats
 * the last month that was closed when the version was issued, the seasonal one the same month a year before.
 */
export interface ForecastAccuracy {
  /** The year before the compared months, then these; the last is the last closed month. Empty where nothing can be compared. */
  months: readonly IsoMonth[];
  /** The compared months (the last twelve at most), then those the stored versions speak of from the open month on. */
  forecastMonths: readonly IsoMonth[];
  /** By lag − 1, then by `forecastMonths`: the version of that lag; undefined = none. */
  versions: readonly (readonly (string | undefined)[])[];
  /** By lag − 1, then by compared month: it has a version and actuals. */
  compared: readonly (readonly boolean[])[];
  /** By level, then by group, then by item. */
  lines: readonly ForecastLine[];
  /** By view; the most accurate at lag 1 first. */
  groups: readonly AccuracyGroup[];
  /** By compared month. */
  trend: readonly AccuracyMonth[];
}

export interface KeyFigures {
  /** Demand met by the end of its own period ÷ demand, over the horizon, at standard cost; older backlog is served first. */
  serviceLevel: number;
  /** max(0, 1 − WMAPE) of the last closed month by finished item, in units, requested against the sales plan; undefined without stored versions. */
  forecastAccuracy?: number;
  /** Shipped ÷ sales plan of the last closed month, at standard cost. */
  salesAttainment?: number;
  /** Σ min(produced, plan) ÷ Σ plan of the last closed month by item, at standard cost; undefined without a production plan. */
  planConformity?: number;
  inventoryValue: number;
  inventoryTurns?: number;
  /** Highest load ÷ available over all work centres and periods of the decided plan. */
  peakLoad?: { workCentre: string; period: number; ratio: number };
  relevantCost: number;
}

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
  keyFigures: KeyFigures;
  problems: readonly Problem[];
  /** SHA-256 of records and options, of everything above this line, hexadecimal. */
  inputFingerprint: string;
  planFingerprint: string;
}
