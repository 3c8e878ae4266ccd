import type { BalanceModel, Prices, Resource } from "../balanceModel";

/**
 * The nearest prices the linear program's dual allows: none negative, none above what is beyond costs, none where there is
 * no limit. A price of material in the period it is taken is the sum of the later cumulative rows' prices: it never rises.
 * So every price list, however rough, gives a bound that holds.
 */
export function feasiblePrices(model: BalanceModel, prices: Prices): Prices {
  const { periods, offerLimit, storage } = model;
  const resources = Float64Array.from(prices.resources);
  model.resources.forEach((resource, r) => clipResource(resource, resources.subarray(r * periods, (r + 1) * periods)));
  return {
    resources,
    offers: prices.offers.map((price, o) => clip(price, offerLimit[o]!, Infinity)),
    storage: storage ? Float64Array.from({ length: periods }, (_, t) => clip(prices.storage[t] ?? 0, storage.limit[t]!, storage.beyondCost[t]!)) : new Float64Array(0),
  };
}

function clipResource({ kind, limit, steps, beyondCost }: Resource, row: Float64Array): void {
  if (kind === "material") {
    for (let t = 0; t < row.length; t++) row[t] = Math.min(clip(row[t]!, limit[t]!, beyondCost), row[t - 1] ?? Infinity);
    // A period without limit makes all cumulative rows from it on empty.
    const free = limit.findIndex((amount) => amount === Infinity);
    if (free >= 0) row.fill(0, free);
    return;
  }
  for (let t = 0; t < row.length; t++) {
    row[t] = clip(row[t]!, limit[t]!, beyondCost);
    for (const step of steps) if (step.limit[t] === Infinity) row[t] = Math.min(row[t]!, step.cost);
  }
}

/** A price that is no number at all counts as none. */
const clip = (price: number, limit: number, most: number): number => (price > 0 && limit !== Infinity ? Math.min(price, most) : 0);

/** What the limits and steps are worth at dual-feasible prices: the constant part of the bound, ≤ 0 where limits are positive. */
export function worthOfLimits({ periods, resources, offerLimit, storage }: BalanceModel, prices: Prices): number {
  let worth = 0;
  resources.forEach(({ limit, steps }, r) => {
    for (let t = 0; t < periods; t++) {
      const price = prices.resources[r * periods + t]!;
      if (price > 0) worth += price * limit[t]!;
      for (const step of steps) if (price > step.cost) worth += (price - step.cost) * step.limit[t]!;
    }
  });
  prices.offers.forEach((price, o) => (worth += price > 0 ? price * offerLimit[o]! : 0));
  prices.storage.forEach((price, t) => (worth += price > 0 ? price * storage!.limit[t]! : 0));
  return -worth;
}
