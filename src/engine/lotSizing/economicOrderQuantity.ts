import { ceilTo, sum } from "../arithmetic";
import { daysPerYear } from "./costs";
import { inLots } from "./lotStep";
import type { LotSizingRule } from "./rule";

/**
 * Economic order quantity 经济批量, D and h per year.
 *   Q = √(2 · D · A ÷ h)
 * Source: Harris (1913); Snyder & Shen, Fundamentals of Supply Chain Theory, example 3.1. Example: D = 1300, A = 8, h = 0.225 → 304.0468.
 */
export const economicQuantity = (yearlyDemand: number, ordering: number, holdingPerYear: number): number => Math.sqrt((2 * yearlyDemand * ordering) / holdingPerYear);

/**
 * Orders of at least the economic quantity; a larger need is one order, since a second would only cost more.
 *   q(t) = max(Q, owed(t)) where what came before no longer covers the need
 * D is the need a year at the pace from the first net requirement on (before it, stock is used). Q is raised to the
 * multiple, else to a whole unit; where holding costs nothing, it is a year's need.
 * Example: [20, 50, 10, 50, 50, 10, 20, 40, 20, 30], one period a year, A = 100, h = 1: D = 30, Q = 77.46 → 78
 * → [78, 0, 78, 0, 78, 0, 0, 78, 0, 0].
 */
export const economicOrderQuantity: LotSizingRule = (net, { lotMultiple }, { ordering, holdingPerYear, days }) => {
  const first = net.findIndex((need) => need > 0);
  if (first < 0) return [...net];
  const yearlyDemand = (sum(net) * daysPerYear) / sum(days.slice(first));
  const exact = holdingPerYear > 0 ? economicQuantity(yearlyDemand, ordering, holdingPerYear) : ordering > 0 ? yearlyDemand : 0;
  const multiple = lotMultiple > 0 ? lotMultiple : exact > 1 ? 1 : 0;
  return inLots(net, { minimum: multiple > 0 ? ceilTo(exact, multiple) : exact, multiple: 0 });
};
