import { cumulative, round6, sum, zeros } from "../arithmetic";
import { daysPerYear, type LotSizingCosts } from "./costs";

/** One receipt for every stretch of needs: from an uncovered need in period t up to, not including, period `end(t)`. */
export function coverUntil(net: readonly number[], end: (t: number) => number): number[] {
  let covered = 0;
  return net.map((need, t) => {
    if (need <= 0 || t < covered) return 0;
    covered = end(t);
    return round6(sum(net.slice(t, covered)));
  });
}

/** Days from the start of the plan to the start of each period, and to the end of the last. */
export const startDays = (days: readonly number[]): number[] => [0, ...cumulative(days)];

/** A lot that covers some consecutive needs. */
export interface Cover {
  quantity: number;
  /** Cost of holding until use. */
  holding: number;
  /** Days from its receipt over which it lasts. */
  days: number;
}

/**
 * Lengthens each lot need by need for as long as the longer one is `better`. The shorter lot lasts until the need in
 * question, the longer one to the end of that period: periods without a need count as time.
 */
export function coverWhile(net: readonly number[], { holdingPerYear, days }: LotSizingCosts, better: (longer: Cover, shorter: Cover) => boolean): number[] {
  const starts = startDays(days);
  const needs = net.flatMap((need, t) => (need > 0 ? [t] : []));
  const receipts = zeros(net.length);
  for (let i = 0; i < needs.length; ) {
    const receipt = needs[i]!;
    let lot: Cover = { quantity: net[receipt]!, holding: 0, days: days[receipt]! };
    for (i++; i < needs.length; i++) {
      const use = needs[i]!;
      const kept = starts[use]! - starts[receipt]!;
      lot.days = kept;
      const longer = { quantity: lot.quantity + net[use]!, holding: lot.holding + (net[use]! * holdingPerYear * kept) / daysPerYear, days: kept + days[use]! };
      if (!better(longer, lot)) break;
      lot = longer;
    }
    receipts[receipt] = round6(lot.quantity);
  }
  return receipts;
}
