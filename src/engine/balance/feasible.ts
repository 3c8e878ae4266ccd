import type { BalanceModel, Decision } from "./balanceModel";
import { type ConvexProgram, minimum, trace } from "./bound/convexProgram";
import { fillItem, itemProgram } from "./bound/itemProgram";
import { readAmounts } from "./bound/lowerBound";

/** Of an item's largest quantity: a solver's noise, not a piece. */
const noise = 1e-9;

/**
 * The plan nearest to one that a solver left slightly outside of what is possible: nothing negative, nothing in closed
 * periods or beyond an offer's limit. What is lost is chosen anew, at the least cost the rest allows; `storagePrices`
 * (T) is what room is worth, where it is limited.
 */
export function feasible(model: BalanceModel, fractional: Decision, storagePrices: Float64Array = new Float64Array(0)): Decision {
  const decision = {
    production: openProduction(model, fractional.production),
    outsourced: withinOffers(model, fractional.outsourced),
    lost: new Float64Array(model.items * model.periods),
  };
  const program = itemProgram(model, 0);
  for (let i = 0; i < model.items; i++) chooseLost(model, i, decision, storagePrices, program);
  return decision;
}

/** Without the solver's noise around 0 and around what is released. */
function openProduction({ items, periods, open, released, changeCost }: BalanceModel, production: Float64Array): Float64Array {
  const clean = new Float64Array(items * periods);
  for (let i = 0; i < items; i++) {
    let largest = 0;
    for (let cell = i * periods; cell < (i + 1) * periods; cell++) largest = Math.max(largest, production[cell]!, released[cell]!);
    for (let cell = i * periods; cell < (i + 1) * periods; cell++) {
      const quantity = production[cell]!;
      const asReleased = changeCost[cell]! > 0 && Math.abs(quantity - released[cell]!) <= noise * largest;
      clean[cell] = !open[cell] || !(quantity > noise * largest) ? 0 : asReleased ? released[cell]! : quantity;
    }
  }
  return clean;
}

function withinOffers({ offer, offerLimit }: BalanceModel, outsourced: Float64Array): Float64Array {
  const drawn = new Float64Array(offerLimit.length);
  const clean = outsourced.map((quantity, cell) => (offer[cell]! >= 0 && quantity > 0 ? quantity : 0));
  clean.forEach((quantity, cell) => {
    if (quantity > 0) drawn[offer[cell]!]! += quantity;
  });
  // A hair less than the share, so that the sum of the parts is not above the limit again.
  const share = drawn.map((total, o) => (total > offerLimit[o]! ? (offerLimit[o]! / total) * (1 - 1e-15) : 1));
  return clean.map((quantity, cell) => (quantity > 0 ? quantity * share[offer[cell]!]! : 0));
}

/** At least cost, production and outsourced pieces given: the item's convex program with nothing else to decide. */
export function chooseLost(model: BalanceModel, i: number, decision: Decision, storagePrices: Float64Array, program: ConvexProgram): void {
  fillItem(model, i, storagePrices, program);
  const { periods } = model;
  decision.lost.fill(0, i * periods, (i + 1) * periods);
  if (!program.sourceCount.some((count) => count > 0)) return;
  for (let t = 0; t < periods; t++) program.inflow[t]! += decision.production[i * periods + t]! + decision.outsourced[i * periods + t]!;
  minimum(program);
  trace(program);
  readAmounts(program, i, decision);
}
