import type { BalanceModel, Decision, Prices } from "../balanceModel";
import { addSource, type ConvexProgram, minimum, trace } from "./convexProgram";
import { feasiblePrices, worthOfLimits } from "./feasiblePrices";
import { boughtIn, fillItem, givenUp, itemProgram, produced } from "./itemProgram";

/**
 * No plan whatever costs less, whatever the prices: the Lagrangian bound
 *   Σ items (least cost of the item alone, paying the prices for what it takes) − Σ price · limit
 * At the linear program's optimal prices it is the optimum. Lots and set-ups are left out: they only make plans dearer.
 */
export function lowerBound(model: BalanceModel, prices: Prices): number {
  const fair = feasiblePrices(model, prices);
  const program = itemProgram(model, ownSources);
  const rowPrice = new Float64Array(model.periods);
  let bound = model.fixedCost + worthOfLimits(model, fair);
  for (let i = 0; i < model.items; i++) bound += fillPriced(model, fair, i, rowPrice, program) + minimum(program);
  return bound;
}

/** The plan the bound is reached with: every item alone at its best, no limit looked at. */
export function bestResponse(model: BalanceModel, prices: Prices): Decision {
  const fair = feasiblePrices(model, prices);
  const program = itemProgram(model, ownSources);
  const rowPrice = new Float64Array(model.periods);
  const cells = model.items * model.periods;
  const decision = { production: new Float64Array(cells), outsourced: new Float64Array(cells), lost: new Float64Array(cells) };
  for (let i = 0; i < model.items; i++) {
    fillPriced(model, fair, i, rowPrice, program);
    minimum(program);
    trace(program);
    readAmounts(program, i, decision);
  }
  return decision;
}

/** Up to the released quantity, beyond it, and outsourced. */
const ownSources = 3;

/** Fills the program of an item that pays the prices; gives back the part of its cost that no decision changes. */
function fillPriced(model: BalanceModel, prices: Prices, i: number, rowPrice: Float64Array, program: ConvexProgram): number {
  const { periods, open, released, changeCost, productionCost, offer, offerCost, offerLimit } = model;
  fillItem(model, i, prices.storage, program);
  priceOfPiece(model, prices.resources, i, rowPrice);
  let fixed = 0;
  for (let t = 0, cell = i * periods; t < periods; t++, cell++) {
    if (open[cell]) {
      const each = rowPrice[t]! + productionCost[cell]!;
      const change = changeCost[cell]!;
      fixed += change * released[cell]!;
      if (change > 0) addSource(program, t, produced, released[cell]!, each - change);
      addSource(program, t, produced, Infinity, each + change);
    }
    const o = offer[cell]!;
    if (o >= 0) addSource(program, t, boughtIn, offerLimit[o]!, offerCost[cell]! + prices.offers[o]!);
  }
  return fixed;
}

/** What a piece completed in each period takes of the resources, in money. */
function priceOfPiece({ periods, useStart, useResource, useEach, useTiming, timings }: BalanceModel, prices: Float64Array, i: number, row: Float64Array): void {
  row.fill(0);
  for (let use = useStart[i]!; use < useStart[i + 1]!; use++) {
    const from = useResource[use]! * periods;
    const each = useEach[use]!;
    const timing = timings[useTiming[use]!];
    for (let t = 0; t < periods; t++) row[t]! += each * prices[from + (timing ? timing[t]! : t)]!;
  }
}

/** Adds what `trace` found to the item's row. */
export function readAmounts({ periods, sources, sourceCount, sourceKind, sourceAmount }: ConvexProgram, i: number, { production, outsourced, lost }: Decision): void {
  for (let t = 0, cell = i * periods; t < periods; t++, cell++)
    for (let source = t * sources; source < t * sources + sourceCount[t]!; source++) {
      const amount = sourceAmount[source]!;
      if (sourceKind[source] === produced) production[cell]! += amount;
      else if (sourceKind[source] === boughtIn) outsourced[cell]! += amount;
      else if (sourceKind[source] === givenUp) lost[cell]! += amount;
    }
}
