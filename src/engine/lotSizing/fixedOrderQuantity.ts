import { inLots } from "./lotStep";
import type { LotSizingRule } from "./rule";

/**
 * Fixed order quantity 固定批量: whole lots of Q, as soon as what came before no longer covers the need.
 *   q(t) = Q · ⌈(Σ n(s), s ≤ t, − Σ q(s), s < t) ÷ Q⌉
 * Source: Hopp & Spearman, Factory Physics, 2.3.3. Example: [20, 50, 10, 50, 50, 10, 20, 40, 20, 30], Q = 100
 * → [100, 0, 0, 100, 0, 0, 100, 0, 0, 0].
 */
export const fixedOrderQuantity: LotSizingRule = (net, { lotSize }) => (lotSize > 0 ? inLots(net, { minimum: 0, multiple: lotSize }) : [...net]);
