import { addUsage, byRole, gradientOf } from "./assemble";
import { modes, statistics } from "./kernel";
import { type KernelSizes, type Memory } from "./layout";

/** v ← K⁻¹·v for an item's rows. */
function solveItem({ ratio, inversePivot }: Memory, row: number, periods: number, v: Float64Array): void {
  for (let t = row; t < row + periods - 1; t++) v[t + 1]! += ratio[t]! * v[t]!;
  for (let t = row; t < row + periods; t++) v[t]! *= inversePivot[t]!;
  for (let t = row + periods - 2; t >= row; t--) v[t]! += ratio[t]! * v[t + 1]!;
}

/** `Kernel.rightHandSide` in plain typed arrays. */
export function rightHandSide(memory: Memory, sizes: KernelSizes): (mode: 0 | 1 | 2, target: number, primalStep: number, dualStep: number) => void {
  const { periods, stride } = sizes;
  const sums = byRole(stride);
  const [production, outsourced, kept, lost] = sums;
  const { particular, primalResidual, thetaProduction, thetaOutsourced, coupling } = memory;

  function solveFor(item: number): void {
    const row = item * stride;
    for (let t = 0, before = 0; t < periods; t++) {
      particular[row + t] = primalResidual[row + t]! + production[t]! + outsourced[t]! + lost[t]! + kept[t]! - before;
      before = kept[t]!;
    }
    solveItem(memory, row, periods, particular);
    for (let t = 0; t < periods; t++) {
      production[t]! -= thetaProduction[row + t]! * particular[row + t]!;
      outsourced[t]! -= thetaOutsourced[row + t]! * particular[row + t]!;
    }
    addUsage(memory, sizes, item, production, outsourced, coupling);
  }

  return (mode, target, primalStep, dualStep) => {
    coupling.fill(0);
    for (let item = 0; item < sizes.items; item++) {
      for (const sum of sums) sum.fill(0);
      for (let block = memory.blockStart[item]!; block < memory.blockStart[item + 1]!; block++) {
        const role = memory.blockRole[block]!;
        if (mode === modes.predictor) aimAtZero(memory, block * stride, periods);
        else if (mode === modes.corrector) aimAtTarget(memory, block * stride, periods, target, primalStep * dualStep);
        else aimAtCentre(memory, block * stride, periods, target, primalStep, dualStep);
        addShifts(memory, block * stride, periods, Math.sign(role), sums[Math.abs(role) - 1]!);
      }
      solveFor(item);
    }
  };
}

/** Adds sign · theta·(dualResidual − rz/x + rw/room) of a block. */
function addShifts({ x, room, theta, dualResidual, rz, rw }: Memory, first: number, periods: number, sign: number, into: Float64Array): void {
  for (let t = 0, cell = first; t < periods; t++, cell++) {
    into[t]! += sign * theta[cell]! * (dualResidual[cell]! - rz[cell]! / x[cell]! + rw[cell]! / room[cell]!);
  }
}

function aimAtZero({ x, room, z, w, theta, rz, rw }: Memory, first: number, periods: number): void {
  for (let cell = first; cell < first + periods; cell++) {
    const open = theta[cell]! > 0;
    rz[cell] = open ? -x[cell]! * z[cell]! : 0;
    rw[cell] = open ? -room[cell]! * w[cell]! : 0;
  }
}

/** Second order (Mehrotra 1992, Colombo and Gondzio 2008): what the predictor's products would leave over is taken out beforehand. */
function aimAtTarget({ x, room, z, w, theta, dx, rz, rw }: Memory, first: number, periods: number, target: number, share: number): void {
  for (let cell = first; cell < first + periods; cell++) {
    if (theta[cell]! === 0) continue;
    const change = dx[cell]!;
    const dz = -z[cell]! * (1 + change / x[cell]!);
    const dw = w[cell]! * (change / room[cell]! - 1);
    rz[cell] = target - x[cell]! * z[cell]! - share * change * dz;
    rw[cell] = target - room[cell]! * w[cell]! + share * change * dw;
  }
}

/** Higher order (Gondzio 1996): products that a longer step would throw far off the target are brought back. */
function aimAtCentre({ x, room, z, w, theta, dx, rz, rw }: Memory, first: number, periods: number, target: number, primalStep: number, dualStep: number): void {
  for (let cell = first; cell < first + periods; cell++) {
    if (theta[cell]! === 0) continue;
    const change = dx[cell]!;
    const dz = (rz[cell]! - z[cell]! * change) / x[cell]!;
    const dw = (rw[cell]! + w[cell]! * change) / room[cell]!;
    rz[cell]! += backToCentre((x[cell]! + primalStep * change) * (z[cell]! + dualStep * dz), target);
    rw[cell]! += backToCentre((room[cell]! - primalStep * change) * (w[cell]! + dualStep * dw), target);
  }
}

