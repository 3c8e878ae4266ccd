import { sum } from "../engine/arithmetic";
import type { Consolidation } from "../engine/demandReview/consolidation";
import type { IsoMonth, Records } from "../engine/records";

/** Forecast and budgeted sales of one month at standard cost; undefined: the month has no budget. */
export interface MonthBudget {
  month: IsoMonth;
  /** Entered + adjusted. */
  forecast: number;
  budget?: number;
}

/** The consolidated forecast beside the business plan, both in money at standard cost. None where there is no budget at all. */
export function budgetByMonth({ months, lines }: Consolidation, { items, budget }: Pick<Records, "items" | "budget">): readonly MonthBudget[] {
  const costs = new Map(items.map(({ item, standardCost }) => [item, standardCost]));
  const known = months.map((month) => budget.filter((row) => row.month === month));
  if (known.every((rows) => rows.length === 0)) return [];
  return months.map((month, m) => ({
    month,
    forecast: sum(lines.map(({ item, entered, adjusted }) => ((entered[m] ?? 0) + adjusted[m]!) * (costs.get(item) ?? 0))),
    ...(known[m]!.length > 0 && { budget: sum(known[m]!.map(({ sales }) => sales)) }),
  }));
}
