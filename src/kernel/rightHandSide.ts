import { addUsage, clearRows, intoBalance, solveItem } from "./items";
import {
  addFloat, basis, basisCoupling, blockRole, blockStart, coupling, couplingBytes, dualResidual, dx, float, flows, integer, items, particular, periods, primalResidual, room, rowBytes, rw, rz,
  scratchRow, second, secondCoupling, setFloat, stride, theta, thetaOutsourced, thetaProduction, towards, towardsCoupling, w, x, z,
} from "./memory";

/** As in `modes` of `engine/balance/interior/kernel.ts`. */
export const predictor: i32 = 0;
export const corrector: i32 = 1;

/** What `direction` is to follow. */
export let mode: i32 = 0;
export let target: f64 = 0;
export let share: f64 = 0;

/**
 * Most of it is done elsewhere, where the numbers are at hand anyway: the predictor's in `assemble`, what the corrector
 * adds to it in the predictor's `direction`. There rz and rw only follow from x, z, room and w; the corrector's
 * `direction` is the first to write them down.
 */
export function rightHandSide(next: i32, centred: f64, primalStep: f64, dualStep: f64): void {
  mode = next;
  target = centred;
  share = primalStep * dualStep;
  if (mode === predictor) {
    memory.copy(particular, basis, rowBytes * items);
    memory.copy(coupling, basisCoupling, couplingBytes);
  } else if (mode === corrector) {
    combine(particular, basis, second, towards, rowBytes * items);
    combine(coupling, basisCoupling, secondCoupling, towardsCoupling, couplingBytes);
  } else centring(primalStep, dualStep);
}

function combine(into: usize, fixed: usize, shared: usize, targeted: usize, bytes: usize): void {
  const shares = f64x2.splat(share);
  const targets = f64x2.splat(target);
  for (let o: usize = 0; o < bytes; o += 16) {
    v128.store(into + o, f64x2.add(v128.load(fixed + o), f64x2.add(f64x2.mul(shares, v128.load(shared + o)), f64x2.mul(targets, v128.load(targeted + o)))));
  }
}

function centring(primalStep: f64, dualStep: f64): void {
  memory.fill(coupling, 0, couplingBytes);
  for (let item = 0; item < items; item++) {
    clearRows(flows);
    for (let block = integer(blockStart, item), end = integer(blockStart, item + 1); block < end; block++) {
      const role = integer(blockRole, block);
      centreCells(rowBytes * block, role > 0 ? 1 : -1, scratchRow(flows + abs(role) - 1), primalStep, dualStep);
    }
    solveSums(item, flows, primalResidual, particular, coupling);
  }
}

/** K⁻¹ (residual + sums) of an item into `solution`, and what is then left for the coupling rows into `couplingRow`. */
export function solveSums(item: i32, sums: i32, residual: usize, solution: usize, couplingRow: usize): void {
  const row = item * stride;
  const production = scratchRow(sums);
  const outsourced = scratchRow(sums + 1);
  let before: f64 = 0;
  for (let t = 0; t < periods; t++) {
    setFloat(solution, row + t, (residual !== 0 ? float(residual, row + t) : 0) + intoBalance(sums, t, before));
    before = float(scratchRow(sums + 2), t);
  }
  solveItem(row, solution + rowBytes * item);
  for (let t = 0; t < periods; t++) {
    const value = float(solution, row + t);
    addFloat(production, t, -float(thetaProduction, row + t) * value);
    addFloat(outsourced, t, -float(thetaOutsourced, row + t) * value);
  }
  addUsage(item, production, outsourced, couplingRow);
}

/** Higher order (Gondzio 1996): products that a longer step would throw far off the target are brought back. */
function centreCells(first: usize, sign: f64, into: usize, primalStep: f64, dualStep: f64): void {
  const signs = f64x2.splat(sign);
  const primal = f64x2.splat(primalStep);
  const dual = f64x2.splat(dualStep);
  for (let o: usize = 0; o < rowBytes; o += 16) {
    const cell = first + o;
    const value = v128.load(x + cell);
    const left = v128.load(room + cell);
    const atZero = v128.load(z + cell);
    const atBound = v128.load(w + cell);
    const change = v128.load(dx + cell);
    const weight = v128.load(theta + cell);
    const toZ = v128.load(rz + cell);
    const toW = v128.load(rw + cell);
    const open = f64x2.gt(weight, f64x2.splat(0));
    const both = f64x2.div(f64x2.splat(1), f64x2.mul(value, left));
    const perX = f64x2.mul(both, left);
    const perRoom = f64x2.mul(both, value);
    const dz = f64x2.mul(f64x2.sub(toZ, f64x2.mul(atZero, change)), perX);
    const dw = f64x2.mul(f64x2.add(toW, f64x2.mul(atBound, change)), perRoom);
    const far = f64x2.mul(primal, change);
    const newZ = f64x2.add(toZ, v128.and(open, backToCentre(f64x2.mul(f64x2.add(value, far), f64x2.add(atZero, f64x2.mul(dual, dz))))));
    const newW = f64x2.add(toW, v128.and(open, backToCentre(f64x2.mul(f64x2.sub(left, far), f64x2.add(atBound, f64x2.mul(dual, dw))))));
    v128.store(rz + cell, newZ);
    v128.store(rw + cell, newW);
    const shift = f64x2.add(f64x2.sub(v128.load(dualResidual + cell), f64x2.mul(newZ, perX)), f64x2.mul(newW, perRoom));
    v128.store(into + o, f64x2.add(v128.load(into + o), f64x2.mul(f64x2.mul(signs, weight), shift)));
  }
}

// @ts-ignore: decorator
@inline
function backToCentre(product: v128): v128 {
  const high = f64x2.splat(10 * target);
  const missing = f64x2.pmax(f64x2.sub(f64x2.splat(0.1 * target), product), f64x2.splat(0));
  const excess = f64x2.pmax(f64x2.pmin(f64x2.sub(high, product), f64x2.splat(0)), f64x2.neg(high));
  return f64x2.add(missing, excess);
}
