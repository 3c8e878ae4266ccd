import { addUsage, clearRows, gradientOf, intoBalance } from "./items";
import {
  activity, addFloat, balance, basis, basisCoupling, blockRole, blockStart, closedCell, cost, couplingBytes, dualResidual, dx, dy, float, flows, gradients, integer, inversePivot,
  items, largestOfPair, offerByTime, offerSquare, periods, plainItems, prices, primalResidual, ratio, regularisation, room, rowBytes, rw, rz, schur,
  scratchRow, setFloat, shifts, statistics, stride, sumOfPair, theta, thetaOutsourced, thetaProduction, thetas, timeByOffer, w, wholeDiagonalRow, wholeRestRow, x, y, z,
} from "./memory";
import { solveSums } from "./rightHandSide";
import { addToSchur, addWaiting, mirrorBlocks } from "./schur";

/** The step of the driver waits here until the item's numbers are at hand anyway: each pass over the memory costs. */
let waitingPrimal: f64 = 0;
let waitingDual: f64 = 0;
let waiting = false;

export function step(primalStep: f64, dualStep: f64): void {
  waitingPrimal = primalStep;
  waitingDual = dualStep;
  waiting = true;
}

let products: v128 = f64x2.splat(0);
let primalCost: v128 = f64x2.splat(0);
let boundCost: v128 = f64x2.splat(0);
let largestDual: v128 = f64x2.splat(0);
let largestPrimal: f64 = 0;
let balanceCost: f64 = 0;

export function assemble(): void {
  memory.fill(activity, 0, couplingBytes);
  memory.fill(basisCoupling, 0, couplingBytes);
  // These sections lie side by side.
  memory.fill(schur, 0, offerSquare - schur);
  memory.fill(offerSquare, 0, timeByOffer - offerSquare);
  memory.fill(timeByOffer, 0, offerByTime - timeByOffer);
  memory.fill(offerByTime, 0, scratchRow(0) - offerByTime);
  products = primalCost = boundCost = largestDual = f64x2.splat(0);
  largestPrimal = balanceCost = 0;
  // The plain items fill lower triangles of each block alone, by symmetry; the mirror comes before the others scatter.
  for (let item = 0; item < plainItems; item++) assembleItem(item);
  addWaiting();
  mirrorBlocks();
  for (let item = plainItems; item < items; item++) assembleItem(item);
  addWaiting();
  waiting = false;
  store<f64>(statistics, largestPrimal);
  store<f64>(statistics, largestOfPair(largestDual), 8);
  store<f64>(statistics, sumOfPair(products), 16);
  store<f64>(statistics, sumOfPair(primalCost), 24);
  store<f64>(statistics, balanceCost - sumOfPair(boundCost), 32);
}

function assembleItem(item: i32): void {
  const row = item * stride;
  const first = integer(blockStart, item);
  const end = integer(blockStart, item + 1);
  if (waiting) {
    for (let block = first; block < end; block++) stepCells(rowBytes * block);
    for (let t = 0; t < periods; t++) addFloat(y, row + t, waitingDual * float(dy, row + t));
  }
  gradientOf(item, y + rowBytes * item, prices);
  clearRows(thetas);
  clearRows(flows);
  clearRows(shifts);
  for (let block = first; block < end; block++) {
    const role = integer(blockRole, block);
    const kind = abs(role) - 1;
    assembleCells(rowBytes * block, role > 0 ? 1 : -1, scratchRow(gradients + kind), scratchRow(thetas + kind), scratchRow(flows + kind), scratchRow(shifts + kind));
  }
  balanceResidual(row);
  addUsage(item, scratchRow(flows), scratchRow(flows + 1), activity);
  factorItem(row);
  solveSums(item, shifts, primalResidual, basis, basisCoupling);
  addToSchur(item);
}

function stepCells(first: usize): void {
  const primal = f64x2.splat(waitingPrimal);
  const dual = f64x2.splat(waitingDual);
  for (let cell = first; cell < first + rowBytes; cell += 16) {
    const change = v128.load(dx + cell);
    const value = v128.load(x + cell);
    const left = v128.load(room + cell);
    const atZero = v128.load(z + cell);
    const atBound = v128.load(w + cell);
    const both = f64x2.div(f64x2.splat(1), f64x2.mul(value, left));
    const dz = f64x2.mul(f64x2.sub(v128.load(rz + cell), f64x2.mul(atZero, change)), f64x2.mul(both, left));
    const dw = f64x2.mul(f64x2.add(v128.load(rw + cell), f64x2.mul(atBound, change)), f64x2.mul(both, value));
    v128.store(x + cell, f64x2.add(value, f64x2.mul(primal, change)));
    v128.store(room + cell, f64x2.sub(left, f64x2.mul(primal, change)));
    v128.store(z + cell, f64x2.add(atZero, f64x2.mul(dual, dz)));
    v128.store(w + cell, f64x2.add(atBound, f64x2.mul(dual, dw)));
  }
}

