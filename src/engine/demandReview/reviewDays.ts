import { dayNumber, firstDayOf, isoDate, isWorkingDay, lastDayOf, type WorkingCalendar } from "../calendar";
import type { IsoDate, IsoMonth } from "../records";

/** Holidays end: a calendar that knows no working day for so long says nothing about when to go on. */
const longestWait = 31;

/**
 * A day of the month, rolled forward over days off: the 25th on which forecasts are due, the 26th on which they are
 * reviewed. A month that is shorter takes its last day.
 * Example: 2026-10-25 is a Sunday, so the 25th of 2026-10 is the 26th.
 */
export const dueDay = (cycle: IsoMonth, day: number, calendar: WorkingCalendar): IsoDate => isoDate(workingDayFrom(namedDay(cycle, day), calendar));

/** The day of a month as a day number, days off or not; a month that is shorter takes its last day. */
export const namedDay = (cycle: IsoMonth, day: number): number => Math.min(dayNumber(firstDayOf(cycle)) + day - 1, dayNumber(lastDayOf(cycle)));

/** The first working day from a day on; the day itself where a calendar knows none for a month. */
export function workingDayFrom(day: number, calendar: WorkingCalendar): number {
  for (let reached = day; reached <= day + longestWait; reached++) if (isWorkingDay(calendar, reached)) return reached;
  return day;
}
