import { byText, groupBy, plus, round6, sum, zeros } from "../arithmetic";
import { monthOf } from "../calendar";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import type { DemandLine } from "../plan";
import type { Problem } from "../problem";
import type { Actual, Forecast, Records } from "../records";
import { type ChannelDemand, channelDemand, orderedByPeriod, shippedByChannel } from "./channelDemand";
import { demandByGrade, forecastSharesByMonth, meanWeight } from "./demandGrades";
import { demandRules, ruleOfZone } from "./demandRules";
import { isSoldOn } from "./discontinued";
import { disaggregateFamilyForecasts, familyForecastProblems } from "./familyForecasts";
import { type MonthForecast, monthForecastsOver } from "./monthForecast";
import { type MonthFrame, monthFrames } from "./monthFrames";
import { openOrders, type OrderLeft } from "./openOrders";

export interface DemandPlan {
  /** By item; items without any demand are absent. */
  lines: ReadonlyMap<string, DemandLine>;
  /** The same items' counted forecast by channel; Σ channels = `counted` of the line. */
  channels: ReadonlyMap<string, readonly CountedForecast[]>;
  problems: readonly Problem[];
}

export interface CountedForecast {
  channel: string;
  counted: readonly number[];
}

/** Independent demand of every item: orders, and what the zone's rule counts of the forecast they have not consumed. */
export function planDemand(records: Records, options: PlanningOptions, horizon: Horizon): DemandPlan {
  const known = new Map(records.items.map((item) => [item.item, item]));
  const frames = monthFrames(horizon);
  const monthsOf = monthForecastsOver(frames, horizon.calendar);
  const orders = openOrders(records.orders, horizon).filter(({ item, due }) => isSoldOn(known.get(item), due));
  const forecasts = groupBy(disaggregateFamilyForecasts(records, options.planDate).filter(({ item, start }) => isSoldOn(known.get(item), start)), ({ item }) => item);
  const ordersByItem = groupBy(orders, ({ item }) => item);
  const shipped = groupBy(records.actuals.filter(({ month }) => month === monthOf(options.planDate)), ({ item }) => item);
  const items = [...new Set([...forecasts.keys(), ...ordersByItem.keys()])].sort(byText);
  const demands = items.map((item): ItemDemand => {
    const own = { item, orders: ordersByItem.get(item) ?? [], openMonth: shipped.get(item) ?? [], forecasts: forecasts.get(item) ?? [] };
    const channels = channelsOf(own.forecasts, own, monthsOf, options, horizon);
    return { line: demandLine(own, channels, frames, options, horizon), channels };
  });
  const asked = demands.filter(({ line }) => hasDemand(line));
  return {
    lines: new Map(asked.map(({ line }) => [line.item, line])),
    channels: new Map(asked.map(({ line, channels }) => [line.item, channels.map((channel) => ({ channel: channel.channel, counted: countedForecast(channel, options, horizon) }))])),
    problems: [...outsideHorizon(orders, horizon), ...demands.flatMap(demandProblems), ...familyForecastProblems(records)],
  };
}

interface ItemDemand {
  line: DemandLine;
  channels: readonly ChannelDemand[];
}

interface ItemRows {
  item: string;
  orders: readonly OrderLeft[];
  /** Actuals of the open month. */
  openMonth: readonly Actual[];
  forecasts: readonly Forecast[];
}

const hasDemand = ({ forecast, orders }: DemandLine): boolean => sum(forecast) + orders.pastDue + sum(orders.periods) > 0;

const quantityByChannel = <T extends { channel: string }>(rows: readonly T[], quantity: (row: T) => number): Map<string, number> =>
  new Map([...groupBy(rows, ({ channel }) => channel)].map(([channel, of]) => [channel, round6(sum(of.map(quantity)))]));

