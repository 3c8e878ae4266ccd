import { addMonths, dayNumber, fromExcelSerial, isoDate, monthOf } from "../../engine/calendar";
import type { IsoMonth } from "../../engine/records";
import { asMonth, tidy } from "../../input/cellValues";
import type { CellLook } from "../../workbook/returnedTexts";

/** Days between the two ways of counting. */
const from1904 = 1_462;
const englishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const chineseMonths = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

export interface MonthHeading {
  month: IsoMonth;
  /** It says the month as the template does, or as a whole date; no year was guessed, nothing was read around. */
  plain: boolean;
  /** Read with the other count of days than the file says. */
  otherCount?: true;
}

const fourDigits = (year: string): string => (year.length === 2 ? `20${year}` : year);

/** The month of the cycle's window that has this number: "12月" has no year of its own. */
const inWindow = (number: number, window: readonly IsoMonth[]): IsoMonth | undefined => window.find((month) => Number(month.slice(5)) === number);

function serialMonth(serial: number, date1904: boolean, window: readonly IsoMonth[]): MonthHeading | undefined {
  const read = (shift: number): IsoMonth | undefined => (serial + shift > 18_264 && serial + shift < 109_574 ? monthOf(fromExcelSerial(serial + shift)) : undefined);
  const declared = read(date1904 ? from1904 : 0);
  if (declared && window.includes(declared)) return { month: declared, plain: true };
  const other = read(date1904 ? 0 : from1904) ?? undefined;
  const earlier = date1904 ? undefined : read(-from1904);
  const meant = [other, earlier].find((month) => month && window.includes(month));
  if (meant) return { month: meant, plain: false, otherCount: true };
  return declared === undefined ? undefined : { month: declared, plain: true };
}

function writtenMonth(text: string, window: readonly IsoMonth[]): IsoMonth | undefined {
  const offset = /^M(?:\s*\+\s*(\d))?(?:月)?$/i.exec(text);
  if (offset) return window[0] && addMonths(window[0], Number(offset[1] ?? 0));
  const [, number] = /^(\d{1,2})\s*月(?:份)?$/.exec(text) ?? /^(\d{1,2})$/.exec(text) ?? [];
  if (number) return inWindow(Number(number), window);
  const chinese = /^(\S{1,2})月(?:份)?$/.exec(text);
  if (chinese && chineseMonths.includes(chinese[1]!)) return inWindow(chineseMonths.indexOf(chinese[1]!) + 1, window);
  const [, monthName, year] = /^([a-z]{3,9})\.?[\s,'\-/]*((?:\d{2}|\d{4})?)$/i.exec(text) ?? [];
  const [, yearFirst, nameLast] = /^(\d{2}|\d{4})[\s,'\-/]*([a-z]{3,9})\.?$/i.exec(text) ?? [];
  const index = englishMonths.indexOf((monthName ?? nameLast ?? "").slice(0, 3).toLowerCase());
  if (index >= 0) {
    const stated = year || yearFirst;
    return stated ? `${fourDigits(stated)}-${String(index + 1).padStart(2, "0")}` : inWindow(index + 1, window);
  }
  const [, shortYear, ofShort] = /^(\d{2})\s*年\s*(\d{1,2})\s*月(?:份)?$/.exec(text) ?? /^(\d{2})[-/.](\d{1,2})$/.exec(text) ?? [];
  if (shortYear && Number(ofShort) <= 12) return `20${shortYear}-${ofShort!.padStart(2, "0")}`;
  const [, monthFirst, yearLast] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  if (monthFirst && Number(monthFirst) <= 12) return `${yearLast}-${monthFirst.padStart(2, "0")}`;
  // A date as the United States or Europe write it: one reading may lie in the window.
  const [, first, second, of] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  const readings = of ? [first!, second!].map((month) => `${of}-${month.padStart(2, "0")}`).filter((month) => window.includes(month)) : [];
  return new Set(readings).size === 1 ? readings[0] : undefined;
}

/** 2026-12, 2026年12月, 12月, Dec-26, 2026/12/1, M+1, dates of both counts, as number or as text; undefined for no month at all. */
export function monthHeading(value: string | number | boolean, look: CellLook, date1904: boolean, window: readonly IsoMonth[]): MonthHeading | undefined {
  if (typeof value === "boolean") return undefined;
  const text = tidy(String(value)).replace(/^['’]/, "").replace(/月份$/, "月").replace(/\s*(?:预测|forecast)$/i, "");
  if (typeof value === "number" && (look.date || value >= 18_264) && value < 109_574) return serialMonth(value, date1904, window);
  const stated = asMonth(text);
  if (stated) return { month: stated, plain: tidy(String(value)) === stated };
  if (/^\d{5}(\.0+)?$/.test(text)) {
    const serial = serialMonth(Number(text), date1904, window);
    return serial && { ...serial, plain: false };
  }
  const month = writtenMonth(text, window);
  return month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && isoDate(dayNumber(`${month}-01`)).startsWith(month) ? { month, plain: false } : undefined;
}
