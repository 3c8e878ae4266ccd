import {
  addFloat, diagonalRow, drawnRow, drawnShareRow, float, groupResourceStart, groupSquareStart, groupStart, groupTimeStart, integer, itemGroup, lineRow, negligible, noOffer, offerByTime,
  offerRate, offerRow, offerSquare, order, periods, placeRow, plainItems, producedShareRow, ratio, restRow, rowBytes, schur, scratchRow, setFloat, shareRow, stride, thetaOutsourced,
  thetaProduction, timeByOffer, timings, usePlace, useRate, useResource, useStart, useTiming,
} from "./memory";

/** Of the item at hand: the first coupling row of its group, how many offers that has, and how its periods draw on them. */
let group: i32 = -1;
let size: i32 = 0;
let firstDrawn: i32 = 0;
let lastDrawn: i32 = -1;
/** No two periods share an offer, and later periods draw on later ones. */
let rising = true;
/** Place of period t = t + shift, in all periods that draw at all. */
let consecutive = true;
let shift: i32 = 0;

/**
 * Adds what is left of an item once its balance rows are eliminated: A₂·Θ·A₂ᵀ − Eᵀ·K⁻¹·E. Off the diagonal, K⁻¹(s, t) =
 * K⁻¹(s, s) · ratio(t) · … · ratio(s−1), for t < s; on it the difference is written as a product, so that nothing cancels.
 */
export function addToSchur(item: i32): void {
  group = integer(itemGroup, item);
  const uses = integer(useStart, item + 1) > integer(useStart, item);
  if (group < 0 && !uses) return;
  if (group >= 0) placeOffers(item);
  const row = item * stride;
  const share = scratchRow(shareRow);
  const line = scratchRow(lineRow);
  const producedShare = scratchRow(producedShareRow);
  const drawnShare = scratchRow(drawnShareRow);
  const drawn = scratchRow(drawnRow);
  const produced = thetaProduction + rowBytes * item;
  let from = 0;
  for (let s = 0; s < periods; s++) {
    if (s > 0) scaleRow(share, from, s, float(ratio, row + s - 1));
    setFloat(share, s, 1);
    while (from < s && float(share, from) < negligible) setFloat(share, from++, 0);
    multiplyRows(producedShare, share, produced, from, s);
    const diagonal = float(scratchRow(diagonalRow), s);
    const rest = float(scratchRow(restRow), s);
    if (uses) {
      const weight = float(produced, s);
      copyScaled(line, producedShare, from, s, -weight * diagonal);
      setFloat(line, s, weight * (float(thetaOutsourced, row + s) + rest) * diagonal);
      if (s + 1 < stride) setFloat(line, s + 1, 0);
      if (item < plainItems) addPlain(item, s, from, line);
      else addTimed(item, s, from, line);
    }
    if (group < 0) continue;
    multiplyRows(drawnShare, share, drawn, from, s);
    addOffers(item, s, from, diagonal, rest);
  }
}

/** Rows from an even place on, two numbers at a time; what lies before `from` in the same pair is 0. */
// @ts-ignore: decorator
@inline
function scaleRow(row: usize, from: i32, to: i32, factor: f64): void {
  const scale = f64x2.splat(factor);
  for (let o = (<usize>from & ~1) << 3, end = <usize>to << 3; o < end; o += 16) v128.store(row + o, f64x2.mul(scale, v128.load(row + o)));
}

// @ts-ignore: decorator
@inline
function multiplyRows(into: usize, a: usize, b: usize, from: i32, to: i32): void {
  for (let o = (<usize>from & ~1) << 3, end = <usize>(to + 1) << 3; o < end; o += 16) v128.store(into + o, f64x2.mul(v128.load(a + o), v128.load(b + o)));
}

// @ts-ignore: decorator
@inline
function copyScaled(into: usize, a: usize, from: i32, to: i32, factor: f64): void {
  const scale = f64x2.splat(factor);
  for (let o = (<usize>from & ~1) << 3, end = <usize>to << 3; o < end; o += 16) v128.store(into + o, f64x2.mul(scale, v128.load(a + o)));
}

/** Production against production, all uses in the period of completion: rows stay rows. */
function addPlain(item: i32, s: i32, from: i32, line: usize): void {
  const first = integer(useStart, item);
  const end = integer(useStart, item + 1);
  const begin = (<usize>from & ~1) << 3;
  const stop = <usize>(s + 1) << 3;
  for (let lower = first; lower < end; lower++) {
    const base = schur + (<usize>(integer(useResource, lower) * stride + s) * order << 3);
    const rate = float(useRate, lower);
    for (let upper = first; upper <= lower; upper++) {
      const scale = f64x2.splat(rate * float(useRate, upper));
      const into = base + rowBytes * integer(useResource, upper);
      for (let o = begin; o < stop; o += 16) v128.store(into + o, f64x2.add(v128.load(into + o), f64x2.mul(scale, v128.load(line + o))));
    }
  }
}

/** The same with uses in other periods: each element finds its own place. */
function addTimed(item: i32, s: i32, from: i32, line: usize): void {
  const first = integer(useStart, item);
  const end = integer(useStart, item + 1);
  for (let one = first; one < end; one++) {
    for (let other = first; other <= one; other++) {
      const scale = float(useRate, one) * float(useRate, other);
      for (let t = from; t <= s; t++) {
        const value = scale * float(line, t);
        addSymmetric(usedRow(one, s), usedRow(other, t), value, one !== other || s !== t);
        if (one !== other && s !== t) addSymmetric(usedRow(one, t), usedRow(other, s), value, true);
      }
    }
  }
}

