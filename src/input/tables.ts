import { demandRules, errorBases, multiLevelLotSizings, openMonthRules, type PlanningOptions, roughCutMethods, scrapConventions } from "../engine/options";
import { optionUnits } from "../engine/optionUnits";
import { type LedgerName, ledgerNames, type TableName } from "../engine/problem";
import type { ApprovedForecast, ForecastAdjustment, ForecastEntry } from "../engine/demandReview/review";
import {
  type Actual,
  type BomLine,
  type Budget,
  type CalendarDay,
  type CapacityMonth,
  type Customer,
  type CustomerGrade,
  customerGrades,
  type CustomerOrder,
  type ForecastApproval,
  type ForecastVersion,
  itemTypes,
  type Item,
  lotSizingCodes,
  orderStatuses,
  type Outsourcing,
  type RoutingStep,
  type SalesOffice,
  type ScheduledReceipt,
  sources,
  type Stock,
  type SupplierTerms,
  type WorkCentre,
} from "../engine/records";
import { type MemoryRows, memoryTables } from "./memoryTables";
import { blankIs, choice, code, type Column, type Columns, date, ifGiven, month, number, orElse, text, wholeNumber, yesOrNo } from "./columns";

/** A forecast row before its period columns. */
export type ForecastSource = { item?: string; family?: string; channel: string; office: string; grade?: CustomerGrade };
/** Blank in 整件 follows the type and the unit. */
export type ItemRow = Omit<Item, "wholePieces"> & { wholePieces?: boolean };
/** A routing row states hours per unit or units per person-hour, whichever the shop keeps. */
export type RoutingRow = Omit<RoutingStep, "hoursPerUnit" | "unitsPerPersonHour"> & { hoursPerUnit?: number; unitsPerPersonHour?: number };

/** What one row of each table holds, period columns apart. */
export interface Rows extends MemoryRows {
  items: ItemRow;
  forecast: ForecastSource;
  orders: Omit<CustomerOrder, "grade">;
  customers: Customer;
  salesOffices: SalesOffice;
  workCentres: WorkCentre;
  capacity: CapacityMonth;
  routing: RoutingRow;
  outsourcing: Outsourcing;
  bom: BomLine;
  inventory: Stock;
  supplierTerms: SupplierTerms;
  receipts: ScheduledReceipt;
  actuals: Actual;
  calendar: CalendarDay;
  budget: Budget;
  forecastLog: ForecastVersion;
  releasedPlan: { item: string };
  forecastEntries: Omit<ForecastEntry, "month" | "quantity">;
  forecastAdjustments: ForecastAdjustment;
  forecastApprovals: ForecastApproval;
  approvedForecasts: ApprovedForecast;
}
export type ListName = keyof Rows;

export interface Table<R> {
  columns: Columns<R>;
  /** No two rows agree in all of these. */
  key: readonly (keyof R & string)[];
  /** Without it there is no plan. */
  compulsory?: boolean;
  /** Each further column is a month or a week with a quantity; blank says nothing, 0 is zero. */
  periods?: boolean;
  /** Exactly one of these is given in every row. */
  exactlyOne?: readonly (keyof R & string)[];
  /** Too plain to be told by its headings alone. */
  byNameOnly?: boolean;
}

const atLeast0 = { minimum: 0 };
const share = { unit: "share", minimum: 0, maximum: 1 } as const;
const positiveShare = { unit: "share", above: 0, maximum: 1 } as const;
const hours = { unit: "hours", minimum: 0 } as const;
const anItem = { refersTo: { table: "items", column: "item" } } as const;
const aFamily = { refersTo: { table: "items", column: "family" } } as const;
const aWorkCentre = { refersTo: { table: "workCentres", column: "workCentre" } } as const;
const limit = { minimum: 0, maximum: 10 } as const;
const perUnit = { unit: "moneyPerUnit", minimum: 0 } as const;