/** Orders never consume another channel's forecast. */
function channelsOf(forecasts: readonly Forecast[], { orders, openMonth }: ItemRows, monthsOf: (rows: readonly Forecast[]) => MonthForecast[], options: PlanningOptions, horizon: Horizon): ChannelDemand[] {
  const rows = groupBy(forecasts, ({ channel }) => channel);
  const months = new Map([...rows.keys()].sort(byText).map((channel) => [channel, monthsOf(rows.get(channel)!)]));
  const ofOpenMonth = (of: readonly MonthForecast[]) => of.find(({ frame }) => frame.isOpen)?.total ?? 0;
  const expected = new Map([...months].map(([channel, of]) => [channel, ofOpenMonth(of)]));
  const shipped = shippedByChannel(expected, quantityByChannel(openMonth, (row) => row.shipped));
  const ordered = groupBy(orders, ({ channel }) => channel);
  return [...new Set([...months.keys(), ...ordered.keys()])]
    .sort(byText)
    .map((channel) => channelDemand(channel, months.get(channel) ?? [], ordered.get(channel) ?? [], shipped.get(channel) ?? 0, options, horizon));
}

function demandLine({ item, orders, openMonth, forecasts }: ItemRows, channels: readonly ChannelDemand[], frames: readonly MonthFrame[], options: PlanningOptions, horizon: Horizon): DemandLine {
  const { periods } = horizon;
  const total = (of: (channel: ChannelDemand) => readonly number[]) => channels.reduce<readonly number[]>((all, channel) => plus(all, of(channel)), zeros(periods.length));
  const rules = ruleOfZone(options);
  const ruleIn = (t: number) => rules[periods[t]!.zone];
  const netForecast = total(({ net }) => net);
  const counted = total((channel) => countedForecast(channel, options, horizon));
  const ordered = orderedByPeriod(orders, periods.length);
  const pastDue = round6(sum(orders.filter(({ period }) => period < 0).map(({ open }) => open)));
  const demand = plus(ordered, counted);
  const sharesIn = forecastSharesByMonth(forecasts, orders);
  const grades = demandByGrade(orders, { pastDue, periods: ordered }, demand, periods.map(({ month }) => sharesIn(month)));
  const openPeriods = frames.find(({ isOpen }) => isOpen)?.periods ?? [];
  const inOpenMonth = (quantities: readonly number[]) => sum(openPeriods.map(({ index }) => quantities[index]!));
  return {
    item,
    forecast: total(({ forecast }) => forecast),
    consumed: total(({ consumed }) => consumed),
    lapsed: total(({ lapsed }) => lapsed),
    netForecast,
    counted,
    orders: { pastDue, periods: ordered },
    total: demand,
    ignoredForecast: round6(sum(netForecast.filter((_, t) => ruleIn(t) === "ordersOnly"))),
    beyondForecast: round6(sum(channels.map(({ beyond }) => beyond))),
    latestEstimate: {
      shippedToDate: round6(sum(openMonth.map(({ shipped }) => shipped))),
      openOrders: round6(pastDue + inOpenMonth(ordered)),
      remainingForecast: round6(inOpenMonth(netForecast)),
    },
    grades,
    priority: meanWeight(grades, options),
  };
}

/** What the zones' rules add to the orders of one channel. */
function countedForecast({ net, expected, ordered }: ChannelDemand, options: PlanningOptions, { periods }: Horizon): number[] {
  const rules = ruleOfZone(options);
  return net.map((quantity, t) => demandRules[rules[periods[t]!.zone]]({ net: quantity, expected: expected[t]!, ordered: ordered[t]! }));
}

const outsideHorizon = (orders: readonly OrderLeft[], { periods }: Horizon): Problem[] =>
  orders.filter(({ period }) => period >= periods.length).map(({ item, open, due }) => ({ kind: "demandOutsideHorizon", item, quantity: open, due }));

/** A channel that forecasts nothing of the item is made to order: its orders surprise nobody. */
function demandProblems({ line: { item, ignoredForecast }, channels }: ItemDemand): Problem[] {
  const beyond = channels.filter((channel) => channel.beyond > 0 && sum(channel.forecast) > 0);
  return [
    ...(ignoredForecast > 0 ? [{ kind: "forecastIgnored" as const, item, quantity: ignoredForecast }] : []),
    ...beyond.map(({ channel, beyond: quantity }) => ({ kind: "ordersBeyondForecast" as const, item, channel, quantity })),
  ];
}
