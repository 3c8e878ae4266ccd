import type { ChangeLimits } from "../engine/meeting/changeBudget";
import type { CycleStanding } from "../engine/meeting/cycleStatus";
import type { ActionItem, Assumption, ChangeRequest, Decision, PlanRelease, Scenario } from "../engine/meeting/memory";
import type { Problem } from "../engine/problem";
import type { IsoDate, IsoMonth, Item, WorkCentre } from "../engine/records";

/** Where S&OP stands in a workbook: read from its sheets, nothing is planned. */
export interface MeetingOverview {
  status: "ready";
  cycle: IsoMonth;
  planDate: IsoDate;
  currency: string;
  /** Deadlines of the cycle in the order of their days. */
  standings: readonly CycleStanding[];
  release?: PlanRelease;
  /** Frozen quantities changed by hand on the written master schedule since the release, and other doubts about what is frozen. */
  frozenEdits: readonly Problem[];
  canRestore: boolean;
  scenarios: readonly { scenario: Scenario; assumptions: readonly Assumption[] }[];
  /** All of the workbook, newest first. */
  decisions: readonly Decision[];
  /** Open first, then by due day. */
  actions: readonly ActionItem[];
  /** Newest first. */
  changeRequests: readonly ChangeRequest[];
  /** For showing, before the click, what is used up of the year's changes. */
  changeLimits: ChangeLimits;
  /** Released rows that lie in the frozen zone: what a change can be asked for. */
  frozenRows: readonly { item: string; name: string; unit: string; start: IsoDate; end: IsoDate; quantity: number }[];
  /** Minutes issued in this cycle: serial number and time. */
  minutes?: { minutes: string; issuedAt: string };
  /** Minutes were drafted on their sheet. */
  hasDraft: boolean;
  items: readonly Pick<Item, "item" | "name" | "family" | "unit">[];
  workCentres: readonly Pick<WorkCentre, "workCentre" | "name" | "department">[];
  /** Unshipped orders, for moving and shortening. */
  orders: readonly { order: string; item: string; customer: string; open: number; due: IsoDate }[];
}
