import { clearlyLess } from "./costs";
import { type Cover, coverWhile } from "./cover";
import type { LotSizingRule } from "./rule";

/**
 * Part-period balancing 期间平衡: covers one more need while that brings the holding cost closer to the ordering cost;
 * without looking ahead or back.
 *   |A − h · Σ days kept(s) · n(s)| falls
 * Source: DeMatteis (1968); Nahmias, Production and Operations Analysis. Example: [18, 30, 42, 5, 20], A = 80,
 * h = 2 a period → [48, 0, 67, 0, 0].
 */
export const partPeriodBalancing: LotSizingRule = (net, _, costs) => {
  const distance = ({ holding }: Cover) => Math.abs(costs.ordering - holding);
  // Where holding costs nothing the distance stays, yet one order less is saved.
  return coverWhile(net, costs, (longer, shorter) => clearlyLess(longer.holding, costs.ordering) || clearlyLess(distance(longer), distance(shorter)));
};
