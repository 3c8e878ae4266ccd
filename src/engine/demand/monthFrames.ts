import { dayNumber, firstDayOf, isWorkingDay, lastDayOf, monthOf } from "../calendar";
import type { Horizon } from "../periods";
import type { IsoDate, IsoMonth } from "../records";

/** One month of the plan, as every item's forecast is laid over it; days are counted from 0 within the month. */
export interface MonthFrame {
  month: IsoMonth;
  /** First and last day. */
  start: IsoDate;
  end: IsoDate;
  /** Day number of `start`. */
  firstDay: number;
  worked: readonly boolean[];
  /** Days before the plan date; 0 in every month but the open one. */
  daysGone: number;
  isOpen: boolean;
  /** The plan's periods in this month, with their first and last day. */
  periods: readonly { index: number; from: number; to: number; workingDays: number }[];
}

/** The months of the plan in order, made once for all items. */
export function monthFrames({ planDate, calendar, periods }: Horizon): MonthFrame[] {
  const byMonth = new Map<IsoMonth, MonthFrame["periods"][number][]>();
  periods.forEach(({ month, start, end, workingDays }, index) => {
    const firstDay = dayNumber(firstDayOf(month));
    const period = { index, from: dayNumber(start) - firstDay, to: dayNumber(end) - firstDay, workingDays };
    byMonth.set(month, [...(byMonth.get(month) ?? []), period]);
  });
  return [...byMonth].map(([month, within]) => {
    const [start, end] = [firstDayOf(month), lastDayOf(month)];
    const [firstDay, lastDay] = [dayNumber(start), dayNumber(end)];
    const isOpen = month === monthOf(planDate);
    return {
      month,
      start,
      end,
      firstDay,
      worked: Array.from({ length: lastDay - firstDay + 1 }, (_, day) => isWorkingDay(calendar, firstDay + day)),
      daysGone: isOpen ? dayNumber(planDate) - firstDay : 0,
      isOpen,
      periods: within,
    };
  });
}
