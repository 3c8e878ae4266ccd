import { byText, groupBy, plus, round6, spread, sum, zeros } from "../arithmetic";
import { addMonths, dayNumber, firstDayOf, isWorkingDay, lastDayOf, monthOf, type WorkingCalendar } from "../calendar";
import { type Horizon, monthsOf, periodsInMonth } from "../periods";
import type { Forecast, IsoMonth } from "../records";

/** One item and channel: what was forecast per period, and how much of it shipments to date have used up. */
export interface PeriodForecast {
  forecast: readonly number[];
  shipped: readonly number[];
}

/**
 * Forecast records of one item and channel, spread over the plan's periods in whole pieces where the month is whole.
 * In the open month the shipments to date have consumed the forecast first; what is left is spread from the plan date on.
 */
export function forecastByPeriod(forecasts: readonly Forecast[], shippedToDate: number, horizon: Horizon): PeriodForecast {
  const { periods, planDate } = horizon;
  const result = { forecast: zeros(periods.length), shipped: zeros(periods.length) };
  for (const month of monthsOf(periods)) {
    const indices = periodsInMonth(periods, month);
    const { total, days } = monthProfile(forecasts, month, horizon.calendar);
    if (total <= 0) continue;
    const weights = indices.map((t) => sum(days.slice(dayOfMonth(periods[t]!.start), dayOfMonth(periods[t]!.end) + 1)));
    // A month whose forecast all lies before the plan date still has its remainder to sell.
    const shape = sum(weights) > 0 ? weights : indices.map((t) => periods[t]!.workingDays);
    const used = month === monthOf(planDate) ? Math.min(total, shippedToDate) : 0;
    const open = spread(round6(total - used), shape);
    const gone = spread(used, shape);
    indices.forEach((t, k) => {
      result.forecast[t] = round6(open[k]! + gone[k]!);
      result.shipped[t] = gone[k]!;
    });
  }
  return result;
}

const dayOfMonth = (date: string): number => Number(date.slice(8)) - 1;

interface MonthProfile {
  total: number;
  /** Quantity per calendar day of the month. */
  days: readonly number[];
}

const isWholeMonth = ({ start, end }: Forecast): boolean => start === firstDayOf(monthOf(start)) && end === lastDayOf(monthOf(start));

/**
 * Each office's weekly figures replace their share of its month: rest = max(0, month − Σ weekly shares), spread over the
 * working days no weekly figure covers. Weekly figures that cover every working day stand for the whole month.
 */
function monthProfile(forecasts: readonly Forecast[], month: IsoMonth, calendar: WorkingCalendar): MonthProfile {
  const [firstDay, lastDay] = [dayNumber(firstDayOf(month)), dayNumber(lastDayOf(month))];
  let days: readonly number[] = zeros(lastDay - firstDay + 1);
  let total = 0;
  for (const [, rows] of [...groupBy(forecasts, ({ office }) => office)].sort(([a], [b]) => byText(a, b))) {
    const weekly = rows
      .filter((row) => !isWholeMonth(row) && monthOf(row.start) <= month && monthOf(row.end) >= month)
      .map((row) => ({ row, from: dayNumber(row.start) - firstDay, to: dayNumber(row.end) - firstDay }));
    const covered = days.map((_, d) => weekly.some(({ from, to }) => from <= d && d <= to));
    let shares = 0;
    for (const { row, from, to } of weekly) {
      const share = shareOfMonth(row, month, calendar);
      shares += share;
      days = plus(days, overDays(share, days, (d) => from <= d && d <= to, firstDay, calendar));
    }
    const monthly = sum(rows.filter((row) => isWholeMonth(row) && monthOf(row.start) === month).map(({ quantity }) => quantity));
    const restDays = days.map((_, d) => !covered[d] && isWorkingDay(calendar, firstDay + d));
    const rest = weekly.length === 0 || restDays.includes(true) ? Math.max(0, monthly - shares) : 0;
    days = plus(days, overDays(rest, days, (d) => !covered[d]!, firstDay, calendar));
    total += shares + rest;
  }
  return { total: round6(total), days };
}

/** Evenly over the working days among those chosen, or over all of them where none is worked. */
function overDays(quantity: number, days: readonly number[], chosen: (d: number) => boolean, firstDay: number, calendar: WorkingCalendar): number[] {
  const within = days.map((_, d) => (chosen(d) ? 1 : 0));
  const worked = within.map((inside, d) => (inside && isWorkingDay(calendar, firstDay + d) ? 1 : 0));
  const weights = sum(worked) > 0 ? worked : within;
  const each = sum(weights) > 0 ? quantity / sum(weights) : 0;
  return weights.map((weight) => weight * each);
}

/** A week that crosses a month end is split by working days, in whole pieces. */
function shareOfMonth({ start, end, quantity }: Forecast, month: IsoMonth, calendar: WorkingCalendar): number {
  const months: IsoMonth[] = [];
  for (let m = monthOf(start); m <= monthOf(end); m = addMonths(m, 1)) months.push(m);
  const span = (m: IsoMonth) => {
    const [from, to] = [Math.max(dayNumber(start), dayNumber(firstDayOf(m))), Math.min(dayNumber(end), dayNumber(lastDayOf(m)))];
    return Array.from({ length: to - from + 1 }, (_, d) => from + d);
  };
  const worked = months.map((m) => span(m).filter((day) => isWorkingDay(calendar, day)).length);
  const weights = sum(worked) > 0 ? worked : months.map((m) => span(m).length);
  return spread(quantity, weights)[months.indexOf(month)]!;
}
