import { groupBy, round6, sum } from "../arithmetic";
import { addMonths, countWorkingDays, dayNumber, firstDayOf, lastDayOf, workingCalendar } from "../calendar";
import type { IsoMonth, Item, Records } from "../records";
import type { SeriesForecast } from "./baseline";
import { isSeasonal } from "./decomposition";
import { groupSeason } from "./familySeason";
import { forecastSeries } from "./forecastSeries";
import type { SalesHistory } from "./salesHistory";
import { season } from "./season";

/** From this many pieces a month on, forecasts of what is counted in whole pieces are whole. */
const wholeFrom = 10;

export interface SeriesFrame {
  items: readonly Item[];
  calendar: Records["calendar"];
  /** What is known. */
  history: SalesHistory;
  /** Months to forecast, one after the other; the first is not in the history. */
  ahead: readonly IsoMonth[];
  coverage: number;
}

/** Forecasts one series of an item; `quick` by one method instead of an average. */
export type ForecastOfSeries = (item: Item, sold: readonly number[], quick: boolean) => SeriesForecast;

/**
 * What all series of a run share: months between the last one known and the first one asked for, working days, and the
 * season of each family, or of all goods where a family has none; it is taken out of a series too short to show its own.
 */
export function seriesForecasts({ items, calendar, history, ahead, coverage }: SeriesFrame): ForecastOfSeries {
  const known = history.months.length;
  const gap = known > 0 ? monthsFrom(history.months.at(-1)!, ahead[0]!) - 1 : 0;
  const workingDays = workingDaysOf(calendar, history.months, ahead);
  const seasonOf = familySeasons(items, history);
  return (item, sold, quick) => {
    const factors = sold.length === known && !isSeasonal(sold, season) ? seasonOf(item) : undefined;
    const factor = (m: number): number => factors?.[m % season] ?? 1;
    const adjusted = factors ? sold.map((quantity, m) => quantity / factor(m)) : sold;
    const { method, members, ...made } = forecastSeries({ history: adjusted, horizon: gap + ahead.length, season, coverage, ...(workingDays && { workingDays }), ...(quick && { quick }) });
    const asked = (values: readonly number[]): number[] => values.slice(gap).map((value, h) => value * factor(known + gap + h) * soldShare(item, ahead[h]!));
    const mean = asked(made.mean);
    const whole = item.wholePieces && Math.max(0, ...mean) >= wholeFrom;
    return { method, members, mean: mean.map(whole ? Math.round : round6), lower: asked(made.lower).map(whole ? Math.floor : round6), upper: asked(made.upper).map(whole ? Math.ceil : round6) };
  };
}

/** Factors by month of the history and on. */
function familySeasons(items: readonly Item[], history: SalesHistory): (item: Item) => readonly number[] | undefined {
  const totalOf = (of: readonly Item[]): number[] => {
    const cells = of.flatMap(({ item }) => history.of(item));
    return history.months.map((_, m) => sum(cells.map((cell) => cell.history[m]!)));
  };
  const finished = items.filter(({ type }) => type === "finished");
  const ofAll = groupSeason(totalOf(finished));
  const ofFamily = new Map([...groupBy(finished, ({ family }) => family)].map(([family, of]) => [family, groupSeason(totalOf(of)) ?? ofAll]));
  return ({ family }) => ofFamily.get(family);
}

const monthsFrom = (earlier: IsoMonth, later: IsoMonth): number => (Number(later.slice(0, 4)) - Number(earlier.slice(0, 4))) * season + Number(later.slice(5)) - Number(earlier.slice(5));

/** Share of a month's days on which the item is still sold. */
function soldShare({ discontinuedFrom }: Item, month: IsoMonth): number {
  if (discontinuedFrom === undefined) return 1;
  const [first, end] = [dayNumber(firstDayOf(month)), dayNumber(lastDayOf(month)) + 1];
  return Math.min(1, Math.max(0, (dayNumber(discontinuedFrom) - first) / (end - first)));
}

/** Working days of the history and of the months up to the last one asked for; undefined where the calendar leaves out one of their years. */
function workingDaysOf(listed: Records["calendar"], history: readonly IsoMonth[], ahead: readonly IsoMonth[]): number[] | undefined {
  if (history.length === 0) return undefined;
  const months = Array.from({ length: monthsFrom(history[0]!, ahead.at(-1)!) + 1 }, (_, m) => addMonths(history[0]!, m));
  const years = new Set(listed.map(({ date }) => date.slice(0, 4)));
  if (months.some((month) => !years.has(month.slice(0, 4)))) return undefined;
  const calendar = workingCalendar(listed);
  return months.map((month) => countWorkingDays(calendar, dayNumber(firstDayOf(month)), dayNumber(lastDayOf(month))));
}