/** Every list a planner fills, in the order of `tableNames`. Reader, template, drop-downs, checks and description all come from here. */
export const tables: { readonly [T in ListName]: Table<Rows[T]> } = {
  items: {
    compulsory: true,
    key: ["item"],
    columns: {
      item: code(),
      name: orElse(text(), ""),
      specification: orElse(text(), ""),
      family: blankIs(text(), ""),
      type: choice(itemTypes),
      source: choice(sources),
      unit: orElse(text(), ""),
      standardCost: number(perUnit),
      price: orElse(number(perUnit), 0),
      standardUnitFactor: orElse(number({ above: 0 }), 1),
      leadTimeDays: blankIs(number({ unit: "workingDays", minimum: 0 }), 0),
      lotSizing: orElse(choice(lotSizingCodes), "L4L"),
      lotSize: orElse(number(atLeast0), 0),
      minimumLot: orElse(number(atLeast0), 0),
      lotMultiple: orElse(number(atLeast0), 0),
      maximumLot: orElse(number(atLeast0), 0),
      orderingCost: orElse(number({ unit: "money", minimum: 0 }), 0),
      safetyStock: blankIs(number(atLeast0), 0),
      safetyDays: orElse(number({ unit: "workingDays", minimum: 0 }), 0),
      yield: orElse(number(positiveShare), 1),
      phantom: orElse(yesOrNo(), false),
      wholePieces: ifGiven(yesOrNo()),
      discontinuedFrom: ifGiven(date()),
      supplier: orElse(text(), ""),
      abc: orElse(text(), ""),
      keyMaterial: orElse(yesOrNo(), false),
    },
  },
  forecast: {
    compulsory: true,
    key: ["item", "family", "channel", "office", "grade"],
    periods: true,
    exactlyOne: ["item", "family"],
    columns: { item: ifGiven(code(anItem)), family: ifGiven(text(aFamily)), channel: orElse(text(), ""), office: orElse(text(), ""), grade: ifGiven(choice(customerGrades)) },
  },
  orders: {
    key: ["order", "item", "due"],
    columns: {
      order: code(),
      customer: orElse(code(), ""),
      item: code(anItem),
      channel: orElse(text(), ""),
      quantity: number(atLeast0),
      shipped: orElse(number(atLeast0), 0),
      due: date(),
      abnormal: orElse(yesOrNo(), false),
    },
  },
  customers: {
    key: ["customer"],
    columns: { customer: code(), name: orElse(text(), ""), grade: choice(customerGrades), channel: orElse(text(), ""), office: orElse(text(), ""), distributor: orElse(yesOrNo(), false) },
  },
  salesOffices: {
    key: ["office", "channel"],
    columns: { office: text(), channel: orElse(text(), ""), region: orElse(text(), ""), clerk: orElse(text(), "") },
  },
  workCentres: {
    compulsory: true,
    key: ["workCentre"],
    columns: {
      workCentre: code(),
      name: orElse(text(), ""),
      department: orElse(text(), ""),
      headcount: number(atLeast0),
      shifts: blankIs(number(atLeast0), 1),
      hoursPerShift: number({ unit: "hours", minimum: 0, maximum: 24 }),
      utilisation: orElse(number(positiveShare), 1),
      efficiency: orElse(number({ unit: "share", above: 0, maximum: 3 }), 1),
      line: orElse(yesOrNo(), false),
      overtimeCost: orElse(number({ unit: "moneyPerHour", minimum: 0 }), 0),
      weekendOvertimeCost: orElse(number({ unit: "moneyPerHour", minimum: 0 }), 0),
    },
  },
  capacity: {
    compulsory: true,
    key: ["workCentre", "month"],
    columns: {
      workCentre: code(aWorkCentre),
      month: month(),
      workingDays: ifGiven(number({ unit: "days", minimum: 0, maximum: 31 })),
      downtimeHours: orElse(number(hours), 0),
      committedHours: ifGiven(number(hours)),
      attendedHours: ifGiven(number(hours)),
      overtimeLimitHours: orElse(number(hours), 0),
      weekendOvertimeLimitHours: orElse(number(hours), 0),
    },
  },
  routing: {
    key: ["item", "operation"],
    exactlyOne: ["hoursPerUnit", "unitsPerPersonHour"],
    columns: {
      item: code(anItem),
      operation: code(),
      workCentre: code(aWorkCentre),
      hoursPerUnit: ifGiven(number({ unit: "hoursPerUnit", minimum: 0 })),
      unitsPerPersonHour: ifGiven(number({ unit: "unitsPerPersonHour", above: 0 })),
      people: orElse(number({ above: 0 }), 1),
      setupHours: orElse(number(hours), 0),
      offsetDays: orElse(wholeNumber({ unit: "workingDays", minimum: 0 }), 0),
    },
  },
  outsourcing: {
    key: ["item", "family", "month"],
    exactlyOne: ["item", "family"],
    columns: {
      item: ifGiven(code(anItem)),
      family: ifGiven(text(aFamily)),
      month: month(),
      limit: number(atLeast0),
      unitCost: number(perUnit),
    },
  },
  bom: {
    key: ["parent", "component", "from"],
    columns: {
      parent: code(anItem),
      component: code(anItem),
      quantityPer: number({ above: 0 }),
      batchSize: orElse(number({ above: 0 }), 1),
      scrap: orElse(number(share), 0),
      from: ifGiven(date()),
      to: ifGiven(date()),
    },
  },
  inventory: {
    compulsory: true,
    key: ["item", "warehouse"],
    columns: {
      item: code(anItem),
      warehouse: orElse(text(), ""),
      onHand: number(),
      allocated: orElse(number(atLeast0), 0),
      onHold: orElse(number(atLeast0), 0),
      firstReceipt: ifGiven(date()),
      lastIssue: ifGiven(date()),
    },
  },
  supplierTerms: {
    key: ["supplier", "item"],
    columns: {
      supplier: text(),
      item: code(anItem),
      minimumOrder: orElse(number(atLeast0), 0),
      orderMultiple: orElse(number(atLeast0), 0),
      leadTimeDays: ifGiven(number({ unit: "workingDays", minimum: 0 })),
    },
  },
  receipts: {
    key: ["order", "item", "due"],
    columns: {
      order: code(),
      source: choice(sources),
      item: code(anItem),
      quantity: number(atLeast0),
      due: date(),
      status: orElse(choice(orderStatuses), "released"),
      supplier: orElse(text(), ""),
    },
  },
  actuals: {
    key: ["month", "item", "channel", "office"],
    columns: {
      month: month(),
      item: code(anItem),
      channel: orElse(text(), ""),
      office: ifGiven(text()),
      requested: orElse(number(), 0),
      shipped: blankIs(number(), 0),
      produced: orElse(number(), 0),
      scrapped: orElse(number(), 0),
      closingStock: ifGiven(number()),
      productionPlan: ifGiven(number(atLeast0)),
    },
  },
  calendar: {
    key: ["date"],
    columns: { date: date(), working: yesOrNo(), name: orElse(text(), "") },
  },
  budget: {
    key: ["family", "month"],
    columns: {
      family: text(aFamily),
      month: month(),
      sales: orElse(number({ unit: "money" }), 0),
      production: orElse(number({ unit: "money" }), 0),
      inventory: orElse(number({ unit: "money" }), 0),
    },
  },
  forecastLog: {
    key: ["version", "item", "channel", "office", "month"],
    columns: {
      version: text(),
      issued: date(),
      item: code(anItem),
      channel: orElse(text(), ""),
      office: orElse(text(), ""),
      month: month(),
      quantity: number(atLeast0),
    },
  },
  releasedPlan: { byNameOnly: true, key: ["item"], periods: true, columns: { item: code(anItem) } },
  forecastEntries: {
    byNameOnly: true,
    key: ["cycle", "office", "channel", "item", "customer"],
    periods: true,
    columns: {
      cycle: month(),
      office: orElse(text(), ""),
      channel: orElse(text(), ""),
      clerk: orElse(text(), ""),
      item: code(anItem),
      customer: orElse(code(), ""),
      submitted: date(),
      file: orElse(text(), ""),
    },
  },
  forecastAdjustments: {
    byNameOnly: true,
    key: ["cycle", "office", "channel", "item", "month", "reason"],
    columns: {
      cycle: month(),
      office: orElse(text(), ""),
      channel: orElse(text(), ""),
      item: code(anItem),
      month: month(),
      change: number(),
      reason: text(),
      by: orElse(text(), ""),
    },
  },
  forecastApprovals: {
    byNameOnly: true,
    key: ["version"],
    columns: {
      version: text(),
      cycle: month(),
      approvedAt: text(),
      approver: orElse(text(), ""),
      lines: wholeNumber({ minimum: 0 }),
      quantity: number(),
      fingerprint: text(),
      note: orElse(text(), ""),
    },
  },
  approvedForecasts: {
    byNameOnly: true,
    key: ["version", "item", "channel", "office", "grade", "month"],
    columns: {
      version: text(),
      item: code(anItem),
      channel: orElse(text(), ""),
      office: orElse(text(), ""),
      grade: ifGiven(choice(customerGrades)),
      month: month(),
      quantity: number(atLeast0),
    },
  },
  ...memoryTables,
};
export const listNames = Object.keys(tables) as ListName[];
/** Whether a table is one of ours that is read back. */
export const isLedger = (table: TableName): table is LedgerName => (ledgerNames as readonly TableName[]).includes(table);
/** A table's columns by name, in the order of the template. */
export const declaredColumns = (table: ListName): readonly (readonly [string, Column<unknown>])[] => Object.entries(tables[table].columns);

