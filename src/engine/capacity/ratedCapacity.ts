import { round6 } from "../arithmetic";
import { countWorkingDays, dayNumber, firstDayOf, lastDayOf, type WorkingCalendar } from "../calendar";
import { calendarDays } from "../periods";
import type { Period } from "../plan";
import type { CapacityMonth, IsoMonth, WorkCentre } from "../records";

/** Hours a work centre can give on one working day. */
export const hoursPerDay = ({ headcount, shifts, hoursPerShift, utilisation, efficiency }: WorkCentre): number =>
  headcount * shifts * hoursPerShift * utilisation * efficiency;

const workingDaysOf = (month: IsoMonth, calendar: WorkingCalendar): number =>
  countWorkingDays(calendar, dayNumber(firstDayOf(month)), dayNumber(lastDayOf(month)));

/** The period's share of what is said for a whole month, by working days; the open month's past days take theirs along. */
export function shareOfMonth(period: Period, calendar: WorkingCalendar): number {
  const days = workingDaysOf(period.month, calendar);
  return days > 0 ? period.workingDays / days : calendarDays(period) / Number(lastDayOf(period.month).slice(8));
}

/** headcount × shifts × hours × working days × utilisation × efficiency − downtime, of one period. */
export function ratedHours(workCentre: WorkCentre, month: CapacityMonth | undefined, period: Period, calendar: WorkingCalendar): number {
  const share = shareOfMonth(period, calendar);
  const days = month?.workingDays === undefined ? period.workingDays : month.workingDays * share;
  return round6(Math.max(0, hoursPerDay(workCentre) * days - (month?.downtimeHours ?? 0) * share));
}

/** The same of a whole month. */
export const ratedHoursOfMonth = (workCentre: WorkCentre, row: CapacityMonth | undefined, month: IsoMonth, calendar: WorkingCalendar): number =>
  round6(Math.max(0, hoursPerDay(workCentre) * workedDaysOf(row, month, calendar) - (row?.downtimeHours ?? 0)));

/** Working days as stated, else as the calendar says. */
export const workedDaysOf = (row: CapacityMonth | undefined, month: IsoMonth, calendar: WorkingCalendar): number => row?.workingDays ?? workingDaysOf(month, calendar);
