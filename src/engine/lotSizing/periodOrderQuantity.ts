import { coverUntil } from "./cover";
import type { LotSizingRule } from "./rule";

/**
 * Period order quantity 周期批量: each receipt covers P periods, counted from the first net requirement.
 *   q(t) = Σ n(s) for s in t..t+P−1, where n(t) > 0 and t is not covered yet
 * Source: Orlicky, lot-sizing chapter. Example: [35, 10, 0, 40, 0, 20, 5, 10, 30], P = 3 → [45, 0, 0, 60, 0, 0, 45, 0, 0].
 */
export const periodOrderQuantity: LotSizingRule = (net, { lotSize }) => coverUntil(net, (t) => t + Math.max(1, Math.round(lotSize)));
