import { zeros } from "../arithmetic";
import type { DemandLine } from "../plan";

/** The line of an item nobody forecasts or orders, over this many periods. */
export function noDemand(item: string, periods: number): DemandLine {
  const none = zeros(periods);
  const nothing = { pastDue: 0, periods: none };
  return {
    item,
    forecast: none,
    consumed: none,
    lapsed: none,
    netForecast: none,
    counted: none,
    orders: nothing,
    total: none,
    ignoredForecast: 0,
    beyondForecast: 0,
    latestEstimate: { shippedToDate: 0, openOrders: 0, remainingForecast: 0 },
    grades: { A: nothing, B: nothing, C: nothing },
    priority: 1,
  };
}
