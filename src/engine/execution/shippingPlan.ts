import { byText, groupBy, round6, spread, sum } from "../arithmetic";
import { countWorkingDays, dayNumber, mondayOf } from "../calendar";
import type { DemandPlan } from "../demand/planDemand";
import { type Horizon, periodIndexOf } from "../periods";
import type { MasterScheduleLine, MrpLine, Period, ShippingLine } from "../plan";
import type { CustomerOrder, Forecast, Records } from "../records";

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
  demand: DemandPlan["lines"],
  { masterSchedule, materials }: { masterSchedule: readonly MasterScheduleLine[]; materials: readonly MrpLine[] },
  horizon: Horizon,
): ShippingLine[] {
  const count = shippingPeriods(horizon.periods);
  const orders = groupBy(records.orders, ({ item }) => item);
  const forecasts = groupBy(records.forecasts, ({ item }) => item);
  return [...masterSchedule.map((line) => ofSchedule(line, count)), ...materials.map((line) => ofMaterial(line, count))]
    .sort((a, b) => byText(a.item, b.item))
    .flatMap(({ item, shippable }) => {
      const left = [...shippable];
      const expected = forecastClaims(demand.get(item)?.counted ?? [], forecasts.get(item) ?? [], count, horizon);
      return [...signed(orders.get(item) ?? [], count, horizon), ...expected].flatMap((claim) => shipClaim(item, claim, left));
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

function signed(orders: readonly CustomerOrder[], count: number, horizon: Horizon): Claim[] {
  return orders
    .map(({ order, customer, grade, channel, quantity, shipped, due }) => ({
      channel,
      kind: "order" as const,
      order,
      customer,
      grade,
      due,
      period: Math.max(0, periodIndexOf(horizon, due)),
      open: round6(quantity - shipped),
    }))
    .filter(({ open, period }) => open > 0 && period < count)
    .sort((a, b) => gradeOrder[a.grade] - gradeOrder[b.grade] || byText(a.due, b.due) || byText(a.order, b.order));
}

/** The forecast that counts, shared among its channels by what each of them forecasts in the period. */
function forecastClaims(counted: readonly number[], forecasts: readonly Forecast[], count: number, horizon: Horizon): Claim[] {
  const byChannel = groupBy(forecasts, ({ channel }) => channel);
  // A family's forecast has no rows of the item's own.
  const channels = byChannel.size > 0 ? [...byChannel.keys()].sort(byText) : [""];
  return counted.slice(0, count).flatMap((quantity, period) => {
    if (quantity <= 0) return [];
    const weights = channels.map((channel) => sum((byChannel.get(channel) ?? []).map((row) => shareIn(row, horizon.periods[period]!, horizon))));
    return spread(quantity, weights).flatMap((open, c): Claim[] => (open > 0 ? [{ channel: channels[c]!, kind: "forecast", period, open }] : []));
  });
}

/** Of a forecast, by working days, what lies in a period. */
function shareIn({ start, end, quantity }: Forecast, period: Period, { calendar }: Horizon): number {
  const days = countWorkingDays(calendar, dayNumber(start), dayNumber(end));
  const inside = countWorkingDays(calendar, Math.max(dayNumber(start), dayNumber(period.start)), Math.min(dayNumber(end), dayNumber(period.end)));
  return days > 0 ? (quantity * inside) / days : 0;
}

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
