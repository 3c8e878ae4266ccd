import { byText, groupBy, round6, spread, sum } from "../arithmetic";
import type { SalesCell } from "./salesHistory";
import { lately, type Sharer } from "./shareOut";

/** What is forecast of an item in one channel and office over the months asked for. */
export interface ForecastCell {
  channel: string;
  office: string;
  quantity: number;
}

/** One history to forecast, and the channels and offices that share the forecast. */
export interface SharedSeries {
  history: readonly number[];
  sharers: readonly (Sharer & { channel: string; office: string })[];
}

/**
 * An item is forecast channel by channel, and a channel's forecast is shared among its offices by what each sold in the last
 * twelve months; where sales tell no offices apart, or none of them sold, by their own forecasts.
 *   – Channels the forecast does not tell apart are forecast together; so are those the sales do not tell apart.
 *   – Sales that name no channel, where others do, belong to the channels as their last twelve months; so with offices.
 */
export function seriesOfItem(sold: readonly SalesCell[], forecast: readonly ForecastCell[]): SharedSeries[] {
  const told = (cells: readonly { channel: string }[]) => cells.some(({ channel }) => channel !== "");
  if (forecast.length > 0 && !told(forecast)) return seriesOf(sold.map((cell) => ({ ...cell, channel: "" })), forecast);
  if (!told(sold)) return seriesOf(sold, forecast);
  const named = sold.filter(({ channel }) => channel !== "");
  const unnamed = totalOf(sold.filter(({ channel }) => channel === ""));
  const channels = [...new Set([...named, ...forecast].map(({ channel }) => channel))].sort(byText);
  const weights = channels.map((channel) => lately(totalOf(named.filter((cell) => cell.channel === channel))));
  return channels.flatMap((channel, c) => {
    const own = named.filter((cell) => cell.channel === channel);
    const part = unnamed.length > 0 && sum(weights) > 0 ? [{ channel, office: "", history: unnamed.map((quantity) => round6((quantity * weights[c]!) / sum(weights))) }] : [];
    return seriesOf([...own, ...part], forecast.filter((cell) => cell.channel === channel));
  });
}

/** Cells of one channel, or of all that are forecast together. */
function seriesOf(sold: readonly SalesCell[], forecast: readonly ForecastCell[]): SharedSeries[] {
  const history = totalOf(sold);
  const places = [...groupBy(forecast, ({ channel, office }) => JSON.stringify([channel, office])).values()].map((cells) => ({ ...cells[0]!, quantity: sum(cells.map(({ quantity }) => quantity)) }));
  const offices = new Map([...groupBy(sold, ({ office }) => office)].map(([office, cells]) => [office, totalOf(cells)]));
  const byOffice = [...offices.keys()].some((office) => office !== "") && (places.length === 0 || places.some(({ office }) => office !== ""));
  const channels = new Set((places.length > 0 ? places : sold).map(({ channel }) => channel));
  const channel = [...channels][0];
  if (channel === undefined) return [];
  // Sales by office can only be told apart within one channel.
  if (!byOffice || channels.size > 1) {
    if (places.length === 0) return [{ history, sharers: [{ channel, office: "", weight: 1, history }] }];
    return [{ history, sharers: places.map((place) => ({ channel: place.channel, office: place.office, weight: place.quantity, ...(places.length === 1 && { history }) })) }];
  }
  const selling = [...offices].filter(([office, of]) => office !== "" && lately(of) > 0).map(([office]) => office);
  const all = [...new Set([...selling, ...places.map(({ office }) => office)])].sort(byText);
  if (all.length === 0) return [{ history, sharers: [{ channel, office: "", weight: 1, history }] }];
  const forecastOf = (office: string) => sum(places.filter((place) => place.office === office).map(({ quantity }) => quantity));
  return [{ history, sharers: all.map((office) => ({ channel, office, weight: selling.length > 0 ? soldLately(offices, office) : forecastOf(office), ...(offices.has(office) && office !== "" && { history: offices.get(office)! }) })) }];
}

const soldLately = (offices: ReadonlyMap<string, readonly number[]>, office: string): number => (office === "" ? 0 : Math.max(0, lately(offices.get(office) ?? [])));

const totalOf = (cells: readonly SalesCell[]): number[] => (cells.length === 0 ? [] : cells[0]!.history.map((_, m) => round6(sum(cells.map(({ history }) => history[m]!)))));

/** History of a sharer whose own sales are not recorded: its share of the whole. */
export const shareOfHistory = (history: readonly number[], sharers: readonly Sharer[], s: number): readonly number[] => {
  const { history: own } = sharers[s]!;
  return own ?? history.map((quantity) => spread(quantity, sharers.map(({ weight }) => weight))[s]!);
};
