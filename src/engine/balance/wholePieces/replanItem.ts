import type { BalanceModel, Decision } from "../balanceModel";
import { minimum, trace } from "../bound/convexProgram";
import { boughtIn } from "../bound/itemProgram";
import { readAmounts } from "../bound/lowerBound";
import { itemCost } from "../costOf";
import { type Against, fillAgainst } from "./itemAgainstOthers";
import { shareItem, sharedCost, type SharedUse } from "./sharedUse";

type Accept = "atPrices" | "onlyCheaper";

/**
 * Gives one item the best row the others leave room for; where several of its periods take the same hours, also with each
 * of them in turn. "atPrices" takes it as it is; "onlyCheaper" takes it only if the
 * whole plan gets cheaper, which is reckoned, not taken from the program: where an item meets itself (material, an offer
 * or hours of several periods, room) the program knows the price only.
 */
export function replan(against: Against, i: number, decision: Decision, accept: Accept): void {
  delete against.turn;
  if (attempt(against, i, decision, accept) || accept === "atPrices" || !meetsItself(against, i)) return;
  const { periods } = against.model;
  for (const end of ["first", "last"] as const) {
    against.turn = { of: end, production: decision.production.slice(i * periods, (i + 1) * periods) };
    attempt(against, i, decision, accept);
  }
}

function meetsItself({ model: { useStart, useTiming }, meets }: Against, i: number): boolean {
  for (let use = useStart[i]!; use < useStart[i + 1]!; use++) if (meets[useTiming[use]!]?.includes(1)) return true;
  return false;
}

/** True if the item's row is the new one. */
function attempt(against: Against, i: number, decision: Decision, accept: Accept): boolean {
  const { model, shared, program } = against;
  const row = { from: i * model.periods, to: (i + 1) * model.periods };
  const before = accept === "onlyCheaper" ? itemCost(model, i, decision) + sharedCost(model, i, shared) : Infinity;
  const kept = { production: decision.production.slice(row.from, row.to), outsourced: decision.outsourced.slice(row.from, row.to), lost: decision.lost.slice(row.from, row.to) };
  shareItem(model, i, decision, shared, -1);
  solveRow(against, i, accept);
  for (const quantities of [decision.production, decision.outsourced, decision.lost]) quantities.fill(0, row.from, row.to);
  readAmounts(program, i, decision);
  snapRow(decision, row, model.lots.multiple[i]!);
  shareItem(model, i, decision, shared, 1);
  if (accept === "atPrices" || itemCost(model, i, decision) + sharedCost(model, i, shared) < before - 1e-9 * Math.abs(before)) return true;
  shareItem(model, i, decision, shared, -1);
  decision.production.set(kept.production, row.from);
  decision.outsourced.set(kept.outsourced, row.from);
  decision.lost.set(kept.lost, row.from);
  shareItem(model, i, decision, shared, 1);
  return false;
}

/**
 * Only where an item draws on an offer in several periods can it draw too much: then the offer has its price, and what is
 * still too much is cut.
 */
function solveRow(against: Against, i: number, accept: Accept): void {
  against.offersPriced = accept === "atPrices";
  solveWithin(against, i);
  if (overdrawn(against, i) && !against.offersPriced) {
    against.offersPriced = true;
    solveWithin(against, i);
  }
  if (!overdrawn(against, i)) return;
  cutDraws(against, i);
  solve(against, i);
}

function solveWithin(against: Against, i: number): void {
  const { model, shared, mostDrawn } = against;
  for (let t = 0; t < model.periods; t++) {
    const o = model.offer[i * model.periods + t]!;
    mostDrawn[t] = o < 0 ? 0 : leftOf(model, shared, o);
  }
  solve(against, i);
}

const leftOf = ({ offerLimit }: BalanceModel, { drawn }: SharedUse, o: number): number => Math.max(0, offerLimit[o]! - drawn[o]!);

function solve(against: Against, i: number): void {
  fillAgainst(against, i);
  minimum(against.program);
  trace(against.program);
}

function overdrawn({ model, shared, program }: Against, i: number): boolean {
  const { periods, offer } = model;
  for (let t = 0; t < periods; t++) {
    const o = offer[i * periods + t]!;
    if (o < 0 || drawnIn(program, t) === 0) continue;
    let drawn = 0;
    for (let s = 0; s < periods; s++) if (offer[i * periods + s] === o) drawn += drawnIn(program, s);
    if (drawn > leftOf(model, shared, o) * (1 + 1e-12)) return true;
  }
  return false;
}

/** States what was drawn as the most that may be, cut in the order of periods to what each offer has left. */
function cutDraws({ model, shared, program, mostDrawn }: Against, i: number): void {
  const { periods, offer } = model;
  const left = new Map<number, number>();
  for (let t = 0; t < periods; t++) {
    const o = offer[i * periods + t]!;
    if (o < 0) continue;
    const most = left.get(o) ?? leftOf(model, shared, o);
    mostDrawn[t] = Math.min(drawnIn(program, t), most);
    left.set(o, most - mostDrawn[t]!);
  }
}

function drawnIn({ sources, sourceCount, sourceKind, sourceAmount }: Against["program"], t: number): number {
  let drawn = 0;
  for (let source = t * sources; source < t * sources + sourceCount[t]!; source++) if (sourceKind[source] === boughtIn) drawn += sourceAmount[source]!;
  return drawn;
}

/** Sums of whole pieces are whole but for rounding. */
function snapRow({ production, outsourced, lost }: Decision, { from, to }: { from: number; to: number }, piece: number): void {
  if (piece === 0) return;
  for (const quantities of [production, outsourced, lost]) for (let cell = from; cell < to; cell++) quantities[cell] = Math.round(quantities[cell]! / piece) * piece;
}
