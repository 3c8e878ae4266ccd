import { asDate } from "../input/cellValues";

const clockTime = /^(.+?)(?:[T ]([01]?\d|2[0-3]):([0-5]\d))?$/;

/** A day and, where it is said, the time of it: "2026-11-26 15:04". */
export function momentOf(text: string): string | undefined {
  const [, day = "", hours = "00", minutes = "00"] = clockTime.exec(text.trim()) ?? [];
  const date = asDate(day);
  return date && `${date} ${hours.padStart(2, "0")}:${minutes}`;
}

const two = (number: number): string => String(number).padStart(2, "0");

/** As people where the command runs would write it. */
export const localMoment = (moment: Date): string => `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
