import { dayNumber, isoDate, monthOf } from "../../src/engine/calendar";
import { noDemand } from "../../src/engine/demand/noDemand";
import type { DemandPlan } from "../../src/engine/demand/planDemand";
import type { Horizon } from "../../src/engine/periods";

/** Whole weeks that no month end cuts, as textbooks have them; week 1 is index 0. */
export function weeklyHorizon(weeks: number, planDate = "2026-01-05"): Horizon {
  const first = dayNumber(planDate);
  return {
    planDate,
    calendar: new Map(),
    periods: Array.from({ length: weeks }, (_, t) => ({
      start: isoDate(first + 7 * t),
      end: isoDate(first + 7 * t + 6),
      month: monthOf(isoDate(first + 7 * t)),
      kind: "week",
      workingDays: 5,
      zone: "liquid",
    })),
  };
}

/** Monday of a textbook's week, counted from 1. */
export const weekStart = ({ periods }: Horizon, week: number): string => periods[week - 1]!.start;

/** Gross requirements of single items as if they were orders. */
export function demandOf(requirements: Readonly<Record<string, readonly number[]>>): DemandPlan {
  const lines = Object.entries(requirements).map(([item, total]) => [item, { ...noDemand(item, total.length), orders: { pastDue: 0, periods: total }, total }] as const);
  return { lines: new Map(lines), channels: new Map(), problems: [] };
}

/** {"3": 10} → [0, 0, 10, 0, …] */
export const byWeek = (weeks: number, quantities: Readonly<Record<string, number>> = {}): number[] =>
  Array.from({ length: weeks }, (_, t) => quantities[String(t + 1)] ?? 0);
