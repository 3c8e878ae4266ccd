import { addMonths, monthOf } from "../engine/calendar";
import { monthsOf } from "../engine/periods";
import type { Period, Plan } from "../engine/plan";
import type { Problem } from "../engine/problem";
import type { IsoMonth } from "../engine/records";
import type { Words } from "../language";
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
}

export function reportContext(plan: Plan, problems: readonly Problem[], words: Words): ReportContext {
  const months = monthsOf(plan.periods);
  return { plan, problems, words, months, layout: layoutOf(plan, months.length) };
}

/** A whole month by its name; weeks by their days, because a week is cut at month ends. */
export const periodLabel = ({ kind, start, end, month }: Period): string =>
  kind === "month" && start.endsWith("-01") ? month : `${start.slice(5).replace("-", "/")}–${end.slice(5).replace("-", "/")}`;

export const openMonthOf = (plan: Plan): IsoMonth => monthOf(plan.options.planDate);
export const lastClosedMonthOf = (plan: Plan): IsoMonth => addMonths(openMonthOf(plan), -1);
