import type { PlanningOptions } from "../engine/options";
import type { PlanCost } from "../engine/plan";
import type { Words } from "../language";
import type { ReportKey } from "./context";

/** Where other sheets find things on the run log: checks, costs and options stand first, one below the other. */
export const firstCheckRow = 4;
export const valueColumn = 1;
export const checkedSheets = [
  "dashboard", "sop", "mps", "capacity", "capacityRequest", "bottlenecks", "freezeCheck", "salesVariance", "capacityVariance", "inventoryVariance", "reasons", "forecastAccuracy", "forecastTrend", "baseline",
  "inventoryStructure", "disposal", "mrp", "purchases", "shippingPlan", "issueList", "grossRequirements", "pegging", "exceptions", "cashNeed", "grades", "stockItems", "threeSeries",
  "actuals", "forecastHistory",
] as const satisfies readonly ReportKey[];
export const checkTotalAt = { row: firstCheckRow + checkedSheets.length, column: valueColumn };

export type CostPart = Exclude<keyof PlanCost, "total">;
export const costPartNames = [
  "overtime", "outsourcing", "holding", "safetyShortfall", "backlog", "lostSales", "setups", "storage", "materialShortage", "change", "overload",
] as const satisfies readonly CostPart[];

const firstCostRow = checkTotalAt.row + 3;
export const costTotalAt = { row: firstCostRow + costPartNames.length, column: valueColumn };
/** What the same would cost as last released stands beside it, and what this plan costs more. */
export const asReleasedAt = { row: costTotalAt.row, column: valueColumn + 2 };
const firstOptionRow = costTotalAt.row + 3;

/** In the order of the settings sheet. */
export const optionNames = ({ tables }: Words) => Object.keys(tables.settings) as (keyof PlanningOptions)[];

/** Where an option's value stands: the relevant cost reckons with it. */
export const optionAt = (words: Words, option: keyof PlanningOptions) => ({ row: firstOptionRow + optionNames(words).indexOf(option), column: valueColumn });