/** The rows of the settings sheet. What is left blank there takes the default of `defaultOptions`. */
export const settings: Columns<PlanningOptions> = {
  planDate: date(),
  weeklyPeriods: wholeNumber({ unit: optionUnits.weeklyPeriods, minimum: 0, maximum: 53 }),
  horizonMonths: wholeNumber({ unit: optionUnits.horizonMonths, minimum: 0, maximum: 36 }),
  frozenDays: wholeNumber({ unit: optionUnits.frozenDays, minimum: 0 }),
  slushyDays: wholeNumber({ unit: optionUnits.slushyDays, minimum: 0 }),
  consumptionBackward: wholeNumber({ unit: optionUnits.consumptionBackward, minimum: 0 }),
  consumptionForward: wholeNumber({ unit: optionUnits.consumptionForward, minimum: 0 }),
  frozenDemand: choice(demandRules),
  slushyDemand: choice(demandRules),
  liquidDemand: choice(demandRules),
  openMonthForecast: choice(openMonthRules),
  promiseSafetyStock: yesOrNo(),
  keepHandEdits: yesOrNo(),
  scrapConvention: choice(scrapConventions),
  multiLevelLotSizing: choice(multiLevelLotSizings),
  reschedulingDays: wholeNumber({ unit: optionUnits.reschedulingDays, minimum: 0 }),
  expediteDampingDays: wholeNumber({ unit: optionUnits.expediteDampingDays, minimum: 0 }),
  deferDampingDays: wholeNumber({ unit: optionUnits.deferDampingDays, minimum: 0 }),
  dampingQuantity: number({ unit: optionUnits.dampingQuantity, minimum: 0 }),
  headroom: number({ unit: optionUnits.headroom, minimum: 0, maximum: 0.9 }),
  holdingRate: number({ unit: optionUnits.holdingRate, minimum: 0, maximum: 10 }),
  backlogRate: number({ unit: optionUnits.backlogRate, minimum: 0, maximum: 100 }),
  gradeWeightA: number({ unit: optionUnits.gradeWeightA, minimum: 1 }),
  gradeWeightB: number({ unit: optionUnits.gradeWeightB, minimum: 1 }),
  waitingDaysA: wholeNumber({ unit: optionUnits.waitingDaysA, minimum: 0 }),
  waitingDaysB: wholeNumber({ unit: optionUnits.waitingDaysB, minimum: 0 }),
  waitingDaysC: wholeNumber({ unit: optionUnits.waitingDaysC, minimum: 0 }),
  lostSaleRate: number({ unit: optionUnits.lostSaleRate, minimum: 0, maximum: 100 }),
  serviceFirst: yesOrNo(),
  roughCutMethod: choice(roughCutMethods),
  storageLimit: number({ minimum: 0 }),
  storageCost: number({ unit: optionUnits.storageCost, minimum: 0 }),
  safetyShortfallRate: number({ unit: optionUnits.safetyShortfallRate, minimum: 0, maximum: 100 }),
  changeRate: number({ unit: optionUnits.changeRate, minimum: 0, maximum: 1 }),
  overloadFactor: number({ unit: optionUnits.overloadFactor, minimum: 1 }),
  escalationLoad: number({ unit: optionUnits.escalationLoad, above: 0, maximum: 10 }),
  salesVarianceLimit: number({ ...limit, unit: optionUnits.salesVarianceLimit }),
  productionVarianceLimit: number({ ...limit, unit: optionUnits.productionVarianceLimit }),
  capacityVarianceLimit: number({ ...limit, unit: optionUnits.capacityVarianceLimit }),
  inventoryVarianceLimit: number({ ...limit, unit: optionUnits.inventoryVarianceLimit }),
  planTolerance: number({ ...limit, unit: optionUnits.planTolerance }),
  materialTargetDays: number({ unit: optionUnits.materialTargetDays, minimum: 0, maximum: 366 }),
  turnsTarget: number({ unit: optionUnits.turnsTarget, minimum: 0 }),
  excessDays: wholeNumber({ unit: optionUnits.excessDays, minimum: 1 }),
  slowDays: wholeNumber({ unit: optionUnits.slowDays, minimum: 1 }),
  verySlowDays: wholeNumber({ unit: optionUnits.verySlowDays, minimum: 1 }),
  deadDays: wholeNumber({ unit: optionUnits.deadDays, minimum: 1 }),
  newItemDays: wholeNumber({ unit: optionUnits.newItemDays, minimum: 0 }),
  abcShareA: number({ unit: optionUnits.abcShareA, minimum: 0, maximum: 1 }),
  abcShareB: number({ unit: optionUnits.abcShareB, minimum: 0, maximum: 1 }),
  xyzLimitX: number({ minimum: 0 }),
  xyzLimitY: number({ minimum: 0 }),
  paymentDays: wholeNumber({ unit: optionUnits.paymentDays, minimum: 0, maximum: 720 }),
  errorBase: choice(errorBases),
  forecastErrorLimit: number({ unit: optionUnits.forecastErrorLimit, above: 0, maximum: 10 }),
  forecastBiasLimit: number({ unit: optionUnits.forecastBiasLimit, above: 0, maximum: 10 }),
  trackingSignalLimit: number({ unit: optionUnits.trackingSignalLimit, above: 0 }),
  attainmentLimit: number({ unit: optionUnits.attainmentLimit, above: 0, maximum: 10 }),
  baselineCoverage: number({ unit: optionUnits.baselineCoverage, above: 0, maximum: 0.99 }),
  questionedForecasts: wholeNumber({ minimum: 0, maximum: 1000 }),
  submissionDay: wholeNumber({ minimum: 1, maximum: 31 }),
  reviewDay: wholeNumber({ minimum: 1, maximum: 31 }),
  meetingDay: wholeNumber({ minimum: 1, maximum: 31 }),
  reviewLimit: number({ unit: optionUnits.reviewLimit, above: 0, maximum: 10 }),
  changesPerItem: wholeNumber({ minimum: 0, maximum: 1000 }),
  changesPerDepartment: wholeNumber({ minimum: 0, maximum: 1000 }),
  solverSeconds: number({ unit: optionUnits.solverSeconds, above: 0, maximum: 3600 }),
  currency: text(),
  commonUnit: text(),
};

/** Whether no plan can be made without the table. */
export const isCompulsory = (table: TableName): boolean => table !== "settings" && tables[table].compulsory === true;
