import { groupBy, plus, round6, spread, sum, zeros } from "../arithmetic";
import { countWorkingDays, dayNumber } from "../calendar";
import { type Horizon, periodIndexOf } from "../periods";
import type { FirmQuantity, IsoDate, Records, ReleasedPlanLine, ScheduledReceipt } from "../records";

/** A quantity for the days from `start` to `end`, as the periods have it. */
interface Shares {
  start: IsoDate;
  /** Before the plan date, where the row reaches into the plan. */
  past: number;
  periods: readonly number[];
  /** Whether any of its days lie in the period, working days or not. */
  touches: readonly boolean[];
}

/** What is fixed of one item before anything is planned. */
export interface FixedProduction {
  /** The released plan by period, and of it what is not under way as open orders; undefined without one. */
  released?: readonly number[];
  releasedOpen?: readonly number[];
  firm: readonly (number | undefined)[];
  firmByHand: readonly (number | undefined)[];
}

/** Released plan, open orders and hand-made quantities by item, once for all items. */
export function fixedProductionOf({ releasedPlan, receipts, firmQuantities }: Records, horizon: Horizon): (item: string) => FixedProduction {
  const releasedRows = groupBy(releasedPlan, ({ item }) => item);
  const receiptRows = groupBy(receipts, ({ item }) => item);
  const firmRows = groupBy(firmQuantities, ({ item }) => item);
  return (item) => {
    const rows = (releasedRows.get(item) ?? []).map((row) => sharesOf(row, horizon));
    const open = stillToMake(rows, receiptRows.get(item) ?? [], horizon);
    const edits = (firmRows.get(item) ?? []).map((row) => sharesOf(row, horizon));
    const firmByHand = horizon.periods.map((_, t) => fixedByHand(edits, t));
    return {
      ...(rows.length > 0 && { released: rows.map(({ periods }) => periods).reduce(plus), releasedOpen: open }),
      firm: horizon.periods.map(({ zone }, t) => firmByHand[t] ?? (zone === "frozen" ? open[t]! : undefined)),
      firmByHand,
    };
  };
}

/** One row that touches a period fixes all of it: what the planner wrote for a part is all that is made. */
function fixedByHand(rows: readonly Shares[], t: number): number | undefined {
  const touching = rows.filter(({ touches }) => touches[t]);
  return touching.length > 0 ? round6(sum(touching.map(({ periods }) => periods[t]!))) : undefined;
}

/** A row that these periods cut otherwise is shared out by working days, or by days where it has no working day. */
export function sharesOf({ start, end, quantity }: ReleasedPlanLine | FirmQuantity, { periods, calendar, planDate }: Horizon): Shares {
  const [first, last] = [dayNumber(start), dayNumber(end)];
  const worked = countWorkingDays(calendar, first, last) > 0;
  const days = (from: number, to: number) => (worked ? countWorkingDays(calendar, from, to) : Math.max(0, to - from + 1));
  const overlaps = periods.map((period) => days(Math.max(first, dayNumber(period.start)), Math.min(last, dayNumber(period.end))));
  const touches = periods.map((period) => start <= period.end && period.start <= end);
  if (!touches.includes(true)) return { start, past: 0, periods: zeros(periods.length), touches };
  const past = days(first, Math.min(last, dayNumber(planDate) - 1));
  const after = days(Math.max(first, dayNumber(periods.at(-1)!.end) + 1), last);
  const [before, ...parts] = spread(quantity, [past, ...overlaps, after]);
  return { start, past: before!, periods: parts.slice(0, -1), touches };
}

/**
 * What is released and not yet under way. Open orders were made from the released plan: each takes the rows of its own
 * period first, then of earlier ones, nearest first, then of later ones. Past days of rows that reach into the plan stand
 * before the first period; orders due on them take those first.
 * Example: released 100, 50, 0; open orders 0, 70, 0 → own 50, then 20 of the earlier 100 → 80, 0, 0 still to make.
 */
function stillToMake(rows: readonly Shares[], receipts: readonly ScheduledReceipt[], horizon: Horizon): number[] {
  const left = rows.map(({ past, periods }) => [past, ...periods]).reduce(plus, zeros(horizon.periods.length + 1));
  // What was due before the rows that reach into the plan belongs to older ones.
  const begin = rows.filter(({ touches }) => touches.includes(true)).reduce((first, { start }) => (start < first ? start : first), horizon.planDate);
  const under = zeros(left.length);
  for (const { due, quantity } of receipts) {
    const at = periodIndexOf(horizon, due) + 1;
    if (due >= begin && at < left.length) under[at] = round6(under[at]! + quantity);
  }
  const take = (at: number, from: number) => {
    const taken = Math.min(under[at]!, left[from]!);
    under[at] = round6(under[at]! - taken);
    left[from] = round6(left[from]! - taken);
  };
  left.forEach((_, at) => take(at, at));
  left.forEach((_, at) => {
    for (let from = at - 1; from >= 0; from--) take(at, from);
    for (let from = at + 1; from < left.length; from++) take(at, from);
  });
  return left.slice(1);
}
