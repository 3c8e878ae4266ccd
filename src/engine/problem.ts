import type { AssumptionKind } from "./meeting/memory";
import type { IsoDate, IsoMonth, LotSizingCode } from "./records";

/** A cell, or a whole sheet where `cell` is absent. `file` stands where several files are read. */
export interface CellAddress {
  file?: string;
  sheet: string;
  /** A1 style, e.g. "C7". */
  cell?: string;
}

/** What a cell was expected to hold. */
export type Expected = "number" | "wholeNumber" | "date" | "month" | "text" | "choice" | "yesOrNo";

/** What keeps a demand from being met in time, the nearest cause first. */
export type Stopper =
  | { kind: "frozenZone"; untilPeriod: number }
  | { kind: "firmPlan"; period: number }
  | { kind: "capacity"; workCentre: string; period: number }
  | { kind: "leadTime"; item: string; leadTimeDays: number }
  | { kind: "material"; item: string; period: number; release: IsoDate }
  | { kind: "keyMaterial"; item: string; period: number }
  /** The warehouse is full between a period with hours left and the due one. */
  | { kind: "storage"; period: number }
  | { kind: "lotLimits"; item: string }
  | { kind: "cost" };

/** Everything that can be wrong, as values of one type. Sentences are made in `language/`. Numbers are as in `Plan`. */
export type Problem =
  // the file and its sheets
  | { kind: "notAWorkbook"; file: string; reason: "unreadable" | "encrypted" | "oldFormat" | "macros" | "tooLarge" | "missing" | "externalLinks" | "embedded" | "documentType" | "notATemplate" }
  | { kind: "emptyWorkbook" }
  | { kind: "missingSheet"; table: TableName }
  | { kind: "missingColumn"; at: CellAddress; table: TableName; column: string; similar?: string }
  | { kind: "emptySheet"; at: CellAddress; table: TableName }
  | { kind: "sheetNameTaken"; at: CellAddress }
  // cells
  | { kind: "unreadableCell"; at: CellAddress; column: string; found: string; expected: Expected; choices?: readonly string[] }
  | { kind: "missingValue"; at: CellAddress; column: string }
  | { kind: "outOfRange"; at: CellAddress; column: string; found: number; minimum?: number; maximum?: number; above?: number }
  /** `leftOut`: it was there, and its row was left out. */
  | { kind: "unknownReference"; at: CellAddress; column: string; found: string; table: TableName; similar?: string; leftOut?: true }
  | { kind: "exactlyOne"; at: CellAddress; columns: readonly string[]; given: number }
  | { kind: "duplicateRow"; at: CellAddress; first: CellAddress; key: string }
  | { kind: "bomCycle"; at?: CellAddress; path: readonly string[] }
  | { kind: "unknownColumn"; at: CellAddress; heading: string }
  /** Another program's name for a column. */
  | { kind: "headingTakenAs"; at: CellAddress; heading: string; column: string }
  /** A bill of material with a column a level, or a column that says the level. */
  | { kind: "indentedBom"; at: CellAddress; lines: number; products: number }
  /** A sheet that is no table of ours, while one is missing: which table comes nearest, and what it lacks. */
  | { kind: "sheetNotRead"; at: CellAddress; headings: readonly string[]; nearest?: TableName; lacking: readonly string[] }
  | { kind: "fractionalPieces"; at: CellAddress; column: string; found: number; item: string; unit: string }
  | { kind: "discontinuedItem"; at: CellAddress; item: string; from: IsoDate; quantity: number }
  | { kind: "lotLimits"; at: CellAddress; item: string; minimum: number; maximum: number }
  | { kind: "noOrderingCost"; at: CellAddress; item: string; rule: LotSizingCode }
  | { kind: "severalSuppliers"; at: CellAddress; item: string; suppliers: readonly string[] }
  /** Hours on days off are stated cheaper than on working days; they count at the working day's price, and are taken after them. */
  | { kind: "weekendOvertimeCheaper"; at: CellAddress; workCentre: string; weekday: number; weekend: number }
  /** Routing leads to a work centre without people, shifts or hours. */
  | { kind: "workCentreWithoutCapacity"; at: CellAddress; workCentre: string; items: number }
  /** More planned downtime than the work centre has hours on the month's stated working days: nothing is left. */
  | { kind: "downtimeExceedsMonth"; at: CellAddress; workCentre: string; downtime: number; hours: number }
  /** An operation that would be done before its item's order starts. */
  | { kind: "offsetBeyondLeadTime"; at: CellAddress; item: string; offsetDays: number; leadTimeDays: number }
  /** Operations of an item that is bought; they load nothing. */
  | { kind: "routingOfBoughtItem"; at: CellAddress; item: string }
  /** The last day a line holds is before its first. */
  | { kind: "neverEffective"; at: CellAddress; firstDay: IsoDate; lastDay: IsoDate }
  | { kind: "noCalendar"; year: number }
  /** A row that was left out because the user said so, with what is wrong with it. */
  | { kind: "leftOut"; at: CellAddress; table: TableName; because: Problem }
  // what people changed on the written master schedule
  | { kind: "handEditKept"; at: CellAddress; item: string; found: number; proposed: number }
  | { kind: "handEditDropped"; at: CellAddress; item: string; found: number; proposed: number }
  // the demand review
  /** Lines of an approved version were changed afterwards: it is locked. */
  | { kind: "approvedVersionChanged"; version: string; approver: string; lines: number; found: number; quantity: number; foundQuantity: number }
  | { kind: "versionWithoutApproval"; version: string }
  /** The forecast log has a version of the same name; the approved one counts. */
  | { kind: "versionStoredTwice"; version: string }
  /** The forecast sheet says something else in the months of the approved version, which is planned. */
  | { kind: "approvedVersionPlanned"; version: string; quantity: number; sheet: number }
  /** Asked to approve, and somebody's forecast is not there. */
  | { kind: "officesMissing"; offices: readonly string[] }
  | { kind: "nothingSubmitted"; cycle: IsoMonth }
  /** More is taken away than there is. */
  | { kind: "adjustedBelowZero"; item: string; channel: string; office: string; month: IsoMonth; entered: number; change: number }
  /** Nobody entered a forecast there, and the adjustment would be one of its own. */
  | { kind: "adjustedWithoutEntry"; item: string; channel: string; office: string; month: IsoMonth; change: number }
  // the meeting
  /** Inside the frozen zone the plan is no longer what was released: pieces of an item, hours of a work centre; `request` stands for it. */
  | { kind: "frozenPlanChanged"; item: string; period: number; released: number; planned: number; release: string; request?: string }
  | { kind: "frozenHoursChanged"; workCentre: string; period: number; released: number; planned: number; release: string }
  /** The same on the written sheets, as the workbook was opened; the period begins on `start`. No approved request stands for it. */
  | { kind: "frozenEdited"; at: CellAddress; item: string; start: IsoDate; released: number; found: number; release: string }
  | { kind: "frozenHoursEdited"; at: CellAddress; workCentre: string; start: IsoDate; released: number; found: number; release: string }
  /** A request to change what the release says nothing of, or what is not frozen. */
  | { kind: "notReleased"; item: string; on: IsoDate; release: string }
  /** The next cycle would not begin after the present one. */
  | { kind: "cycleNotLater"; planDate: IsoDate; current: IsoDate }
  | { kind: "notFrozen"; item: string; start: IsoDate }
  /** The year's changes of an item or department are used up. */
  | { kind: "changesUsedUp"; item: string; department: string; year: string; exhausted: readonly ("item" | "department")[]; used: { item: number; department: number } }
  | { kind: "nothingDecided" }
  | { kind: "tooManyScenarios"; most: number; scenarios: readonly string[] }
  | { kind: "unknownScenario"; scenario: string; scenarios: readonly string[] }
  /** No such number in a ledger, or no longer open. */
  | { kind: "unknownRecord"; ledger: MemoryLedger; record: string }
  /** No run before the last one is kept, or what is kept of it (`snapshot`) was changed. */
  | { kind: "nothingToRestore"; snapshot?: string }
  /** No plan has been released in this workbook, or its inputs (of `release`) are no longer kept. */
  | { kind: "nothingReleased"; release?: string }
  /** A decision or scenario changes nothing: nothing of that name is in the inputs, or outsourcing has no price. */
  | { kind: "assumptionWithoutEffect"; statedFor: string; assumption: AssumptionKind; subject: string; reason: "unknownSubject" | "noPrice" }
  // demand
  /** A forecast outside the statistical baseline's interval in `months` months, furthest in `month`; `quantity` = Σ |forecast − baseline| of these months. */
  | { kind: "forecastQuestioned"; item: string; channel: string; office: string; month: IsoMonth; forecast: number; baseline: number; lower: number; upper: number; months: number; quantity: number }
  | { kind: "forecastIgnored"; item: string; quantity: number }
  | { kind: "ordersBeyondForecast"; item: string; channel: string; quantity: number }
  | { kind: "familyForecastExceeded"; family: string; channel: string; office: string; start: IsoDate; quantity: number }
  | { kind: "familyWithoutItems"; family: string; channel: string; office: string; start: IsoDate; quantity: number }
  // the plan
  | { kind: "timeFenceConflict"; item: string; period: number; quantity: number; stoppedBy: readonly Stopper[] }
  | { kind: "lateDemand"; item: string; period: number; quantity: number; untilPeriod?: number; stoppedBy: readonly Stopper[] }
  | { kind: "belowSafetyStock"; item: string; period: number; quantity: number }
  | { kind: "capacityOverload"; workCentre: string; period: number; untilPeriod: number; load: number; capacity: number }
  | { kind: "pastDueRelease"; item: string; quantity: number }
  | { kind: "pastDueReceipt"; order: string; item: string; quantity: number; due: IsoDate }
  /** `release` is when the missing order should have been released; `endItems` are the end demands it holds up, the largest first. */
  | { kind: "materialShortage"; item: string; period: number; quantity: number; release?: IsoDate; endItems: readonly string[] }
  | { kind: "demandOutsideHorizon"; item: string; quantity: number; due: IsoDate }
  | { kind: "noRouting"; item: string }
  | { kind: "noCapacity"; workCentre: string; period: number; load: number }
  | { kind: "noBom"; item: string }
  | { kind: "expiredBom"; item: string; period: number }
  | { kind: "noSupplier"; item: string }
  | { kind: "negativeOnHand"; item: string; quantity: number }
  /** Planned orders to release before `until`, one message an item. */
  | { kind: "releaseNow"; item: string; quantity: number; until: IsoDate }
  | { kind: "expedite"; order: string; item: string; quantity: number; due: IsoDate; to: IsoDate }
  | { kind: "defer"; order: string; item: string; quantity: number; due: IsoDate; to: IsoDate }
  | { kind: "cancel"; order: string; item: string; quantity: number; due: IsoDate }
  | { kind: "excessStock"; item: string; period: number; quantity: number }
  /** Outsourcing is priced below the piece's own material, so the balance counts it as free beyond that. */
  | { kind: "outsourcingBelowCost"; at: CellAddress; item: string; price: number; materialCost: number }
  /** The cumulative lead time reaches beyond the horizon: what is needed later must be ordered before this plan sees it. */
  | { kind: "horizonTooShort"; items: number; longestItem: string; leadTimeDays: number; horizonDays: number }
  /** Firm quantities take more than there is; the plan says what to do about it. */
  | { kind: "contradiction"; resource: "hours" | "material"; of: string; period: number; needed: number; limit: number }
  | { kind: "lostSale"; item: string; period: number; quantity: number; stoppedBy: readonly Stopper[] }
  | { kind: "storageFull"; period: number; used: number; limit: number }
  | { kind: "fenceTooShort"; items: number; longestItem: string; leadTimeDays: number; fenceDays: number };

