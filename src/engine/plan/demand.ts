import type { CustomerGrade, IsoDate, IsoMonth } from "../records";

/** Time buckets and independent demand; arrays are indexed by `Plan.periods` unless said otherwise. */

export type Zone = "frozen" | "slushy" | "liquid";

/** A time bucket. Weeks run Monday to Sunday and are cut at month ends and at the plan date; a later bucket is a month. */
export interface Period {
  start: IsoDate;
  end: IsoDate;
  month: IsoMonth;
  kind: "week" | "month";
  workingDays: number;
  /** By the period's first working day, counted from the plan date. */
  zone: Zone;
}

/** A quantity per period, with what should have happened before the plan date kept apart. */
export interface Bucketed {
  pastDue: number;
  periods: readonly number[];
}

/** The open month as it will end: actual to the cut-off + unshipped orders + what is still expected of the forecast. */
export interface LatestEstimate {
  shippedToDate: number;
  /** Unshipped orders due in the open month, past due included. */
  openOrders: number;
  /** Of the unconsumed forecast, by working days left (or all of it); whatever the zone's demand rule. */
  remainingForecast: number;
}

/** Independent demand of one item. `total[t] = orders[t] + counted[t]`. */
export interface DemandLine {
  item: string;
  /** As submitted, all channels and offices, spread over the periods. The open month's periods hold its whole forecast. */
  forecast: readonly number[];
  /** Of `forecast`, consumed by orders (open, and shipped in the open month). */
  consumed: readonly number[];
  /** Of `forecast`, in the open month: the share of the working days gone that nobody ordered. */
  lapsed: readonly number[];
  /** forecast − consumed − lapsed */
  netForecast: readonly number[];
  /** What the zone's demand rule adds to the orders: the net forecast, nothing, or what the forecast exceeds the orders by (negative under "forecast only"). */
  counted: readonly number[];
  /** Unshipped quantity by due date; past due apart. */
  orders: Bucketed;
  total: readonly number[];
  /** Net forecast the zone's rule leaves out. */
  ignoredForecast: number;
  /** Orders that found no forecast left in their window and therefore add to demand; abnormal ones are not among them. */
  beyondForecast: number;
  latestEstimate: LatestEstimate;
  /** `total` and past-due orders by customer grade; forecast counts as C. The three add up to them, none is negative. */
  grades: Readonly<Record<CustomerGrade, Bucketed>>;
  /** Quantity-weighted mean grade weight of `total` and past-due orders, ≥ 1 (1 = grade C and forecast). */
  priority: number;
}
