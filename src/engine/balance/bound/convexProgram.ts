/**
 * Least cost of one item over T periods, exactly, by dynamic programming on convex piecewise-linear functions:
 *   F(t, y) = min { F(t−1, y − inflow(t) − Σ amounts) + Σ slope · amount, 0 ≤ amount ≤ length } + g(t, y)
 * y is the balance at the end of the period, g its cost. A convex function is its left end, the value there, and its
 * pieces by rising slope; then the minimum over amounts is a merge of two sorted lists, and adding g splits pieces.
 * The arrays are made once and filled again for every item; nothing is allocated while solving.
 */
export interface ConvexProgram {
  readonly periods: number;
  /** Balance before the first period. */
  start: number;
  /** T: what comes less what goes, undecided. */
  readonly inflow: Float64Array;

  /** What may be decided, by period and rising slope; period t's begin at t · `sources`. Filled through `addSource`. */
  readonly sources: number;
  readonly sourceCount: Int32Array;
  readonly sourceLength: Float64Array;
  readonly sourceSlope: Float64Array;
  readonly sourceKind: Uint8Array;
  /** What `trace` finds. */
  readonly sourceAmount: Float64Array;

  /** g: pieces by rising slope, the first without left end, the last without right end; period t's begin at t · `pieces`. */
  readonly pieces: number;
  readonly pieceEnd: Float64Array;
  readonly pieceSlope: Float64Array;
  /** T: g at the right end of its first piece. */
  readonly pieceValue: Float64Array;
  /** T: slope of the last piece, ≥ 0. */
  readonly lastSlope: Float64Array;

  /** F(t−1) in row t: its pieces from t · `stride` on, and its left end. */
  readonly stride: number;
  readonly length: Float64Array;
  readonly slope: Float64Array;
  readonly count: Int32Array;
  readonly left: Float64Array;
  /** T + 1: what one piece more can cost at most from period t on. */
  readonly burden: Float64Array;
}

/** Room for `sources` kinds of amount and `pieces` pieces of g per period. */
export function convexProgram(periods: number, sources: number, pieces: number): ConvexProgram {
  const stride = periods * (sources + pieces) + 1;
  const perSource = (): Float64Array => new Float64Array(periods * sources);
  const perRow = (): Float64Array => new Float64Array((periods + 1) * stride);
  return {
    ...{ periods, start: 0, inflow: new Float64Array(periods), sources, pieces, stride },
    ...{ sourceCount: new Int32Array(periods), sourceLength: perSource(), sourceSlope: perSource(), sourceKind: new Uint8Array(periods * sources), sourceAmount: perSource() },
    ...{ pieceEnd: new Float64Array(periods * pieces), pieceSlope: new Float64Array(periods * pieces), pieceValue: new Float64Array(periods), lastSlope: new Float64Array(periods) },
    ...{ length: perRow(), slope: perRow(), count: new Int32Array(periods + 1), left: new Float64Array(periods + 1), burden: new Float64Array(periods + 1) },
  };
}

/** Sorted in by slope; nothing is added of length 0. */
export function addSource(program: ConvexProgram, t: number, kind: number, length: number, slope: number): void {
  if (!(length > 0)) return;
  const { sourceLength, sourceSlope, sourceKind } = program;
  const first = t * program.sources;
  let at = first + program.sourceCount[t]!++;
  for (; at > first && sourceSlope[at - 1]! > slope; at--) {
    sourceLength[at] = sourceLength[at - 1]!;
    sourceSlope[at] = sourceSlope[at - 1]!;
    sourceKind[at] = sourceKind[at - 1]!;
  }
  sourceLength[at] = length;
  sourceSlope[at] = slope;
  sourceKind[at] = kind;
}

