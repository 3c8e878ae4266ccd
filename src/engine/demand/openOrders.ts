import { byText, round6 } from "../arithmetic";
import { type Horizon, periodIndexOf } from "../periods";
import type { CustomerOrder } from "../records";

/** An order that is not wholly shipped. */
export interface OrderLeft extends CustomerOrder {
  open: number;
  /** It is due in; −1 = past due, the number of periods = after the horizon. */
  period: number;
}

/** By due date, then order number, so that consumption does not depend on how rows are sorted. */
export const openOrders = (orders: readonly CustomerOrder[], horizon: Horizon): OrderLeft[] =>
  orders
    .map((order) => ({ ...order, open: round6(order.quantity - order.shipped), period: periodIndexOf(horizon, order.due) }))
    .filter(({ open }) => open > 0)
    .sort((a, b) => byText(a.due, b.due) || byText(a.order, b.order) || byText(a.item, b.item));
