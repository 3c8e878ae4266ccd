import {
  float, gradients, integer, inversePivot, itemGroup, noOffer, offerRate, offerRow, periods, ratio, rowBytes, scratchRow, setFloat, stride, timings, useRate,
  useResource, useStart, useTiming,
} from "./memory";

/** Aᵀ·multipliers of an item's cells, by role and without sign, into the gradient rows; `row` = address of its multipliers. */
export function gradientOf(item: i32, row: usize, couplingRow: usize): void {
  const production = scratchRow(gradients);
  const outsourced = scratchRow(gradients + 1);
  const kept = scratchRow(gradients + 2);
  const lost = scratchRow(gradients + 3);
  for (let o: usize = 0; o < rowBytes; o += 16) {
    const multiplier = v128.load(row + o);
    v128.store(production + o, multiplier);
    v128.store(outsourced + o, multiplier);
    v128.store(lost + o, multiplier);
    v128.store(kept + o, f64x2.sub(multiplier, v128.load(row + o + 8)));
  }
  setFloat(kept, periods - 1, float(row, periods - 1));
  for (let use = integer(useStart, item), end = integer(useStart, item + 1); use < end; use++) {
    const rate = float(useRate, use);
    const first = couplingRow + rowBytes * integer(useResource, use);
    const timing = integer(useTiming, use);
    if (timing < 0) addScaled(production, first, rate);
    else {
      for (let t = 0; t < periods; t++) {
        const used = integer(timings, timing * stride + t);
        if (used >= 0) setFloat(production, t, float(production, t) + rate * float(first, used));
      }
    }
  }
  if (integer(itemGroup, item) < 0) return;
  const rate = float(offerRate, item);
  for (let t = 0; t < periods; t++) setFloat(outsourced, t, float(outsourced, t) + rate * float(couplingRow, integer(offerRow, item * stride + t)));
}

/** into += factor · from, one row. */
function addScaled(into: usize, from: usize, factor: f64): void {
  const scale = f64x2.splat(factor);
  for (let o: usize = 0; o < rowBytes; o += 16) v128.store(into + o, f64x2.add(v128.load(into + o), f64x2.mul(scale, v128.load(from + o))));
}

/** Adds what an item's production and outsourcing (a row each) take of the coupling rows. */
export function addUsage(item: i32, production: usize, outsourced: usize, into: usize): void {
  for (let use = integer(useStart, item), end = integer(useStart, item + 1); use < end; use++) {
    const rate = float(useRate, use);
    const first = into + rowBytes * integer(useResource, use);
    const timing = integer(useTiming, use);
    if (timing < 0) addScaled(first, production, rate);
    else {
      for (let t = 0; t < periods; t++) {
        const used = integer(timings, timing * stride + t);
        if (used >= 0) setFloat(first, used, float(first, used) + rate * float(production, t));
      }
    }
  }
  if (integer(itemGroup, item) < 0) return;
  const rate = float(offerRate, item);
  for (let t = 0; t < periods; t++) {
    const offer = integer(offerRow, item * stride + t);
    if (offer !== noOffer) setFloat(into, offer, float(into, offer) + rate * float(outsourced, t));
  }
}

/** v ← K⁻¹·v for an item's rows; `row` = first of them, `v` = address. */
export function solveItem(row: i32, v: usize): void {
  const last = periods - 1;
  let carried: f64 = 0;
  for (let t = 0; t < last; t++) {
    const value = float(v, t) + carried;
    carried = float(ratio, row + t) * value;
    setFloat(v, t, value * float(inversePivot, row + t));
  }
  let value = (float(v, last) + carried) * float(inversePivot, row + last);
  setFloat(v, last, value);
  for (let t = last - 1; t >= 0; t--) {
    value = float(v, t) + float(ratio, row + t) * value;
    setFloat(v, t, value);
  }
}

/** Rows of sums by role, from scratch row `first` on, become 0. */
export function clearRows(first: i32): void {
  memory.fill(scratchRow(first), 0, 4 * rowBytes);
}

/** own(t) + kept(t) − kept(t−1), own = the other three roles, of the sums from scratch row `first` on. */
// @ts-ignore: decorator
@inline
export function intoBalance(first: i32, t: i32, before: f64): f64 {
  return float(scratchRow(first), t) + float(scratchRow(first + 1), t) + float(scratchRow(first + 3), t) + float(scratchRow(first + 2), t) - before;
}
