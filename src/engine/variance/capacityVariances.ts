import { round6, sum } from "../arithmetic";
import { ratedHoursOfMonth } from "../capacity/ratedCapacity";
import { addMonths, monthOf } from "../calendar";
import { type Horizon, periodsInMonth } from "../periods";
import type { ActualsLine, CapacityLoad, CapacityVariance } from "../plan";
import type { IsoMonth, Records } from "../records";

/** Hours of each work centre: the last closed month as it was, the rest of the open month and the next one as planned. */
export function capacityVariances(records: Records, actuals: readonly ActualsLine[], capacity: readonly CapacityLoad[], months: readonly IsoMonth[], horizon: Horizon): CapacityVariance[] {
  const open = monthOf(horizon.planDate);
  const [thisMonth, nextMonth] = [periodsInMonth(horizon.periods, open), periodsInMonth(horizon.periods, addMonths(open, 1))];
  const lastMonth = months.at(-2);
  const total = (hours: readonly number[], indices: readonly number[]) => round6(sum(indices.map((t) => hours[t]!)));
  return capacity.map((centre) => {
    const workCentre = records.workCentres.find((row) => row.workCentre === centre.workCentre)!;
    const row = records.capacity.find((of) => of.workCentre === centre.workCentre && of.month === lastMonth);
    return {
      workCentre: centre.workCentre,
      lastRated: lastMonth === undefined ? 0 : ratedHoursOfMonth(workCentre, row, lastMonth, horizon.calendar),
      lastEarned: earnedHours(records, actuals, centre.workCentre),
      thisAvailable: total(centre.available, thisMonth),
      thisCommitted: total(centre.committed, thisMonth),
      thisLoad: total(centre.load, thisMonth),
      nextAvailable: total(centre.available, nextMonth),
      nextCommitted: total(centre.committed, nextMonth),
      nextLoad: total(centre.load, nextMonth),
      nextOvertime: total(centre.overtime, nextMonth),
    };
  });
}

const earnedHours = ({ routing }: Records, actuals: readonly ActualsLine[], workCentre: string): number => {
  const produced = new Map(actuals.map(({ item, produced: quantities }) => [item, quantities.at(-2) ?? 0]));
  return round6(sum(routing.filter((step) => step.workCentre === workCentre).map(({ item, hoursPerUnit }) => hoursPerUnit * (produced.get(item) ?? 0))));
};
