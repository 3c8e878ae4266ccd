import {
  batchRows, diagonalRow, drawnRow, drawnShareRow, float, integer, itemGroup, lineRow, negligible, noOffer, offerRate, offerRow, periods, plainItems, producedShareRow, ratio, restRow,
  rowBytes, setFloat, shareRow, stride, thetaOutsourced, thetaProduction, useResource, useStart,
} from "./memory";

/**
 * Items with the same uses and the same offers add to the same places of the coupling matrices: four at a time halve the
 * way to memory and back. Each has a slot of rows; slots lie one behind the other.
 */
export const most = 4;
/** Rows per slot. */
const slotRows = 7;

export let batched: i32 = 0;
let item0: i32 = 0;
let item1: i32 = 0;
let item2: i32 = 0;
let item3: i32 = 0;
/** First period whose share of the inverse still counts, by slot. */
let from0: i32 = 0;
let from1: i32 = 0;
let from2: i32 = 0;
let from3: i32 = 0;

// @ts-ignore: decorator
@inline
export function itemOf(slot: i32): i32 {
  return slot < 2 ? (slot === 0 ? item0 : item1) : slot === 2 ? item2 : item3;
}

// @ts-ignore: decorator
@inline
function fromOf(slot: i32): i32 {
  return slot < 2 ? (slot === 0 ? from0 : from1) : slot === 2 ? from2 : from3;
}

function setFrom(slot: i32, from: i32): void {
  if (slot === 0) from0 = from;
  else if (slot === 1) from1 = from;
  else if (slot === 2) from2 = from;
  else from3 = from;
}

/** From one slot to the next, in bytes. */
// @ts-ignore: decorator
@inline
export function slotBytes(): usize {
  return <usize>slotRows * rowBytes;
}

// @ts-ignore: decorator
@inline
export function slotRow(slot: i32, row: i32): usize {
  return batchRows + rowBytes * (slot * slotRows + row);
}

/** Whether an item may join those that are waiting. */
export function joins(item: i32): bool {
  if (batched === 0) return true;
  if (batched === most || item >= plainItems) return false;
  const uses = integer(useStart, item + 1) - integer(useStart, item);
  if (uses !== integer(useStart, item0 + 1) - integer(useStart, item0)) return false;
  if (memory.compare(useResource + (<usize>integer(useStart, item) << 2), useResource + (<usize>integer(useStart, item0) << 2), <usize>uses << 2) !== 0) return false;
  const group = integer(itemGroup, item);
  if (group !== integer(itemGroup, item0)) return false;
  const bytes = <usize>stride << 2;
  return group < 0 || memory.compare(offerRow + bytes * item, offerRow + bytes * item0, bytes) === 0;
}

/** The item has been factored; `diagonal` and `rest` of its inverse are copied. */
export function join(item: i32, diagonal: usize, rest: usize): void {
  const slot = batched++;
  if (slot === 0) item0 = item;
  else if (slot === 1) item1 = item;
  else if (slot === 2) item2 = item;
  else item3 = item;
  setFrom(slot, 0);
  memory.copy(slotRow(slot, diagonalRow), diagonal, rowBytes);
  memory.copy(slotRow(slot, restRow), rest, rowBytes);
  const drawn = slotRow(slot, drawnRow);
  if (integer(itemGroup, item) < 0) return;
  const rate = float(offerRate, item);
  for (let t = 0; t < periods; t++) {
    const at = item * stride + t;
    setFloat(drawn, t, integer(offerRow, at) === noOffer ? 0 : float(thetaOutsourced, at) * rate);
  }
}

export function clear(): void {
  batched = 0;
}

/**
 * Row s of a slot's inverse: share(t) = K⁻¹(s, t) / K⁻¹(s, s), times what is produced or drawn in t, and the whole line of
 * production against production. What has become negligible is 0, as is what follows s in the same pair of numbers.
 */
