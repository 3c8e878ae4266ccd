import { byText, round6 } from "../arithmetic";
import { addMonths, countWorkingDays, dayNumber, firstDayOf, lastDayOf, monthOf, type WorkingCalendar, workingCalendar } from "../calendar";
import type { BaselineLine } from "../plan/baseline";
import type { CalendarDay, IsoDate, IsoMonth, Item, Records } from "../records";
import type { SeriesForecast } from "./baseline";
import { forecastSeries } from "./forecastSeries";
import { humanForecasts } from "./humanForecasts";
import { type SalesHistory, salesHistory } from "./salesHistory";
import { type SharedSeries, seriesOfItem, shareOfHistory } from "./seriesOfItem";
import { lately, shareOut } from "./shareOut";

export type { BaselineLine } from "../plan/baseline";

type BaselineRecords = Pick<Records, "items" | "actuals" | "calendar" | "forecasts" | "familyForecasts">;

export interface BaselineRequest {
  planDate: IsoDate;
  /** How many months from the plan date's month M on: 4 = M … M+3. */
  months: number;
  /** Share of outcomes the interval should hold. */
  coverage: number;
}

export const season = 12;

/** Series fitted with the best method, those of most money first; the others are forecast by Theta alone, which takes a fraction of the time. */
const seriesFitted = 500;

/** From this many pieces a month on, forecasts of what is counted in whole pieces are whole. */
const wholeFrom = 10;

/**
 * A statistical forecast of every finished item, channel and office that is forecast or sold, from closed months only; by
 * item, channel and office. How offices share their channel's stands at `seriesOfItem` and `shareOut`.
 */
export function baselineForecasts(records: BaselineRecords, { planDate, months, coverage }: BaselineRequest): readonly BaselineLine[] {
  const open = monthOf(planDate);
  const ahead = Array.from({ length: months }, (_, h) => addMonths(open, h));
  const history = salesHistory(records, open);
  const human = humanForecasts(records, planDate, ahead);
  const series = records.items
    .filter(({ type }) => type === "finished")
    .flatMap((item) => seriesOfItem(history.of(item.item), human.cells(item.item)).map((shared) => ({ item, shared, worth: lately(shared.history) * item.standardCost })))
    .filter(({ shared }) => shared.sharers.length > 0);
  const fitted = new Set([...series].sort((a, b) => b.worth - a.worth || byText(a.item.item, b.item.item)).slice(0, seriesFitted));
  const days = workingDaysOf(records.calendar, history.months, ahead);
  const lines = series.flatMap((one) => {
    const whole = wholeForecast(one.shared, { item: one.item, history, ahead, days, coverage, quick: !fitted.has(one) });
    const intervals = shareOut(whole, one.shared.history, one.shared.sharers, coverage);
    return one.shared.sharers.map(({ channel, office, weight }, s): BaselineLine => ({
      item: one.item.item,
      channel,
      office,
      historyMonths: history.months,
      history: shareOfHistory(one.shared.history, one.shared.sharers, s),
      forecast: human.byMonth(one.item.item, channel, office),
      ...intervals[s]!,
      method: weight > 0 ? whole.method : "noHistory",
      members: weight > 0 ? whole.members : [],
    }));
  });
  const asked = lines.filter(({ history: sold, forecast }) => lately(sold) > 0 || forecast.some((quantity) => (quantity ?? 0) > 0));
  return asked.sort((a, b) => byText(a.item, b.item) || byText(a.channel, b.channel) || byText(a.office, b.office));
}

interface Asked {
  item: Item;
  history: SalesHistory;
  ahead: readonly IsoMonth[];
  days: readonly number[] | undefined;
  coverage: number;
  quick: boolean;
}

/** The series' own forecast for the months asked for: nothing from the day an item is discontinued, pieces where it is counted in pieces. */
function wholeForecast({ history: sold }: SharedSeries, { item, history, ahead, days, coverage, quick }: Asked): SeriesForecast {
  const gap = history.months.length > 0 ? monthsFrom(history.months.at(-1)!, ahead[0]!) - 1 : 0;
  const { method, members, ...made } = forecastSeries({ history: sold, horizon: gap + ahead.length, season, coverage, ...(days && { workingDays: days }), ...(quick && { quick }) });
  const factors = ahead.map((month) => soldShare(item, month));
  const asked = (values: readonly number[]): number[] => values.slice(gap).map((value, h) => value * factors[h]!);
  const mean = asked(made.mean);
  const whole = item.wholePieces && Math.max(0, ...mean) >= wholeFrom;
  return {
    method,
    members,
    mean: mean.map(whole ? Math.round : round6),
    lower: asked(made.lower).map(whole ? Math.floor : round6),
    upper: asked(made.upper).map(whole ? Math.ceil : round6),
  };
}

const monthsFrom = (earlier: IsoMonth, later: IsoMonth): number => (Number(later.slice(0, 4)) - Number(earlier.slice(0, 4))) * 12 + Number(later.slice(5)) - Number(earlier.slice(5));

/** Share of a month's days on which the item is still sold. */
function soldShare({ discontinuedFrom }: Item, month: IsoMonth): number {
  if (discontinuedFrom === undefined) return 1;
  const [first, end] = [dayNumber(firstDayOf(month)), dayNumber(lastDayOf(month)) + 1];
  return Math.min(1, Math.max(0, (dayNumber(discontinuedFrom) - first) / (end - first)));
}

/** Working days of the history and of the months up to the last one asked for; undefined where the calendar leaves out one of their years. */
export function workingDaysOf(calendar: readonly CalendarDay[], history: readonly IsoMonth[], ahead: readonly IsoMonth[]): number[] | undefined {
  if (history.length === 0) return undefined;
  const months = Array.from({ length: monthsFrom(history[0]!, ahead.at(-1)!) + 1 }, (_, m) => addMonths(history[0]!, m));
  const listed = new Set(calendar.map(({ date }) => date.slice(0, 4)));
  if (months.some((month) => !listed.has(month.slice(0, 4)))) return undefined;
  const days: WorkingCalendar = workingCalendar(calendar);
  return months.map((month) => countWorkingDays(days, dayNumber(firstDayOf(month)), dayNumber(lastDayOf(month))));
}
