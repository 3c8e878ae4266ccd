import { clearRows, gradientOf, solveItem } from "./items";
import {
  blockRole, blockStart, coupling, couplingBytes, dualResidual, dx, dy, float, flows, gradients, integer, items, largestOfPair, particular, periods, room,
  rowBytes, rw, rz, scratchRow, second, secondCoupling, setFloat, shifts, statistics, stride, sumOfPair, theta, thetaOutsourced, thetaProduction, towards, towardsCoupling, w, x, z,
} from "./memory";
import { corrector, mode, predictor, share, solveSums, target } from "./rightHandSide";

let primalRatio: v128 = f64x2.splat(0);
let dualRatio: v128 = f64x2.splat(0);
let primalChange: v128 = f64x2.splat(0);
let dualChange: v128 = f64x2.splat(0);
let cross: v128 = f64x2.splat(0);

export function direction(): void {
  primalRatio = dualRatio = primalChange = dualChange = cross = f64x2.splat(0);
  if (mode === predictor) {
    memory.fill(secondCoupling, 0, couplingBytes);
    memory.fill(towardsCoupling, 0, couplingBytes);
  }
  for (let item = 0; item < items; item++) {
    stepOfMultipliers(item);
    if (mode === predictor) predictItem(item);
    else moveItem(item);
  }
  store<f64>(statistics, largestOfPair(primalRatio), 40);
  store<f64>(statistics, largestOfPair(dualRatio), 48);
  store<f64>(statistics, sumOfPair(primalChange), 56);
  store<f64>(statistics, sumOfPair(dualChange), 64);
  store<f64>(statistics, sumOfPair(cross), 72);
}

/** dy = particular − K⁻¹·E·coupling, and the gradient rows at (dy, coupling). */
function stepOfMultipliers(item: i32): void {
  const row = item * stride;
  const dyRow = dy + rowBytes * item;
  memory.fill(dyRow, 0, rowBytes);
  gradientOf(item, dyRow, coupling);
  const production = scratchRow(gradients);
  const outsourced = scratchRow(gradients + 1);
  const kept = scratchRow(gradients + 2);
  const lost = scratchRow(gradients + 3);
  for (let t = 0; t < periods; t++) setFloat(dyRow, t, -float(thetaProduction, row + t) * float(production, t) - float(thetaOutsourced, row + t) * float(outsourced, t));
  solveItem(row, dyRow);
  let later: f64 = 0;
  for (let t = periods - 1; t >= 0; t--) {
    const value = float(dyRow, t) + float(particular, row + t);
    setFloat(dyRow, t, value);
    setFloat(production, t, float(production, t) + value);
    setFloat(outsourced, t, float(outsourced, t) + value);
    setFloat(lost, t, value);
    setFloat(kept, t, value - later);
    later = value;
  }
}

/** The predictor's direction, and at once what the corrector's right-hand side will be made of. */
function predictItem(item: i32): void {
  clearRows(flows);
  clearRows(shifts);
  for (let block = integer(blockStart, item), end = integer(blockStart, item + 1); block < end; block++) {
    const role = integer(blockRole, block);
    const kind = abs(role) - 1;
    predictCells(rowBytes * block, role > 0 ? 1 : -1, scratchRow(gradients + kind), scratchRow(flows + kind), scratchRow(shifts + kind));
  }
  solveSums(item, flows, 0, second, secondCoupling);
  solveSums(item, shifts, 0, towards, towardsCoupling);
}

/** rz = −x·z and rw = −room·w; then (Mehrotra 1992) what those steps' products would leave over is taken out beforehand. */
function predictCells(first: usize, sign: f64, gradient: usize, secondRow: usize, targetRow: usize): void {
  const signs = f64x2.splat(sign);
  const one = f64x2.splat(1);
  let primal = primalRatio;
  let dual = dualRatio;
  let primals = primalChange;
  let duals = dualChange;
  let crossed = cross;
  for (let o: usize = 0; o < rowBytes; o += 16) {
    const cell = first + o;
    const value = v128.load(x + cell);
    const left = v128.load(room + cell);
    const atZero = v128.load(z + cell);
    const atBound = v128.load(w + cell);
    const weight = v128.load(theta + cell);
    const residual = v128.load(dualResidual + cell);
    const open = f64x2.gt(weight, f64x2.splat(0));
    const both = f64x2.div(one, f64x2.mul(value, left));
    const perX = f64x2.mul(both, left);
    const perRoom = f64x2.mul(both, value);
    const reduced = f64x2.sub(atZero, atBound);
    const change = f64x2.mul(weight, f64x2.sub(f64x2.sub(f64x2.mul(signs, v128.load(gradient + o)), residual), reduced));
    v128.store(dx + cell, change);
    const up = f64x2.mul(change, perX);
    const down = f64x2.mul(change, perRoom);
    primal = f64x2.pmax(primal, f64x2.pmax(f64x2.neg(up), down));
    dual = f64x2.pmax(dual, v128.and(open, f64x2.pmax(f64x2.add(one, up), f64x2.sub(one, down))));
    const dz = f64x2.neg(f64x2.mul(atZero, f64x2.add(one, up)));
    const dw = f64x2.mul(atBound, f64x2.sub(down, one));
    const moved = f64x2.mul(reduced, change);
    primals = f64x2.add(primals, moved);
    duals = f64x2.sub(duals, v128.and(open, f64x2.add(f64x2.add(f64x2.mul(value, atZero), f64x2.mul(left, atBound)), moved)));
    crossed = f64x2.add(crossed, f64x2.mul(change, f64x2.sub(dz, dw)));
    const signed = f64x2.mul(signs, weight);
    v128.store(secondRow + o, f64x2.add(v128.load(secondRow + o), f64x2.mul(signed, f64x2.add(f64x2.mul(dz, up), f64x2.mul(dw, down)))));
    v128.store(targetRow + o, f64x2.add(v128.load(targetRow + o), f64x2.mul(signed, f64x2.sub(perRoom, perX))));
  }
  primalRatio = primal;
  dualRatio = dual;
  primalChange = primals;
  dualChange = duals;
  cross = crossed;
}

