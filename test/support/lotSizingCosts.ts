import type { LotSizingCosts } from "../../src/engine/lotSizing/costs";

/** Costs as textbooks state them: per order, and per piece and period, all periods alike. */
export const perPeriod = (ordering: number, holding: number, periods: number): LotSizingCosts => ({ ordering, holdingPerYear: 365 * holding, days: new Array<number>(periods).fill(1) });

/** What a plan costs: orders, and every piece in stock at the end of a period for that period's days. */
export function costOf(net: readonly number[], receipts: readonly number[], { ordering, holdingPerYear, days }: LotSizingCosts): number {
  let stock = 0;
  let cost = 0;
  net.forEach((need, t) => {
    stock += receipts[t]! - need;
    cost += (receipts[t]! > 0 ? ordering : 0) + (stock * holdingPerYear * days[t]!) / 365;
  });
  return cost;
}
