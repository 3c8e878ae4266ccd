import { round6, spread, sum } from "../arithmetic";
import type { PlanningOptions } from "../options";
import type { Bucketed, DemandLine } from "../plan";
import type { CustomerGrade } from "../records";
import { orderedByPeriod } from "./channelDemand";
import type { OrderLeft } from "./openOrders";

/** Best first: demand is served in this order. */
export const gradesBestFirst = ["A", "B", "C"] as const satisfies readonly CustomerGrade[];

/**
 * Demand by customer grade: orders by their own, counted forecast as C. Where a rule counts less than was ordered, all
 * orders of the period shrink alike. A + B + C = demand, none is negative.
 * Example: orders A 6, C 2; demand 12 → 6, 0, 6; demand 4 → 3, 0, 1.
 */
export function demandByGrade(orders: readonly OrderLeft[], ordered: Bucketed, total: readonly number[]): DemandLine["grades"] {
  const shares = gradesBestFirst.map((grade) => orderedAs(grade, orders, total.length));
  const parts = total.map((demand, t) => partsOf(demand, ordered.periods[t]!, shares.map(({ periods }) => periods[t]!)));
  const grade = (g: number): Bucketed => ({ pastDue: shares[g]!.pastDue, periods: parts.map((part) => part[g]!) });
  return { A: grade(0), B: grade(1), C: grade(2) };
}

function orderedAs(grade: CustomerGrade, orders: readonly OrderLeft[], periods: number): Bucketed {
  const own = orders.filter((order) => order.grade === grade);
  return { pastDue: round6(sum(own.filter(({ period }) => period < 0).map(({ open }) => open))), periods: orderedByPeriod(own, periods) };
}

function partsOf(demand: number, ordered: number, byGrade: readonly number[]): readonly number[] {
  const shrunk = demand < ordered;
  if (shrunk && byGrade.every(Number.isInteger)) return spread(Math.max(0, demand), byGrade);
  const [a, b] = byGrade.map((quantity) => (shrunk ? round6((quantity * demand) / ordered) : quantity)) as [number, number, number];
  return [a, b, Math.max(0, round6(demand - a - b))];
}

/** Quantity-weighted mean of the grades' weights, ≥ 1. */
export function meanWeight(grades: DemandLine["grades"], { gradeWeightA, gradeWeightB }: Pick<PlanningOptions, "gradeWeightA" | "gradeWeightB">): number {
  const [a, b, c] = gradesBestFirst.map((grade) => grades[grade].pastDue + sum(grades[grade].periods)) as [number, number, number];
  return a + b + c > 0 ? Math.max(1, round6((a * gradeWeightA + b * gradeWeightB + c) / (a + b + c))) : 1;
}
