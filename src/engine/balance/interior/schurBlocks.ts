import { negligible } from "./kernel";
import type { KernelSizes, Memory } from "./layout";

/** Of an item's tridiagonal matrix K; T each. */
export interface ItemInverse {
  /** Diagonal of K⁻¹, and its reciprocal less the thetas of production and outsourcing. */
  diagonal: Float64Array;
  rest: Float64Array;
  /** In row s: K⁻¹(s, t) / K⁻¹(s, s), and production against production. */
  share: Float64Array;
  line: Float64Array;
  /** What an offer's row takes, theta · rate; its place in the group. */
  drawn: Float64Array;
  place: Int32Array;
}

/** Room for the inverse of one item's block. */
export const itemInverse = (stride: number): ItemInverse => ({
  diagonal: new Float64Array(stride),
  rest: new Float64Array(stride),
  share: new Float64Array(stride),
  line: new Float64Array(stride),
  drawn: new Float64Array(stride),
  place: new Int32Array(stride),
});

/**
 * Adds what is left of an item once its balance rows are eliminated: A₂·Θ·A₂ᵀ − Eᵀ·K⁻¹·E. Off the diagonal, K⁻¹(s, t) =
 * K⁻¹(s, s) · ratio(t) · … · ratio(s−1), for t < s; on it the difference is written as a product, so that nothing cancels.
 */
export function addToSchur(memory: Memory, sizes: KernelSizes, item: number, inverse: ItemInverse): void {
  const grouped = memory.itemGroup[item]! >= 0;
  const uses = memory.useStart[item + 1]! > memory.useStart[item]!;
  if (!grouped && !uses) return;
  const offers = grouped ? offersOf(memory, sizes, item, inverse) : undefined;
  const { periods, stride } = sizes;
  const { thetaProduction, ratio } = memory;
  const row = item * stride;
  const { share, line } = inverse;
  for (let s = 0, from = 0; s < periods; s++) {
    share[s] = 1;
    if (s > 0) {
      const factor = ratio[row + s - 1]!;
      for (let t = from; t < s; t++) share[t]! *= factor;
    }
    while (from < s && share[from]! < negligible) from++;
    if (uses) {
      const weight = thetaProduction[row + s]!;
      const scale = -weight * inverse.diagonal[s]!;
      for (let t = from; t < s; t++) line[t] = scale * share[t]! * thetaProduction[row + t]!;
      line[s] = weight * (memory.thetaOutsourced[row + s]! + inverse.rest[s]!) * inverse.diagonal[s]!;
      if (item < sizes.plainItems) addPlain(memory, sizes, item, s, from, line);
      else addTimed(memory, sizes, item, s, from, line);
    }
    if (offers) addOffers(memory, sizes, item, s, from, inverse, offers);
  }
}

/** Production against production, all uses in the period of completion: rows stay rows, two of them in one go. */
function addPlain({ schur, useStart, useResource, useRate }: Memory, { resources, stride }: KernelSizes, item: number, s: number, from: number, line: Float64Array): void {
  const order = resources * stride;
  const end = useStart[item + 1]!;
  for (let lower = useStart[item]!; lower < end; lower++) {
    const base = (useResource[lower]! * stride + s) * order;
    let upper = useStart[item]!;
    for (; upper < lower; upper += 2) {
      const scale = useRate[lower]! * useRate[upper]!;
      const nextScale = useRate[lower]! * useRate[upper + 1]!;
      const first = base + useResource[upper]! * stride;
      const next = base + useResource[upper + 1]! * stride;
      for (let t = from; t <= s; t++) {
        const value = line[t]!;
        schur[first + t]! += scale * value;
        schur[next + t]! += nextScale * value;
      }
    }
    if (upper > lower) continue;
    const scale = useRate[lower]! ** 2;
    const first = base + useResource[lower]! * stride;
    for (let t = from; t <= s; t++) schur[first + t]! += scale * line[t]!;
  }
}

/** The same with uses in other periods: each element finds its own place. */
function addTimed(memory: Memory, sizes: KernelSizes, item: number, s: number, from: number, line: Float64Array): void {
  const { useStart, useRate } = memory;
  for (let one = useStart[item]!; one < useStart[item + 1]!; one++) {
    for (let other = useStart[item]!; other <= one; other++) {
      const scale = useRate[one]! * useRate[other]!;
      for (let t = from; t <= s; t++) {
        const value = scale * line[t]!;
        addSymmetric(memory, sizes, usedRow(memory, sizes, one, s), usedRow(memory, sizes, other, t), value, one !== other || s !== t);
        if (one !== other && s !== t) addSymmetric(memory, sizes, usedRow(memory, sizes, one, t), usedRow(memory, sizes, other, s), value, true);
      }
    }
  }
}

