import { byText, groupBy, round6 } from "../arithmetic";
import { dayNumber, mondayOf } from "../calendar";
import { openOrders, type OrderLeft } from "../demand/openOrders";
import type { CountedForecast, DemandPlan } from "../demand/planDemand";
import type { Horizon } from "../periods";
import type { MasterScheduleLine, MrpLine, Period, ShippingLine } from "../plan";
import type { Records } from "../records";

/** How many periods end within this week and the next, Monday to Sunday: a month that reaches further cannot be told apart. */
export function shippingPeriods(periods: readonly Period[]): number {
  if (periods.length === 0) return 0;
  const lastDay = mondayOf(dayNumber(periods[0]!.start)) + 13;
  const after = periods.findIndex(({ end }) => dayNumber(end) > lastDay);
  return after < 0 ? periods.length : after;
}

/** What can leave of one item: `shippable[t]` in all up to the end of period t, without robbing a later period. */
interface Shippable {
  item: string;
  shippable: readonly number[];
}

/**
 * 发货计划 for the rest of this week and the next. Signed orders come first, by grade, due date and number, then the forecast
 * of these weeks by period. Each takes what stock, receipts and production of the plan leave it, from its due period on:
 *   Σ shipped up to t ≤ usable stock + receipts + production up to t − what parents take
 * What an order gets in several periods stands on several lines; what it does not get is left open on its last one.
 */
export function shippingPlan(
  records: Records,
  forecast: DemandPlan["channels"],
  { masterSchedule, materials }: { masterSchedule: readonly MasterScheduleLine[]; materials: readonly MrpLine[] },
  horizon: Horizon,
): ShippingLine[] {
  const count = shippingPeriods(horizon.periods);
  const orders = groupBy(openOrders(records.orders, horizon), ({ item }) => item);
  return [...masterSchedule.map((line) => ofSchedule(line, count)), ...materials.map((line) => ofMaterial(line, count))]
    .sort((a, b) => byText(a.item, b.item))
    .flatMap(({ item, shippable }) => {
      const left = [...shippable];
      return [...signed(orders.get(item) ?? [], count), ...forecastClaims(forecast.get(item) ?? [], count)].flatMap((claim) => shipClaim(item, claim, left));
    });
}

function ofSchedule({ item, openingStock, receipts, production, outsourced }: MasterScheduleLine, count: number): Shippable {
  let there = openingStock + receipts.pastDue;
  const shippable = receipts.periods.slice(0, count).map((quantity, t) => (there += quantity + production[t]! + outsourced[t]!));
  return { item, shippable: neverLess(shippable) };
}

/** A part sold by itself: what its parents take of it does not leave. */
function ofMaterial({ item, openingStock, receipts, plannedReceipts, gross, independent }: MrpLine, count: number): Shippable {
  let there = openingStock + receipts.pastDue - (gross.pastDue - independent.pastDue);
  const shippable = receipts.periods.slice(0, count).map((quantity, t) => (there += quantity + plannedReceipts[t]! - (gross.periods[t]! - independent.periods[t]!)));
  return { item, shippable: neverLess(shippable) };
}

/** What leaves early must not be missing later: from the right, the least of what is there. */
function neverLess(there: readonly number[]): number[] {
  let least = Infinity;
  return there.reduceRight<number[]>((later, quantity) => [round6(Math.max(0, (least = Math.min(least, quantity)))), ...later], []);
}

type Claim = Omit<ShippingLine, "item" | "ship">;

const gradeOrder = { A: 0, B: 1, C: 2 };

const signed = (orders: readonly OrderLeft[], count: number): Claim[] =>
  orders
    .filter(({ period }) => period < count)
    .sort((a, b) => gradeOrder[a.grade] - gradeOrder[b.grade] || byText(a.due, b.due) || byText(a.order, b.order))
    .map(({ order, customer, grade, channel, due, period, open }) => ({ channel, kind: "order", order, customer, grade, due, period: Math.max(0, period), open }));

/** The forecast that counts, channel by channel. */
const forecastClaims = (channels: readonly CountedForecast[], count: number): Claim[] =>
  Array.from({ length: count }, (_, period) =>
    channels.flatMap(({ channel, counted }): Claim[] => (counted[period]! > 0 ? [{ channel, kind: "forecast", period, open: counted[period]! }] : [])),
  ).flat();

/** Takes from what is left (changed here), from the claim's period on. */
function shipClaim(item: string, claim: Claim, left: number[]): ShippingLine[] {
  const lines: ShippingLine[] = [];
  let open = claim.open;
  for (let t = claim.period; t < left.length && open > 0; t++) {
    const ship = Math.min(open, ...left.slice(t));
    if (ship <= 0) continue;
    for (let s = t; s < left.length; s++) left[s] = round6(left[s]! - ship);
    lines.push({ item, ...claim, period: t, open: ship, ship });
    open = round6(open - ship);
  }
  if (open <= 0) return lines;
  const last = lines.pop();
  return [...lines, last ? { ...last, open: round6(last.open + open) } : { item, ...claim, open, ship: 0 }];
}
