/**
 * What a filled workbook says, as plain data. `input/` makes these records and vouches for them: every reference points
 * to a record that exists, every number is finite and in range, so the engine never asks again.
 *
 * Quantities are in the item's own unit, money in the settings' currency, dates are `YYYY-MM-DD`, months `YYYY-MM`.
 */

export type IsoDate = string;
export type IsoMonth = string;

export const itemTypes = ["finished", "semiFinished", "raw"] as const;
export type ItemType = (typeof itemTypes)[number];

export const sources = ["make", "buy"] as const;
export type Source = (typeof sources)[number];

export const lotSizingCodes = ["L4L", "FOQ", "POQ", "EOQ", "SM", "LUC", "PPB", "WW"] as const;
export type LotSizingCode = (typeof lotSizingCodes)[number];

export const orderStatuses = ["released", "firm"] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** One row of the items sheet 物料. */
export interface Item {
  item: string;
  name: string;
  /** Main specification 主要规格; empty where there is none. */
  specification: string;
  /** Product family 产品大类; raw materials may carry their material group. */
  family: string;
  type: ItemType;
  source: Source;
  unit: string;
  /** Standard cost per unit. */
  standardCost: number;
  /** Selling price per unit; 0 for what is not sold. */
  price: number;
  /** Common units per unit of this item 标准单位系数. */
  standardUnitFactor: number;
  /** Lead time in working days, order release to receipt. */
  leadTimeDays: number;
  lotSizing: LotSizingCode;
  /** Pieces per lot for FOQ; periods of supply for POQ; ignored by the other rules. */
  lotSize: number;
  /** Smallest order; 0 = none. */
  minimumLot: number;
  /** Orders are whole multiples of this; 0 = none. */
  lotMultiple: number;
  /** Largest order; a larger quantity is split. 0 = none. */
  maximumLot: number;
  /** Cost of one order or set-up, for the rules that weigh it against holding: EOQ, SM, LUC, PPB, WW. */
  orderingCost: number;
  /** A level to keep, not a flow; the higher of pieces and days of cover holds. */
  safetyStock: number;
  /** Days of cover 安全天数: the level also covers the demand of this many working days to come; 0 = none. */
  safetyDays: number;
  /** Good pieces per piece started, in (0, 1]. */
  yield: number;
  /** Phantom assembly 虚拟件: no lead time, lot for lot. */
  phantom: boolean;
  /** Counted in whole pieces: no order, stock or requirement is planned in parts of one. */
  wholePieces: boolean;
  /** From this day on nothing of it is sold or planned 停产日期; undefined = none. */
  discontinuedFrom?: IsoDate;
  supplier: string;
  /** Class of inventory value A, B or C; empty where not given. */
  abc: string;
  /** Key material 关键物料: a bought item whose stock and open orders cap what can be built until its lead time is over. */
  keyMaterial: boolean;
}

/** Forecast of one source for one period; weekly figures lie inside, and replace their share of, the month's. */
export interface Forecast {
  item: string;
  channel: string;
  office: string;
  /** Grade of the customers it is for; undefined where the forecast does not tell them apart, and counts as C. */
  grade?: CustomerGrade;
  /** First and last day the quantity is spread over. */
  start: IsoDate;
  end: IsoDate;
  quantity: number;
}

/** Forecast of a whole family for one period, to be shared among its items. */
export interface FamilyForecast {
  family: string;
  channel: string;
  office: string;
  grade?: CustomerGrade;
  start: IsoDate;
  end: IsoDate;
  quantity: number;
}

/** Customer grade 客户等级; A is served first. An unknown customer counts as C. */
export const customerGrades = ["A", "B", "C"] as const;
export type CustomerGrade = (typeof customerGrades)[number];

export interface Customer {
  customer: string;
  name: string;
  grade: CustomerGrade;
  channel: string;
  /** Who serves the customer 办事处; empty where not told. */
  office: string;
  /** Distributor 代理商: buys to sell on, so what it asks for is a source of demand of its own. */
  distributor: boolean;
}

