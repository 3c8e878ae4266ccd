import { zeros } from "../arithmetic";
import { dayNumber, isWorkingDay } from "../calendar";
import { type Horizon, workedIn } from "../periods";

/** Part of a period's work that is done in another, or the same, period. */
export interface Share {
  period: number;
  share: number;
}

/** For each period of completion, when its operations are done that lie `offsetDays` working days before it. */
type ByPeriod<T> = (offsetDays: number) => readonly T[];

/** Working days of the horizon with their periods, and of each period the first and the number of its days among them. */
function workingDaysOf({ calendar, periods }: Horizon): { periodOf: readonly number[]; first: readonly number[]; count: readonly number[] } {
  const periodOf: number[] = [];
  const first: number[] = [];
  periods.forEach(({ start, end }, t) => {
    first.push(periodOf.length);
    for (let day = dayNumber(start); day <= dayNumber(end); day++) if (isWorkingDay(calendar, day)) periodOf.push(t);
  });
  return { periodOf, first, count: first.map((from, t) => (first[t + 1] ?? periodOf.length) - from) };
}

const remembered = <T>(reckon: ByPeriod<T>): ByPeriod<T> => {
  const known = new Map<number, readonly T[]>();
  return (offsetDays) => {
    const found = known.get(offsetDays) ?? reckon(offsetDays);
    known.set(offsetDays, found);
    return found;
  };
};

/**
 * Pieces of a period are completed all through it, so its operations spread over as many days, `offsetDays` working days
 * earlier; what would lie before the plan date is in the first period.
 * Example: weeks of five days, two days before → two fifths in the week before, three fifths in the same.
 */
export function offsetShares(horizon: Horizon): ByPeriod<readonly Share[]> {
  const { periods } = horizon;
  const { periodOf, first, count } = workingDaysOf(horizon);
  return remembered((offsetDays) =>
    periods.map((_, t): Share[] => {
      const days = zeros(periods.length);
      if (count[t] === 0) return [{ period: workedIn(periods, t), share: 1 }];
      for (let day = 0; day < count[t]!; day++) days[periodOf[Math.max(0, first[t]! + day - offsetDays)]!]! += 1;
      return days.flatMap((share, period) => (share > 0 ? [{ period, share: share / count[t]! }] : []));
    }),
  );
}

/**
 * The one period that stands for them where only one can be said, as in the balance: that of the middle day.
 * Example: completed in the week of Monday 13 April, 5 days before → the week of 6 April; a day before moves no month.
 */
export function offsetPeriods(horizon: Horizon): ByPeriod<number> {
  const { periods } = horizon;
  const { periodOf, first, count } = workingDaysOf(horizon);
  return remembered((offsetDays) =>
    periods.map((_, t) => (offsetDays === 0 ? t : count[t] === 0 ? workedIn(periods, t) : periodOf[Math.max(0, first[t]! + Math.floor((count[t]! - 1) / 2) - offsetDays)]!)),
  );
}