/** Coupling row that production completed in period t draws on, −1 = none. */
function usedRow(use: i32, t: i32): i32 {
  const timing = integer(useTiming, use);
  const used = timing < 0 ? t : integer(timings, timing * stride + t);
  return used < 0 ? -1 : integer(useResource, use) * stride + used;
}

/** Adds at (a, b), and at (b, a) where it stands for both; only the lower triangle is kept. */
function addSymmetric(a: i32, b: i32, value: f64, both: bool): void {
  if (a < 0 || b < 0) return;
  addFloat(schur, max(a, b) * order + min(a, b), both && a === b ? 2 * value : value);
}

function placeOffers(item: i32): void {
  const first = integer(groupStart, group);
  const drawn = scratchRow(drawnRow);
  const place = scratchRow(placeRow);
  size = integer(groupStart, group + 1) - first;
  rising = true;
  consecutive = true;
  lastDrawn = -1;
  let last = -1;
  for (let t = 0; t < periods; t++) {
    const row = integer(offerRow, item * stride + t);
    if (row === noOffer) {
      setFloat(drawn, t, 0);
      store<i32>(place + (<usize>t << 2), 0);
      continue;
    }
    const at = row - first;
    setFloat(drawn, t, float(thetaOutsourced, item * stride + t) * float(offerRate, item));
    store<i32>(place + (<usize>t << 2), at);
    if (lastDrawn < 0) {
      firstDrawn = t;
      shift = at - t;
    } else if (at - t !== shift) consecutive = false;
    if (at <= last) rising = false;
    last = at;
    lastDrawn = t;
  }
}

/** Adds scale · share(t) · drawn(t) of the periods from … to to the row of a group's matrix at `into`. */
function addDrawn(into: usize, from: i32, to: i32, scale: f64): void {
  const shares = scratchRow(drawnShareRow);
  let t = max(from, firstDrawn);
  const end = min(to, lastDrawn);
  if (consecutive) {
    const scales = f64x2.splat(scale);
    for (; t < end; t += 2) {
      const at = into + (<usize>(t + shift) << 3);
      v128.store(at, f64x2.add(v128.load(at), f64x2.mul(scales, v128.load(shares + (<usize>t << 3)))));
    }
  }
  const place = scratchRow(placeRow);
  for (; t <= end; t++) addFloat(into, integer(place, t), scale * float(shares, t));
}

/** Outsourcing against itself and against production, row s. */
function addOffers(item: i32, s: i32, from: i32, diagonal: f64, rest: f64): void {
  const own = float(scratchRow(drawnRow), s);
  const place = scratchRow(placeRow);
  if (own > 0) {
    const square = offerSquare + (<usize>integer(groupSquareStart, group) << 3);
    const here = integer(place, s);
    addFloat(square, here * size + here, float(offerRate, item) * own * (float(thetaProduction, item * stride + s) + rest) * diagonal);
    if (rising) addDrawn(square + (<usize>(here * size) << 3), from, s - 1, -own * diagonal);
    else addSharing(square, s, from, here, -own * diagonal);
  }
  for (let use = integer(useStart, item), end = integer(useStart, item + 1); use < end; use++) addOfferUse(item, use, s, from, diagonal, own);
}

/** Several periods draw on one offer: each pair finds its own place, and pairs within an offer count twice. */
function addSharing(square: usize, s: i32, from: i32, here: i32, scale: f64): void {
  const place = scratchRow(placeRow);
  const shares = scratchRow(drawnShareRow);
  for (let t = from; t < s; t++) {
    const other = integer(place, t);
    const value = scale * float(shares, t);
    addFloat(square, max(here, other) * size + min(here, other), here === other ? 2 * value : value);
  }
}

function addOfferUse(item: i32, use: i32, s: i32, from: i32, diagonal: f64, own: f64): void {
  const start = integer(groupTimeStart, group);
  const timing = integer(useTiming, use);
  const column = integer(usePlace, use) * stride;
  const rate = float(useRate, use);
  const used = timing < 0 ? s : integer(timings, timing * stride + s);
  if (used >= 0) addDrawn(timeByOffer + (<usize>(start + (column + used) * size) << 3), from, s, -rate * float(thetaProduction, item * stride + s) * diagonal);
  if (own === 0) return;
  const width = (integer(groupResourceStart, group + 1) - integer(groupResourceStart, group)) * stride;
  const into = offerByTime + (<usize>(start + integer(scratchRow(placeRow), s) * width + column) << 3);
  const scale = -rate * own * diagonal;
  const shares = scratchRow(producedShareRow);
  if (timing < 0) {
    const scales = f64x2.splat(scale);
    let t = from;
    for (; t + 1 < s; t += 2) {
      const o = <usize>t << 3;
      v128.store(into + o, f64x2.add(v128.load(into + o), f64x2.mul(scales, v128.load(shares + o))));
    }
    if (t < s) addFloat(into, t, scale * float(shares, t));
    return;
  }
  for (let t = from; t < s; t++) {
    const other = integer(timings, timing * stride + t);
    if (other >= 0) addFloat(into, other, scale * float(shares, t));
  }
}
