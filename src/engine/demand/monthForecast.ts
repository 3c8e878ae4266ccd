import { byText, groupBy, plus, round6, spread, sum, zeros } from "../arithmetic";
import { addMonths, countWorkingDays, dayNumber, firstDayOf, lastDayOf, monthOf, type WorkingCalendar } from "../calendar";
import type { Forecast, IsoMonth } from "../records";
import type { MonthFrame } from "./monthFrames";

/** What one channel forecasts of one item in one month. */
export interface MonthForecast {
  frame: MonthFrame;
  total: number;
  /** In proportion to what lies in each of the frame's periods. */
  weights: readonly number[];
  /** Share of the month's forecast on days before the plan date, by the forecast's own days. */
  goneShare: number;
}

/** Shape of a month: how it lies over the frame's periods, and what of it is gone. */
type MonthShape = Pick<MonthForecast, "weights" | "goneShare">;

/** Reads the forecast rows of one item and channel month by month; months without a forecast are absent. */
export function monthForecastsOver(frames: readonly MonthFrame[], calendar: WorkingCalendar): (rows: readonly Forecast[]) => MonthForecast[] {
  // Nearly all forecasts are whole months, which lie alike over the periods.
  const shapes = new Map(frames.map((frame) => [frame.month, shapeOf(overDays(1, frame, () => true), frame)]));
  return (rows) =>
    frames.flatMap((frame) => {
      const touching = rows.filter(({ start, end }) => start <= frame.end && end >= frame.start);
      if (touching.length === 0) return [];
      if (touching.every((row) => isWholeMonth(row, frame))) {
        const total = round6(quantityOf(touching));
        return total > 0 ? [{ frame, total, ...shapes.get(frame.month)! }] : [];
      }
      const { total, days } = monthProfile(touching, frame, calendar);
      return total > 0 ? [{ frame, total, ...shapeOf(days, frame) }] : [];
    });
}

function shapeOf(days: readonly number[], { periods, daysGone }: MonthFrame): MonthShape {
  const within = periods.map(({ from, to }) => sum(days.slice(from, to + 1)));
  // A month whose forecast all lies before the plan date still has what nobody ordered of it to sell.
  const weights = sum(within) > 0 ? within : periods.map(({ workingDays }) => workingDays);
  return { weights, goneShare: sum(days) > 0 ? sum(days.slice(0, daysGone)) / sum(days) : 0 };
}

const isWholeMonth = ({ start, end }: Forecast, frame: MonthFrame): boolean => start === frame.start && end === frame.end;
const quantityOf = (rows: readonly Forecast[]): number => sum(rows.map(({ quantity }) => quantity));

interface MonthProfile {
  total: number;
  /** Quantity per calendar day of the month. */
  days: readonly number[];
}

function monthProfile(rows: readonly Forecast[], frame: MonthFrame, calendar: WorkingCalendar): MonthProfile {
  const offices = [...groupBy(rows, ({ office }) => office)].sort(([a], [b]) => byText(a, b));
  const profiles = offices.map(([, own]) => officeProfile(own, frame, calendar));
  return { total: round6(sum(profiles.map(({ total }) => total))), days: profiles.reduce((days, profile) => plus(days, profile.days), zeros(frame.worked.length)) };
}

/**
 * An office's weekly figures replace their share of its month: rest = max(0, month − Σ weekly shares), spread over the
 * working days no weekly figure covers. Weekly figures that cover every working day stand for the whole month.
 */
function officeProfile(rows: readonly Forecast[], frame: MonthFrame, calendar: WorkingCalendar): MonthProfile {
  const weekly = rows
    .filter((row) => !isWholeMonth(row, frame))
    .map((row) => ({ share: shareOfMonth(row, frame.month, calendar), from: dayNumber(row.start) - frame.firstDay, to: dayNumber(row.end) - frame.firstDay }));
  const covered = frame.worked.map((_, day) => weekly.some(({ from, to }) => from <= day && day <= to));
  const shares = sum(weekly.map(({ share }) => share));
  const someDayIsFree = frame.worked.some((worked, day) => worked && !covered[day]);
  const rest = weekly.length === 0 || someDayIsFree ? Math.max(0, quantityOf(rows.filter((row) => isWholeMonth(row, frame))) - shares) : 0;
  const days = weekly.map(({ share, from, to }) => overDays(share, frame, (day) => from <= day && day <= to));
  return { total: shares + rest, days: days.reduce<readonly number[]>(plus, overDays(rest, frame, (day) => !covered[day])) };
}

/** Evenly over the working days among those chosen, or over all of them where none is worked. */
function overDays(quantity: number, { worked }: MonthFrame, chosen: (day: number) => boolean): number[] {
  const within = worked.map((_, day) => (chosen(day) ? 1 : 0));
  const working = within.map((inside, day) => (inside && worked[day] ? 1 : 0));
  const weights = sum(working) > 0 ? working : within;
  const each = sum(weights) > 0 ? quantity / sum(weights) : 0;
  return weights.map((weight) => weight * each);
}

/** A week that crosses a month end is split by working days, in whole pieces. */
function shareOfMonth(row: Forecast, month: IsoMonth, calendar: WorkingCalendar): number {
  const months = monthsFrom(row);
  if (months.length === 1) return row.quantity;
  const [start, end] = [dayNumber(row.start), dayNumber(row.end)];
  const spans = months.map((m) => [Math.max(start, dayNumber(firstDayOf(m))), Math.min(end, dayNumber(lastDayOf(m)))] as const);
  const worked = spans.map(([from, to]) => countWorkingDays(calendar, from, to));
  const weights = sum(worked) > 0 ? worked : spans.map(([from, to]) => to - from + 1);
  return spread(row.quantity, weights)[months.indexOf(month)]!;
}

function monthsFrom({ start, end }: Forecast): IsoMonth[] {
  const months: IsoMonth[] = [];
  for (let month = monthOf(start); month <= monthOf(end); month = addMonths(month, 1)) months.push(month);
  return months;
}
