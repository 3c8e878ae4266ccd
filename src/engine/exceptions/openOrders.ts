import { byText, cumulative, groupBy, round6 } from "../arithmetic";
import { addWorkingDays, countWorkingDays, dayNumber, isoDate, isWorkingDay } from "../calendar";
import { availabilityDay, periodIndexOf } from "../periods";
import type { Problem } from "../problem";
import type { IsoDate, ScheduledReceipt } from "../records";
import { type CheckedPlan, isWorthwhile, lastAsked, type PlanCheck, type StockedLine, stockedLines } from "./check";

/**
 * Open orders whose due date is not the day they are needed: expedite 提前, defer 推迟, cancel 取消. An order is needed in
 * the first period in which
 *   requirements up to t + safety level(t) > opening stock + earlier open orders
 * Earlier orders count at their quantity, not their date: the first one due covers the first need. An order due after the
 * last requirement is for demand the horizon does not show yet, and is left alone.
 */
export const openOrderMoves: PlanCheck = (plan) => {
  const orders = groupBy(plan.records.receipts, ({ item }) => item);
  return stockedLines(plan).flatMap((line) => (orders.has(line.item) ? movesOf(line, orders.get(line.item)!, plan) : []));
};

function movesOf(line: StockedLine, orders: readonly ScheduledReceipt[], plan: CheckedPlan): Problem[] {
  const short = shortages(line);
  const reach = lastAsked(line);
  let supplied = line.openingStock;
  return [...orders]
    .sort((a, b) => byText(a.due, b.due) || byText(a.order, b.order))
    .flatMap((order) => {
      const needed = short.findIndex((quantity) => isWorthwhile(round6(quantity - supplied), plan));
      supplied += order.quantity;
      return needed < 0 ? cancelOf(order, reach, plan) : moveOf(order, needed, line, plan);
    });
}

/** What must have come in by the end of each period; what is past due counts from the first. */
const shortages = ({ required, safetyStock }: StockedLine): number[] => cumulative(required.periods).map((total, t) => round6(required.pastDue + total + safetyStock[t]!));

/**
 * A work order does not leave the frozen zone by a message, and none of the master schedule enters it: the time-fence
 * conflict speaks. A part's order may come forward into it, as new ones are planned there.
 */
const isHeld = ({ source }: ScheduledReceipt, period: number, { periods }: CheckedPlan): boolean => source === "make" && periods[Math.max(0, period)]?.zone === "frozen";

function cancelOf(open: ScheduledReceipt, reach: number, plan: CheckedPlan): Problem[] {
  const { order, item, quantity, due } = open;
  const dueIn = periodIndexOf(plan.horizon, due);
  return isWorthwhile(quantity, plan) && dueIn <= reach && !isHeld(open, dueIn, plan) ? [{ kind: "cancel", order, item, quantity, due }] : [];
}

function moveOf(open: ScheduledReceipt, needed: number, { isScheduled }: StockedLine, plan: CheckedPlan): Problem[] {
  const { order, item, quantity, due } = open;
  const dueIn = periodIndexOf(plan.horizon, due);
  if (!isWorthwhile(quantity, plan) || isHeld(open, dueIn, plan) || (isScheduled && isHeld(open, needed, plan))) return [];
  // A past-due order counts as there on the plan date: if it is needed then, its own message says all.
  const from = Math.max(0, dueIn);
  if (needed === from) return [];
  const to = earliestDay(needed, plan);
  const kind = needed < from ? "expedite" : "defer";
  const { expediteDampingDays, deferDampingDays } = plan.options;
  if (workingDaysBetween(dueIn < 0 ? plan.options.planDate : due, to, plan) < (kind === "expedite" ? expediteDampingDays : deferDampingDays)) return [];
  return [{ kind, order, item, quantity, due, to }];
}

/** First working day of a period, never before the plan date. */
function earliestDay(period: number, { horizon, options }: CheckedPlan): IsoDate {
  const day = availabilityDay(horizon, horizon.periods[period]!);
  if (day >= options.planDate) return day;
  const first = dayNumber(options.planDate);
  return isoDate(isWorkingDay(horizon.calendar, first) ? first : addWorkingDays(horizon.calendar, first, 1));
}

function workingDaysBetween(a: IsoDate, b: IsoDate, { horizon: { calendar } }: CheckedPlan): number {
  const [first, last] = a < b ? [a, b] : [b, a];
  return countWorkingDays(calendar, dayNumber(first), dayNumber(last) - 1);
}
