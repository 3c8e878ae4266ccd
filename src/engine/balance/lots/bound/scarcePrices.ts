import type { BalanceModel, Prices, Resource } from "../../balanceModel";

/**
 * What is scarce, at given prices: the least that resources, offers and room for stock can cost net of what they are sold
 * for. `slack` is what they would rather sell: the limit, with the overtime steps that pay at the price.
 */
export interface Scarce {
  cost: number;
  /** Shape of `Prices`: units for sale at these prices. */
  sold: Prices;
}

export const emptyPrices = ({ resources, periods, offerLimit, storage }: BalanceModel): Prices => ({
  resources: new Float64Array(resources.length * periods),
  offers: new Float64Array(offerLimit.length),
  storage: new Float64Array(storage ? periods : 0),
});

/** Prices nobody would undercut: none negative, none above what an overload costs, falling where material is carried on. */
export function admissible(model: BalanceModel, prices: Prices): Prices {
  const { resources, periods, offerLimit, storage } = model;
  const allowed = emptyPrices(model);
  resources.forEach(({ kind, limit, beyondCost }, r) => {
    let ceiling = beyondCost;
    for (let t = 0; t < periods; t++) {
      const price = limit[t] === Infinity ? 0 : Math.min(ceiling, Math.max(0, prices.resources[r * periods + t]!));
      allowed.resources[r * periods + t] = price;
      if (kind === "material") ceiling = price;
    }
  });
  for (let o = 0; o < offerLimit.length; o++) allowed.offers[o] = offerLimit[o]! < Infinity ? Math.max(0, prices.offers[o]!) : 0;
  if (storage) for (let t = 0; t < periods; t++) allowed.storage[t] = storage.limit[t]! < Infinity ? Math.min(storage.beyondCost[t]!, Math.max(0, prices.storage[t] ?? 0)) : 0;
  return allowed;
}

/** `used`: what the items take at these prices; where a price equals that of an overtime step, as much of the step is sold as meets it. */
export function scarceAt(model: BalanceModel, prices: Prices, used: Prices): Scarce {
  const sold = emptyPrices(model);
  let cost = 0;
  model.resources.forEach((resource, r) => {
    for (let t = 0; t < model.periods; t++) cost += sellPeriod(resource, t, r * model.periods + t, prices, used, sold);
  });
  for (let o = 0; o < model.offerLimit.length; o++) {
    if (prices.offers[o]! > 0) cost -= prices.offers[o]! * model.offerLimit[o]!;
    sold.offers[o] = model.offerLimit[o]!;
  }
  for (let t = 0; t < sold.storage.length; t++) {
    if (prices.storage[t]! > 0) cost -= prices.storage[t]! * model.storage!.limit[t]!;
    sold.storage[t] = model.storage!.limit[t]!;
  }
  return { cost, sold };
}

/** Nearly equal prices count as equal for what is sold, never for what it costs. */
const near = 1e-9;

function sellPeriod({ limit, steps, beyondCost }: Resource, t: number, at: number, prices: Prices, used: Prices, sold: Prices): number {
  const price = prices.resources[at]!;
  let units = limit[t]!;
  let cost = price > 0 ? -price * units : 0;
  for (const step of steps) {
    const room = step.limit[t]!;
    if (price > step.cost) cost -= (price - step.cost) * room;
    if (price > step.cost + near) units += room;
    else if (price > step.cost - near) units += Math.max(0, Math.min(room, used.resources[at]! - units));
  }
  if (price > beyondCost - near) units = Math.max(units, used.resources[at]!);
  sold.resources[at] = units;
  return cost;
}
