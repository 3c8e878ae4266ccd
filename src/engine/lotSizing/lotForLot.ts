import type { LotSizingRule } from "./rule";

/**
 * Lot for lot 直接批量: receive what is needed when it is needed.
 *   q(t) = n(t)
 * Source: Orlicky, Material Requirements Planning. Example: [35, 10, 0, 40] → [35, 10, 0, 40].
 */
export const lotForLot: LotSizingRule = (net) => [...net];
