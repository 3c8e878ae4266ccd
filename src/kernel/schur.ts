import { addRows, advance, batched, clear, itemOf, join, joins, slotRow } from "./batch";
import {
  addFloat, float, integer, itemGroup, lineRow, order, periods, plainItems, resources, rowBytes, schur, scratchRow, setFloat, stride, timings, useRate, useResource, useStart,
  useTiming, wholeDiagonalRow, wholeRestRow,
} from "./memory";
import { addOffers, placeOffers } from "./offers";

/**
 * Adds what is left of an item once its balance rows are eliminated: A₂·Θ·A₂ᵀ − Eᵀ·K⁻¹·E. Off the diagonal, K⁻¹(s, t) =
 * K⁻¹(s, s) · ratio(t) · … · ratio(s−1), for t < s; on it the difference is written as a product, so that nothing cancels.
 * The item waits for others like it; `addWaiting` has to be called after the last.
 */
export function addToSchur(item: i32): void {
  if (integer(itemGroup, item) < 0 && integer(useStart, item + 1) === integer(useStart, item)) return;
  if (!joins(item)) addWaiting();
  join(item, scratchRow(wholeDiagonalRow), scratchRow(wholeRestRow));
}

export function addWaiting(): void {
  if (batched === 0) return;
  const item = itemOf(0);
  const grouped = integer(itemGroup, item) >= 0;
  const uses = integer(useStart, item + 1) - integer(useStart, item);
  if (grouped) placeOffers(item);
  for (let s = 0; s < periods; s++) {
    let from = s;
    for (let slot = 0; slot < batched; slot++) from = min(from, advance(slot, s));
    if (uses > 0) {
      if (item < plainItems) addPlain(uses, s, from);
      else addTimed(item, s, from);
    }
    if (grouped) addOffers(s, from);
  }
  clear();
}

/** Address of an item's rate of its first use; 0 for an empty slot. */
// @ts-ignore: decorator
@inline
export function ratesOf(slot: i32): usize {
  return slot < batched ? useRate + (<usize>integer(useStart, itemOf(slot)) << 3) : 0;
}

/** Production against production, all uses in the period of completion: rows stay rows. */
function addPlain(uses: i32, s: i32, from: i32): void {
  const first = integer(useStart, itemOf(0));
  const rates0 = ratesOf(0);
  const rates1 = ratesOf(1);
  const rates2 = ratesOf(2);
  const rates3 = ratesOf(3);
  const line = slotRow(0, lineRow);
  const begin = from & ~1;
  const end = (s + 2) & ~1;
  for (let lower = 0; lower < uses; lower++) {
    const base = schur + (<usize>(integer(useResource, first + lower) * stride + s) * order << 3);
    const r0 = float(rates0, lower);
    const r1 = rates1 !== 0 ? float(rates1, lower) : 0;
    const r2 = rates2 !== 0 ? float(rates2, lower) : 0;
    const r3 = rates3 !== 0 ? float(rates3, lower) : 0;
    for (let upper = 0; upper <= lower; upper++) {
      const into = base + rowBytes * integer(useResource, first + upper);
      const c1 = rates1 !== 0 ? r1 * float(rates1, upper) : 0;
      const c2 = rates2 !== 0 ? r2 * float(rates2, upper) : 0;
      const c3 = rates3 !== 0 ? r3 * float(rates3, upper) : 0;
      addRows(into, line, begin, end, r0 * float(rates0, upper), c1, c2, c3);
    }
  }
}

/** The same with uses in other periods, one item alone: each element finds its own place. */
function addTimed(item: i32, s: i32, from: i32): void {
  const first = integer(useStart, item);
  const end = integer(useStart, item + 1);
  const line = slotRow(0, lineRow);
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

/** Off the diagonal, a block of two resources is symmetric too as long as every use is in the period of completion. */
export function mirrorBlocks(): void {
  for (let r = 1; r < resources; r++) {
    for (let q = 0; q < r; q++) {
      for (let s = 1; s < periods; s++) {
        const from = (r * stride + s) * order + q * stride;
        for (let t = 0; t < s; t++) setFloat(schur, (r * stride + t) * order + q * stride + s, float(schur, from + t));
      }
    }
  }
}
