import { byText, round6, sum } from "../arithmetic";
import type { PlanningOptions } from "../options";
import type { ActualsLine, PlanPerformance } from "../plan";
import type { Item } from "../records";

/** An item's plan for the last closed month and what came of it, in its own unit. */
interface Planned {
  plan: number;
  actual: number;
  cost: number;
}

/** The last closed month by finished family, items with a plan only. */
export function planPerformance(actuals: readonly ActualsLine[], items: ReadonlyMap<string, Item>, { planTolerance }: Pick<PlanningOptions, "planTolerance">): PlanPerformance[] {
  const finished = actuals.filter(({ type }) => type === "finished");
  return [...new Set(finished.map(({ family }) => family))].sort(byText).map((family) => {
    const lines = finished.filter((line) => line.family === family);
    const planned = (plan: "salesPlan" | "productionPlan", actual: "shipped" | "requested" | "produced") =>
      lines.flatMap((line): Planned[] => (line[plan].at(-2) === undefined ? [] : [{ plan: line[plan].at(-2)!, actual: line[actual].at(-2)!, cost: items.get(line.item)!.standardCost }]));
    const [shipped, requested, produced] = [planned("salesPlan", "shipped"), planned("salesPlan", "requested"), planned("productionPlan", "produced")];
    return {
      family,
      ...(shipped.length > 0 && {
        sales: { ...againstPlan(shipped, "shipped"), requested: round6(sum(requested.map(({ actual }) => actual))), errors: round6(sum(requested.map(({ plan, actual }) => Math.abs(actual - plan)))) },
      }),
      ...(produced.length > 0 && {
        production: { ...againstPlan(produced, "produced"), lines: produced.length, onPlan: produced.filter(({ plan, actual }) => round6(Math.abs(actual - plan) - planTolerance * plan) <= 0).length },
      }),
    };
  });
}

/** Plan, actual and what of the plan was met item by item, at standard cost. */
function againstPlan<Actual extends string>(lines: readonly Planned[], name: Actual) {
  const atCost = (of: (line: Planned) => number) => round6(sum(lines.map((line) => of(line) * line.cost)));
  return { plan: atCost(({ plan }) => plan), [name]: atCost(({ actual }) => actual), met: atCost(({ plan, actual }) => Math.min(plan, actual)) } as { plan: number; met: number } & Record<Actual, number>;
}
