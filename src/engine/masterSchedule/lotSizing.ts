import { ceilTo, round6, sum } from "../arithmetic";
import type { Item, LotSizingCode } from "../records";

/** Net requirements per period → receipts per period. Rules see net requirements, not stock: receipts cover the need in time. */
export type LotSizingRule = (net: readonly number[], lot: Pick<Item, "lotSize">) => number[];

/**
 * Lot for lot 直接批量: receive what is needed when it is needed.
 *   q(t) = n(t)
 * Source: Orlicky, Material Requirements Planning. Example: [35, 10, 0, 40] → [35, 10, 0, 40].
 */
const lotForLot: LotSizingRule = (net) => [...net];

/**
 * Fixed order quantity 固定批量: whole lots of Q, as soon as what came before no longer covers the need.
 *   q(t) = Q · ⌈(Σ n(s), s ≤ t, − Σ q(s), s < t) ÷ Q⌉
 * Source: Hopp & Spearman, Factory Physics, 2.3.3. Example: [20, 50, 10, 50, 50, 10, 20, 40, 20, 30], Q = 100
 * → [100, 0, 0, 100, 0, 0, 100, 0, 0, 0].
 */
const fixedOrderQuantity: LotSizingRule = (net, { lotSize }) => (lotSize > 0 ? inLots(net, { minimum: 0, multiple: lotSize }) : [...net]);

/**
 * Period order quantity 周期批量: each receipt covers P periods, counted from the first net requirement.
 *   q(t) = Σ n(s) for s in t..t+P−1, where n(t) > 0 and t is not covered yet
 * Source: Orlicky, lot-sizing chapter. Example: [35, 10, 0, 40, 0, 20, 5, 10, 30], P = 3 → [45, 0, 0, 60, 0, 0, 45, 0, 0].
 */
const periodOrderQuantity: LotSizingRule = (net, { lotSize }) => {
  const supplied = Math.max(1, Math.round(lotSize));
  let coveredTo = -1;
  return net.map((need, t) => {
    if (need <= 0 || t <= coveredTo) return 0;
    coveredTo = t + supplied - 1;
    return round6(sum(net.slice(t, t + supplied)));
  });
};

export const lotSizingRules = { L4L: lotForLot, FOQ: fixedOrderQuantity, POQ: periodOrderQuantity } satisfies Record<LotSizingCode, LotSizingRule>;

/** What a single receipt may be: 0, or at least `minimum` and a whole multiple of `multiple` (0 = any quantity). */
export interface LotStep {
  minimum: number;
  multiple: number;
}

/** The lot size of an FOQ item is its multiple, raised to the item's own multiple where it has both. */
export function lotStepOf({ lotSizing, lotSize, lotMultiple, minimumLot }: Item, multipleIfNone: 0 | 1): LotStep {
  const own = lotMultiple > 0 ? lotMultiple : multipleIfNone;
  if (lotSizing !== "FOQ" || lotSize <= 0) return { minimum: minimumLot, multiple: own };
  return { minimum: minimumLot, multiple: lotMultiple > 0 ? ceilTo(lotSize, lotMultiple) : lotSize };
}

/** Smallest receipt that covers a need: the minimum first, then the multiple, so that the result is always both. */
export function wholeLot(need: number, { minimum, multiple }: LotStep): number {
  if (round6(need) <= 0) return 0;
  const quantity = Math.max(need, minimum);
  return multiple > 0 ? ceilTo(quantity, multiple) : round6(quantity);
}

/** Makes receipts whole lots; what a lot brings too much, later receipts need not bring. */
export function inLots(receipts: readonly number[], step: LotStep): number[] {
  let owed = 0;
  return receipts.map((quantity) => {
    owed += quantity;
    const lot = wholeLot(owed, step);
    owed -= lot;
    return lot;
  });
}

/** Finished goods are scheduled in whole pieces (`multipleIfNone` 1), materials in any quantity (0). */
export const plannedReceipts = (net: readonly number[], item: Item, multipleIfNone: 0 | 1): number[] =>
  inLots(lotSizingRules[item.lotSizing](net, item), lotStepOf(item, multipleIfNone));
