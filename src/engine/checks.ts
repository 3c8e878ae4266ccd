import { groupBy, round6, sum } from "./arithmetic";
import type { CapacityLoad, MasterScheduleLine, MrpLine, Plan } from "./plan";
import type { Problem } from "./problem";
import type { Records } from "./records";

/** What the checks look at: the plan as reckoned, and the records it came from. */
export interface CheckedPlan extends Pick<Plan, "periods" | "items" | "masterSchedule" | "capacity" | "materials" | "options"> {
  records: Records;
}

export type PlanCheck = (plan: CheckedPlan) => readonly Problem[];

/** Stretches of neighbouring periods in which something is the case, as one message each. */
interface Stretch {
  first: number;
  last: number;
}

function stretches(count: number, holds: (t: number) => boolean): Stretch[] {
  const found: Stretch[] = [];
  for (let t = 0; t < count; t++) {
    if (!holds(t)) continue;
    const open = found.at(-1);
    if (open && open.last === t - 1) open.last = t;
    else found.push({ first: t, last: t });
  }
  return found;
}

const within = (values: readonly number[], { first, last }: Stretch): number[] => values.slice(first, last + 1);
const backlog = ({ available }: MasterScheduleLine): number[] => available.map((quantity) => Math.max(0, -quantity));

/** Nothing new may be planned in the frozen zone: what is short there is for people to decide. */
export const timeFenceConflicts: PlanCheck = ({ masterSchedule, periods }) =>
  masterSchedule.flatMap((line) =>
    stretches(periods.length, (t) => periods[t]!.zone === "frozen" && line.available[t]! < 0).map((stretch) => ({
      kind: "timeFenceConflict",
      item: line.item,
      period: stretch.first,
      quantity: Math.max(...within(backlog(line), stretch)),
    })),
  );

/** Backlog that reaches beyond the frozen zone. */
export const lateDemands: PlanCheck = ({ masterSchedule, periods }) =>
  masterSchedule.flatMap((line) =>
    stretches(periods.length, (t) => line.available[t]! < 0)
      .filter(({ last }) => periods[last]!.zone !== "frozen")
      .map((stretch) => ({ kind: "lateDemand", item: line.item, period: stretch.first, quantity: Math.max(...within(backlog(line), stretch)), untilPeriod: stretch.last })),
  );

export const stockBelowSafety: PlanCheck = ({ masterSchedule, periods }) =>
  masterSchedule.flatMap(({ item, available, safetyStock }) =>
    stretches(periods.length, (t) => available[t]! >= 0 && available[t]! < safetyStock[t]!).map((stretch) => ({
      kind: "belowSafetyStock",
      item,
      period: stretch.first,
      quantity: round6(Math.max(...within(safetyStock.map((level, t) => level - available[t]!), stretch))),
    })),
  );

const hasCapacity = ({ rated }: CapacityLoad, t: number): boolean => rated[t]! > 0;

/** Whole lots end a few minutes beside the hours of a shift: below a thousandth of the period's hours nobody needs a decision. */
const isOverloaded = ({ overload, available }: CapacityLoad, t: number): boolean => overload[t]! > available[t]! / 1000;

export const capacityOverloads: PlanCheck = ({ capacity, periods }) =>
  capacity.flatMap((centre) =>
    stretches(periods.length, (t) => hasCapacity(centre, t) && isOverloaded(centre, t)).map((stretch) => ({
      kind: "capacityOverload",
      workCentre: centre.workCentre,
      period: stretch.first,
      untilPeriod: stretch.last,
      load: round6(sum(within(centre.load, stretch))),
      capacity: round6(sum(within(centre.available, stretch)) + sum(within(centre.overtimeLimit, stretch))),
    })),
  );

export const loadsWithoutCapacity: PlanCheck = ({ capacity }) =>
  capacity.flatMap((centre) =>
    centre.load.flatMap((load, period) => (load > 0 && !hasCapacity(centre, period) ? [{ kind: "noCapacity" as const, workCentre: centre.workCentre, period, load }] : [])),
  );

export const pastDueReleases: PlanCheck = ({ masterSchedule, materials }) =>
  [...masterSchedule, ...materials].flatMap(({ item, releases }) => (releases.pastDue > 0 ? [{ kind: "pastDueRelease" as const, item, quantity: releases.pastDue }] : []));

export const pastDueReceipts: PlanCheck = ({ records, options }) =>
  records.receipts.filter(({ due, quantity }) => due < options.planDate && quantity > 0).map(({ order, item, quantity, due }) => ({ kind: "pastDueReceipt", order, item, quantity, due }));

/** What would be there if orders that should have been released already did not come in time: the shortage people feel. */
export const materialShortages: PlanCheck = ({ materials, periods }) =>
  materials.flatMap((line) => {
    const without = availableWithoutLateOrders(line);
    return stretches(periods.length, (t) => without[t]! < 0).map((stretch) => ({
      kind: "materialShortage",
      item: line.item,
      period: stretch.first,
      quantity: round6(-Math.min(...within(without, stretch))),
    }));
  });

/** An order that is released today is there from the first period whose receipt is not past due; until then it is missing. */
function availableWithoutLateOrders({ available, plannedReceipts, releasePeriod }: MrpLine): number[] {
  let late = 0;
  return available.map((quantity, t) => {
    late += plannedReceipts[t]!;
    return releasePeriod[t]! < 0 ? round6(quantity - late) : quantity;
  });
}

const madeItems = ({ masterSchedule, materials, items }: CheckedPlan): string[] =>
  [...masterSchedule.map(({ item, production }) => ({ item, made: production })), ...materials.map(({ item, plannedReceipts }) => ({ item, made: plannedReceipts }))]
    .filter(({ item, made }) => items[item]!.source === "make" && !items[item]!.phantom && sum(made) > 0)
    .map(({ item }) => item);

export const itemsWithoutRouting: PlanCheck = (plan) => {
  const routed = groupBy(plan.records.routing, ({ item }) => item);
  return madeItems(plan).flatMap((item) => (routed.has(item) ? [] : [{ kind: "noRouting" as const, item }]));
};

export const itemsWithoutBom: PlanCheck = (plan) => {
  const parents = groupBy(plan.records.bom, ({ parent }) => parent);
  return madeItems(plan).flatMap((item) => (parents.has(item) ? [] : [{ kind: "noBom" as const, item }]));
};

/** In the order people should read them. */
export const planChecks: readonly PlanCheck[] = [
  lateDemands,
  timeFenceConflicts,
  capacityOverloads,
  loadsWithoutCapacity,
  materialShortages,
  pastDueReleases,
  pastDueReceipts,
  stockBelowSafety,
  itemsWithoutRouting,
  itemsWithoutBom,
];
