import { byText, sum } from "../arithmetic";

export const abcClasses = ["A", "B", "C"] as const;
export type AbcClass = (typeof abcClasses)[number];
export const xyzClasses = ["X", "Y", "Z"] as const;
export type XyzClass = (typeof xyzClasses)[number];

/** Shares are compared to nine decimals, so that adding them up in another order makes no other class. */
const rounded = (share: number): number => Math.round(share * 1e9) / 1e9;

/**
 * ABC by cumulative use at cost, the largest first, of equals the first code: an item belongs to A as long as the items
 * before it take less than share A of all use, to B less than share B. So the item that crosses a limit belongs to the
 * better class, and what nobody uses is C.
 * Example, 80 and 95 %: uses 70, 20, 6, 4 → A, A (70 before), B (90), C (96).
 */
export function abcOf(uses: readonly { item: string; value: number }[], shareA: number, shareB: number): { item: string; before: number; abc: AbcClass }[] {
  const ranked = [...uses].sort((a, b) => b.value - a.value || byText(a.item, b.item));
  const total = sum(uses.map(({ value }) => value));
  let taken = 0;
  return ranked.map(({ item, value }) => {
    const before = total > 0 ? taken / total : 0;
    taken += value;
    return { item, before, abc: value <= 0 ? "C" : rounded(before) < shareA ? "A" : rounded(before) < shareB ? "B" : "C" };
  });
}

/**
 * Coefficient of variation of monthly demand: standard deviation (of all months) ÷ mean = √(n · Σ d² ÷ (Σ d)² − 1).
 * With `others`, the demand of the rest of its family, each month counts in proportion to it: what rises and falls with
 * the family is season, not variation. undefined without demand.
 * Example: 10, 20, 10, 20 → 0.3333; with others 100, 200, 100, 200 → 0.
 */
export function variationOf(demand: readonly number[], others?: readonly number[]): number | undefined {
  const weighed = others ? demand.map((quantity, m) => quantity / others[m]!) : demand;
  const [total, squares] = [sum(weighed), sum(weighed.map((quantity) => quantity ** 2))];
  return total > 0 ? Math.sqrt(Math.max(0, (weighed.length * squares) / total ** 2 - 1)) : undefined;
}

/** Class by the coefficient of variation of demand. */
export const xyzOf = (variation: number, limitX: number, limitY: number): XyzClass => (rounded(variation) <= limitX ? "X" : rounded(variation) <= limitY ? "Y" : "Z");
