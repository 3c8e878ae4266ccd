import type { Records } from "../../records";

/** Days from `start` to `end`, both included. */
export interface Stretch {
  start: string;
  end: string;
}

const day = 86_400_000;

/** Whether two stretches share a day. */
export const meets = (a: Stretch, b: Stretch): boolean => a.start <= b.end && b.start <= a.end;
/** Days of a stretch, both ends counted. */
export const daysIn = ({ start, end }: Stretch): number => Math.max(0, (Date.parse(end) - Date.parse(start)) / day + 1);
/** A date so many days later. */
export const movedBy = (date: string, days: number): string => new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
/** The days two stretches share; its end lies before its start where there is none. */
export const common = (a: Stretch, b: Stretch): Stretch => ({ start: a.start > b.start ? a.start : b.start, end: a.end < b.end ? a.end : b.end });

/** Monday to Friday, but for the days the calendar sheet lists. */
export function workingDayOf({ calendar }: Pick<Records, "calendar">): (date: string) => boolean {
  const listed = new Map(calendar.map(({ date, working }) => [date, working]));
  return (date) => listed.get(date) ?? new Date(Date.parse(date)).getUTCDay() % 6 !== 0;
}

/** Pieces that rows give a period by working days, and how many of the rows it cuts. Stretches recur, so days are counted once each. */
export function sharesBy(records: Pick<Records, "calendar">): (rows: readonly (Stretch & { quantity: number })[], period: Stretch) => { pieces: number; cut: number } {
  const isWorking = workingDayOf(records);
  const counted = new Map<string, number>();
  const daysOf = ({ start, end }: Stretch, idle: boolean): number => {
    const key = `${start} ${end} ${idle}`;
    let count = counted.get(key);
    if (count !== undefined) return count;
    count = 0;
    for (let date = start; date <= end; date = movedBy(date, 1)) if (idle || isWorking(date)) count++;
    counted.set(key, count);
    return count;
  };
  return (rows, period) => {
    const found = { pieces: 0, cut: 0 };
    for (const row of rows) {
      if (!meets(row, period)) continue;
      const idle = daysOf({ start: row.start, end: row.end }, false) === 0;
      const [part, whole] = [daysOf(common(row, period), idle), daysOf({ start: row.start, end: row.end }, idle)];
      found.pieces += (row.quantity * part) / whole;
      if (part > 0 && part < whole) found.cut++;
    }
    return found;
  };
}
