import { sum } from "../arithmetic";
import { gradesBestFirst } from "../demand/demandGrades";
import type { PlanningOptions } from "../options";
import { calendarDays } from "../periods";
import type { CapacityLoad, Period } from "../plan";
import type { Item } from "../records";

/** Cost of one piece. Grades best first; no lower grade weighs more than a better one. */
export interface CostRates {
  /** In stock at the end of the period. */
  holding: readonly number[];
  /** Missing below safety stock at the end of the period. */
  shortfall: readonly number[];
  /** Owed at the end of the period, by period, then grade. */
  backlog: readonly (readonly number[])[];
  /** Owed for longer than its customer waits: each period costs as much as losing the best grade's demand for good, on top of being late. */
  overdue: readonly number[];
  /** Lost for good, by grade. */
  lost: readonly number[];
}

/** An item without a standard cost is weighed by its price, else by 1, so that it is not late for free. */
export const weightOf = ({ standardCost, price }: Item): number => standardCost || price || 1;

/** A, B, C: 1 for C; a better grade counts at least as much as the next. */
export function gradeWeights({ gradeWeightA, gradeWeightB }: Pick<PlanningOptions, "gradeWeightA" | "gradeWeightB">): readonly number[] {
  const b = Math.max(1, gradeWeightB);
  return [Math.max(b, gradeWeightA), b, 1];
}

/** What one piece of an item costs by kind, period by period. */
export function itemRates(item: Item, options: PlanningOptions, periods: readonly Period[]): CostRates {
  const years = periods.map((period) => calendarDays(period) / 365);
  const months = periods.map((period) => calendarDays(period) / 30);
  const value = weightOf(item);
  const weights = gradeWeights(options);
  const backlog = months.map((share) => weights.map((weight) => options.backlogRate * value * share * weight));
  const lost = weights.map((weight) => options.lostSaleRate * value * weight);
  return {
    holding: years.map((share) => options.holdingRate * value * share),
    shortfall: years.map((share) => options.safetyShortfallRate * value * share),
    backlog,
    overdue: backlog.map(([best]) => best! + lost[0]!),
    lost,
  };
}

/** Calendar days the customers of each grade wait, best first; Infinity = without limit. */
export const waitingDays = (options: PlanningOptions): readonly number[] => gradesBestFirst.map((grade) => options[`waitingDays${grade}`] || Infinity);

/** What moving one piece of the released plan costs. */
export const changeRateOf = (item: Item, { changeRate }: PlanningOptions): number => changeRate * weightOf(item);

/** An hour of overload is priced by its own dearest overtime, else by the mean of the other work centres', else by 1. */
export function overtimePrices(
  workCentres: readonly Pick<CapacityLoad, "workCentre" | "overtimeCost" | "weekendCost">[],
  { overloadFactor }: Pick<PlanningOptions, "overloadFactor">,
): (workCentre: string) => { overtimeCost: number; overloadCost: number } {
  const dearest = new Map(workCentres.map(({ workCentre, overtimeCost, weekendCost }) => [workCentre, Math.max(overtimeCost, weekendCost || 0)]));
  const priced = [...dearest.values()].filter((cost) => cost > 0);
  const floor = priced.length > 0 ? sum(priced) / priced.length : 1;
  const ordinary = new Map(workCentres.map(({ workCentre, overtimeCost }) => [workCentre, overtimeCost]));
  return (workCentre) => ({ overtimeCost: ordinary.get(workCentre) ?? 0, overloadCost: (dearest.get(workCentre) || floor) * overloadFactor });
}
