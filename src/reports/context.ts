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

export function reportContext(plan: Plan, problems: readonly Problem[], words: Words, seconds?: number, kept: Kept = {}, memory: MeetingMemory = nothingRemembered): ReportContext {
  const months = monthsOf(plan.periods);
  return { plan, problems, words, months, layout: layoutOf(plan, months.length), kept, memory, ...(seconds !== undefined && { seconds }) };
}

export const openMonthOf = (plan: Plan): IsoMonth => monthOf(plan.options.planDate);
export const lastClosedMonthOf = (plan: Plan): IsoMonth => addMonths(openMonthOf(plan), -1);