/** Who files a forecast 办事处: one row for each office and channel. */
export interface SalesOffice {
  office: string;
  channel: string;
  /** Sales region 大区; empty where there is none. */
  region: string;
  /** Sales clerk 销售内勤 who fills in the template; empty where not told. */
  clerk: string;
}

export interface CustomerOrder {
  order: string;
  customer: string;
  grade: CustomerGrade;
  item: string;
  channel: string;
  quantity: number;
  /** Already shipped of `quantity`. */
  shipped: number;
  due: IsoDate;
  /** Abnormal demand 异常需求: a one-off that adds to the forecast instead of consuming it. */
  abnormal: boolean;
}

/** Work centre 工作中心: a group of machines or people that one load figure is kept for. */
export interface WorkCentre {
  workCentre: string;
  name: string;
  department: string;
  /** Machines or people working at once. */
  headcount: number;
  shifts: number;
  hoursPerShift: number;
  /** Worked ÷ available hours, (0, 1]. */
  utilisation: number;
  /** Standard hours earned ÷ worked hours. */
  efficiency: number;
  /** Flow line 流水线: its operations run side by side, so a piece takes as long as the slowest station. */
  line: boolean;
  /** Extra cost of one overtime hour on working days. */
  overtimeCost: number;
  /** The same on days off 双休日加班; the dearer step, taken after the first. */
  weekendOvertimeCost: number;
}

/** What differs from the calendar in one work centre and month 产能. */
export interface CapacityMonth {
  workCentre: string;
  month: IsoMonth;
  /** Working days; undefined = as the calendar says. */
  workingDays?: number;
  downtimeHours: number;
  /** Hours put in, overtime included, by the people, machines or lines the work centre counts 投入工时; of a closed month, undefined = not recorded. */
  attendedHours?: number;
  /** Hours of work already released; undefined = reckoned from the released work orders. */
  committedHours?: number;
  overtimeLimitHours: number;
  weekendOvertimeLimitHours: number;
}

export interface RoutingStep {
  item: string;
  operation: string;
  workCentre: string;
  /** Standard hours per piece; 0 where `unitsPerPersonHour` is given instead. */
  hoursPerUnit: number;
  setupHours: number;
  /**
   * UPPH 单位人时产能, measured: good pieces ÷ (hours × people). What was measured already contains utilisation and
   * efficiency. 0 = not given; exactly one of this and `hoursPerUnit` is given.
   */
  unitsPerPersonHour: number;
  /** People at this station of a line 投入人数; elsewhere not used. */
  people: number;
  /** Working days before the item's completion at which the operation is done 提前期偏置; for the resource profile. */
  offsetDays: number;
}

/** Complete pieces an outside supplier can deliver; for one item, or for any item of one family. */
export interface Outsourcing {
  /** Exactly one of `item` and `family` is given. */
  item?: string;
  family?: string;
  month: IsoMonth;
  limit: number;
  /** Paid per piece, material included. */
  unitCost: number;
}

export interface BomLine {
  parent: string;
  component: string;
  /** Per `batchSize` parents. */
  quantityPer: number;
  batchSize: number;
  /** Share lost in use; the requirement is net × (1 + scrap). */
  scrap: number;
  /** First and last day the line holds; undefined = open. */
  from?: IsoDate;
  to?: IsoDate;
}

export interface Stock {
  item: string;
  warehouse: string;
  onHand: number;
  /** Of `onHand`: reserved and not for this plan's demand. */
  allocated: number;
  /** Of `onHand`: blocked, e.g. by quality. */
  onHold: number;
  firstReceipt?: IsoDate;
  lastIssue?: IsoDate;
}