function moveItem(item: i32): void {
  for (let block = integer(blockStart, item), end = integer(blockStart, item + 1); block < end; block++) {
    const role = integer(blockRole, block);
    const gradient = scratchRow(gradients + abs(role) - 1);
    if (mode === corrector) moveCells(rowBytes * block, role > 0 ? 1 : -1, gradient, true);
    else moveCells(rowBytes * block, role > 0 ? 1 : -1, gradient, false);
  }
}

/** dx of one block, how far it may go, and what it does to the products. `corrects`: rz and rw are still to be written, by the predictor's dx. */
// @ts-ignore: decorator
@inline
function moveCells(first: usize, sign: f64, gradient: usize, corrects: bool): void {
  const signs = f64x2.splat(sign);
  const one = f64x2.splat(1);
  const centred = f64x2.splat(target);
  let primal = primalRatio;
  let dual = dualRatio;
  let primals = primalChange;
  let duals = dualChange;
  let crossed = cross;
  for (let o: usize = 0; o < rowBytes; o += 16) {
    const cell = first + o;
    const value = v128.load(x + cell);
    const left = v128.load(room + cell);
    const atZero = v128.load(z + cell);
    const atBound = v128.load(w + cell);
    const weight = v128.load(theta + cell);
    const both = f64x2.div(one, f64x2.mul(value, left));
    const perX = f64x2.mul(both, left);
    const perRoom = f64x2.mul(both, value);
    let toZ: v128;
    let toW: v128;
    if (corrects) {
      const open = f64x2.gt(weight, f64x2.splat(0));
      const predicted = v128.load(dx + cell);
      const counted = f64x2.mul(f64x2.splat(share), predicted);
      const up = f64x2.mul(predicted, perX);
      const down = f64x2.mul(predicted, perRoom);
      toZ = v128.and(open, f64x2.sub(centred, f64x2.mul(atZero, f64x2.sub(value, f64x2.mul(counted, f64x2.add(one, up))))));
      toW = v128.and(open, f64x2.sub(centred, f64x2.mul(atBound, f64x2.sub(left, f64x2.mul(counted, f64x2.sub(down, one))))));
      v128.store(rz + cell, toZ);
      v128.store(rw + cell, toW);
    } else {
      toZ = v128.load(rz + cell);
      toW = v128.load(rw + cell);
    }
    const shift = f64x2.sub(f64x2.mul(toZ, perX), f64x2.mul(toW, perRoom));
    const change = f64x2.mul(weight, f64x2.add(f64x2.sub(f64x2.mul(signs, v128.load(gradient + o)), v128.load(dualResidual + cell)), shift));
    v128.store(dx + cell, change);
    const dz = f64x2.mul(f64x2.sub(toZ, f64x2.mul(atZero, change)), perX);
    const dw = f64x2.mul(f64x2.add(toW, f64x2.mul(atBound, change)), perRoom);
    primal = f64x2.pmax(primal, f64x2.pmax(f64x2.neg(f64x2.mul(change, perX)), f64x2.mul(change, perRoom)));
    const perBoth = f64x2.div(one, f64x2.mul(atZero, atBound));
    dual = f64x2.pmax(dual, f64x2.mul(f64x2.neg(perBoth), f64x2.pmin(f64x2.mul(dz, atBound), f64x2.mul(dw, atZero))));
    const moved = f64x2.mul(f64x2.sub(atZero, atBound), change);
    primals = f64x2.add(primals, moved);
    duals = f64x2.add(duals, f64x2.sub(f64x2.add(toZ, toW), moved));
    crossed = f64x2.add(crossed, f64x2.mul(change, f64x2.sub(dz, dw)));
  }
  primalRatio = primal;
  dualRatio = dual;
  primalChange = primals;
  dualChange = duals;
  cross = crossed;
}