/** theta, the dual residual and the predictor's shift of one block, and its sums. */
function assembleCells(first: usize, sign: f64, gradient: usize, thetaRow: usize, flowRow: usize, shiftRow: usize): void {
  const signs = f64x2.splat(sign);
  const closed = f64x2.splat(closedCell);
  const least = f64x2.splat(regularisation);
  let sums = products;
  let primal = primalCost;
  let dual = boundCost;
  let largest = largestDual;
  for (let o: usize = 0; o < rowBytes; o += 16) {
    const cell = first + o;
    const given = v128.load(cost + cell);
    const open = f64x2.lt(given, closed);
    const price = v128.and(given, open);
    const value = v128.load(x + cell);
    const left = v128.load(room + cell);
    const atZero = v128.load(z + cell);
    const atBound = v128.load(w + cell);
    const residual = v128.and(open, f64x2.add(f64x2.sub(f64x2.sub(price, f64x2.mul(signs, v128.load(gradient + o))), atZero), atBound));
    // 1 / (z/x + w/room + regularisation), with one division.
    const area = f64x2.mul(value, left);
    const below = f64x2.add(f64x2.add(f64x2.mul(atZero, left), f64x2.mul(atBound, value)), f64x2.mul(least, area));
    const weight = v128.and(open, f64x2.div(area, below));
    v128.store(theta + cell, weight);
    v128.store(dualResidual + cell, residual);
    v128.store(thetaRow + o, f64x2.add(v128.load(thetaRow + o), weight));
    v128.store(flowRow + o, f64x2.add(v128.load(flowRow + o), f64x2.mul(signs, v128.and(open, value))));
    const shift = f64x2.mul(f64x2.mul(signs, weight), f64x2.sub(f64x2.add(residual, atZero), atBound));
    v128.store(shiftRow + o, f64x2.add(v128.load(shiftRow + o), shift));
    sums = f64x2.add(sums, v128.and(open, f64x2.add(f64x2.mul(value, atZero), f64x2.mul(left, atBound))));
    primal = f64x2.add(primal, f64x2.mul(price, value));
    dual = f64x2.add(dual, v128.and(open, f64x2.mul(atBound, f64x2.add(value, left))));
    largest = f64x2.pmax(largest, f64x2.abs(residual));
  }
  products = sums;
  primalCost = primal;
  boundCost = dual;
  largestDual = largest;
}

function balanceResidual(row: i32): void {
  let before: f64 = 0;
  for (let t = 0; t < periods; t++) {
    const needed = float(balance, row + t);
    const residual = needed - intoBalance(flows, t, before);
    before = float(scratchRow(flows + 2), t);
    setFloat(primalResidual, row + t, residual);
    balanceCost += needed * float(y, row + t);
    largestPrimal = max(largestPrimal, abs(residual));
  }
}

/** Factors an item's tridiagonal matrix, a grounded chain: pivots are sums of positive numbers, and nothing cancels. */
function factorItem(row: i32): void {
  const production = scratchRow(thetas);
  const outsourced = scratchRow(thetas + 1);
  const kept = scratchRow(thetas + 2);
  const ground = scratchRow(thetas + 3);
  const diagonal = scratchRow(wholeDiagonalRow);
  const rest = scratchRow(wholeRestRow);
  const last = periods - 1;
  addFloat(ground, last, float(kept, last));
  let handed: f64 = 0;
  for (let t = 0; t < periods; t++) {
    const grounded = float(ground, t) + regularisation;
    setFloat(ground, t, grounded);
    setFloat(thetaProduction, row + t, float(production, t));
    setFloat(thetaOutsourced, row + t, float(outsourced, t));
    setFloat(rest, t, grounded + handed);
    const own = float(production, t) + float(outsourced, t) + grounded + handed;
    const passes = t < last ? float(kept, t) : 0;
    const inverse = 1 / (own + passes);
    const share = passes * inverse;
    setFloat(inversePivot, row + t, inverse);
    setFloat(ratio, row + t, share);
    handed = share * own;
  }
  handed = 0;
  for (let t = last; t >= 0; t--) {
    addFloat(rest, t, handed);
    const others = float(production, t) + float(outsourced, t);
    setFloat(diagonal, t, 1 / (others + float(rest, t)));
    if (t === 0) break;
    const own = others + float(ground, t) + handed;
    const passes = float(kept, t - 1);
    handed = passes > 0 ? (passes * own) / (passes + own) : 0;
  }
}
