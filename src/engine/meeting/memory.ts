import type { CustomerGrade, IsoDate, IsoMonth } from "../records";

/**
 * What S&OP remembers from month to month 计划台账: cycles, releases, requests to change, scenarios, decisions, actions, issued
 * minutes. Each list is a ledger sheet of the workbook, so that it survives saving, copying and co-authoring. Quantities are in
 * the item's unit, money in the settings' currency; moments are local time, "2026-11-28 14:05", told by the door.
 */
export interface MeetingMemory {
  cycles: readonly PlanningCycle[];
  releases: readonly PlanRelease[];
  releasedQuantities: readonly ReleasedQuantity[];
  releasedHours: readonly ReleasedHours[];
  snapshots: readonly SnapshotPart[];
  changeRequests: readonly ChangeRequest[];
  scenarios: readonly Scenario[];
  decisions: readonly Decision[];
  assumptions: readonly StatedAssumption[];
  actions: readonly ActionItem[];
  minutes: readonly MinutesLine[];
  cycleResults: readonly CycleResult[];
}

export const nothingRemembered: MeetingMemory = {
  cycles: [],
  releases: [],
  releasedQuantities: [],
  releasedHours: [],
  snapshots: [],
  changeRequests: [],
  scenarios: [],
  decisions: [],
  assumptions: [],
  actions: [],
  minutes: [],
  cycleResults: [],
};

/** A planning cycle 计划周期 opened in this workbook. The plan date is the later of the settings' and the last cycle's. */
export interface PlanningCycle {
  /** M, the month of the plan date. */
  cycle: IsoMonth;
  planDate: IsoDate;
  openedAt: string;
  openedBy: string;
}

/** A released plan 计划发布: what everybody works to until the next one. */
export interface PlanRelease {
  /** "2026-11-1": the cycle, and a number that rises within it. */
  release: string;
  cycle: IsoMonth;
  planDate: IsoDate;
  releasedAt: string;
  releasedBy: string;
  /** Pieces of all its lines, and its relevant cost. */
  quantity: number;
  planCost: number;
  inputFingerprint: string;
  planFingerprint: string;
  note: string;
}

/** Planned completions of one master-scheduled item in one period of a released plan; every period has its line, 0 included. */
export interface ReleasedQuantity {
  release: string;
  item: string;
  start: IsoDate;
  end: IsoDate;
  quantity: number;
}

/** Load of one work centre in one period of a released plan, committed hours and overtime included. */
export interface ReleasedHours {
  release: string;
  workCentre: string;
  start: IsoDate;
  end: IsoDate;
  hours: number;
}

/** A piece of a stored set of inputs, as text that fits a cell: of a release, or of a restore point 恢复点. */
export interface SnapshotPart {
  /** A release's name, or "restore 2026-11-26 15:04". */
  snapshot: string;
  part: number;
  content: string;
}

export const changeCauses = ["orderChange", "forecastChange", "materialShortage", "equipmentFailure", "qualityIssue", "engineeringChange", "otherCause", "forceMajeure"] as const;
export type ChangeCauseCode = (typeof changeCauses)[number];
export const requestStatuses = ["pending", "approved", "rejected"] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** A request to change the released plan inside its frozen zone 计划变更申请. */
export interface ChangeRequest {
  /** "C-2026-11-3". */
  request: string;
  requestedOn: IsoDate;
  item: string;
  /** The period it changes. */
  start: IsoDate;
  end: IsoDate;
  before: number;
  after: number;
  causeCode: ChangeCauseCode;
  cause: string;
  department: string;
  requester: string;
  approver: string;
  approvedOn?: IsoDate;
  status: RequestStatus;
  note: string;
}

/** A named set of assumptions 情景; at most five are kept. */
export interface Scenario {
  scenario: string;
  createdAt: string;
  createdBy: string;
  note: string;
}

export const assumptionKinds = [
  "moreOvertime",
  "moreWeekendOvertime",
  "moreHours",
  "moreOutsourcing",
  "moreDemand",
  "orderMoved",
  "orderShortened",
  "safetyStockChanged",
  "fixedProduction",
  "optionSet",
] as const;
export type AssumptionKind = (typeof assumptionKinds)[number];

/**
 * One input taken to be different from what the sheets say. By kind, `subject` and `value`:
 * moreOvertime, moreWeekendOvertime, moreHours: work centre, hours more each month (fewer where negative; of rated hours the last);
 * moreOutsourcing: item or family, pieces more each month; moreDemand: item, family or channel, share of the forecast more (0.1 = +10 %);
 * orderMoved: order, calendar days later; orderShortened: order, pieces fewer; safetyStockChanged: item or family, share of pieces and days more;
 * fixedProduction: item, completions from `start` to `end`; optionSet: name of a planning option, its value (1 or 0 for yes or no).
 * An empty subject means all there are, where that makes sense.
 */
export interface Assumption {
  kind: AssumptionKind;
  subject: string;
  /** First and last day it holds; undefined: from the beginning, to the end. */
  start?: IsoDate;
  end?: IsoDate;
  value: number;
  /** Of moreOutsourcing where no offer gives a price. */
  unitCost?: number;
}

/** An assumption of a scenario, by its name, or of a decision, by its number. */
export interface StatedAssumption extends Assumption {
  statedFor: string;
}

export const decisionStatuses = ["inForce", "withdrawn"] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

/** What the meeting decided 决议. Its assumptions are part of every plan while it is in force. */
export interface Decision {
  /** "D-2026-11-2". */
  decision: string;
  cycle: IsoMonth;
  decidedAt: string;
  decidedBy: string;
  /** The gap it closes, as `PlanGap.gap` names it; empty where there is none. */
  gap: string;
  /** People's words, or ours where they say nothing. */
  content: string;
  /** Plan with it − plan without it: relevant cost, service level (share), stock at the end of the horizon at standard cost. */
  costChange: number;
  serviceChange: number;
  stockChange: number;
  status: DecisionStatus;
}

export const actionStatuses = ["open", "done", "cancelled"] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** An action item 行动项: carried to every next meeting until it is done. */
export interface ActionItem {
  /** "A-2026-11-4"; empty where a person typed the row and the next run is to number it. */
  action: string;
  /** Of the meeting that set it. */
  cycle: IsoMonth;
  task: string;
  /** Number of the decision, variance or request it comes from. */
  origin: string;
  owner: string;
  department: string;
  due?: IsoDate;
  /** Class of the node 节点等级: A key, B important, C general. */
  actionClass: CustomerGrade;
  status: ActionStatus;
  completedOn?: IsoDate;
  result: string;
}

/** One paragraph of issued minutes, as sent. */
export interface MinutesLine {
  /** Serial number of the minutes 会议纪要编号. */
  minutes: string;
  cycle: IsoMonth;
  issuedAt: string;
  issuedBy: string;
  /** "3.2": agenda part and paragraph; heads of the minutes are "0.1" and so on. */
  paragraph: string;
  content: string;
}

export const cycleMeasures = ["forecastAccuracy", "salesAttainment", "planConformity", "serviceLevel", "inventoryValue", "inventoryTurns", "relevantCost", "nervousness"] as const;
export type CycleMeasure = (typeof cycleMeasures)[number];

/** What a cycle came to, kept when its plan is released. */
export interface CycleResult {
  cycle: IsoMonth;
  release: string;
  measure: CycleMeasure;
  value: number;
}