/** What a supplier asks of every order for one item 供应商条件, on top of the item's own lot rule. */
export interface SupplierTerms {
  supplier: string;
  item: string;
  /** Smallest order; 0 = none. */
  minimumOrder: number;
  /** Orders are whole multiples of this, a pack for instance; 0 = none. */
  orderMultiple: number;
  /** Lead time in working days; undefined = the item's own. */
  leadTimeDays?: number;
}

/**
 * Work and purchase orders under way 在制在途. Released: the order is out, its components are issued. Firm: a firm planned
 * order 确认计划订单, which the plan keeps as it is; its components are still to be issued and are planned for.
 */
export interface ScheduledReceipt {
  order: string;
  source: Source;
  item: string;
  quantity: number;
  due: IsoDate;
  status: OrderStatus;
  supplier: string;
}

/** What happened to one item in one month and channel 实绩. Stock-keeping figures stand on rows without a channel. */
export interface Actual {
  month: IsoMonth;
  item: string;
  channel: string;
  /** Who sold it 办事处; undefined where sales are not told apart by office. */
  office?: string;
  requested: number;
  shipped: number;
  /** Produced, or received from a supplier. */
  produced: number;
  scrapped: number;
  /** undefined where the row does not state it. */
  closingStock?: number;
  /** Production plan as released for the month 月度生产计划, kept as it was when the month began. */
  productionPlan?: number;
}

/** A day that differs from the Monday-to-Friday week: a holiday, or a make-up working day 调休. */
export interface CalendarDay {
  date: IsoDate;
  working: boolean;
  name: string;
}

/** Business-plan row of one family and month 预算, at standard cost. */
export interface Budget {
  family: string;
  month: IsoMonth;
  sales: number;
  production: number;
  inventory: number;
}

/** What was forecast in an earlier version 预测版本. */
export interface ForecastVersion {
  version: string;
  issued: IsoDate;
  item: string;
  channel: string;
  office: string;
  month: IsoMonth;
  quantity: number;
}

/** A forecast version that sales management approved 预测批准: numbered, and locked by the fingerprint of its lines. */
export interface ForecastApproval {
  /** "2026-11-1": the month it was collected in, and a number that rises within the month. */
  version: string;
  cycle: IsoMonth;
  /** Local time, "2026-11-26 15:04". */
  approvedAt: string;
  approver: string;
  lines: number;
  quantity: number;
  /** SHA-256 of the version's lines in canonical order, hexadecimal. */
  fingerprint: string;
  note: string;
}

/** The last released master schedule 已发布计划: planned completions of one item in the period that starts on `start`. */
export interface ReleasedPlanLine {
  item: string;
  start: IsoDate;
  end: IsoDate;
  quantity: number;
}

/** A quantity the planner fixed on the written master schedule 手工固定: planned completions from `start` to `end`. */
export interface FirmQuantity {
  item: string;
  start: IsoDate;
  end: IsoDate;
  quantity: number;
}

export interface Records {
  items: readonly Item[];
  forecasts: readonly Forecast[];
  familyForecasts: readonly FamilyForecast[];
  orders: readonly CustomerOrder[];
  customers: readonly Customer[];
  salesOffices: readonly SalesOffice[];
  workCentres: readonly WorkCentre[];
  capacity: readonly CapacityMonth[];
  routing: readonly RoutingStep[];
  outsourcing: readonly Outsourcing[];
  bom: readonly BomLine[];
  stock: readonly Stock[];
  supplierTerms: readonly SupplierTerms[];
  receipts: readonly ScheduledReceipt[];
  actuals: readonly Actual[];
  calendar: readonly CalendarDay[];
  budget: readonly Budget[];
  /** Stored versions, the approved ones among them. */
  forecastVersions: readonly ForecastVersion[];
  /** The approved version that `forecasts` come from; undefined where they are the forecast sheet's own. */
  forecastApproval?: ForecastApproval;
  releasedPlan: readonly ReleasedPlanLine[];
  firmQuantities: readonly FirmQuantity[];
}
