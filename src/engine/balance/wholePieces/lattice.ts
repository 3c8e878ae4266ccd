import type { ConvexProgram } from "../bound/convexProgram";
import { givenUp } from "../bound/itemProgram";
import { wholeBelow } from "./roundPlan";

const close = 1e-9;

/** Only whole pieces are given up. */
export function lossesOnLattice({ periods, sources, sourceCount, sourceLength, sourceKind }: ConvexProgram, piece: number): void {
  for (let t = 0; t < periods; t++)
    for (let source = t * sources; source < t * sources + sourceCount[t]!; source++)
      if (sourceKind[source] === givenUp) sourceLength[source] = wholeBelow(sourceLength[source]!, piece);
}

/**
 * In whole pieces the balance can only be start + inflow + a multiple of the piece. A breakpoint of g between two of these
 * is shared by both, so that g is the same at each of them and the program's answer is whole, and exact.
 */
export function piecesOnLattice(program: ConvexProgram, piece: number): void {
  let balance = program.start;
  for (let t = 0; t < program.periods; t++) {
    balance += program.inflow[t]!;
    const offset = balance - Math.floor(balance / piece) * piece;
    if (!allOnLattice(program, t, offset, piece)) moveToLattice(program, t, offset, piece);
  }
}

function allOnLattice({ pieces, pieceEnd }: ConvexProgram, t: number, offset: number, piece: number): boolean {
  for (let k = t * pieces; pieceEnd[k]! < Infinity; k++) {
    const whole = (pieceEnd[k]! - offset) / piece;
    if (Math.abs(whole - Math.round(whole)) > close) return false;
  }
  return true;
}

function moveToLattice({ pieces, pieceEnd, pieceSlope, pieceValue }: ConvexProgram, t: number, offset: number, piece: number): void {
  const first = t * pieces;
  const last = pieceEnd.indexOf(Infinity, first);
  const turns: { at: number; rise: number }[] = [];
  for (let k = first; k < last; k++) {
    const whole = (pieceEnd[k]! - offset) / piece;
    const below = Math.floor(whole + close);
    const share = whole - below > close ? whole - below : 0;
    const rise = pieceSlope[k + 1]! - pieceSlope[k]!;
    turns.push({ at: offset + below * piece, rise: rise * (1 - share) });
    if (share > 0) turns.push({ at: offset + (below + 1) * piece, rise: rise * share });
  }
  turns.sort((a, b) => a.at - b.at);
  pieceValue[t] = pieceValue[t]! - pieceSlope[first]! * (pieceEnd[first]! - turns[0]!.at);
  let out = first;
  for (const { at, rise } of turns) {
    pieceEnd[out] = at;
    pieceSlope[out + 1] = pieceSlope[out]! + rise;
    out++;
  }
  pieceEnd[out] = Infinity;
}
