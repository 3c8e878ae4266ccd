import { dayNumber, isoDate } from "../calendar";
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
  /** Without names: nobody in particular has sent forecasts. */
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

/** Where each deadline of a cycle stands at a moment: done or not, what it waits for, and whether its time is over. */
export function cycleStatus(deadlines: readonly CycleDeadline[], { now, facts }: CycleQuestion): CycleStanding[] {
  let shippedBefore: IsoDate | undefined;
  return deadlines.map((deadline): CycleStanding => {
    const missing = deadline.step === "shipping" ? shippingMissing(facts, shippedBefore ?? isoDate(dayNumber(deadline.day) - 7)) : missingOf[deadline.step](facts);
    if (deadline.step === "shipping") shippedBefore = deadline.day;
    return { ...deadline, missing, state: missing.length === 0 ? "done" : stateAt(deadline, now) };
  });
}

/** What has no time of day is late the day after. */
function stateAt({ day, until = "24:00" }: CycleDeadline, now: string): CycleState {
  if (now > `${day} ${until}`) return "late";
  return now.slice(0, day.length) === day ? "today" : "ahead";
}

const missingUnless = (is: boolean, ...missing: CycleMissing[]): CycleMissing[] => (is ? [] : missing);
const missingCount = (what: "reasons" | "actions", count: number): CycleMissing[] => missingUnless(count === 0, { what, count });

const missingOf: Readonly<Record<Exclude<CycleStep, "shipping">, (facts: CycleFacts) => CycleMissing[]>> = {
  collect: ({ missingOffices, hasForecast }) => missingUnless(missingOffices.length === 0 && hasForecast, { what: "offices", names: missingOffices }),
  approve: ({ isApproved }) => missingUnless(isApproved, { what: "approval" }),
  preRead: ({ hasPreRead }) => missingUnless(hasPreRead, { what: "preRead" }),
  meeting: ({ isReleased }) => missingUnless(isReleased, { what: "release" }),
  // Reasons belong into the minutes; once those are issued nobody waits for them.
  minutes: ({ hasMinutes, openReasons }) => missingUnless(hasMinutes, { what: "minutes" }, ...missingCount("reasons", openReasons)),
  completion: ({ hasMinutes, overdueActions }) => [...missingUnless(hasMinutes, { what: "minutes" }), ...missingCount("actions", overdueActions)],
};

/** A plan made after the last shipping deadline is this one's. One made still later has replaced it: the workbook holds the newest alone. */
const shippingMissing = ({ shippingPlanDate }: CycleFacts, before: IsoDate): CycleMissing[] => missingUnless(shippingPlanDate !== undefined && shippingPlanDate > before, { what: "shippingPlan" });
