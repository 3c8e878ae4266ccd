import type { CalendarDay, IsoDate, IsoMonth } from "./records";

/** Days are counted as whole numbers since 1970-01-01 (UTC), so that no clock or time zone takes part. */
export const dayNumber = (date: IsoDate): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
/** The date of a day number (days since 1970-01-01). */
export const isoDate = (day: number): IsoDate => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** "2026-12" of "2026-12-04". */
export const monthOf = (date: IsoDate): IsoMonth => date.slice(0, 7);
/** "2026-12-01" of "2026-12". */
export const firstDayOf = (month: IsoMonth): IsoDate => `${month}-01`;
/** "2026-12-31" of "2026-12". */
export const lastDayOf = (month: IsoMonth): IsoDate => isoDate(dayNumber(firstDayOf(addMonths(month, 1))) - 1);

/** So many months later; earlier where `count` is negative. */
export function addMonths(month: IsoMonth, count: number): IsoMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Excel's 1900 date system counts 1970-01-01 as 25569. */
const excelEpoch = 25_569;
/** A date as Excel's 1900 system counts it; right from March 1900 on. */
export const excelSerial = (date: IsoDate): number => dayNumber(date) + excelEpoch;
/** The date of an Excel serial; its time of day is left out. */
export const fromExcelSerial = (serial: number): IsoDate => isoDate(Math.floor(serial) - excelEpoch);

/** Monday to Friday, unless a day is listed: holidays, and make-up working days 调休. Keys are day numbers. */
export type WorkingCalendar = ReadonlyMap<number, boolean>;
/** Holidays and make-up working days by day number. */
export const workingCalendar = (days: readonly CalendarDay[]): WorkingCalendar => new Map(days.map(({ date, working }) => [dayNumber(date), working]));

/** 0 = Monday; 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;
/** Monday of the week a day number lies in. */
export const mondayOf = (day: number): number => day - weekday(day);
/** As the calendar says; where it says nothing, Monday to Friday. */
export const isWorkingDay = (calendar: WorkingCalendar, day: number): boolean => calendar.get(day) ?? weekday(day) < 5;

/** Working days from `first` to `last`, both included. */
export function countWorkingDays(calendar: WorkingCalendar, first: number, last: number): number {
  let count = 0;
  for (let day = first; day <= last; day++) if (isWorkingDay(calendar, day)) count++;
  return count;
}

/** Steps over working days, back where `count` is negative: Friday + 1 = Monday. */
export function addWorkingDays(calendar: WorkingCalendar, day: number, count: number): number {
  const step = Math.sign(count);
  let reached = day;
  for (let left = Math.abs(Math.round(count)); left > 0; ) {
    reached += step;
    if (isWorkingDay(calendar, reached)) left--;
  }
  return reached;
}