/** How far a product of primal and dual is to move to come back to the central path (Gondzio, 1996). */
export function backToCentre(product: number, target: number): number {
  if (product < 0.1 * target) return 0.1 * target - product;
  return product > 10 * target ? Math.max(10 * target - product, -10 * target) : 0;
}

/** `Kernel.direction` in plain typed arrays. */
export function direction(memory: Memory, sizes: KernelSizes): () => void {
  const { periods, stride } = sizes;
  const { dy, particular, thetaProduction, thetaOutsourced, coupling, statistics: found } = memory;
  const gradient = byRole(stride);

  /** dy = particular − K⁻¹·E·coupling. E·coupling is the gradient without dy's own part, weighed by theta. */
  function stepOfMultipliers(item: number): void {
    const row = item * stride;
    dy.fill(0, row, row + stride);
    gradientOf(memory, sizes, item, dy, coupling, gradient);
    const [production, outsourced] = gradient;
    for (let t = 0; t < periods; t++) dy[row + t] = -thetaProduction[row + t]! * production[t]! - thetaOutsourced[row + t]! * outsourced[t]!;
    solveItem(memory, row, periods, dy);
    for (let t = 0; t < periods; t++) dy[row + t]! += particular[row + t]!;
  }

  return () => {
    found.fill(0, statistics.primalRatio, statistics.cross + 1);
    for (let item = 0; item < sizes.items; item++) {
      stepOfMultipliers(item);
      gradientOf(memory, sizes, item, dy, coupling, gradient);
      for (let block = memory.blockStart[item]!; block < memory.blockStart[item + 1]!; block++) {
        const role = memory.blockRole[block]!;
        stepOfCells(memory, block * stride, periods, Math.sign(role), gradient[Math.abs(role) - 1]!);
      }
    }
  };
}

/** dx of one block, how far it may go, and what it does to the products. */
function stepOfCells(memory: Memory, first: number, periods: number, sign: number, gradient: Float64Array): void {
  const { x, room, z, w, theta, dualResidual, dx, rz, rw, statistics: found } = memory;
  let primal = found[statistics.primalRatio]!;
  let dual = found[statistics.dualRatio]!;
  let primalChange = 0;
  let dualChange = 0;
  let cross = 0;
  for (let t = 0, cell = first; t < periods; t++, cell++) {
    const weight = theta[cell]!;
    if (weight === 0) {
      dx[cell] = 0;
      continue;
    }
    const perX = 1 / x[cell]!;
    const perRoom = 1 / room[cell]!;
    const atZero = z[cell]!;
    const atBound = w[cell]!;
    const toZ = rz[cell]!;
    const toW = rw[cell]!;
    const change = weight * (sign * gradient[t]! - dualResidual[cell]! + toZ * perX - toW * perRoom);
    const dz = (toZ - atZero * change) * perX;
    const dw = (toW + atBound * change) * perRoom;
    dx[cell] = change;
    primal = Math.max(primal, -change * perX, change * perRoom);
    dual = Math.max(dual, -dz / atZero, -dw / atBound);
    primalChange += (atZero - atBound) * change;
    dualChange += toZ + toW - (atZero - atBound) * change;
    cross += change * (dz - dw);
  }
  found[statistics.primalRatio] = primal;
  found[statistics.dualRatio] = dual;
  found[statistics.primalChange]! += primalChange;
  found[statistics.dualChange]! += dualChange;
  found[statistics.cross]! += cross;
}

/** `Kernel.step` in plain typed arrays. */
export function takeStep({ x, room, z, w, y, theta, dx, dy, rz, rw }: Memory, primalStep: number, dualStep: number): void {
  for (let cell = 0; cell < x.length; cell++) {
    if (theta[cell]! === 0) continue;
    const change = dx[cell]!;
    const dz = (rz[cell]! - z[cell]! * change) / x[cell]!;
    const dw = (rw[cell]! + w[cell]! * change) / room[cell]!;
    x[cell]! += primalStep * change;
    room[cell]! -= primalStep * change;
    z[cell]! += dualStep * dz;
    w[cell]! += dualStep * dw;
  }
  for (let row = 0; row < y.length; row++) y[row]! += dualStep * dy[row]!;
}
