import type { BalanceModel, Decision, Prices, Relaxation } from "./balanceModel";
import { lowerBound } from "./bound/lowerBound";
import { costParts } from "./costOf";

/** The linear program's plan and prices, however it is solved; undefined when stopped. */
export type Resolve = (model: BalanceModel) => Promise<Relaxation | undefined>;

/** A model whose cheapest plan is asked for, with what the solver said of it. */
export interface Weighed {
  model: BalanceModel;
  relaxation: Relaxation;
  /** How many times lateness, lost sales and what is simply not there count; 1 = as the options price them. */
  weight: number;
}

/** Share of the plan's cost by which its service may miss the best possible one. */
const tolerance = 1e-6;

/** The weight the best possible service is proven at: cost counts a millionth there, so the proof is as exact as that. */
const provingWeight = 1e6;

/** From the options' own prices upwards; a plan that serves best at a small weight has the better conditioned proof. */
const weights = [1, 8, 64, 512, 4096, 32768, provingWeight] as const;

/**
 * Service before cost. Service S(x) is what lateness and lost sales cost, and hours and key material that nobody has. Of
 * all plans with the least S the cheapest is wanted: a lexicographic order, which in a linear program is the same as
 * weighing S by any weight that is large enough. Large enough is proven, not assumed: s* ≤ S(x) for every plan by the
 * Lagrangian bound of S alone; the first weight whose plan has S ≤ s* + 1e-6 of its cost is taken.
 * In whole lots S(plan) may stand above s*; what is then proven of the plan is in `boundAmongEquals`.
 */
export async function serviceFirst(model: BalanceModel, resolve: Resolve): Promise<Weighed | undefined> {
  let best = 0;
  let proven = false;
  for (const weight of weights) {
    const weighed = withService(model, weight);
    const relaxation = await resolve(weighed);
    if (!relaxation) return undefined;
    const found = { model: weighed, relaxation, weight };
    const service = serviceCost(model, relaxation.decision);
    const enough = () => service <= best + tolerance * Math.max(1, relaxation.cost - (weight - 1) * service);
    if (enough() || weight === provingWeight) return found;
    if (proven) continue;
    const limit = await resolve(withService(model, provingWeight));
    if (!limit) return undefined;
    best = Math.max(0, lowerBound(serviceAlone(model), scaled(limit.prices, 1 / provingWeight)));
    proven = true;
    if (enough()) return found;
  }
  return undefined;
}

/**
 * Of the weighed cost W = cost + (weight − 1) · S no plan has less than `bound`; so no plan that serves at least as well as
 * this one, S ≤ S(decision), costs less than bound − (weight − 1) · S(decision).
 */
export const boundAmongEquals = (model: BalanceModel, decision: Decision, weight: number, bound: number): number =>
  weight === 1 ? bound : bound - (weight - 1) * serviceCost(model, decision);

/** What lateness, lost sales, overload and missing key material cost at the options' own prices. */
export function serviceCost(model: BalanceModel, decision: Decision): number {
  const { backlog, lostSales, overload, materialShortage } = costParts(model, decision);
  return backlog + lostSales + overload + materialShortage;
}

const times = (values: Float64Array, factor: number): Float64Array => values.map((value) => value * factor);

/** The model with lateness and lost sales weighed so many times. */
export const withService = (model: BalanceModel, weight: number): BalanceModel =>
  weight === 1
    ? model
    : {
        ...model,
        backlogCost: times(model.backlogCost, weight),
        overdueCost: times(model.overdueCost, weight),
        lostCost: times(model.lostCost, weight),
        resources: model.resources.map((resource) => ({ ...resource, beyondCost: resource.beyondCost * weight })),
      };

/** Nothing costs but service. */
function serviceAlone(model: BalanceModel): BalanceModel {
  const { storage, ...rest } = model;
  const free = new Float64Array(model.items * model.periods);
  return {
    ...rest,
    holding: free,
    shortfall: free,
    changeCost: free,
    released: free,
    productionCost: free,
    offerCost: free,
    lots: { ...model.lots, setupCost: new Float64Array(model.items) },
    resources: model.resources.map((resource) => ({ ...resource, steps: resource.steps.map(({ limit }) => ({ limit, cost: 0 })) })),
    fixedCost: 0,
    ...(storage && { storage: { ...storage, beyondCost: new Float64Array(model.periods) } }),
  };
}

const scaled = ({ resources, offers, storage }: Prices, factor: number): Prices => ({ resources: times(resources, factor), offers: times(offers, factor), storage: times(storage, factor) });
