import { addMonths, addWorkingDays, countWorkingDays, dayNumber, isoDate, isWorkingDay, lastDayOf, mondayOf, monthOf, type WorkingCalendar } from "./calendar";
import type { PlanningOptions } from "./options";
import type { Period, Zone } from "./plan";
import type { IsoDate, IsoMonth } from "./records";

/** The plan's time: what every stage needs to place a date. */
export interface Horizon {
  planDate: IsoDate;
  calendar: WorkingCalendar;
  periods: readonly Period[];
}

/** The plan's periods and days, from the plan date on. */
export const horizonOf = (options: PlanningOptions, calendar: WorkingCalendar): Horizon => ({
  planDate: options.planDate,
  calendar,
  periods: planningPeriods(options, calendar),
});

/**
 * Calendar weeks from the plan date, cut at month ends, then the rest of the last week's month, then whole months.
 * Example: plan date Wed 2026-03-25, 2 weeks, 1 month → 25–29 March, 30–31 March, 1–5 April (weeks), 6–30 April (month).
 */
export function planningPeriods(options: PlanningOptions, calendar: WorkingCalendar): Period[] {
  const first = dayNumber(options.planDate);
  const last = dayNumber(lastDayOf(addMonths(monthOf(options.planDate), options.horizonMonths)));
  const weeksEnd = Math.min(last, mondayOf(first) + 7 * options.weeklyPeriods - 1);
  const pieces: { start: number; end: number; kind: Period["kind"] }[] = [];
  for (let start = first; start <= last; start = pieces.at(-1)!.end + 1) {
    const monthEnd = dayNumber(lastDayOf(monthOf(isoDate(start))));
    const weekly = start <= weeksEnd;
    pieces.push({ start, end: weekly ? Math.min(mondayOf(start) + 6, monthEnd, weeksEnd) : monthEnd, kind: weekly ? "week" : "month" });
  }
  return pieces.map(({ start, end, kind }) => ({
    start: isoDate(start),
    end: isoDate(end),
    month: monthOf(isoDate(start)),
    kind,
    workingDays: countWorkingDays(calendar, start, end),
    zone: zoneOf(countWorkingDays(calendar, first, start - 1), options),
  }));
}

const zoneOf = (workingDayIndex: number, { frozenDays, slushyDays }: PlanningOptions): Zone =>
  workingDayIndex < frozenDays ? "frozen" : workingDayIndex < frozenDays + slushyDays ? "slushy" : "liquid";

/** Index of the period that holds the date; −1 before the plan, the number of periods after it. */
export function periodIndexOf({ planDate, periods }: Horizon, date: IsoDate): number {
  if (date < planDate) return -1;
  const index = periods.findIndex(({ end }) => date <= end);
  return index < 0 ? periods.length : index;
}

/** Months the periods lie in, each once, in order. */
export const monthsOf = (periods: readonly Period[]): IsoMonth[] => [...new Set(periods.map(({ month }) => month))];
/** Indices of a month's periods. */
export const periodsInMonth = (periods: readonly Period[], month: IsoMonth): number[] => periods.flatMap((period, t) => (period.month === month ? [t] : []));
/** Days of a period, both ends counted. */
export const calendarDays = ({ start, end }: Period): number => dayNumber(end) - dayNumber(start) + 1;

/** A receipt is there from the period's first working day; in a period without one, from the last working day before it. */
export function availabilityDay({ calendar }: Horizon, period: Period): IsoDate {
  for (let day = dayNumber(period.start); day <= dayNumber(period.end); day++) if (isWorkingDay(calendar, day)) return isoDate(day);
  return isoDate(addWorkingDays(calendar, dayNumber(period.start), -1));
}

/** Day on which an order must start to be received in a period. */
export const releaseDay = (horizon: Horizon, period: Period, leadTimeDays: number): IsoDate =>
  isoDate(addWorkingDays(horizon.calendar, dayNumber(availabilityDay(horizon, period)), -leadTimeDays));

/** Work due in a period without working days is done in the nearest earlier one that has some, else the nearest later. */
export function workedIn(periods: readonly Period[], index: number): number {
  for (let t = index; t >= 0; t--) if (periods[t]!.workingDays > 0) return t;
  const later = periods.findIndex(({ workingDays }) => workingDays > 0);
  return later < 0 ? index : later;
}
