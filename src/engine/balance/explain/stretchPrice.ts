import { round6 } from "../../arithmetic";
import type { BottleneckRemedies } from "../../plan";
import type { BalanceModel } from "../balanceModel";
import { type BottleneckStretch, sharesOf } from "./bottlenecks";
import type { Effort, Situation } from "./situation";

export type StretchPrice = Pick<BottleneckRemedies, "pricePerHour" | "upToHours" | "costPerHourLost" | "downToHours">;

/** Of the price: what counts as still the same. */
const sameSlope = 1e-3;
/** The program's optimum is exact to this share of itself; a step must move it by much more. */
const noise = 1e-8;
/** The range is told to this factor. */
const precision = 1.05;

/**
 * What hours are worth, from the linear program solved again with more and with fewer of them: the cost as a function of
 * hours is convex and piecewise linear, so a price holds as far as the mean slope from here stays what it is. At a kink the
 * two sides differ, and each is told for itself. The proven bound is that optimum; the decision's cost counts set-ups, too. Undefined where no program could be solved.
 */
export async function stretchPrice({ built, relaxation, resolve }: Pick<Situation, "built" | "relaxation" | "resolve">, stretch: BottleneckStretch, effort: Effort): Promise<StretchPrice | undefined> {
  const shares = sharesOf(stretch, built);
  const most = hoursOf(built.model, stretch);
  const first = Math.max(1, (noise * 100 * Math.abs(relaxation.bound)) / stretch.price);
  const changeBy = async (hours: number, own: Effort): Promise<number | undefined> => {
    if (!(await own.take())) return undefined;
    const again = await resolve(withHours(built.model, stretch.resource, shares, hours));
    return again && again.bound - relaxation.bound;
  };
  const half = effort.share(1 / 2);
  const up = await slopeAlong((hours) => changeBy(hours, half), first, most, -1);
  const down = await slopeAlong((hours) => changeBy(-hours, effort), first, most, 1);
  return up && down && { pricePerHour: up.perHour, upToHours: up.holdsFor, costPerHourLost: down.perHour, downToHours: down.holdsFor };
}

/** All hours of the stretch, overtime included; an hour at least. */
export function hoursOf({ resources }: BalanceModel, { resource, first, last }: BottleneckStretch): number {
  const { limit, steps } = resources[resource]!;
  let hours = 0;
  for (let t = first; t <= last; t++) hours += Math.max(0, limit[t]! + steps.reduce((total, step) => total + step.limit[t]!, 0));
  return Math.max(1, hours);
}

/** The same model with more hours (fewer, where negative) at a resource. */
export const withHours = (model: BalanceModel, resource: number, shares: Float64Array, hours: number): BalanceModel => ({
  ...model,
  resources: model.resources.map((each, r) => (r === resource ? { ...each, limit: each.limit.map((limit, t) => limit + shares[t]! * hours) } : each)),
});

/**
 * Slope of the first step, as a saving (sign −1) or a cost (sign 1), and how far it holds: steps are doubled until the slope
 * changes, then the place is bisected. When the effort ends before, it holds at least so far.
 */
async function slopeAlong(changeBy: (hours: number) => Promise<number | undefined>, first: number, most: number, sign: 1 | -1): Promise<{ perHour: number; holdsFor: number } | undefined> {
  const step = Math.min(first, most);
  const change = await changeBy(step);
  if (change === undefined) return undefined;
  const slope = change / step;
  const perHour = Math.max(0, round6(sign * slope));
  if (perHour === 0) return { perHour, holdsFor: 0 };
  const holds = async (hours: number): Promise<boolean | undefined> => {
    const at = await changeBy(hours);
    return at === undefined ? undefined : Math.abs(at - slope * hours) <= sameSlope * Math.abs(slope) * hours;
  };
  return { perHour, holdsFor: round6(await reach(holds, step, most)) };
}

async function reach(holds: (hours: number) => Promise<boolean | undefined>, from: number, most: number): Promise<number> {
  let [holding, broken] = [from, Infinity];
  while (holding < most && broken > holding * precision) {
    const next = broken === Infinity ? Math.min(most, 2 * holding) : (holding + broken) / 2;
    const still = await holds(next);
    if (still === undefined) return holding;
    if (still) holding = next;
    else broken = next;
  }
  return holding;
}
