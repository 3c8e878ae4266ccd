import { regularisation, statistics } from "./kernel";
import { closedCell, type KernelSizes, type Memory } from "./layout";
import { addToSchur, itemInverse, type ItemInverse } from "./schurBlocks";

/** T each, by what a block does in the balance: production, outsourced, kept or owed, lost (|role| − 1). */
export type ByRole = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

/** Room for a value for each role of a cell. */
export const byRole = (stride: number): ByRole => [new Float64Array(stride), new Float64Array(stride), new Float64Array(stride), new Float64Array(stride)];

/** Aᵀ·multipliers of an item's cells, by role and without sign: `y` from `row` on, `coupling` = multipliers of coupling rows. */
export function gradientOf(memory: Memory, sizes: KernelSizes, item: number, y: Float64Array, coupling: Float64Array, into: ByRole): void {
  const { periods, stride } = sizes;
  const { useStart, useResource, useRate, useTiming, timings, offerRow, offerRate, itemGroup } = memory;
  const row = item * stride;
  const [production, outsourced, kept, lost] = into;
  for (let t = 0; t < periods; t++) {
    const multiplier = y[row + t]!;
    production[t] = outsourced[t] = lost[t] = multiplier;
    kept[t] = t + 1 < periods ? multiplier - y[row + t + 1]! : multiplier;
  }
  for (let use = useStart[item]!; use < useStart[item + 1]!; use++) {
    const rate = useRate[use]!;
    const first = useResource[use]! * stride;
    const timing = useTiming[use]!;
    if (timing < 0) for (let t = 0; t < periods; t++) production[t]! += rate * coupling[first + t]!;
    else
      for (let t = 0; t < periods; t++) {
        const used = timings[timing * stride + t]!;
        if (used >= 0) production[t]! += rate * coupling[first + used]!;
      }
  }
  if (itemGroup[item]! < 0) return;
  const rate = offerRate[item]!;
  for (let t = 0; t < periods; t++) outsourced[t]! += rate * coupling[offerRow[row + t]!]!;
}

/** Adds what an item's production and outsourcing of T each take of the coupling rows. */
export function addUsage(memory: Memory, sizes: KernelSizes, item: number, production: Float64Array, outsourced: Float64Array, into: Float64Array): void {
  const { periods, stride } = sizes;
  const { useStart, useResource, useRate, useTiming, timings, offerRow, offerRate, itemGroup } = memory;
  for (let use = useStart[item]!; use < useStart[item + 1]!; use++) {
    const rate = useRate[use]!;
    const first = useResource[use]! * stride;
    const timing = useTiming[use]!;
    if (timing < 0) for (let t = 0; t < periods; t++) into[first + t]! += rate * production[t]!;
    else
      for (let t = 0; t < periods; t++) {
        const used = timings[timing * stride + t]!;
        if (used >= 0) into[first + used]! += rate * production[t]!;
      }
  }
  if (itemGroup[item]! < 0) return;
  const none = sizes.resources * stride + sizes.offerRows;
  for (let t = 0; t < periods; t++) {
    const offer = offerRow[item * stride + t]!;
    if (offer !== none) into[offer]! += offerRate[item]! * outsourced[t]!;
  }
}

/** `Kernel.assemble` in plain typed arrays. */
export function assembler(memory: Memory, sizes: KernelSizes): () => void {
  const { items, periods, stride, resources } = sizes;
  const gradient = byRole(stride);
  const thetas = byRole(stride);
  const flows = byRole(stride);
  const found = memory.statistics;
  const inverse = itemInverse(stride);

  function assembleItem(item: number): void {
    gradientOf(memory, sizes, item, memory.y, memory.prices, gradient);
    for (let role = 0; role < 4; role++) {
      thetas[role]!.fill(0);
      flows[role]!.fill(0);
    }
    for (let block = memory.blockStart[item]!; block < memory.blockStart[item + 1]!; block++) {
      const role = memory.blockRole[block]!;
      const kind = Math.abs(role) - 1;
      assembleCells(memory, block * stride, periods, Math.sign(role), gradient[kind]!, thetas[kind]!, flows[kind]!);
    }
    balanceResidual(item);
    addUsage(memory, sizes, item, flows[0], flows[1], memory.activity);
    factorItem(memory, sizes, item, thetas, inverse);
    addToSchur(memory, sizes, item, inverse);
  }

  function balanceResidual(item: number): void {
    const row = item * stride;
    const [production, outsourced, kept, lost] = flows;
    let largest = found[statistics.primalResidual]!;
    let dual = 0;
    for (let t = 0, before = 0; t < periods; t++) {
      const residual = memory.balance[row + t]! - production[t]! - outsourced[t]! - lost[t]! - kept[t]! + before;
      before = kept[t]!;
      memory.primalResidual[row + t] = residual;
      dual += memory.balance[row + t]! * memory.y[row + t]!;
      if (Math.abs(residual) > largest) largest = Math.abs(residual);
    }
    found[statistics.primalResidual] = largest;
    found[statistics.dualCost]! += dual;
  }

  return () => {
    for (const section of [memory.activity, memory.schur, memory.offerSquare, memory.timeByOffer, memory.offerByTime]) section.fill(0);
    found.fill(0, statistics.primalResidual, statistics.dualCost + 1);
    // The plain items fill lower triangles of each block alone, by symmetry; the mirror comes before the others scatter.
    for (let item = 0; item < sizes.plainItems; item++) assembleItem(item);
    mirrorBlocks(memory.schur, resources, stride, periods);
    for (let item = sizes.plainItems; item < items; item++) assembleItem(item);
  };
}

