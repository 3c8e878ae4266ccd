import { round6, roundUp6, zeros } from "./arithmetic";
import { type Horizon, periodIndexOf, releaseDay } from "./periods";
import type { Bucketed } from "./plan";
import type { Item } from "./records";

/**
 * Pieces to start so that `receipt` good ones come out: receipt ÷ yield, rounded up to whole pieces; a receipt that is not
 * whole (kilograms, metres) is raised to six decimals only. Example: 100 at yield 0.97 → 104.
 */
export const startsFor = (receipt: number, goodShare: number): number =>
  Number.isInteger(receipt) ? Math.ceil(round6(receipt / goodShare)) : roundUp6(receipt / goodShare);

/** Index of the period a receipt of each period is released in, −1 = before the plan date. A phantom takes no time. */
export const releasePeriods = (item: Item, horizon: Horizon): number[] =>
  horizon.periods.map((period) => Math.max(-1, periodIndexOf(horizon, releaseDay(horizon, period, leadTimeOf(item)))));

export const leadTimeOf = ({ phantom, leadTimeDays }: Item): number => (phantom ? 0 : leadTimeDays);

/** Receipts moved to where they start. */
export function releasesOf(receipts: readonly number[], releasePeriod: readonly number[], goodShare: number): Bucketed {
  const periods = zeros(receipts.length);
  let pastDue = 0;
  receipts.forEach((receipt, t) => {
    const at = releasePeriod[t]!;
    if (at < 0) pastDue = round6(pastDue + startsFor(receipt, goodShare));
    else periods[at] = round6(periods[at]! + startsFor(receipt, goodShare));
  });
  return { pastDue, periods };
}
