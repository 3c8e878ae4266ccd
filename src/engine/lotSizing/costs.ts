import type { PlanningOptions } from "../options";
import { calendarDays } from "../periods";
import type { Period } from "../plan";
import type { Item } from "../records";

/** What a rule weighs an order against. Yearly rates and days stay together, so that no weekly need meets a yearly rate. */
export interface LotSizingCosts {
  /** Of one order or set-up, whatever its quantity. */
  ordering: number;
  /** Of one piece kept for a year of 365 days. */
  holdingPerYear: number;
  /** Calendar days of each period; a month costs more to hold over than a week. */
  days: readonly number[];
}

export const daysPerYear = 365;

/** Costs of the items of one plan. */
export function lotSizingCosts({ holdingRate }: Pick<PlanningOptions, "holdingRate">, periods: readonly Period[]): (item: Item) => LotSizingCosts {
  const days = periods.map(calendarDays);
  return ({ orderingCost, standardCost }) => ({ ordering: orderingCost, holdingPerYear: holdingRate * standardCost, days });
}

/** A difference of rounding noise decides nothing: of equal costs a rule takes the shorter lot. */
export const clearlyLess = (a: number, b: number): boolean => a < b * (1 - 1e-9);
