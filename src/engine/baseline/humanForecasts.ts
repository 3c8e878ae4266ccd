import { groupBy, sum } from "../arithmetic";
import { dayNumber, firstDayOf, lastDayOf, workingCalendar } from "../calendar";
import { isSoldOn } from "../demand/discontinued";
import { disaggregateFamilyForecasts } from "../demand/familyForecasts";
import { monthForecastsOver } from "../demand/monthForecast";
import { monthFrames } from "../demand/monthFrames";
import type { Forecast, IsoDate, IsoMonth, Records } from "../records";
import type { ForecastCell } from "./seriesOfItem";

/** What people forecast of an item, by channel and office; families are shared out, weeks stand for their part of the month. */
export interface HumanForecasts {
  /** Over all months, where it is more than nothing. */
  cells(item: string): readonly ForecastCell[];
  /** By month; undefined where nothing is said. */
  byMonth(item: string, channel: string, office: string): readonly (number | undefined)[];
}

/** What people forecast for the months, by item, channel and office; undefined where nobody said anything. */
export function humanForecasts(records: Pick<Records, "items" | "actuals" | "calendar" | "forecasts" | "familyForecasts">, planDate: IsoDate, months: readonly IsoMonth[]): HumanForecasts {
  const calendar = workingCalendar(records.calendar);
  const periods = months.map((month) => ({ start: firstDayOf(month), end: lastDayOf(month), month, kind: "month" as const, workingDays: 0, zone: "liquid" as const }));
  const frames = monthFrames({ planDate: firstDayOf(months[0]!), calendar, periods });
  const monthsOf = monthForecastsOver(frames, calendar);
  const items = new Map(records.items.map((item) => [item.item, item]));
  const [first, last] = [dayNumber(periods[0]!.start), dayNumber(periods.at(-1)!.end)];
  const within = ({ item, start, end }: Forecast): boolean => isSoldOn(items.get(item), start) && dayNumber(end) >= first && dayNumber(start) <= last;
  const byItem = groupBy(disaggregateFamilyForecasts(records, planDate).filter(within), ({ item }) => item);
  const cells = new Map<string, readonly (ForecastCell & { months: readonly (number | undefined)[] })[]>();
  for (const [item, rows] of byItem)
    cells.set(item, [...groupBy(rows, ({ channel, office }) => JSON.stringify([channel, office])).values()].map((own) => {
      const said = new Map(monthsOf(own).map(({ frame, total }) => [frame.month, total]));
      const zero = new Set(own.flatMap(({ start, end }) => months.filter((month) => start <= lastDayOf(month) && end >= firstDayOf(month))));
      const quantities = months.map((month) => said.get(month) ?? (zero.has(month) ? 0 : undefined));
      return { channel: own[0]!.channel, office: own[0]!.office, quantity: sum(quantities.map((quantity) => quantity ?? 0)), months: quantities };
    }));
  return {
    cells: (item) => (cells.get(item) ?? []).filter(({ quantity }) => quantity > 0),
    byMonth: (item, channel, office) => (cells.get(item) ?? []).find((cell) => cell.channel === channel && cell.office === office)?.months ?? months.map(() => undefined),
  };
}
