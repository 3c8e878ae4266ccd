import { dayNumber, firstDayOf, fromExcelSerial, isoDate, lastDayOf, monthOf } from "../engine/calendar";
import type { IsoDate, IsoMonth } from "../engine/records";

/** What a filled cell can hold. */
export type Found = string | number | boolean;

/** A span of days a figure is for: a month, or a week from Monday to Sunday. */
export interface Span {
  start: IsoDate;
  end: IsoDate;
}

/** Full width to half width, no space at the ends: people type both, and mean the same. */
export const tidy = (text: string): string => text.normalize("NFKC").trim();

const excelError = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** "１，２００", "1 200.5" and "5％" are numbers; "1,5", "about 3" and "12 kg" are not, since they could mean something else. */
export function asNumber(found: Found): number | undefined {
  if (typeof found === "number") return Number.isFinite(found) ? found : undefined;
  if (typeof found === "boolean") return undefined;
  const text = tidy(found).replace(/(?<=\d)\s+(?=\d{3}(?:\D|$))|\s+(?=%$)/g, "");
  const figure = text.replace(/%$/, "");
  if (!grouped.test(figure) && !plain.test(figure)) return undefined;
  const value = Number(figure.replaceAll(",", ""));
  return text.endsWith("%") ? value / 100 : value;
}

/** As it was typed, without space at the ends; an Excel error is no text. */
export function asText(found: Found): string | undefined {
  const text = String(found).trim();
  return excelError.test(text) ? undefined : text;
}

/** Codes are text in half width: 1001 in a number cell is the code "1001", and so is "１００１". */
export const asCode = (found: Found): string | undefined => asText(tidy(String(found)));

/** Days Excel and people may mean: 1950 to 2199. A number outside is no date. */
const firstSerial = 18_264;
const lastSerial = 109_574;
const asSerial = (found: Found): number | undefined =>
  typeof found === "number" && found >= firstSerial && found <= lastSerial ? found : undefined;

function realDate(year: string, month: string, day: string): IsoDate | undefined {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return Number.isNaN(Date.parse(date)) || isoDate(dayNumber(date)) !== date ? undefined : date;
}

const realMonth = (year: string, month: string): IsoMonth | undefined => {
  const date = realDate(year, month, "1");
  return date && monthOf(date);
};

const yearMonthDay = /^(\d{4})(?:-|\/|\.|年\s*)(\d{1,2})(?:-|\/|\.|月\s*)(\d{1,2})日?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const compactDate = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/;

/** Year first only: 11/12/2026 is November to some and December to others. */
export function asDate(found: Found): IsoDate | undefined {
  const serial = asSerial(found);
  if (serial !== undefined) return fromExcelSerial(serial);
  const text = tidy(String(found));
  const match = yearMonthDay.exec(text) ?? compactDate.exec(text);
  return match ? realDate(match[1]!, match[2]!, match[3]!) : undefined;
}

const yearMonth = /^(\d{4})(?:-|\/|\.|年\s*)(\d{1,2})月?$/;
const compactMonth = /^((?:19|20|21)\d{2})(\d{2})$/;
const namedMonth = /^([a-z]{3})[a-z]*\.?[\s,-]*(\d{4})$/i;
const englishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** "2026-11", "2026年11月", "2026/11", "Nov 2026", or any date of the month. "11月" lacks its year. */
export function asMonth(found: Found): IsoMonth | undefined {
  const date = asDate(found);
  if (date) return monthOf(date);
  const text = tidy(String(found));
  const numbers = yearMonth.exec(text) ?? compactMonth.exec(text);
  if (numbers) return realMonth(numbers[1]!, numbers[2]!);
  const named = namedMonth.exec(text);
  const index = named ? englishMonths.indexOf(named[1]!.toLowerCase()) : -1;
  return index < 0 ? undefined : realMonth(named![2]!, String(index + 1));
}

const isoWeek = /^(\d{4})(?:-|年第?)?\s*W?\s*(\d{1,2})周?$/i;
const weekOfDate = /^(?:(?:wk|week)(?: of)?\.?\s*(\S+)|(\S+?)\s*(?:周|wk|week))$/i;

const monday = (day: number): number => day - ((day + 3) % 7);
const weekFrom = (day: number): Span => ({ start: isoDate(monday(day)), end: isoDate(monday(day) + 6) });

/** Week 1 holds 4 January (ISO 8601); a year has 52 or 53. */
function weekOfYear(year: string, week: number): Span | undefined {
  const span = weekFrom(dayNumber(`${year}-01-04`) + (week - 1) * 7);
  const thursday = isoDate(dayNumber(span.start) + 3);
  return week >= 1 && thursday.startsWith(year) ? span : undefined;
}

const fromTo = /^(\S+?)\s*(?:~|\.{2,3}|…|至)\s*(\S+)$/;

function daysFromTo(text: string): Span | undefined {
  const match = fromTo.exec(text);
  const start = match && asDate(match[1]!);
  const end = match && asDate(match[2]!);
  return start && end && start <= end ? { start, end } : undefined;
}

const monthSpan = (month: IsoMonth): Span => ({ start: firstDayOf(month), end: lastDayOf(month) });

/**
 * The heading of a period column. Months as in `asMonth`, but a date only if it is the first of its month: 2026-11-30 alone
 * could be a week or a month end. Weeks: "2026-W49", "2026年第49周", "2026-11-30周", "wk 2026-11-30". Any days: "2026-11-26~2026-11-29".
 */
export function asSpan(found: Found): Span | undefined {
  const date = asDate(found);
  if (date) return date.endsWith("-01") ? monthSpan(monthOf(date)) : undefined;
  const month = asMonth(found);
  if (month) return monthSpan(month);
  const text = tidy(String(found));
  const week = /w|周/i.test(text) ? isoWeek.exec(text) : null;
  if (week) return weekOfYear(week[1]!, Number(week[2]));
  const dated = weekOfDate.exec(text);
  const day = dated && asDate(dated[1] ?? dated[2]!);
  return day ? weekFrom(dayNumber(day)) : daysFromTo(text);
}

/** "2026-11", "2026-W49" or "2026-11-26~2026-11-29", as `asSpan` reads it back. */
export function spanHeading({ start, end }: Span): string {
  const month = monthOf(start);
  if (start === firstDayOf(month) && end === lastDayOf(month)) return month;
  const day = dayNumber(start);
  if (monday(day) !== day || dayNumber(end) !== day + 6) return `${start}~${end}`;
  const year = isoDate(day + 3).slice(0, 4);
  const week = (day - monday(dayNumber(`${year}-01-04`))) / 7 + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