export type ProblemKind = Problem["kind"];
export type Severity = "stops" | "warns" | "informs";

/** Decided once: what stops a run, what comes with it, what is merely worth knowing. */
export const severities: Record<ProblemKind, Severity> = {
  notAWorkbook: "stops",
  emptyWorkbook: "stops",
  missingSheet: "stops",
  missingColumn: "stops",
  emptySheet: "stops",
  sheetNameTaken: "stops",
  unreadableCell: "stops",
  missingValue: "stops",
  outOfRange: "stops",
  unknownReference: "stops",
  exactlyOne: "stops",
  duplicateRow: "stops",
  bomCycle: "stops",
  unknownColumn: "informs",
  headingTakenAs: "informs",
  indentedBom: "informs",
  sheetNotRead: "informs",
  timeFenceConflict: "warns",
  lateDemand: "warns",
  belowSafetyStock: "informs",
  capacityOverload: "warns",
  pastDueRelease: "warns",
  pastDueReceipt: "warns",
  materialShortage: "warns",
  demandOutsideHorizon: "informs",
  noRouting: "informs",
  noCapacity: "warns",
  noBom: "informs",
  fractionalPieces: "stops",
  discontinuedItem: "stops",
  lotLimits: "stops",
  noOrderingCost: "informs",
  severalSuppliers: "informs",
  weekendOvertimeCheaper: "informs",
  workCentreWithoutCapacity: "warns",
  downtimeExceedsMonth: "warns",
  offsetBeyondLeadTime: "informs",
  routingOfBoughtItem: "informs",
  neverEffective: "warns",
  noCalendar: "informs",
  leftOut: "warns",
  handEditKept: "informs",
  handEditDropped: "warns",
  forecastIgnored: "informs",
  approvedVersionChanged: "stops",
  versionWithoutApproval: "stops",
  versionStoredTwice: "informs",
  approvedVersionPlanned: "informs",
  officesMissing: "stops",
  nothingSubmitted: "stops",
  adjustedBelowZero: "stops",
  adjustedWithoutEntry: "informs",
  assumptionWithoutEffect: "warns",
  frozenPlanChanged: "warns",
  frozenHoursChanged: "informs",
  frozenEdited: "warns",
  frozenHoursEdited: "informs",
  notReleased: "stops",
  cycleNotLater: "stops",
  notFrozen: "stops",
  changesUsedUp: "stops",
  nothingToRestore: "stops",
  nothingDecided: "stops",
  tooManyScenarios: "stops",
  unknownScenario: "stops",
  unknownRecord: "stops",
  nothingReleased: "stops",
  forecastQuestioned: "informs",
  ordersBeyondForecast: "informs",
  familyForecastExceeded: "warns",
  familyWithoutItems: "warns",
  expiredBom: "warns",
  noSupplier: "informs",
  negativeOnHand: "warns",
  releaseNow: "informs",
  expedite: "warns",
  defer: "informs",
  cancel: "informs",
  excessStock: "informs",
  fenceTooShort: "informs",
  outsourcingBelowCost: "warns",
  horizonTooShort: "informs",
  contradiction: "warns",
  lostSale: "warns",
  storageFull: "warns",
};

