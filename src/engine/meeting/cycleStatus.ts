import type { IsoDate, IsoMonth } from "../records";

/** The steps of a planning cycle with a day of their own, in their order; the shipping plan comes back every week. */
export const cycleSteps = ["collect", "approve", "preRead", "meeting", "minutes", "completion", "shipping"] as const;
export type CycleStep = (typeof cycleSteps)[number];

/** Who a step waits for. */
export const cycleParties = ["salesClerks", "salesManagement", "planner", "management", "everyone"] as const;
export type CycleParty = (typeof cycleParties)[number];

/** A deadline of the cycle: a day, rolled forward over days off, and the time of day where there is one ("13:00"). */
export interface CycleDeadline {
  step: CycleStep;
  day: IsoDate;
  /** The meeting begins; undefined for what only ends. */
  from?: string;
  until?: string;
  who: CycleParty;
}

/** What a step still waits for. */
export type CycleMissing =
  | { what: "offices"; names: readonly string[] }
  | { what: "approval" | "preRead" | "release" | "minutes" | "shippingPlan" }
  /** Variances nobody has given reasons for; actions past their date. */
  | { what: "reasons" | "actions"; count: number };

/** `done`; `late`: its time is over and it is not done; `today`; `ahead`. */
export type CycleState = "done" | "late" | "today" | "ahead";

export interface CycleStanding extends CycleDeadline {
  state: CycleState;
  /** Empty where it is done. */
  missing: readonly CycleMissing[];
}

/** What is known of a cycle's progress. */
export interface CycleFacts {
  /** Offices that have not submitted; empty where all have, or where no offices are known. */
  missingOffices: readonly string[];
  /** Whether anything was submitted or is on the forecast sheet. */
  hasForecast: boolean;
  isApproved: boolean;
  hasPreRead: boolean;
  isReleased: boolean;
  hasMinutes: boolean;
  openReasons: number;
  overdueActions: number;
  /** Day the shipping plan in the workbook was made on: its plan date; undefined without one. */
  shippingPlanDate?: IsoDate;
}

export interface CycleQuestion {
  cycle: IsoMonth;
  /** Local time, "2026-11-28 14:05". */
  now: string;
  facts: CycleFacts;
}
