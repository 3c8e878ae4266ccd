import {
  addFloat, coupling, float, groupResource, groupResourceStart, groups, groupSquareStart, groupStart, groupTimeStart, integer, leastPivot, offerByTime, offerSquare, order, schur, setFloat,
  sideBand, sideDiagonal, stride, sumOfPair, timeByOffer,
} from "./memory";

/** Σ a·b over `length` numbers; four pairs side by side, so that additions need not wait for one another. */
function dot(a: usize, b: usize, length: i32): f64 {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  let k = 0;
  for (; k + 7 < length; k += 8, a += 64, b += 64) {
    s0 = f64x2.add(s0, f64x2.mul(v128.load(a), v128.load(b)));
    s1 = f64x2.add(s1, f64x2.mul(v128.load(a, 16), v128.load(b, 16)));
    s2 = f64x2.add(s2, f64x2.mul(v128.load(a, 32), v128.load(b, 32)));
    s3 = f64x2.add(s3, f64x2.mul(v128.load(a, 48), v128.load(b, 48)));
  }
  for (; k + 1 < length; k += 2, a += 16, b += 16) s0 = f64x2.add(s0, f64x2.mul(v128.load(a), v128.load(b)));
  const sum = sumOfPair(f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3)));
  return k < length ? sum + load<f64>(a) * load<f64>(b) : sum;
}

/** Cholesky factor of the lower triangle at `matrix`, row by row in place; the diagonal is stored inverted. */
function cholesky(matrix: usize, size: i32): void {
  for (let j = 0; j < size; j++) {
    const row = matrix + (<usize>j * size << 3);
    for (let i = 0; i < j; i++) {
      const other = matrix + (<usize>i * size << 3);
      setFloat(row, i, (float(row, i) - dot(row, other, i)) * float(other, i));
    }
    const pivot = float(row, j) - dot(row, row, j);
    setFloat(row, j, pivot > leastPivot ? 1 / sqrt(pivot) : 0);
  }
}

/** v ← L⁻¹·v */
function forward(matrix: usize, size: i32, v: usize): void {
  for (let i = 0; i < size; i++) {
    const row = matrix + (<usize>i * size << 3);
    setFloat(v, i, (float(v, i) - dot(row, v, i)) * float(row, i));
  }
}

/** v ← L⁻ᵀ·v */
function backward(matrix: usize, size: i32, v: usize): void {
  for (let i = size - 1; i >= 0; i--) {
    const row = matrix + (<usize>i * size << 3);
    const value = float(v, i) * float(row, i);
    setFloat(v, i, value);
    if (value !== 0) addMultiple(v, row, i, -value);
  }
}

/** into += factor · row, `length` numbers. */
function addMultiple(into: usize, row: usize, length: i32, factor: f64): void {
  const scale = f64x2.splat(factor);
  let k = 0;
  for (; k + 1 < length; k += 2, into += 16, row += 16) v128.store(into, f64x2.add(v128.load(into), f64x2.mul(scale, v128.load(row))));
  if (k < length) store<f64>(into, load<f64>(into) + factor * load<f64>(row));
}

export function factor(): void {
  for (let k = 0; k < order; k++) {
    addFloat(schur, k * order + k, float(sideDiagonal, k));
    if (k + 1 < order) addFloat(schur, (k + 1) * order + k, float(sideBand, k));
  }
  for (let group = 0; group < groups; group++) eliminateGroup(group);
  cholesky(schur, order);
}

function eliminateGroup(group: i32): void {
  const first = integer(groupStart, group);
  const size = integer(groupStart, group + 1) - first;
  const square = offerSquare + (<usize>integer(groupSquareStart, group) << 3);
  for (let k = 0; k < size; k++) addFloat(square, k * size + k, float(sideDiagonal, first + k));
  cholesky(square, size);

  const listed = integer(groupResourceStart, group);
  const width = (integer(groupResourceStart, group + 1) - listed) * stride;
  const start = <usize>integer(groupTimeStart, group) << 3;
  const rows = timeByOffer + start;
  for (let k = 0; k < width; k++) {
    const row = rows + (<usize>k * size << 3);
    for (let o = 0; o < size; o++) addFloat(row, o, float(offerByTime + start, o * width + k));
    forward(square, size, row);
  }
  for (let a = 0; a < width; a++) {
    const row = schur + (<usize>couplingRow(listed, a) * order << 3);
    const left = rows + (<usize>a * size << 3);
    for (let b = 0; b <= a; b++) addFloat(row, couplingRow(listed, b), -dot(left, rows + (<usize>b * size << 3), size));
  }
}

/** Coupling row of place k among the rows of a group's resources. */
// @ts-ignore: decorator
@inline
function couplingRow(listed: i32, k: i32): i32 {
  return integer(groupResource, listed + k / stride) * stride + (k % stride);
}

export function solveCoupling(): void {
  for (let group = 0; group < groups; group++) {
    const first = integer(groupStart, group);
    const size = integer(groupStart, group + 1) - first;
    const offers = coupling + (<usize>first << 3);
    forward(offerSquare + (<usize>integer(groupSquareStart, group) << 3), size, offers);
    const listed = integer(groupResourceStart, group);
    const width = (integer(groupResourceStart, group + 1) - listed) * stride;
    let row = timeByOffer + (<usize>integer(groupTimeStart, group) << 3);
    for (let k = 0; k < width; k++, row += <usize>size << 3) addFloat(coupling, couplingRow(listed, k), -dot(row, offers, size));
  }
  forward(schur, order, coupling);
  backward(schur, order, coupling);
  for (let group = 0; group < groups; group++) {
    const first = integer(groupStart, group);
    const size = integer(groupStart, group + 1) - first;
    const offers = coupling + (<usize>first << 3);
    const listed = integer(groupResourceStart, group);
    const width = (integer(groupResourceStart, group + 1) - listed) * stride;
    let row = timeByOffer + (<usize>integer(groupTimeStart, group) << 3);
    for (let k = 0; k < width; k++, row += <usize>size << 3) addMultiple(offers, row, size, -float(coupling, couplingRow(listed, k)));
    backward(offerSquare + (<usize>integer(groupSquareStart, group) << 3), size, offers);
  }
}
