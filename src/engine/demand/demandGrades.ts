import { groupBy, round6, spread, sum } from "../arithmetic";
import { monthOf } from "../calendar";
import type { PlanningOptions } from "../options";
import type { Bucketed, DemandLine } from "../plan";
import { type CustomerGrade, customerGrades, type Forecast, type IsoMonth } from "../records";
import { orderedByPeriod } from "./channelDemand";
import type { OrderLeft } from "./openOrders";

/** Best first: demand is served in this order. */
export const gradesBestFirst = customerGrades;

/**
 * Demand by customer grade: orders by their own, counted forecast by `forecastShares` (by period, best first), as C where
 * it tells no grades apart. Where a rule counts less than was ordered, all orders of the period shrink alike.
 * A + B + C = demand, none is negative.
 * Example: orders A 6, C 2; demand 12 → 6, 0, 6, and with three quarters of the forecast for A → 9, 0, 3; demand 4 → 3, 0, 1.
 */
export function demandByGrade(orders: readonly OrderLeft[], ordered: Bucketed, total: readonly number[], forecastShares: readonly GradeShares[] = []): DemandLine["grades"] {
  const shares = gradesBestFirst.map((grade) => orderedAs(grade, orders, total.length));
  const parts = total.map((demand, t) => partsOf(demand, ordered.periods[t]!, shares.map(({ periods }) => periods[t]!), forecastShares[t] ?? allForC));
  const grade = (g: number): Bucketed => ({ pastDue: shares[g]!.pastDue, periods: parts.map((part) => part[g]!) });
  return { A: grade(0), B: grade(1), C: grade(2) };
}

function orderedAs(grade: CustomerGrade, orders: readonly OrderLeft[], periods: number): Bucketed {
  const own = orders.filter((order) => order.grade === grade);
  return { pastDue: round6(sum(own.filter(({ period }) => period < 0).map(({ open }) => open))), periods: orderedByPeriod(own, periods) };
}

/** Weights of the grades, best first. */
export type GradeShares = readonly [number, number, number];
const allForC: GradeShares = [0, 0, 1];

/**
 * What the forecast of each month still has to sell by grade: what was forecast for its customers less what they have
 * ordered of it; where orders have taken all of that, what was forecast. Forecast for all customers together counts as C.
 */
export function forecastSharesByMonth(forecasts: readonly Forecast[], orders: readonly OrderLeft[]): (month: IsoMonth) => GradeShares {
  if (!forecasts.some(({ grade }) => grade === "A" || grade === "B")) return () => allForC;
  const total = (rows: readonly { grade?: CustomerGrade; quantity: number }[], grade: CustomerGrade): number => sum(rows.filter((row) => (row.grade ?? "C") === grade).map(({ quantity }) => quantity));
  const rowsOf = groupBy(forecasts, ({ start }) => monthOf(start));
  const ordersOf = groupBy(orders, ({ due }) => monthOf(due));
  return (month) => {
    const forecast = gradesBestFirst.map((grade) => total(rowsOf.get(month) ?? [], grade));
    const ordered = gradesBestFirst.map((grade) => total((ordersOf.get(month) ?? []).map(({ grade: of, open }) => ({ grade: of, quantity: open })), grade));
    const left = forecast.map((quantity, g) => Math.max(0, quantity - ordered[g]!));
    const [a, b, c] = (sum(left) > 0 ? left : forecast) as [number, number, number];
    return a + b + c > 0 ? [a, b, c] : allForC;
  };
}

function partsOf(demand: number, ordered: number, byGrade: readonly number[], forecastShares: GradeShares): readonly number[] {
  const shrunk = demand < ordered;
  if (shrunk && byGrade.every(Number.isInteger)) return spread(Math.max(0, demand), byGrade);
  const [a, b] = byGrade.map((quantity) => (shrunk ? round6((quantity * demand) / ordered) : quantity)) as [number, number, number];
  if (shrunk || forecastShares === allForC) return [a, b, Math.max(0, round6(demand - a - b))];
  const [forecastA, forecastB] = spread(round6(demand - ordered), forecastShares) as [number, number];
  const [allA, allB] = [round6(a + forecastA), round6(b + forecastB)];
  return [allA, allB, Math.max(0, round6(demand - allA - allB))];
}

/** Quantity-weighted mean of the grades' weights, ≥ 1. */
export function meanWeight(grades: DemandLine["grades"], { gradeWeightA, gradeWeightB }: Pick<PlanningOptions, "gradeWeightA" | "gradeWeightB">): number {
  const [a, b, c] = gradesBestFirst.map((grade) => grades[grade].pastDue + sum(grades[grade].periods)) as [number, number, number];
  return a + b + c > 0 ? Math.max(1, round6((a * gradeWeightA + b * gradeWeightB + c) / (a + b + c))) : 1;
}
