import type { BalanceModel } from "../balanceModel";
import { addSource, type ConvexProgram, convexProgram } from "./convexProgram";

/** Kinds of source. */
export const produced = 0;
export const boughtIn = 1;
export const givenUp = 2;

/** Room for one item of the model at a time, with up to `sources` amounts per period besides lost sales. */
export const itemProgram = ({ periods, grades }: BalanceModel, sources: number): ConvexProgram => convexProgram(periods, sources + grades, grades + 3);

/**
 * Balance, cost of stock and of what is owed, and what may be given up; the caller adds the other sources.
 * `storagePrices` (T, or empty) is what a unit of room costs besides.
 */
export function fillItem(model: BalanceModel, i: number, storagePrices: Float64Array, program: ConvexProgram): void {
  const { periods, grades, demand, supply, losable, lostCost, storage } = model;
  const room = storagePrices.length > 0 ? storage!.each[i]! : 0;
  program.start = model.startingBalance[i]!;
  for (let t = 0, cell = i * periods; t < periods; t++, cell++) {
    let inflow = supply[cell]!;
    program.sourceCount[t] = 0;
    for (let g = grades - 1; g >= 0; g--) {
      inflow -= demand[cell * grades + g]!;
      addSource(program, t, givenUp, losable[cell * grades + g]!, lostCost[cell * grades + g]!);
    }
    program.inflow[t] = inflow;
    fillPieces(model, t, cell, model.holding[cell]! + (room > 0 ? room * storagePrices[t]! : 0), program);
  }
}

/**
 * Cost of the balance: owed grade by grade, then stock up to the safety stock, then beyond. Where a piece missing below
 * the safety stock costs more than owing one, this is no longer convex; sorted by slope it is the largest convex function
 * below, so that a bound stays a bound.
 */
function fillPieces({ grades, waiting, backlogCost, overdueCost, safetyStock, shortfall }: BalanceModel, t: number, cell: number, holding: number, program: ConvexProgram): void {
  const { pieceEnd, pieceSlope, pieceValue } = program;
  const first = t * program.pieces;
  pieceSlope[first] = -overdueCost[cell]!;
  pieceEnd[first] = 0;
  pieceValue[t] = safetyStock[cell]! * shortfall[cell]!;
  let last = first;
  for (let g = grades - 1; g >= 0; g--) {
    const each = backlogCost[cell * grades + g]!;
    const most = waiting[cell * grades + g]!;
    if (most === Infinity) {
      pieceSlope[first] = -each;
      break;
    }
    if (most > 0) last = insertPiece(program, t, first, last, most, -each, most);
  }
  if (safetyStock[cell]! > 0) last = insertPiece(program, t, first, last, safetyStock[cell]!, holding - shortfall[cell]!, 0);
  pieceEnd[last + 1] = Infinity;
  pieceSlope[last + 1] = holding;
  program.lastSlope[t] = holding;
}

/** Sorts in a piece of g; `shift` of its length lies left of 0. A piece flatter to the left than all others moves the first end. */
function insertPiece({ pieceEnd, pieceSlope, pieceValue }: ConvexProgram, t: number, first: number, last: number, length: number, slope: number, shift: number): number {
  pieceEnd[first] = pieceEnd[first]! - shift;
  pieceValue[t] = pieceValue[t]! - shift * slope;
  for (let at = first + 1; at <= last; at++) pieceEnd[at] = pieceEnd[at]! - shift;
  if (slope < pieceSlope[first]!) {
    pieceValue[t] = pieceValue[t]! + length * slope;
    for (let at = first; at <= last; at++) pieceEnd[at] = pieceEnd[at]! + length;
    return last;
  }
  let at = last + 1;
  for (; at > first + 1 && pieceSlope[at - 1]! > slope; at--) {
    pieceEnd[at] = pieceEnd[at - 1]! + length;
    pieceSlope[at] = pieceSlope[at - 1]!;
  }
  pieceEnd[at] = pieceEnd[at - 1]! + length;
  pieceSlope[at] = slope;
  return last + 1;
}
