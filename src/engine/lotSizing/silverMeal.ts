import { clearlyLess } from "./costs";
import { type Cover, coverWhile } from "./cover";
import type { LotSizingRule } from "./rule";

/**
 * Silver-Meal: covers one more need while the cost per day covered falls.
 *   c = (A + h · Σ days kept(s) · n(s)) ÷ days covered
 * Source: Silver & Meal (1973); Nahmias, Production and Operations Analysis. Example: [18, 30, 42, 5, 20], A = 80,
 * h = 2 a period → [48, 0, 47, 0, 20].
 */
export const silverMeal: LotSizingRule = (net, _, costs) => {
  const perDay = ({ holding, days }: Cover) => (costs.ordering + holding) / days;
  return coverWhile(net, costs, (longer, shorter) => clearlyLess(perDay(longer), perDay(shorter)));
};
