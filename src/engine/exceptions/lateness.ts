import { round6, sum } from "../arithmetic";
import { dayNumber, isoDate } from "../calendar";
import { endDemandTrace } from "../pegging/endDemand";
import { heldUpBy, stoppersOf } from "../pegging/stoppers";
import { releaseDay } from "../periods";
import type { MasterScheduleLine, MrpLine } from "../plan";
import type { IsoDate } from "../records";
import { leadTimeOf } from "../releases";
import { type CheckedPlan, isWorthwhile, type PlanCheck, type Stretch, stockedLines, stretches, within } from "./check";

const worstBacklog = ({ available }: MasterScheduleLine, stretch: Stretch): number => Math.max(...within(available, stretch).map((quantity) => -quantity));

/** Nothing new may be planned in the frozen zone: what is short there is for people to decide. */
export const timeFenceConflicts: PlanCheck = (plan) =>
  plan.masterSchedule.flatMap((line) =>
    stretches(plan.periods.length, (t) => plan.periods[t]!.zone === "frozen" && line.available[t]! < 0).map((stretch) => ({
      kind: "timeFenceConflict",
      item: line.item,
      period: stretch.first,
      quantity: worstBacklog(line, stretch),
      stoppedBy: stoppersOf(line, stretch, plan),
    })),
  );

/** Backlog that reaches beyond the frozen zone; what is owed to the end of one period follows in the next, if the plan has a next. */
export const lateDemands: PlanCheck = (plan) =>
  plan.masterSchedule.flatMap((line) =>
    stretches(plan.periods.length, (t) => line.available[t]! < 0)
      .filter(({ last }) => plan.periods[last]!.zone !== "frozen")
      .map((stretch) => ({
        kind: "lateDemand",
        item: line.item,
        period: stretch.first,
        quantity: worstBacklog(line, stretch),
        ...(stretch.last + 1 < plan.periods.length && { untilPeriod: stretch.last + 1 }),
        stoppedBy: stoppersOf(line, stretch, plan),
      })),
  );

/** Demand whose customers do not wait until it could be made. */
export const lostSales: PlanCheck = (plan) =>
  plan.masterSchedule.flatMap((line) =>
    stretches(plan.periods.length, (t) => line.lost[t]! > 0).map((stretch) => ({
      kind: "lostSale",
      item: line.item,
      period: stretch.first,
      quantity: round6(sum(within(line.lost, stretch))),
      stoppedBy: stoppersOf(line, stretch, plan),
    })),
  );

/** What would be there if orders that should have been released already did not come in time: the shortage people feel. */
export const materialShortages: PlanCheck = (plan) => {
  const trace = endDemandTrace(plan);
  return plan.materials.flatMap((line) => {
    const without = availableWithoutLateOrders(line);
    return stretches(plan.periods.length, (t) => without[t]! < 0)
      .map((stretch) => ({ stretch, quantity: round6(-Math.min(...within(without, stretch))) }))
      .filter(({ quantity }) => isWorthwhile(quantity, plan))
      .map(({ stretch, quantity }) => ({
        kind: "materialShortage",
        item: line.item,
        period: stretch.first,
        quantity,
        ...missingRelease(line, stretch.first, plan),
        endItems: heldUpBy(line, stretch, plan, trace),
      }));
  });
};

/** An order that is released today is there from the first period whose receipt is not past due; until then it is missing. */
function availableWithoutLateOrders({ available, plannedReceipts, releasePeriod }: MrpLine): number[] {
  let late = 0;
  return available.map((quantity, t) => {
    late += plannedReceipts[t]!;
    return releasePeriod[t]! < 0 ? round6(quantity - late) : quantity;
  });
}

/** When the last of the late orders whose absence is felt in a period should have been released. */
function missingRelease({ item, plannedReceipts, releasePeriod }: MrpLine, period: number, { items, horizon }: CheckedPlan): { release?: IsoDate } {
  for (let t = period; t >= 0; t--)
    if (plannedReceipts[t]! > 0 && releasePeriod[t]! < 0) return { release: releaseDay(horizon, horizon.periods[t]!, leadTimeOf(items[item]!)) };
  return {};
}

/** Orders that should have been released before the plan date. */
export const pastDueReleases: PlanCheck = (plan) =>
  stockedLines(plan).flatMap(({ item, releases }) => (isWorthwhile(releases.pastDue, plan) ? [{ kind: "pastDueRelease" as const, item, quantity: releases.pastDue }] : []));

/** Open orders that should have been received before the plan date. */
export const pastDueReceipts: PlanCheck = (plan) =>
  plan.records.receipts
    .filter(({ due, quantity }) => due < plan.options.planDate && isWorthwhile(quantity, plan))
    .map(({ order, item, quantity, due }) => ({ kind: "pastDueReceipt", order, item, quantity, due }));

/**
 * Planned orders that start in the first period with a working day, or before it: today's work of whoever releases orders.
 * Past-due ones have their own message; a phantom is never ordered.
 */
export const releasesNow: PlanCheck = (plan) => {
  const { periods, items } = plan;
  const last = Math.max(0, periods.findIndex(({ workingDays }) => workingDays > 0));
  const until = isoDate(dayNumber(periods[last]?.end ?? plan.options.planDate) + 1);
  return stockedLines(plan).flatMap(({ item, releases }) => {
    const quantity = releases.periods.slice(0, last + 1).reduce((total, started) => round6(total + started), 0);
    return isWorthwhile(quantity, plan) && !items[item]!.phantom ? [{ kind: "releaseNow" as const, item, quantity, until }] : [];
  });
};
