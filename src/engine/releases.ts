import { round6, roundUp6, zeros } from "./arithmetic";
import { addWorkingDays, dayNumber, isoDate } from "./calendar";
import { type Horizon, periodIndexOf, releaseDay } from "./periods";
import type { Bucketed } from "./plan";
import type { IsoDate, Item, ScheduledReceipt } from "./records";

/**
 * Pieces to start so that `receipt` good ones come out: receipt ÷ yield, rounded up to whole pieces; a receipt that is not
 * whole (kilograms, metres) is raised to six decimals only. Example: 100 at yield 0.97 → 104.
 */
export const startsFor = (receipt: number, goodShare: number): number =>
  Number.isInteger(receipt) ? Math.ceil(round6(receipt / goodShare)) : roundUp6(receipt / goodShare);

/** Index of the period a receipt of each period is released in, −1 = before the plan date. A phantom takes no time. */
export const releasePeriods = (item: Item, horizon: Horizon): number[] =>
  horizon.periods.map((period) => Math.max(-1, periodIndexOf(horizon, releaseDay(horizon, period, leadTimeOf(item)))));

/** Working days from release to receipt; a phantom passes through at once. */
export const leadTimeOf = ({ phantom, leadTimeDays }: Item): number => (phantom ? 0 : leadTimeDays);

/** Period a firm planned order is released in, on its own due day less the lead time; −1 = past due. */
export const firmReleasePeriod = (item: Item, due: IsoDate, horizon: Horizon): number =>
  periodIndexOf(horizon, isoDate(addWorkingDays(horizon.calendar, dayNumber(due), -leadTimeOf(item))));

/**
 * Starts of firm planned orders 确认计划订单 by the period they are released in, each on its own due day less the lead time:
 * their components are still to be issued. Only what the item's own shop makes, and only what is due within the horizon,
 * as for its receipts. Example: 97 good pieces due on day 10, yield 0.97, lead time 4 days → 100 released on day 6.
 */
export function firmReleasesOf(item: Item, receipts: readonly ScheduledReceipt[], horizon: Horizon): Bucketed {
  const periods = zeros(horizon.periods.length);
  let pastDue = 0;
  for (const { source, status, quantity, due } of receipts) {
    if (status !== "firm" || source !== "make" || item.source !== "make" || periodIndexOf(horizon, due) >= periods.length) continue;
    const started = startsFor(quantity, item.yield);
    const at = firmReleasePeriod(item, due, horizon);
    if (at < 0) pastDue = round6(pastDue + started);
    else periods[at] = round6(periods[at]! + started);
  }
  return { pastDue, periods };
}

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
