import type { BalanceModel, Decision, Relaxation, Resource } from "./balanceModel";
import { costOf } from "./costOf";

/** How many times its price an hour beyond a limit counts while a plan is finished. */
const sternness = 100;
/** Of what is there: nearer is the linear program's own inaccuracy. */
const accuracy = 1e-6;

/**
 * The model in which a plan in whole lots is finished: limits the linear program keeps are kept. Otherwise a few minutes of
 * overload would pay for a piece that is not late, and the plan would be called infeasible for them. Bounds, and the search
 * up to here, are the model's own: held so strictly from the start, a search finds no way past a dear corner.
 */
export function keepLimits(model: BalanceModel, { decision }: Relaxation): BalanceModel {
  const used = runUse(model, decision.production);
  const resources = model.resources.map((resource, r) =>
    isOverrun(resource, used.subarray(r * model.periods, (r + 1) * model.periods)) ? resource : { ...resource, beyondCost: sternness * resource.beyondCost },
  );
  return { ...model, resources };
}

/** Whether a plan overruns limits that can be kept. */
export const overruns = (model: BalanceModel, kept: BalanceModel, decision: Decision): boolean => costOf(kept, decision) > costOf(model, decision);

/** R·T without set-ups: the linear program knows none, and makes a trace of everything everywhere. */
function runUse({ items, periods, resources, useStart, useResource, useEach, useTiming, timings }: BalanceModel, production: Float64Array): Float64Array {
  const used = new Float64Array(resources.length * periods);
  for (let i = 0; i < items; i++)
    for (let use = useStart[i]!; use < useStart[i + 1]!; use++) {
      const timing = timings[useTiming[use]!];
      for (let t = 0; t < periods; t++) used[useResource[use]! * periods + (timing ? timing[t]! : t)]! += production[i * periods + t]! * useEach[use]!;
    }
  return used;
}

function isOverrun({ kind, limit, steps }: Resource, used: Float64Array): boolean {
  let [beyond, there] = [0, 0];
  for (let t = 0; t < used.length; t++) {
    const most = steps.reduce((hours, step) => hours + step.limit[t]!, limit[t]!);
    there = kind === "material" ? there + Math.max(0, most) : Math.max(0, most);
    beyond = (kind === "material" ? beyond : 0) + used[t]! - most;
    if (beyond > accuracy * (1 + there)) return true;
  }
  return false;
}
