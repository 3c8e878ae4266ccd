import type { CellInput } from "./model";

/** What becomes of something put into a cell. */
export interface Typed {
  value: CellInput;
  formula?: string;
  /** Excel formats a General cell along with what it recognises. */
  numberFormat?: string;
}

const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const groupedNumber = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const percentage = /^([-+]?(?:\d+\.?\d*|\.\d+))%$/;
const isoDate = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const usDate = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/;
const dayAndMonth = /^(\d{1,2})[-/](\d{1,2})$/;
const errors = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/i;

const daysTo1970 = 25_569;

/** Excel's serial number; undefined for a day that does not exist. */
function serial(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / 86_400_000 + daysTo1970 : undefined;
}

function readDate(text: string, year: number): Typed | undefined {
  const iso = isoDate.exec(text);
  const us = usDate.exec(text);
  const short = dayAndMonth.exec(text);
  const value = iso
    ? serial(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    : us
      ? serial(Number(us[3]), Number(us[1]), Number(us[2]))
      : short
        ? serial(year, Number(short[1]), Number(short[2]))
        : undefined;
  return value === undefined ? undefined : { value, numberFormat: short ? "d-mmm" : "m/d/yyyy" };
}

function readNumber(text: string): Typed | undefined {
  if (number.test(text)) return { value: Number(text), ...(/e/i.test(text) ? { numberFormat: "0.00E+00" } : {}) };
  if (groupedNumber.test(text)) return { value: Number(text.replaceAll(",", "")), numberFormat: text.includes(".") ? "#,##0.00" : "#,##0" };
  const percent = percentage.exec(text);
  return percent ? { value: Number(percent[1]) / 100, numberFormat: percent[1]?.includes(".") ? "0.00%" : "0%" } : undefined;
}

/**
 * What Excel makes of a string given to `values` or typed: "If the returned value starts with a plus ("+"), minus ("-"),
 * or equal sign ("="), Excel interprets this value as a formula" (Range.values). "@SUM(…" is read as a formula, too; an
 * apostrophe in front makes text of anything; a cell formatted as text takes everything as it stands.
 */
export function readTyping(input: CellInput, numberFormat: string, year: number): Typed {
  if (numberFormat === "@") return { value: String(input).replace(/^'/, "") };
  if (typeof input !== "string" || input === "") return { value: input };
  if (input.startsWith("'")) return { value: input.slice(1) };
  const text = input.trim();
  const recognised = readNumber(text) ?? readDate(text, year);
  if (recognised) return recognised;
  if (/^(true|false)$/i.test(text)) return { value: /^t/i.test(text) };
  if (errors.test(text)) return { value: text.toUpperCase() };
  if (/^=./s.test(input)) return { value: 0, formula: input };
  if (/^[-+]./s.test(input)) return { value: 0, formula: `=${input}` };
  if (/^@[\p{L}_][\p{L}\p{N}_.]*\(/u.test(input)) return { value: 0, formula: `=${input.slice(1)}` };
  return { value: input };
}
