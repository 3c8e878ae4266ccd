import { excelSerial, firstDayOf } from "../engine/calendar";
import { calendarDays } from "../engine/periods";
import { cellName } from "../workbook/address";
import type { Cell } from "../workbook/port";
import { formula, heading } from "./cells";
import type { ReportContext } from "./context";
import type { Draft } from "./draft";
import { lastPeriodOf } from "./familyFigures";
import { daysRow, labelRow, monthRow, workingDaysRow, zoneRow } from "./layout";
import { across, fixedAcross, inRow } from "./reference";

export interface PeriodColumns {
  pastDue: number;
  firstPeriod: number;
  lastPeriod: number;
  period(t: number): number;
  month(m: number): number;
}

/** First day of a month as Excel counts it. */
export const monthSerial = (month: string): number => excelSerial(firstDayOf(month));

/** The five heading rows of a sheet with periods; `keys` head the columns before the past-due column, right above the rows, where people filter. */
export function periodHeadings(draft: Draft, { plan, words }: ReportContext, columns: PeriodColumns, keys: readonly string[]): void {
  const { common, zones } = words.reports;
  for (const row of [labelRow, monthRow, zoneRow, workingDaysRow]) draft.line(row, 0, keys.map(() => heading()));
  draft.line(daysRow, 0, keys.map((word) => heading(word)));
  draft.put(labelRow, columns.pastDue, heading(common.pastDue));
  draft.put(monthRow, columns.pastDue, heading(common.month));
  draft.put(zoneRow, columns.pastDue, heading(common.zone));
  draft.put(workingDaysRow, columns.pastDue, heading(common.workingDays));
  draft.put(daysRow, columns.pastDue, heading(common.days));
  plan.periods.forEach((period, t) => {
    draft.put(labelRow, columns.period(t), heading(excelSerial(period.start), "date"));
    draft.put(monthRow, columns.period(t), heading(monthSerial(period.month), "month"));
    draft.put(zoneRow, columns.period(t), heading(zones[period.zone]));
    draft.put(workingDaysRow, columns.period(t), heading(period.workingDays, "integer"));
    draft.put(daysRow, columns.period(t), heading(calendarDays(period), "integer"));
  });
}

/** Headings of the month totals, and of any further columns, to the right of the periods. */
export function monthHeadings(draft: Draft, { months, words }: ReportContext, columns: PeriodColumns): void {
  months.forEach((month, m) => {
    furtherHeading(draft, columns.month(m), words.reports.common.monthTotal(month));
    draft.put(monthRow, columns.month(m), heading(monthSerial(month), "month"));
  });
}

/** A heading beside the periods. */
export function furtherHeading(draft: Draft, column: number, word: string): void {
  draft.put(labelRow, column, heading(word));
  for (const row of [monthRow, zoneRow, workingDaysRow, daysRow]) draft.put(row, column, heading());
}

/** One cell per period. */
export function periodCells(draft: Draft, row: number, { period }: PeriodColumns, count: number, cell: (t: number) => Cell | null): void {
  for (let t = 0; t < count; t++) draft.put(row, period(t), cell(t));
}

/** Sum of a row's periods by month. */
export function monthSums(draft: Draft, row: number, { months }: ReportContext, columns: PeriodColumns): void {
  months.forEach((_, m) => {
    const inMonth = fixedAcross(monthRow, columns.firstPeriod, columns.lastPeriod);
    draft.put(row, columns.month(m), formula(`SUMIF(${inMonth},${inRow(monthRow, columns.month(m))},${across(row, columns.firstPeriod, columns.lastPeriod)})`));
  });
}

/** What a level (stock, promise) is at the end of each month. */
export function monthEnds(draft: Draft, row: number, { plan, months }: ReportContext, columns: PeriodColumns): void {
  months.forEach((month, m) => {
    draft.put(row, columns.month(m), formula(cellName(row, columns.period(lastPeriodOf(plan.periods, month)))));
  });
}
