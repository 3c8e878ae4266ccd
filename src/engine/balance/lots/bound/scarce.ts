import type { BalanceModel, Prices, Resource } from "../../balanceModel";

/** Prices of zero for everything scarce. */
export const emptyPrices = ({ resources, periods, offerLimit, storage }: BalanceModel): Prices => ({
  resources: new Float64Array(resources.length * periods),
  offers: new Float64Array(offerLimit.length),
  storage: new Float64Array(storage ? periods : 0),
});

/**
 * Units for sale at given prices (shape of `Prices`): the limits, with the overtime steps that pay. Where a price equals
 * that of a step, as much of the step is sold as meets what is `used`; where it equals that of an overload, all that is used.
 */
export function soldAt(model: BalanceModel, prices: Prices, used: Prices): Prices {
  const sold = emptyPrices(model);
  model.resources.forEach((resource, r) => {
    for (let t = 0; t < model.periods; t++) {
      const at = r * model.periods + t;
      sold.resources[at] = unitsSold(resource, t, prices.resources[at]!, used.resources[at]!);
    }
  });
  sold.offers.set(model.offerLimit);
  if (model.storage) sold.storage.set(model.storage.limit);
  return sold;
}

/** Nearly equal prices count as equal for what is sold, never for what it costs. */
const near = 1e-9;

function unitsSold({ limit, steps, beyondCost }: Resource, t: number, price: number, used: number): number {
  let units = limit[t]!;
  for (const step of steps) {
    if (price > step.cost + near) units += step.limit[t]!;
    else if (price > step.cost - near) units += Math.max(0, Math.min(step.limit[t]!, used - units));
  }
  return price > beyondCost - near ? Math.max(units, used) : units;
}
