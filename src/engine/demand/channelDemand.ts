import { plus, round6, spread, sum, zeros } from "../arithmetic";
import { monthOf } from "../calendar";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import { consumeForecast } from "./consumption";
import type { MonthForecast } from "./monthForecast";
import { lapsedForecast } from "./openMonth";
import type { OrderLeft } from "./openOrders";

/** One item in one channel, by period. */
export interface ChannelDemand {
  channel: string;
  forecast: readonly number[];
  consumed: readonly number[];
  lapsed: readonly number[];
  net: readonly number[];
  /** Forecast but for what has shipped, is owed from this month's past, or has lapsed. */
  expected: readonly number[];
  /** Orders due in the periods, abnormal ones left out. */
  ordered: readonly number[];
  /** Orders that found no forecast left in their window. */
  beyond: number;
}

export type ConsumptionOptions = Pick<PlanningOptions, "consumptionBackward" | "consumptionForward" | "openMonthForecast">;

/**
 * Forecast of one item and channel net of what is already sold of it 预测冲销:
 *   1. what shipped in the open month, and what is owed from its past days, consumes that month's forecast;
 *   2. open orders of the open month consume next, their own period first, then back, then forward;
 *   3. of what is left in the open month the days gone lapse;
 *   4. orders of other months consume what is left.
 * Orders of earlier months are no part of any forecast. Shipments do not say which were abnormal, so all of them consume.
 *   forecast − consumed − lapsed = net ≥ 0 in every period
 */
export function channelDemand(channel: string, months: readonly MonthForecast[], orders: readonly OrderLeft[], shipped: number, options: ConsumptionOptions, horizon: Horizon): ChannelDemand {
  const normal = orders.filter(({ abnormal, period }) => !abnormal && period < horizon.periods.length);
  const openMonth = monthOf(horizon.planDate);
  const [ofOpenMonth, ofOthers] = [normal.filter(({ due }) => monthOf(due) === openMonth), normal.filter(({ due, period }) => period >= 0 && monthOf(due) !== openMonth)];
  const owed = sum(ofOpenMonth.filter(({ period }) => period < 0).map(({ open }) => open));

  const open = months.find(({ frame }) => frame.isOpen);
  const used = Math.min(open?.total ?? 0, round6(shipped + owed));
  const { forecast, gone } = overPeriods(months, used, horizon.periods.length);
  const windows = { backward: options.consumptionBackward, forward: options.consumptionForward };
  const consume = (left: readonly number[], consuming: readonly OpenQuantity[]) => minus(left, consumeForecast(left, consuming, windows));

  // What is owed beyond the month's forecast looks on from the first period, like an order due today.
  const owedBeyond = { period: 0, open: round6(Math.max(0, owed - Math.max(0, (open?.total ?? 0) - shipped))) };
  const before = minus(forecast, gone);
  const afterOpenMonth = consume(before, [owedBeyond, ...ofOpenMonth.filter(({ period }) => period >= 0)].map(asQuantity));
  const lapsed = options.openMonthForecast === "byWorkingDays" && open ? lapsedInOpenMonth(afterOpenMonth, open) : zeros(forecast.length);
  const net = consume(minus(afterOpenMonth, lapsed), ofOthers.map(asQuantity));
  const consumed = minus(minus(forecast, lapsed), net);
  const consumedByShipments = Math.min(open?.total ?? 0, shipped);
  return {
    channel,
    forecast,
    consumed,
    lapsed,
    net,
    expected: minus(before, lapsed),
    ordered: orderedByPeriod(normal, forecast.length),
    beyond: round6(owed + sum([...ofOpenMonth, ...ofOthers].filter(({ period }) => period >= 0).map(({ open: quantity }) => quantity)) - (sum(consumed) - consumedByShipments)),
  };
}

interface OpenQuantity {
  period: number;
  quantity: number;
}
const asQuantity = ({ period, open }: { period: number; open: number }): OpenQuantity => ({ period, quantity: open });
const minus = (a: readonly number[], b: readonly number[]): number[] => a.map((value, t) => round6(value - b[t]!));

/** Each month's forecast over its periods, in whole pieces where the month is whole; of the open month what is used up apart. */
function overPeriods(months: readonly MonthForecast[], usedInOpenMonth: number, length: number): { forecast: number[]; gone: number[] } {
  const [forecast, gone] = [zeros(length), zeros(length)];
  for (const { frame, total, weights } of months) {
    const used = frame.isOpen ? usedInOpenMonth : 0;
    const [left, usedUp] = [spread(round6(total - used), weights), spread(used, weights)];
    frame.periods.forEach(({ index }, k) => {
      forecast[index] = round6(left[k]! + usedUp[k]!);
      gone[index] = usedUp[k]!;
    });
  }
  return { forecast, gone };
}

function lapsedInOpenMonth(left: readonly number[], { frame, goneShare }: MonthForecast): number[] {
  const lapsed = zeros(left.length);
  const ofMonth = lapsedForecast(frame.periods.map(({ index }) => left[index]!), goneShare);
  frame.periods.forEach(({ index }, k) => (lapsed[index] = ofMonth[k]!));
  return lapsed;
}

/** Pieces on order by the period they are due in. */
export function orderedByPeriod(orders: readonly OrderLeft[], length: number): number[] {
  const ordered = zeros(length);
  for (const { period, open } of orders) if (period >= 0 && period < length) ordered[period] = round6(ordered[period]! + open);
  return ordered;
}

/** Shipments of the open month per channel; those that name no channel are shared by what each still forecasts. */
export function shippedByChannel(forecasts: ReadonlyMap<string, number>, shipments: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const unnamed = shipments.get("") ?? 0;
  if (unnamed === 0 || forecasts.has("")) return shipments;
  const channels = [...forecasts.keys()];
  const left = channels.map((channel) => Math.max(0, forecasts.get(channel)! - (shipments.get(channel) ?? 0)));
  if (sum(left) <= 0) return shipments;
  const shares = plus(channels.map((channel) => shipments.get(channel) ?? 0), spread(unnamed, left));
  return new Map(channels.map((channel, c) => [channel, shares[c]!]));
}
