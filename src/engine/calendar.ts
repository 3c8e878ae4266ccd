import type { IsoDate, IsoMonth } from "./records";

/** Days are counted as whole numbers since 1970-01-01 (UTC), so that no clock or time zone takes part. */
export const dayNumber = (date: IsoDate): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
export const isoDate = (day: number): IsoDate => new Date(day * 86_400_000).toISOString().slice(0, 10);

export const monthOf = (date: IsoDate): IsoMonth => date.slice(0, 7);
export const firstDayOf = (month: IsoMonth): IsoDate => `${month}-01`;
export const lastDayOf = (month: IsoMonth): IsoDate => isoDate(dayNumber(firstDayOf(addMonths(month, 1))) - 1);

export function addMonths(month: IsoMonth, count: number): IsoMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Excel's 1900 date system counts 1970-01-01 as 25569. */
const excelEpoch = 25_569;
export const excelSerial = (date: IsoDate): number => dayNumber(date) + excelEpoch;
export const fromExcelSerial = (serial: number): IsoDate => isoDate(Math.floor(serial) - excelEpoch);
