import { addRows, batched, itemOf, slotRow } from "./batch";
import {
  addFloat, diagonalRow, drawnRow, drawnShareRow, float, groupResourceStart, groupSquareStart, groupStart, groupTimeStart, integer, itemGroup, noOffer, offerByTime, offerRate, offerRow,
  offerSquare, periods, placeRow, producedShareRow, restRow, scratchRow, stride, thetaProduction, timeByOffer, timings, usePlace, useRate, useStart, useTiming,
} from "./memory";

/** Of the items waiting, which all draw on the same offers: their group, how many offers that has, and the periods that draw. */
let group: i32 = -1;
let size: i32 = 0;
let firstDrawn: i32 = 0;
let lastDrawn: i32 = -1;
/** No two periods share an offer, and later periods draw on later ones. */
let rising = true;
/** Place of period t = t + shift, in all periods that draw at all. */
let consecutive = true;
let shift: i32 = 0;

export function placeOffers(item: i32): void {
  group = integer(itemGroup, item);
  const first = integer(groupStart, group);
  const place = scratchRow(placeRow);
  size = integer(groupStart, group + 1) - first;
  rising = consecutive = true;
  lastDrawn = -1;
  let last = -1;
  for (let t = 0; t < periods; t++) {
    const row = integer(offerRow, item * stride + t);
    const at = row === noOffer ? 0 : row - first;
    store<i32>(place + (<usize>t << 2), at);
    if (row === noOffer) continue;
    if (lastDrawn < 0) {
      firstDrawn = t;
      shift = at - t;
    } else if (at - t !== shift) consecutive = false;
    if (at <= last) rising = false;
    last = at;
    lastDrawn = t;
  }
}

/** Coefficients of the slots in what is added next. */
let c0: f64 = 0;
let c1: f64 = 0;
let c2: f64 = 0;
let c3: f64 = 0;

// @ts-ignore: decorator
@inline
function setCoefficient(slot: i32, value: f64): void {
  if (slot === 0) c0 = value;
  else if (slot === 1) c1 = value;
  else if (slot === 2) c2 = value;
  else c3 = value;
}

function clearCoefficients(): void {
  c0 = c1 = c2 = c3 = 0;
}

/** Outsourcing against itself and against production, row s. */
export function addOffers(s: i32, from: i32): void {
  const place = integer(scratchRow(placeRow), s);
  const square = offerSquare + (<usize>integer(groupSquareStart, group) << 3);
  clearCoefficients();
  let draws = false;
  for (let slot = 0; slot < batched; slot++) {
    const own = float(slotRow(slot, drawnRow), s);
    if (own === 0) continue;
    draws = true;
    const item = itemOf(slot);
    const diagonal = float(slotRow(slot, diagonalRow), s);
    const others = float(thetaProduction, item * stride + s) + float(slotRow(slot, restRow), s);
    addFloat(square, place * size + place, float(offerRate, item) * own * others * diagonal);
    setCoefficient(slot, -own * diagonal);
  }
  if (draws) {
    if (rising) addDrawn(square + (<usize>(place * size) << 3), from, s - 1);
    else addSharing(square, s, from, place);
  }
  const uses = integer(useStart, itemOf(0) + 1) - integer(useStart, itemOf(0));
  for (let use = 0; use < uses; use++) addOfferUse(use, s, from, draws);
}

/** Adds coefficient · share(t) · drawn(t) of the periods from … to to the row of a group's matrix at `into`. */
function addDrawn(into: usize, from: i32, to: i32): void {
  const begin = max(from, firstDrawn);
  const end = min(to, lastDrawn);
  if (consecutive) {
    addRows(into + (<isize>shift << 3), slotRow(0, drawnShareRow), begin, end + 1, c0, c1, c2, c3);
    return;
  }
  const place = scratchRow(placeRow);
  for (let t = begin; t <= end; t++) addFloat(into, integer(place, t), sumOfSlots(drawnShareRow, t));
}

/** Σ coefficient · row(t) over the slots. */
function sumOfSlots(row: i32, t: i32): f64 {
  let sum = c0 * float(slotRow(0, row), t);
  if (batched > 1) sum += c1 * float(slotRow(1, row), t);
  if (batched > 2) sum += c2 * float(slotRow(2, row), t);
  if (batched > 3) sum += c3 * float(slotRow(3, row), t);
  return sum;
}

/** Several periods draw on one offer: each pair finds its own place, and pairs within an offer count twice. */
function addSharing(square: usize, s: i32, from: i32, here: i32): void {
  const place = scratchRow(placeRow);
  for (let t = from; t < s; t++) {
    const other = integer(place, t);
    const value = sumOfSlots(drawnShareRow, t);
    addFloat(square, max(here, other) * size + min(here, other), here === other ? 2 * value : value);
  }
}

/** Production by one of the uses against outsourcing; the coefficients are what each item takes there of period s. */
function addOfferUse(place: i32, s: i32, from: i32, draws: bool): void {
  const use = integer(useStart, itemOf(0)) + place;
  const start = integer(groupTimeStart, group);
  const timing = integer(useTiming, use);
  const column = integer(usePlace, use) * stride;
  const used = timing < 0 ? s : integer(timings, timing * stride + s);
  for (let slot = 0; slot < batched; slot++) {
    const item = itemOf(slot);
    setCoefficient(slot, -float(useRate, integer(useStart, item) + place) * float(thetaProduction, item * stride + s) * float(slotRow(slot, diagonalRow), s));
  }
  if (used >= 0) addDrawn(timeByOffer + (<usize>(start + (column + used) * size) << 3), from, s);
  if (!draws) return;
  for (let slot = 0; slot < batched; slot++) {
    const item = itemOf(slot);
    setCoefficient(slot, -float(useRate, integer(useStart, item) + place) * float(slotRow(slot, drawnRow), s) * float(slotRow(slot, diagonalRow), s));
  }
  const width = (integer(groupResourceStart, group + 1) - integer(groupResourceStart, group)) * stride;
  const into = offerByTime + (<usize>(start + integer(scratchRow(placeRow), s) * width + column) << 3);
  if (timing < 0) {
    addRows(into, slotRow(0, producedShareRow), from, s, c0, c1, c2, c3);
    return;
  }
  for (let t = from; t < s; t++) {
    const other = integer(timings, timing * stride + t);
    if (other >= 0) addFloat(into, other, sumOfSlots(producedShareRow, t));
  }
}
