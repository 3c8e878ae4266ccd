import { round6, sum } from "../arithmetic";
import type { CapacityLoad } from "../plan";
import { type PlanCheck, stretches, within } from "./check";

const hasCapacity = ({ rated }: CapacityLoad, t: number): boolean => rated[t]! > 0;

/** Whole lots end a few minutes beside the hours of a shift: below a thousandth of the period's hours nobody needs a decision. */
const isOverloaded = ({ overload, available }: CapacityLoad, t: number): boolean => overload[t]! > available[t]! / 1000;

/** Work centres and periods whose load exceeds all hours there can be. */
export const capacityOverloads: PlanCheck = ({ capacity, periods }) =>
  capacity.flatMap((centre) =>
    stretches(periods.length, (t) => hasCapacity(centre, t) && isOverloaded(centre, t)).map((stretch) => ({
      kind: "capacityOverload",
      workCentre: centre.workCentre,
      period: stretch.first,
      untilPeriod: stretch.last,
      load: round6(sum(within(centre.load, stretch))),
      capacity: round6(sum([centre.available, centre.overtimeLimit, centre.weekendLimit].flatMap((hours) => within(hours, stretch)))),
    })),
  );

/** One message an interval, with all the hours that fall in it. */
export const loadsWithoutCapacity: PlanCheck = ({ capacity, periods }) =>
  capacity.flatMap((centre) =>
    stretches(periods.length, (t) => centre.load[t]! > 0 && !hasCapacity(centre, t)).map((stretch) => ({
      kind: "noCapacity" as const,
      workCentre: centre.workCentre,
      period: stretch.first,
      load: round6(sum(within(centre.load, stretch))),
    })),
  );

/** The smallest set of firm quantities that does not fit, against what there is. */
export const contradictingQuantities: PlanCheck = ({ balance }) =>
  balance.contradictions.map(({ kind, of, period, limit, firm }) => ({ kind: "contradiction", resource: kind, of, period, needed: round6(sum(firm.map(({ amount }) => amount))), limit }));
