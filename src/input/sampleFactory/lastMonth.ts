import { addMonths, monthOf } from "../../engine/calendar";
import type { Actual, CapacityMonth, IsoDate } from "../../engine/records";
import { type Random, roundTo } from "./random";
import { type CentreName, workCentres } from "./semiFinished";

/** What a month's production was meant to be: near to what was made, the fans further off, whose motors came late. */
export const withProductionPlans = (rows: readonly Actual[], planDate: IsoDate, random: Random): Actual[] =>
  rows.map((row) => {
    if (row.channel !== "" || row.month >= monthOf(planDate)) return row;
    const late = row.month === addMonths(monthOf(planDate), -1) && row.item.startsWith("FN");
    const attained = late ? random.between(0.78, 0.86) : random.between(0.93, 1.06);
    return { ...row, productionPlan: roundTo(row.produced / attained, 10) };
  });

/** Hours on the time cards of last month. Assembly took on many new people. */
const attended: Record<CentreName, number> = { moulding: 5300, stamping: 1790, motor: 3960, assembly: 8720, packing: 352 };

/** Last month's time cards; limits of overtime no longer matter. */
export const timeCards = (planDate: IsoDate): CapacityMonth[] =>
  (Object.keys(workCentres) as CentreName[]).map((centre) => ({
    workCentre: workCentres[centre].workCentre, month: addMonths(monthOf(planDate), -1), downtimeHours: 8, attendedHours: attended[centre], overtimeLimitHours: 0, weekendOvertimeLimitHours: 0,
  }));
