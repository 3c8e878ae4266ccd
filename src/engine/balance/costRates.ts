import { sum } from "../arithmetic";
import type { PlanningOptions } from "../options";
import { calendarDays } from "../periods";
import type { Period } from "../plan";
import type { Item, WorkCentre } from "../records";

/** Cost of one piece, per period. */
export interface CostRates {
  /** In stock at the end of the period. */
  holding: readonly number[];
  /** Owed at the end of the period. */
  backlog: readonly number[];
  /** Missing below safety stock at the end of the period. */
  shortfall: readonly number[];
}

/** An item without a standard cost is weighed by its price, else by 1, so that it is not late for free. */
export const weightOf = ({ standardCost, price }: Item): number => standardCost || price || 1;

export function itemRates(item: Item, priority: number, options: PlanningOptions, periods: readonly Period[]): CostRates {
  const years = periods.map((period) => calendarDays(period) / 365);
  const months = periods.map((period) => calendarDays(period) / 30);
  const value = weightOf(item);
  return {
    holding: years.map((share) => options.holdingRate * value * share),
    backlog: months.map((share) => options.backlogRate * value * share * priority),
    shortfall: years.map((share) => options.safetyShortfallRate * value * share),
  };
}

export const changeRateOf = (item: Item, { changeRate }: PlanningOptions): number => changeRate * weightOf(item);

/** An hour of overload is priced by its own overtime, else by the mean of the other work centres', else by 1. */
export function overtimePrices(workCentres: readonly Pick<WorkCentre, "workCentre" | "overtimeCost">[], { overloadFactor }: PlanningOptions): (workCentre: string) => { overtimeCost: number; overloadCost: number } {
  const priced = workCentres.map(({ overtimeCost }) => overtimeCost).filter((cost) => cost > 0);
  const floor = priced.length > 0 ? sum(priced) / priced.length : 1;
  const byCode = new Map(workCentres.map(({ workCentre, overtimeCost }) => [workCentre, overtimeCost]));
  return (workCentre) => {
    const overtimeCost = byCode.get(workCentre) ?? 0;
    return { overtimeCost, overloadCost: (overtimeCost || floor) * overloadFactor };
  };
}