export function advance(slot: i32, s: i32): i32 {
  const item = itemOf(slot);
  const share = slotRow(slot, shareRow);
  const producedShare = slotRow(slot, producedShareRow);
  const drawnShare = slotRow(slot, drawnShareRow);
  const line = slotRow(slot, lineRow);
  const drawn = slotRow(slot, drawnRow);
  const produced = thetaProduction + rowBytes * item;
  const diagonal = float(slotRow(slot, diagonalRow), s);
  const factor = f64x2.splat(s > 0 ? float(ratio, item * stride + s - 1) : 0);
  const scale = f64x2.splat(-float(produced, s) * diagonal);
  const grouped = integer(itemGroup, item) >= 0;
  let from = fromOf(slot);
  for (let o = (<usize>from & ~1) << 3, end = <usize>s << 3; o < end; o += 16) {
    const shares = f64x2.mul(factor, v128.load(share + o));
    v128.store(share + o, shares);
    const ofProduced = f64x2.mul(shares, v128.load(produced + o));
    v128.store(producedShare + o, ofProduced);
    v128.store(line + o, f64x2.mul(scale, ofProduced));
    if (grouped) v128.store(drawnShare + o, f64x2.mul(shares, v128.load(drawn + o)));
  }
  for (; from < s && float(share, from) < negligible; from++) {
    setFloat(share, from, 0);
    setFloat(producedShare, from, 0);
    setFloat(line, from, 0);
    setFloat(drawnShare, from, 0);
  }
  setFrom(slot, from);
  setFloat(share, s, 1);
  setFloat(producedShare, s, float(produced, s));
  setFloat(line, s, float(produced, s) * (float(thetaOutsourced, item * stride + s) + float(slotRow(slot, restRow), s)) * diagonal);
  if (grouped) setFloat(drawnShare, s, float(drawn, s));
  if (s + 1 < stride) {
    setFloat(line, s + 1, 0);
    setFloat(drawnShare, s + 1, 0);
  }
  return from;
}

/** into(t) += Σ c · row(t) over the slots, for the numbers from … to − 1; `row` = address of the first slot's. */
// @ts-ignore: decorator
@inline
export function addRows(into: usize, row: usize, from: i32, to: i32, c0: f64, c1: f64, c2: f64, c3: f64): void {
  if (batched === 1) addOne(into, row, from, to, c0);
  else addFour(into, row, from, to, c0, c1, c2, c3);
}

function addOne(into: usize, row: usize, from: i32, to: i32, c: f64): void {
  const scale = f64x2.splat(c);
  let o = <usize>from << 3;
  for (const end = <usize>(to - 1) << 3; <isize>o < <isize>end; o += 16) v128.store(into + o, f64x2.add(v128.load(into + o), f64x2.mul(scale, v128.load(row + o))));
  if (<isize>o < <isize>(<usize>to << 3)) store<f64>(into + o, load<f64>(into + o) + c * load<f64>(row + o));
}

function addFour(into: usize, row: usize, from: i32, to: i32, c0: f64, c1: f64, c2: f64, c3: f64): void {
  const step = slotBytes();
  const row1 = row + step;
  const row2 = row1 + step;
  const row3 = row2 + step;
  const s0 = f64x2.splat(c0);
  const s1 = f64x2.splat(c1);
  const s2 = f64x2.splat(c2);
  const s3 = f64x2.splat(c3);
  let o = <usize>from << 3;
  for (const end = <usize>(to - 1) << 3; <isize>o < <isize>end; o += 16) {
    const first = f64x2.add(f64x2.mul(s0, v128.load(row + o)), f64x2.mul(s1, v128.load(row1 + o)));
    const others = f64x2.add(f64x2.mul(s2, v128.load(row2 + o)), f64x2.mul(s3, v128.load(row3 + o)));
    v128.store(into + o, f64x2.add(v128.load(into + o), f64x2.add(first, others)));
  }
  if (<isize>o < <isize>(<usize>to << 3)) {
    const sum = c0 * load<f64>(row + o) + c1 * load<f64>(row1 + o) + c2 * load<f64>(row2 + o) + c3 * load<f64>(row3 + o);
    store<f64>(into + o, load<f64>(into + o) + sum);
  }
}
