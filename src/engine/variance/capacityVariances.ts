import { round6, sum } from "../arithmetic";
import type { BillOfCapacity } from "../capacity/billOfCapacity";
import { earnedHours } from "../capacity/earnedHours";
import { ratedHoursOfMonth } from "../capacity/ratedCapacity";
import { addMonths, monthOf } from "../calendar";
import { type Horizon, periodsInMonth } from "../periods";
import type { ActualsLine, CapacityLoad, CapacityVariance } from "../plan";
import type { IsoMonth, Records } from "../records";

/** Hours of each work centre: the last closed month as it was, the rest of the open month and the next one as planned. */
export function capacityVariances(records: Records, actuals: readonly ActualsLine[], capacity: readonly CapacityLoad[], bill: BillOfCapacity, months: readonly IsoMonth[], horizon: Horizon): CapacityVariance[] {
  const open = monthOf(horizon.planDate);
  const [thisMonth, nextMonth] = [periodsInMonth(horizon.periods, open), periodsInMonth(horizon.periods, addMonths(open, 1))];
  const lastMonth = months.at(-2);
  const earned = earnedHours(records, actuals, bill, [-2, -1]);
  const total = (hours: readonly number[], indices: readonly number[]) => round6(sum(indices.map((t) => hours[t]!)));
  return capacity.map((centre) => {
    const workCentre = records.workCentres.find((row) => row.workCentre === centre.workCentre)!;
    const row = records.capacity.find((of) => of.workCentre === centre.workCentre && of.month === lastMonth);
    return {
      workCentre: centre.workCentre,
      lastRated: lastMonth === undefined ? 0 : ratedHoursOfMonth(workCentre, row, lastMonth, horizon.calendar),
      lastEarned: round6(earned(centre.workCentre)),
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
