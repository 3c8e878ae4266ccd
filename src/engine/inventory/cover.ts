import { sum } from "../arithmetic";

/** Demand below this is none: it only keeps a division possible. */
export const noDemand = 1e-9;

/**
 * Days of cover 覆盖天数: stock walks through the demand to come, period by period; the days of a period it covers in part
 * count in proportion. Past-due demand is served first. Gives the days covered of each period.
 * Example: stock 50, demand 20, 40, 40 in periods of 7 days → 7, 5.25, 0.
 */
export function coveredDays(stock: number, pastDue: number, demand: readonly number[], days: readonly number[]): number[] {
  let left = stock - pastDue;
  return demand.map((quantity, t) => {
    const covered = days[t]! * Math.max(0, Math.min(1, left / Math.max(quantity, noDemand)));
    left -= quantity;
    return covered;
  });
}

/** All of them, and what is left after the last period at the mean demand of all periods; undefined where stock meets no demand. */
export function coverOf(stock: number, pastDue: number, demand: readonly number[], days: readonly number[]): number | undefined {
  if (stock <= 0) return 0;
  const total = sum(demand);
  if (total <= 0) return undefined;
  return sum(coveredDays(stock, pastDue, demand, days)) + (Math.max(0, stock - pastDue - total) * sum(days)) / total;
}
