import { round6 } from "../arithmetic";
import { gradesBestFirst } from "../demand/demandGrades";
import type { ScheduledItem } from "../masterSchedule/scheduleItems";
import type { PlanningOptions } from "../options";
import { calendarDays } from "../periods";
import type { Period } from "../plan";
import type { Item } from "../records";
import { waitingDays } from "./costRates";

/** One item's demand for the balance: arrays by period, then grade. */
export interface ModelDemand {
  /** Past due counts with the first period's: who has not cancelled still waits, and may be lost like the others. */
  demand: readonly (readonly number[])[];
  waiting: readonly (readonly number[])[];
  losable: readonly (readonly number[])[];
}

/**
 * How much of each grade may be owed at the end of a period: without a limit everything demanded so far; with W calendar
 * days the demand of the last W days, each period's demand spread evenly over its days.
 *   waiting(t) = Σ demand(s) · |days of s within the W days up to the end of t| ÷ days of s, whole pieces rounded up
 * Only where customers do not wait without limit may demand be lost. Example: weeks, demand 70, 70, 70, W = 10 → 70, 100, 100.
 */
export function modelDemandOf(options: PlanningOptions, periods: readonly Period[]): (line: ScheduledItem, item: Item) => ModelDemand {
  const limits = waitingDays(options);
  const days = periods.map(calendarDays);
  const shares = limits.map((limit) => periods.map((_, t) => sharesWithin(limit, t, days)));
  return ({ demand: line, openingStock }, { wholePieces }) => {
    const inPieces = (quantity: number) => (wholePieces ? Math.ceil(round6(quantity)) : quantity);
    const demand = periods.map((_, t) => gradesBestFirst.map((grade) => line.grades[grade].periods[t]! + (t === 0 ? line.grades[grade].pastDue : 0)));
    // Stock below zero is owed to nobody in particular, so it waits as long as it takes, like the lowest grade's.
    const missing = Math.max(0, -openingStock);
    const owedTo = (t: number, g: number) => shares[g]![t]!.reduce((owed, share, s) => owed + share * demand[s]![g]!, g === limits.length - 1 ? missing : 0);
    return {
      demand,
      waiting: periods.map((_, t) => limits.map((_limit, g) => inPieces(owedTo(t, g)))),
      losable: demand.map((byGrade) => byGrade.map((quantity, g) => (limits[g] === Infinity ? 0 : quantity))),
    };
  };
}

/** Of each period up to t, the share of its days that lie within the last `limit` days. */
function sharesWithin(limit: number, t: number, days: readonly number[]): number[] {
  const shares: number[] = [];
  let left = limit;
  for (let s = t; s >= 0; s--) {
    shares[s] = Math.min(1, left / days[s]!);
    left = Math.max(0, left - days[s]!);
  }
  return shares;
}
