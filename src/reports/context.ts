import { addMonths, monthOf } from "../engine/calendar";
import { type MeetingMemory, nothingRemembered } from "../engine/meeting/memory";
import { monthsOf } from "../engine/periods";
import type { Plan } from "../engine/plan";
import type { Problem } from "../engine/problem";
import type { IsoMonth } from "../engine/records";
import type { Words } from "../language";
import type { Kept } from "./keptCells";
import { type Layout, layoutOf } from "./layout";

export type ReportKey = keyof Words["reports"]["sheets"];

/** What every sheet is made from. */
export interface ReportContext {
  plan: Plan;
  problems: readonly Problem[];
  words: Words;
  /** M … M+horizon, as the periods have them. */
  months: readonly IsoMonth[];
  layout: Layout;
  /** What planning took, where the host measured it. */
  seconds?: number;
  /** What people wrote on the sheets of the run before. */
  kept: Kept;
  /** What S&OP remembers; a plan is held against its last release. */
  memory: MeetingMemory;
}

/** Everything a sheet is made from. `seconds`: of the search; `kept`: what people wrote on the sheets that stand. */
export function reportContext(plan: Plan, problems: readonly Problem[], words: Words, seconds?: number, kept: Kept = {}, memory: MeetingMemory = nothingRemembered): ReportContext {
  const months = monthsOf(plan.periods);
  return { plan, problems, words, months, layout: layoutOf(plan, months.length), kept, memory, ...(seconds !== undefined && { seconds }) };
}

/** The month the plan date lies in. */
export const openMonthOf = (plan: Plan): IsoMonth => monthOf(plan.options.planDate);
/** The month before it. */
export const lastClosedMonthOf = (plan: Plan): IsoMonth => addMonths(openMonthOf(plan), -1);
