import { clearlyLess } from "./costs";
import { type Cover, coverWhile } from "./cover";
import type { LotSizingRule } from "./rule";

/**
 * Least unit cost 最小单位成本: covers one more need while the cost per piece falls.
 *   c = (A + h · Σ days kept(s) · n(s)) ÷ Σ n(s)
 * Source: Nahmias, Production and Operations Analysis. Example: [18, 30, 42, 5, 20], A = 80, h = 2 a period
 * → [48, 0, 42, 25, 0].
 */
export const leastUnitCost: LotSizingRule = (net, _, costs) => {
  const perPiece = ({ quantity, holding }: Cover) => (costs.ordering + holding) / quantity;
  return coverWhile(net, costs, (longer, shorter) => clearlyLess(perPiece(longer), perPiece(shorter)));
};
