import { round6, sum } from "../arithmetic";
import type { BillOfCapacity } from "../capacity/billOfCapacity";
import { earnedPerUnit, producedTimes } from "../capacity/earnedHours";
import { ratedHoursOfMonth, workedDaysOf } from "../capacity/ratedCapacity";
import { addMonths, monthOf } from "../calendar";
import { type Horizon, periodsInMonth } from "../periods";
import type { ActualsLine, CapacityLoad, CapacityVariance } from "../plan";
import type { CapacityMonth, IsoMonth, Records, WorkCentre } from "../records";

/** Hours of each work centre: the last closed month as it was, the rest of the open month and the next one as planned. */
export function capacityVariances(records: Records, actuals: readonly ActualsLine[], capacity: readonly CapacityLoad[], bill: BillOfCapacity, months: readonly IsoMonth[], horizon: Horizon): CapacityVariance[] {
  const open = monthOf(horizon.planDate);
  const [thisMonth, nextMonth] = [periodsInMonth(horizon.periods, open), periodsInMonth(horizon.periods, addMonths(open, 1))];
  const lastMonth = months.at(-2);
  const earned = earnedPerUnit(records, actuals, bill);
  const factors = new Map(records.items.map(({ item, standardUnitFactor }) => [item, standardUnitFactor]));
  const total = (hours: readonly number[], indices: readonly number[]) => round6(sum(indices.map((t) => hours[t]!)));
  return capacity.map((centre) => {
    const workCentre = records.workCentres.find((row) => row.workCentre === centre.workCentre)!;
    const row = records.capacity.find((of) => of.workCentre === centre.workCentre && of.month === lastMonth);
    const perUnit = earned(centre.workCentre);
    const output = new Map([...perUnit.keys()].map((item) => [item, factors.get(item)!]));
    const worked = { lastEarned: round6(producedTimes(actuals, perUnit, [-2, -1])), lastOutput: round6(producedTimes(actuals, output, [-2, -1])) };
    return {
      workCentre: centre.workCentre,
      ...ratedOf(workCentre, row, lastMonth, horizon),
      ...worked,
      earnedPerUnit: Object.fromEntries(perUnit),
      ...upphOf(workCentre, worked, lastMonth === undefined ? undefined : row?.attendedHours),
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

type Rated = Pick<CapacityVariance, "lastRated" | "lastDays" | "lastDowntime" | "headcount" | "shifts" | "hoursPerShift" | "utilisation" | "efficiency">;

function ratedOf(centre: WorkCentre, row: CapacityMonth | undefined, month: IsoMonth | undefined, { calendar }: Horizon): Rated {
  const { headcount, shifts, hoursPerShift, utilisation, efficiency } = centre;
  const known = month === undefined ? { lastRated: 0, lastDays: 0 } : { lastRated: ratedHoursOfMonth(centre, row, month, calendar), lastDays: workedDaysOf(row, month, calendar) };
  return { ...known, lastDowntime: row?.downtimeHours ?? 0, headcount, shifts, hoursPerShift, utilisation, efficiency };
}

/**
 * UPPH 单位人时产能 = output ÷ hours put in. Example: 600 pieces by 50 people in 8 hours: 600 ÷ 400 = 1.5.
 * At standard the same mix takes earned ÷ (utilisation × efficiency) hours of attendance, as a measured UPPH contains both.
 */
export function upphOf(
  { utilisation, efficiency }: Pick<WorkCentre, "utilisation" | "efficiency">,
  { lastEarned, lastOutput }: Pick<CapacityVariance, "lastEarned" | "lastOutput">,
  attended: number | undefined,
): Pick<CapacityVariance, "lastAttended" | "upph" | "standardUpph"> {
  return {
    ...(attended !== undefined && { lastAttended: attended }),
    ...(attended !== undefined && attended > 0 && { upph: round6(lastOutput / attended) }),
    ...(lastEarned > 0 && { standardUpph: round6((lastOutput * utilisation * efficiency) / lastEarned) }),
  };
}
