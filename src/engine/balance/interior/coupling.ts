import { leastPivot } from "./kernel";
import type { KernelSizes, Memory } from "./layout";

/** Cholesky factor of the lower triangle at `start`, row by row in place; the diagonal is stored inverted. */
export function cholesky(matrix: Float64Array, start: number, order: number): void {
  for (let j = 0; j < order; j++) {
    const row = start + j * order;
    for (let i = 0; i < j; i++) {
      const other = start + i * order;
      matrix[row + i] = (matrix[row + i]! - dot(matrix, row, matrix, other, i)) * matrix[other + i]!;
    }
    const pivot = matrix[row + j]! - dot(matrix, row, matrix, row, j);
    matrix[row + j] = pivot > leastPivot ? 1 / Math.sqrt(pivot) : 0;
  }
}

/** Four sums side by side: the additions need not wait for one another. */
function dot(a: Float64Array, i: number, b: Float64Array, j: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += a[i + k]! * b[j + k]!;
    s1 += a[i + k + 1]! * b[j + k + 1]!;
    s2 += a[i + k + 2]! * b[j + k + 2]!;
    s3 += a[i + k + 3]! * b[j + k + 3]!;
  }
  for (; k < length; k++) s0 += a[i + k]! * b[j + k]!;
  return s0 + s1 + (s2 + s3);
}

/** v ← L⁻¹·v for `order` numbers of `v` from `at` on. */
function forward(matrix: Float64Array, start: number, order: number, v: Float64Array, at: number): void {
  for (let i = 0; i < order; i++) v[at + i] = (v[at + i]! - dot(matrix, start + i * order, v, at, i)) * matrix[start + i * order + i]!;
}

/** v ← L⁻ᵀ·v */
function backward(matrix: Float64Array, start: number, order: number, v: Float64Array, at: number): void {
  for (let i = order - 1; i >= 0; i--) {
    const row = start + i * order;
    const value = v[at + i]! * matrix[row + i]!;
    v[at + i] = value;
    if (value !== 0) for (let k = 0; k < i; k++) v[at + k]! -= matrix[row + k]! * value;
  }
}

/** `Kernel.factor` in plain typed arrays. */
export function factorCoupling(memory: Memory, sizes: KernelSizes): void {
  const { schur, sideDiagonal, sideBand } = memory;
  const order = sizes.resources * sizes.stride;
  for (let k = 0; k < order; k++) {
    schur[k * order + k]! += sideDiagonal[k]!;
    if (k + 1 < order) schur[(k + 1) * order + k]! += sideBand[k]!;
  }
  for (let group = 0; group < sizes.groups; group++) eliminateGroup(memory, sizes, group);
  cholesky(schur, 0, order);
}

function eliminateGroup(memory: Memory, { stride, resources }: KernelSizes, group: number): void {
  const { offerSquare, timeByOffer, offerByTime, sideDiagonal, groupStart, groupSquareStart, groupTimeStart, schur } = memory;
  const size = groupStart[group + 1]! - groupStart[group]!;
  const square = groupSquareStart[group]!;
  for (let k = 0; k < size; k++) offerSquare[square + k * size + k]! += sideDiagonal[groupStart[group]! + k]!;
  cholesky(offerSquare, square, size);

  const start = groupTimeStart[group]!;
  const listed = memory.groupResource.subarray(memory.groupResourceStart[group], memory.groupResourceStart[group + 1]);
  const width = listed.length * stride;
  for (let k = 0; k < width; k++) {
    for (let o = 0; o < size; o++) timeByOffer[start + k * size + o]! += offerByTime[start + o * width + k]!;
    forward(offerSquare, square, size, timeByOffer, start + k * size);
  }
  const order = resources * stride;
  for (let a = 0; a < width; a++) {
    const row = (listed[Math.floor(a / stride)]! * stride + (a % stride)) * order;
    for (let b = 0; b <= a; b++) {
      const column = listed[Math.floor(b / stride)]! * stride + (b % stride);
      schur[row + column]! -= dot(timeByOffer, start + a * size, timeByOffer, start + b * size, size);
    }
  }
}

/** `Kernel.solveCoupling` in plain typed arrays. */
export function solveCoupling(memory: Memory, sizes: KernelSizes): void {
  const { schur, coupling, offerSquare, timeByOffer, groupStart, groupSquareStart } = memory;
  const { stride, resources, groups } = sizes;
  const order = resources * stride;
  for (let group = 0; group < groups; group++) {
    const first = groupStart[group]!;
    const size = groupStart[group + 1]! - first;
    forward(offerSquare, groupSquareStart[group]!, size, coupling, first);
    eachTime(memory, sizes, group, (row, at) => (coupling[row]! -= dot(timeByOffer, at, coupling, first, size)));
  }
  forward(schur, 0, order, coupling, 0);
  backward(schur, 0, order, coupling, 0);
  for (let group = 0; group < groups; group++) {
    const first = groupStart[group]!;
    const size = groupStart[group + 1]! - first;
    eachTime(memory, sizes, group, (row, at) => {
      const value = coupling[row]!;
      for (let o = 0; o < size; o++) coupling[first + o]! -= timeByOffer[at + o]! * value;
    });
    backward(offerSquare, groupSquareStart[group]!, size, coupling, first);
  }
}

/** Visits the coupling rows of a group's resources, each with where its row of `timeByOffer` begins. */
function eachTime(memory: Memory, { stride }: KernelSizes, group: number, visit: (row: number, at: number) => void): void {
  const { groupResource, groupResourceStart, groupStart, groupTimeStart } = memory;
  const size = groupStart[group + 1]! - groupStart[group]!;
  let at = groupTimeStart[group]!;
  for (let k = groupResourceStart[group]!; k < groupResourceStart[group + 1]!; k++) {
    for (let t = 0; t < stride; t++, at += size) visit(groupResource[k]! * stride + t, at);
  }
}
