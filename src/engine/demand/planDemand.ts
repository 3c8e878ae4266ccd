import { byText, groupBy, plus, round6, spread, sum, zeros } from "../arithmetic";
import { monthOf } from "../calendar";
import type { PlanningOptions } from "../options";
import { type Horizon, periodIndexOf } from "../periods";
import type { DemandLine } from "../plan";
import type { Problem } from "../problem";
import type { Actual, CustomerGrade, CustomerOrder, Forecast, Records } from "../records";
import { consumeForecast } from "./consumption";
import { forecastByPeriod } from "./forecastByPeriod";

export interface DemandPlan {
  /** By item; items without any demand are absent. */
  lines: ReadonlyMap<string, DemandLine>;
  problems: readonly Problem[];
}

/** Independent demand of every item: forecast net of what orders and shipments have consumed, plus orders. */
export function planDemand(records: Records, options: PlanningOptions, horizon: Horizon): DemandPlan {
  const orders = openOrders(records.orders);
  const forecasts = groupBy(records.forecasts, ({ item }) => item);
  const ordersByItem = groupBy(orders, ({ item }) => item);
  const shipped = groupBy(records.actuals.filter(({ month }) => month === monthOf(options.planDate)), ({ item }) => item);
  const items = [...new Set([...forecasts.keys(), ...ordersByItem.keys()])].sort(byText);
  const lines = items.map((item) => demandLine(item, forecasts.get(item) ?? [], ordersByItem.get(item) ?? [], shipped.get(item) ?? [], options, horizon));
  return {
    lines: new Map(lines.filter(hasDemand).map((line) => [line.item, line])),
    problems: orders
      .filter(({ due }) => periodIndexOf(horizon, due) >= horizon.periods.length)
      .map(({ item, open, due }) => ({ kind: "demandOutsideHorizon", item, quantity: open, due })),
  };
}

interface OrderLeft extends CustomerOrder {
  open: number;
}

/** By due date, then order number, so that consumption does not depend on how rows are sorted. */
const openOrders = (orders: readonly CustomerOrder[]): OrderLeft[] =>
  orders
    .map((order) => ({ ...order, open: round6(order.quantity - order.shipped) }))
    .filter(({ open }) => open > 0)
    .sort((a, b) => byText(a.due, b.due) || byText(a.order, b.order) || byText(a.item, b.item));

const hasDemand = ({ forecast, orders }: DemandLine): boolean => sum(forecast) + orders.pastDue + sum(orders.periods) > 0;

function demandLine(
  item: string,
  forecasts: readonly Forecast[],
  orders: readonly OrderLeft[],
  openMonth: readonly Actual[],
  options: PlanningOptions,
  horizon: Horizon,
): DemandLine {
  const { periods } = horizon;
  const none = zeros(periods.length);
  const channels = channelDemand(forecasts, orders, openMonth, options, horizon);
  const forecast = channels.reduce((total, channel) => plus(total, channel.forecast), none);
  const consumed = channels.reduce((total, channel) => plus(total, channel.consumed), none);
  const netForecast = forecast.map((quantity, t) => round6(quantity - consumed[t]!));
  const due = orders.map((order) => ({ ...order, period: periodIndexOf(horizon, order.due) }));
  const ordered = none.map((_, t) => round6(sum(due.filter(({ period }) => period === t).map(({ open }) => open))));
  const pastDue = round6(sum(due.filter(({ period }) => period < 0).map(({ open }) => open)));
  const counted = netForecast.map((quantity, t) => (periods[t]!.zone === "frozen" ? 0 : quantity));
  const total = plus(ordered, counted);
  return {
    item,
    forecast,
    consumed,
    lapsed: none,
    netForecast,
    counted,
    orders: { pastDue, periods: ordered },
    total,
    ignoredForecast: round6(sum(netForecast) - sum(counted)),
    beyondForecast: 0,
    latestEstimate: { shippedToDate: round6(sum(openMonth.map(({ shipped }) => shipped))), openOrders: 0, remainingForecast: 0 },
    priority: meanWeight(due.filter(({ period }) => period < periods.length), sum(counted), options),
  };
}

interface ChannelDemand {
  forecast: readonly number[];
  consumed: readonly number[];
}

function channelDemand(
  forecasts: readonly Forecast[],
  orders: readonly OrderLeft[],
  openMonth: readonly Actual[],
  options: PlanningOptions,
  horizon: Horizon,
): ChannelDemand[] {
  const byChannel = groupBy(forecasts, ({ channel }) => channel);
  const channels = [...byChannel.keys()].sort(byText);
  const shipments = shippedByChannel(channels, openMonth, (channel) => sum(forecastByPeriod(byChannel.get(channel)!, Infinity, horizon).shipped));
  return channels.map((channel, c) => {
    const { forecast, shipped } = forecastByPeriod(byChannel.get(channel)!, shipments[c]!, horizon);
    const left = forecast.map((quantity, t) => round6(quantity - shipped[t]!));
    const byOrders = consumeForecast(
      left,
      orders.filter((order) => order.channel === channel).flatMap((order) => consuming(order, horizon)),
      { backward: options.consumptionBackward, forward: options.consumptionForward },
    );
    return { forecast, consumed: plus(shipped, byOrders) };
  });
}

/** A late order of the open month is part of that month's forecast, as its shipments are; older ones are not forecast any more. */
function consuming({ due, open }: OrderLeft, horizon: Horizon): { period: number; quantity: number }[] {
  const period = periodIndexOf(horizon, due);
  if (period >= horizon.periods.length || (period < 0 && monthOf(due) !== monthOf(horizon.planDate))) return [];
  return [{ period: Math.max(0, period), quantity: open }];
}

/** Shipments of the open month per forecast channel; those that name no channel are shared by what each still forecasts. */
function shippedByChannel(channels: readonly string[], openMonth: readonly Actual[], forecastOf: (channel: string) => number): number[] {
  const named = channels.map((channel) => sum(openMonth.filter((row) => row.channel === channel).map(({ shipped }) => shipped)));
  const unnamed = channels.includes("") ? 0 : sum(openMonth.filter(({ channel }) => channel === "").map(({ shipped }) => shipped));
  if (unnamed === 0) return named;
  const left = channels.map((channel, c) => Math.max(0, forecastOf(channel) - named[c]!));
  return sum(left) > 0 ? plus(named, spread(unnamed, left)) : named;
}

function meanWeight(orders: readonly { open: number; grade: CustomerGrade }[], forecast: number, { gradeWeightA, gradeWeightB }: PlanningOptions): number {
  const weights: Record<CustomerGrade, number> = { A: gradeWeightA, B: gradeWeightB, C: 1 };
  const quantity = forecast + sum(orders.map(({ open }) => open));
  if (quantity <= 0) return 1;
  return Math.max(1, round6((forecast + sum(orders.map(({ open, grade }) => open * weights[grade]))) / quantity));
}