/** For what a door cannot even read or write: the problem travels to the one place that shows it. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
  }
}

/** How much a kind of problem weighs. */
export const severityOf = (problem: Problem): Severity => severities[problem.kind];
/** Whether no plan is made while the problem stands. */
export const stopsTheRun = (problem: Problem): boolean => severityOf(problem) === "stops";

/** Ledgers 台账: written by us, row by row, and read back; people may fill them too. No part of an empty template. */
export const reviewLedgers = ["forecastEntries", "forecastAdjustments", "forecastApprovals", "approvedForecasts"] as const;
export const memoryLedgers = ["planningCycles", "planReleases", "releasedQuantities", "releasedHours", "snapshots", "changeRequests", "scenarios", "decisions", "assumptions", "actions", "minutesLines", "cycleResults"] as const;
export const ledgerNames = [...reviewLedgers, ...memoryLedgers] as const;
export type ReviewLedger = (typeof reviewLedgers)[number];
export type MemoryLedger = (typeof memoryLedgers)[number];
export type LedgerName = (typeof ledgerNames)[number];

/** The input tables by their stable internal names, in the order a planner fills them, then the ledgers. */
export const tableNames = [
  "settings",
  "items",
  "forecast",
  "orders",
  "customers",
  "salesOffices",
  "workCentres",
  "capacity",
  "routing",
  "outsourcing",
  "bom",
  "inventory",
  "supplierTerms",
  "receipts",
  "actuals",
  "calendar",
  "budget",
  "forecastLog",
  "releasedPlan",
  ...ledgerNames,
] as const;
export type TableName = (typeof tableNames)[number];
