import { byText, cumulative, groupBy, round6 } from "../arithmetic";
import { addWorkingDays, countWorkingDays, dayNumber, isoDate, isWorkingDay } from "../calendar";
import { availabilityDay, periodIndexOf } from "../periods";
import type { Problem } from "../problem";
import type { IsoDate, ScheduledReceipt } from "../records";
import { type CheckedPlan, isWorthwhile, type PlanCheck, type StockedLine, stockedLines } from "./check";

/**
 * Open orders whose due date is not the day they are needed: expedite 提前, defer 推迟, cancel 取消. An order is needed in
 * the first period in which
 *   requirements up to t + safety level(t) > opening stock + earlier open orders
 * Earlier orders count at their quantity, not their date: the first one due covers the first need.
 */
export const openOrderMoves: PlanCheck = (plan) => {
  const orders = groupBy(plan.records.receipts, ({ item }) => item);
  return stockedLines(plan).flatMap((line) => movesOf(line, orders.get(line.item) ?? [], plan));
};

function movesOf(line: StockedLine, orders: readonly ScheduledReceipt[], plan: CheckedPlan): Problem[] {
  const short = shortages(line);
  let supplied = line.openingStock;
  return [...orders]
    .sort((a, b) => byText(a.due, b.due) || byText(a.order, b.order))
    .flatMap((order) => {
      const needed = short.findIndex((quantity) => isWorthwhile(round6(quantity - supplied), plan));
      supplied += order.quantity;
      return moveOf(order, needed < 0 ? undefined : needed, plan);
    });
}

/** What must have come in by the end of each period; what is past due counts from the first. */
const shortages = ({ required, safetyStock }: StockedLine): number[] => cumulative(required.periods).map((total, t) => round6(required.pastDue + total + safetyStock[t]!));

function moveOf({ order, item, quantity, due, source }: ScheduledReceipt, needed: number | undefined, plan: CheckedPlan): Problem[] {
  const { horizon, periods } = plan;
  const dueIn = periodIndexOf(horizon, due);
  if (!isWorthwhile(quantity, plan)) return [];
  // A work order may neither leave nor enter the frozen zone by a message: the time-fence conflict speaks.
  const isFrozen = (t: number) => source === "make" && (periods[Math.max(0, t)]?.zone === "frozen");
  if (isFrozen(dueIn) || (needed !== undefined && isFrozen(needed))) return [];
  if (needed === undefined) return dueIn < periods.length ? [{ kind: "cancel", order, item, quantity, due }] : [];
  // A past-due order counts as there on the plan date: if it is needed then, its own message says all.
  const from = Math.max(0, dueIn);
  if (needed === from) return [];
  const to = earliestDay(needed, plan);
  if (workingDaysBetween(dueIn < 0 ? plan.options.planDate : due, to, plan) < plan.options.dampingDays) return [];
  return [{ kind: needed < from ? "expedite" : "defer", order, item, quantity, due, to }];
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
