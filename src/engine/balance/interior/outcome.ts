import type { Decision, Prices } from "../balanceModel";
import type { Structure } from "./fillMemory";
import { closedCell, roles, type Memory } from "./layout";
import { baseOf } from "./quantities";

/** What the method ends with, in pieces; tiny infeasibilities are still in it. */
export function decisionOf({ model, scales, order, sizes }: Structure, { x, cost, blockStart, blockRole }: Memory): Decision {
  const cells = model.items * model.periods;
  const decision = { production: new Float64Array(cells), outsourced: new Float64Array(cells), lost: new Float64Array(cells) };
  for (let cell = 0; cell < cells; cell++) decision.production[cell] = baseOf(model, cell);
  order.forEach((item, position) => {
    for (let block = blockStart[position]!; block < blockStart[position + 1]!; block++) {
      const role = blockRole[block]!;
      const into = Math.abs(role) === roles.production ? decision.production : role === roles.outsourced ? decision.outsourced : role === roles.lost ? decision.lost : undefined;
      if (!into) continue;
      for (let t = 0; t < sizes.periods; t++) {
        const cell = block * sizes.stride + t;
        if (cost[cell]! < closedCell) into[item * sizes.periods + t]! += Math.sign(role) * scales.items[item]! * x[cell]!;
      }
    }
  });
  return decision;
}

/** The multipliers as prices that hold as duals: never negative, an overload's price at most, a material's never rising over time. */
export function pricesOf(structure: Structure, memory: Memory): Prices {
  const { model, rows, scales, sizes } = structure;
  const resources = new Float64Array(model.resources.length * sizes.periods);
  rows.resources.forEach((r, place) => {
    const { kind, beyondCost } = model.resources[r]!;
    let most = beyondCost;
    for (let t = 0; t < sizes.periods; t++) {
      const price = -memory.prices[place * sizes.stride + t]! / (scales.resources[place]! * scales.cost);
      resources[r * sizes.periods + t] = Math.min(most, Math.max(0, price));
      if (kind === "material") most = resources[r * sizes.periods + t]!;
    }
  });
  const offers = pricesOfSingleOffers(structure, memory);
  rows.offers.forEach((o, place) => (offers[o] = Math.max(0, -memory.prices[sizes.resources * sizes.stride + place]! / (scales.offers * scales.cost))));
  return { resources, offers, storage: new Float64Array(0) };
}

/** An offer without a row bounds its cells alone: its price is what a piece more in the best of them is worth beyond its cost. */
function pricesOfSingleOffers({ model, scales, order, sizes }: Structure, { y }: Memory): Float64Array {
  const { offer, offerCost, offerLimit, periods } = model;
  const cellsOf = new Int32Array(offerLimit.length);
  for (const drawn of offer) if (drawn >= 0) cellsOf[drawn]!++;
  const prices = new Float64Array(offerLimit.length);
  order.forEach((item, position) => {
    for (let t = 0; t < periods; t++) {
      const cell = item * periods + t;
      const drawn = offer[cell]!;
      // What cannot be exhausted has no price; what offers nothing may have any that closes it.
      if (drawn < 0 || (cellsOf[drawn]! > 1 && offerLimit[drawn]! > 0)) continue;
      const worth = y[position * sizes.stride + t]! / (scales.items[item]! * scales.cost) - offerCost[cell]!;
      prices[drawn] = Math.max(prices[drawn]!, worth * (offerLimit[drawn]! > 0 ? 1 : 1 + 1e-6));
    }
  });
  return prices;
}
