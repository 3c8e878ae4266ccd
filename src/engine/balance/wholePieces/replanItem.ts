import type { Decision } from "../balanceModel";
import { minimum, trace } from "../bound/convexProgram";
import { boughtIn } from "../bound/itemProgram";
import { readAmounts } from "../bound/lowerBound";
import { itemCost } from "../costOf";
import { type Against, fillAgainst } from "./itemAgainstOthers";
import { shareItem, sharedCost } from "./sharedUse";

/**
 * Gives one item the best row the others leave room for. "atPrices" takes it as it is; "onlyCheaper" takes it only if the
 * whole plan gets cheaper, which is reckoned, not taken from the program: where an item meets itself (material, an offer
 * or hours of several periods, room) the program knows the price only.
 */
export function replan(against: Against, i: number, decision: Decision, accept: "atPrices" | "onlyCheaper"): void {
  const { model, shared, program } = against;
  const row = { from: i * model.periods, to: (i + 1) * model.periods };
  const before = accept === "onlyCheaper" ? itemCost(model, i, decision) + sharedCost(model, i, shared) : Infinity;
  const kept = { production: decision.production.slice(row.from, row.to), outsourced: decision.outsourced.slice(row.from, row.to), lost: decision.lost.slice(row.from, row.to) };
  shareItem(model, i, decision, shared, -1);
  solveRow(against, i);
  for (const quantities of [decision.production, decision.outsourced, decision.lost]) quantities.fill(0, row.from, row.to);
  readAmounts(program, i, decision);
  snapRow(decision, row, model.lots.multiple[i]!);
  shareItem(model, i, decision, shared, 1);
  if (accept === "atPrices" || itemCost(model, i, decision) + sharedCost(model, i, shared) < before - 1e-9 * Math.abs(before)) return;
  shareItem(model, i, decision, shared, -1);
  decision.production.set(kept.production, row.from);
  decision.outsourced.set(kept.outsourced, row.from);
  decision.lost.set(kept.lost, row.from);
  shareItem(model, i, decision, shared, 1);
}

/** Once more with what was drawn as the most, if an offer of several periods was drawn on beyond its limit. */
function solveRow(against: Against, i: number): void {
  const { model, shared, mostDrawn } = against;
  for (let t = 0; t < model.periods; t++) {
    const o = model.offer[i * model.periods + t]!;
    mostDrawn[t] = o < 0 ? 0 : Math.max(0, model.offerLimit[o]! - shared.drawn[o]!);
  }
  solve(against, i);
  if (trimDraws(against, i)) solve(against, i);
}

function solve(against: Against, i: number): void {
  fillAgainst(against, i);
  minimum(against.program);
  trace(against.program);
}

/** States what was drawn as the most that may be, cut in the order of periods to what each offer has left. */
function trimDraws({ model, shared, program, mostDrawn }: Against, i: number): boolean {
  const { periods, offer, offerLimit } = model;
  const left = new Map<number, number>();
  let trimmed = false;
  for (let t = 0; t < periods; t++) {
    const o = offer[i * periods + t]!;
    if (o < 0) continue;
    const most = left.get(o) ?? Math.max(0, offerLimit[o]! - shared.drawn[o]!);
    const drawn = drawnIn(program, t);
    if (drawn > most * (1 + 1e-12)) trimmed = true;
    mostDrawn[t] = Math.min(drawn, most);
    left.set(o, most - mostDrawn[t]!);
  }
  return trimmed;
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
