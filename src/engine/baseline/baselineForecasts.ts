import { byText, zeros } from "../arithmetic";
import { addMonths, monthOf } from "../calendar";
import type { BaselineLine } from "../plan/baseline";
import type { IsoDate, Records } from "../records";
import { humanForecasts } from "./humanForecasts";
import { salesHistory } from "./salesHistory";
import { seriesForecasts } from "./seriesForecasts";
import { seriesOfItem, shareOfHistory } from "./seriesOfItem";
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

/** Series forecast by the best method, those of most money first; of the others by Theta alone, in a fraction of the time. */
const seriesAveraged = 500;

/**
 * A statistical forecast of every finished item, channel and office that is forecast or was sold in the last twelve months,
 * from closed months only; by item, channel and office. How offices share their channel's stands at `seriesOfItem` and
 * `shareOut`. Lines that share nothing of their channel's past, a new office's, have no history and means of 0.
 */
export function baselineForecasts(records: BaselineRecords, { planDate, months, coverage }: BaselineRequest): readonly BaselineLine[] {
  const open = monthOf(planDate);
  const ahead = Array.from({ length: months }, (_, h) => addMonths(open, h));
  const history = salesHistory(records, open);
  const human = humanForecasts(records, planDate, ahead);
  const forecast = seriesForecasts({ items: records.items, calendar: records.calendar, history, ahead, coverage });
  const series = records.items
    .filter(({ type }) => type === "finished")
    .flatMap((item) => seriesOfItem(history.of(item.item), human.cells(item.item)).map((shared) => ({ item, shared, worth: lately(shared.history) * item.standardCost })));
  const averaged = new Set([...series].sort((a, b) => b.worth - a.worth || byText(a.item.item, b.item.item)).slice(0, seriesAveraged));
  const lines = series.flatMap((one): BaselineLine[] => {
    const { item, shared: { history: sold, sharers } } = one;
    const whole = forecast(item, sold, !averaged.has(one));
    const intervals = shareOut(whole, sold, sharers, coverage);
    const isShared = sharers.some(({ weight }) => weight > 0);
    return sharers.map(({ channel, office, weight }, s) => ({
      item: item.item,
      channel,
      office,
      historyMonths: history.months,
      history: sold.length > 0 ? shareOfHistory(sold, sharers, s) : zeros(history.months.length),
      forecast: human.byMonth(item.item, channel, office),
      ...intervals[s]!,
      ...(weight > 0 || !isShared ? { method: whole.method, members: whole.members } : { method: "noHistory" as const, members: [] }),
    }));
  });
  return lines
    .filter(({ history: sold, forecast: said }) => lately(sold) > 0 || said.some((quantity) => (quantity ?? 0) > 0))
    .sort((a, b) => byText(a.item, b.item) || byText(a.channel, b.channel) || byText(a.office, b.office));
}