/** Coupling row that production completed in period t draws on, −1 = none. */
function usedRow({ useResource, useTiming, timings }: Memory, { stride }: KernelSizes, use: number, t: number): number {
  const timing = useTiming[use]!;
  const used = timing < 0 ? t : timings[timing * stride + t]!;
  return used < 0 ? -1 : useResource[use]! * stride + used;
}

/** Adds at (a, b), and at (b, a) where it stands for both; only the lower triangle is kept. */
function addSymmetric({ schur }: Memory, { resources, stride }: KernelSizes, a: number, b: number, value: number, both: boolean): void {
  if (a < 0 || b < 0) return;
  schur[Math.max(a, b) * resources * stride + Math.min(a, b)]! += both && a === b ? 2 * value : value;
}

interface ItemOffers {
  group: number;
  /** Offers in the group. */
  size: number;
  /** Later periods draw on later offers of the group only: no two periods share one. */
  rising: boolean;
}

function offersOf(memory: Memory, { periods, stride, resources, offerRows }: KernelSizes, item: number, { drawn, place }: ItemInverse): ItemOffers {
  const { itemGroup, groupStart, offerRow, offerRate, thetaOutsourced } = memory;
  const group = itemGroup[item]!;
  const first = groupStart[group]!;
  const none = resources * stride + offerRows;
  let rising = true;
  for (let t = 0, last = -1; t < periods; t++) {
    const row = offerRow[item * stride + t]!;
    drawn[t] = row === none ? 0 : thetaOutsourced[item * stride + t]! * offerRate[item]!;
    place[t] = row === none ? 0 : row - first;
    if (row === none) continue;
    if (place[t]! <= last) rising = false;
    last = place[t]!;
  }
  return { group, size: groupStart[group + 1]! - first, rising };
}

/** Outsourcing against itself and against production, row s. */
function addOffers(memory: Memory, sizes: KernelSizes, item: number, s: number, from: number, inverse: ItemInverse, offers: ItemOffers): void {
  const { stride } = sizes;
  const { thetaProduction, offerRate, offerSquare, groupSquareStart } = memory;
  const { share, drawn, place } = inverse;
  const { group, size, rising } = offers;
  const own = drawn[s]!;
  const at = inverse.diagonal[s]!;
  if (own > 0) {
    const square = groupSquareStart[group]!;
    const base = square + place[s]! * size;
    offerSquare[base + place[s]!]! += offerRate[item]! * own * (thetaProduction[item * stride + s]! + inverse.rest[s]!) * at;
    const scale = -own * at;
    if (rising) for (let t = from; t < s; t++) offerSquare[base + place[t]!]! += scale * share[t]! * drawn[t]!;
    else
      for (let t = from; t < s; t++) {
        const low = Math.min(place[s]!, place[t]!);
        const high = Math.max(place[s]!, place[t]!);
        offerSquare[square + high * size + low]! += (high === low ? 2 : 1) * scale * share[t]! * drawn[t]!;
      }
  }
  for (let use = memory.useStart[item]!; use < memory.useStart[item + 1]!; use++) addOfferUse(memory, sizes, item, use, s, from, inverse, offers);
}

function addOfferUse(memory: Memory, { stride }: KernelSizes, item: number, use: number, s: number, from: number, { diagonal, share, drawn, place }: ItemInverse, { group, size }: ItemOffers): void {
  const at = diagonal[s]!;
  const { useRate, useTiming, usePlace, timings, thetaProduction, timeByOffer, offerByTime, groupTimeStart, groupResourceStart } = memory;
  const start = groupTimeStart[group]!;
  const timing = useTiming[use]!;
  const row = item * stride;
  const column = usePlace[use]! * stride;
  const used = timing < 0 ? s : timings[timing * stride + s]!;
  if (used >= 0) {
    const base = start + (column + used) * size;
    const scale = -useRate[use]! * thetaProduction[row + s]! * at;
    for (let t = from; t <= s; t++) timeByOffer[base + place[t]!]! += scale * share[t]! * drawn[t]!;
  }
  if (drawn[s]! === 0) return;
  const width = (groupResourceStart[group + 1]! - groupResourceStart[group]!) * stride;
  const base = start + place[s]! * width + column;
  const scale = -useRate[use]! * drawn[s]! * at;
  if (timing < 0) for (let t = from; t < s; t++) offerByTime[base + t]! += scale * share[t]! * thetaProduction[row + t]!;
  else
    for (let t = from; t < s; t++) {
      const other = timings[timing * stride + t]!;
      if (other >= 0) offerByTime[base + other]! += scale * share[t]! * thetaProduction[row + t]!;
    }
}