/** theta and the dual residual of one block, and its sums. */
function assembleCells(memory: Memory, first: number, periods: number, sign: number, gradient: Float64Array, thetas: Float64Array, flows: Float64Array): void {
  const { x, room, z, w, cost, theta, dualResidual, statistics: found } = memory;
  let products = 0;
  let primal = 0;
  let dual = 0;
  let largest = found[statistics.dualResidual]!;
  for (let t = 0, cell = first; t < periods; t++, cell++) {
    const price = cost[cell]!;
    if (price >= closedCell) {
      theta[cell] = dualResidual[cell] = 0;
      continue;
    }
    const value = x[cell]!;
    const left = room[cell]!;
    const atZero = z[cell]!;
    const atBound = w[cell]!;
    const residual = price - sign * gradient[t]! - atZero + atBound;
    const weight = 1 / (atZero / value + atBound / left + regularisation);
    theta[cell] = weight;
    dualResidual[cell] = residual;
    thetas[t]! += weight;
    flows[t]! += sign * value;
    products += value * atZero + left * atBound;
    primal += price * value;
    dual -= atBound * (value + left);
    if (residual > largest) largest = residual;
    else if (-residual > largest) largest = -residual;
  }
  found[statistics.complementarity]! += products;
  found[statistics.primalCost]! += primal;
  found[statistics.dualCost]! += dual;
  found[statistics.dualResidual] = largest;
}

/**
 * Factors an item's tridiagonal matrix: a grounded chain, so that pivots are sums of positive numbers and nothing cancels.
 * `inverse` gets the diagonal of the inverse, and per row all of its reciprocal but the part of production and outsourcing.
 */
function factorItem(memory: Memory, { periods, stride }: KernelSizes, item: number, thetas: ByRole, inverse: ItemInverse): void {
  const { thetaProduction, thetaOutsourced, inversePivot, ratio } = memory;
  const row = item * stride;
  const last = periods - 1;
  const [production, outsourced, kept, ground] = thetas;
  ground[last]! += kept[last]!;
  for (let t = 0, handed = 0; t < periods; t++) {
    ground[t]! += regularisation;
    thetaProduction[row + t] = production[t]!;
    thetaOutsourced[row + t] = outsourced[t]!;
    inverse.rest[t] = ground[t]! + handed;
    const own = production[t]! + outsourced[t]! + ground[t]! + handed;
    const passes = t < last ? kept[t]! : 0;
    const pivot = own + passes;
    inversePivot[row + t] = 1 / pivot;
    ratio[row + t] = passes / pivot;
    handed = (passes * own) / pivot;
  }
  for (let t = last, handed = 0; t >= 0; t--) {
    inverse.rest[t]! += handed;
    inverse.diagonal[t] = 1 / (production[t]! + outsourced[t]! + inverse.rest[t]!);
    if (t === 0) break;
    const own = production[t]! + outsourced[t]! + ground[t]! + handed;
    const passes = kept[t - 1]!;
    handed = passes > 0 ? (passes * own) / (passes + own) : 0;
  }
}

/** Off the diagonal, a block of two resources is symmetric too as long as every use is in the period of completion. */
function mirrorBlocks(schur: Float64Array, resources: number, stride: number, periods: number): void {
  const order = resources * stride;
  for (let r = 1; r < resources; r++)
    for (let q = 0; q < r; q++)
      for (let s = 1; s < periods; s++) for (let t = 0; t < s; t++) schur[(r * stride + t) * order + q * stride + s] = schur[(r * stride + s) * order + q * stride + t]!;
}
