import { groupBy, round6, sum, zeros } from "./arithmetic";
import { type Horizon, periodIndexOf } from "./periods";
import type { Bucketed } from "./plan";
import type { Records } from "./records";
import { firmReleasesOf } from "./releases";

/** What is there and under way of one item. */
export interface Supply {
  /** Usable: on hand − allocated − on hold. */
  openingStock: number;
  unusableStock: number;
  receipts: Bucketed;
  /** Starts of the firm planned orders among `receipts`, by release period. */
  firmReleases: Bucketed;
}

/** Stock and scheduled receipts by item. A receipt after the horizon does not count. */
export function suppliesOf(records: Records, horizon: Horizon): (item: string) => Supply {
  const items = new Map(records.items.map((item) => [item.item, item]));
  const stocks = groupBy(records.stock, ({ item }) => item);
  const receipts = groupBy(records.receipts, ({ item }) => item);
  return (item) => {
    const rows = stocks.get(item) ?? [];
    const orders = receipts.get(item) ?? [];
    const unusable = round6(sum(rows.map(({ allocated, onHold }) => allocated + onHold)));
    return {
      openingStock: round6(sum(rows.map(({ onHand }) => onHand)) - unusable),
      unusableStock: unusable,
      receipts: bucket(orders.map(({ due, quantity }) => ({ period: periodIndexOf(horizon, due), quantity })), horizon),
      firmReleases: firmReleasesOf(items.get(item)!, orders, horizon),
    };
  };
}

function bucket(rows: readonly { period: number; quantity: number }[], { periods }: Horizon): Bucketed {
  const result = { pastDue: 0, periods: zeros(periods.length) };
  for (const { period, quantity } of rows) {
    if (period < 0) result.pastDue = round6(result.pastDue + quantity);
    else if (period < periods.length) result.periods[period] = round6(result.periods[period]! + quantity);
  }
  return result;
}

/** Whether an item has neither stock nor anything on order. */
export const isIdle = ({ openingStock, unusableStock, receipts }: Supply): boolean =>
  openingStock === 0 && unusableStock === 0 && receipts.pastDue === 0 && sum(receipts.periods) === 0;