/** min over y of F(T−1, y). */
export function minimum(program: ConvexProgram): number {
  const { periods, inflow, sources, sourceCount, sourceLength, sourceSlope, pieces, pieceEnd, pieceSlope, stride, length, slope, count, left, burden } = program;
  reckonBurden(program);
  left[0] = program.start;
  count[0] = 0;
  let value = 0;
  for (let t = 0; t < periods; t++) {
    let end = left[t]! + inflow[t]!;
    value += valueOfPieces(program, t, end);
    let piece = t * pieces;
    while (pieceEnd[piece]! <= end) piece++;
    let old = t * stride;
    const oldEnd = old + count[t]!;
    let source = t * sources;
    const sourceEnd = source + sourceCount[t]!;
    const row = (t + 1) * stride;
    let out = row;
    let position = end;
    // One piece more costs at most the burden of all later periods: what saves more than that is taken for good.
    const certain = -burden[t + 1]!;
    while (position < Infinity && (old < oldEnd || source < sourceEnd)) {
      const fromOld = source >= sourceEnd || (old < oldEnd && slope[old]! <= sourceSlope[source]!);
      const each = fromOld ? slope[old]! : sourceSlope[source]!;
      let rest = fromOld ? length[old++]! : sourceLength[source++]!;
      while (rest > 0) {
        const room = pieceEnd[piece]! - position;
        const step = rest < room ? rest : room;
        const total = each + pieceSlope[piece]!;
        if (total < certain && out === row) {
          end += step;
          value += step * total;
        } else {
          length[out] = step;
          slope[out++] = total;
        }
        if (step < room) {
          position += step;
          break;
        }
        position = pieceEnd[piece++]!;
        if (step === Infinity) break;
        rest -= step;
      }
    }
    left[t + 1] = end;
    count[t + 1] = out - row;
  }
  for (let k = periods * stride; k < periods * stride + count[periods]! && slope[k]! < 0; k++) value += length[k]! * slope[k]!;
  return value;
}

function reckonBurden({ periods, burden, lastSlope }: ConvexProgram): void {
  burden[periods] = 0;
  for (let t = periods - 1; t >= 0; t--) burden[t] = burden[t + 1]! + lastSlope[t]!;
}

/** g(t, y). */
function valueOfPieces({ pieces, pieceEnd, pieceSlope, pieceValue }: ConvexProgram, t: number, y: number): number {
  let piece = t * pieces;
  let value = pieceValue[t]!;
  if (y <= pieceEnd[piece]!) return value + (y - pieceEnd[piece]!) * pieceSlope[piece]!;
  for (; pieceEnd[piece + 1]! < y; piece++) value += (pieceEnd[piece + 1]! - pieceEnd[piece]!) * pieceSlope[piece + 1]!;
  return value + (y - pieceEnd[piece]!) * pieceSlope[piece + 1]!;
}

/** After `minimum`: the amounts it is reached with, backwards from the best last balance. */
export function trace(program: ConvexProgram): void {
  const { periods, inflow, stride, slope, length, count, left } = program;
  let level = left[periods]!;
  for (let k = periods * stride; k < periods * stride + count[periods]! && slope[k]! < 0; k++) level += length[k]!;
  for (let t = periods - 1; t >= 0; t--) level = left[t]! + splitNeed(program, t, level - inflow[t]! - left[t]!);
}

/** Takes the need from what was there and from this period's sources, the cheapest first; what was there is given back. */
function splitNeed({ sources, sourceCount, sourceLength, sourceSlope, sourceAmount, stride, length, slope, count }: ConvexProgram, t: number, need: number): number {
  let old = t * stride;
  const oldEnd = old + count[t]!;
  let source = t * sources;
  const sourceEnd = source + sourceCount[t]!;
  sourceAmount.fill(0, source, sourceEnd);
  // Rounding noise is not worth a piece; what is all but a whole piece of the list is the whole.
  const noise = 1e-10 * (1 + Math.abs(need));
  let rest = need;
  let before = 0;
  while (rest > noise && (old < oldEnd || source < sourceEnd)) {
    const fromOld = source >= sourceEnd || (old < oldEnd && slope[old]! <= sourceSlope[source]!);
    const room = fromOld ? length[old]! : sourceLength[source]!;
    const taken = rest < room - noise ? rest : room;
    if (fromOld) before += taken;
    else sourceAmount[source] = taken;
    if (fromOld) old++;
    else source++;
    rest -= taken;
  }
  return before;
}
