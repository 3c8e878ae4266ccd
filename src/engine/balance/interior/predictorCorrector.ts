import type { Work } from "../../work";
import { fillMemory, type Structure } from "./fillMemory";
import { modes, regularisation, statistics, type Kernel } from "./kernel";
import { closedCell, type Memory } from "./layout";
import { sideVariablesOf, type SideVariables } from "./sideVariables";

/** Relative gap between the costs of both sides at which the search ends, and the residuals it then must have. */
const gapWanted = 1e-9;
const primalWanted = 1e-7;
const dualWanted = 1e-6;
const mostIterations = 200;
/** A plan with a gap below this is worth showing when the planner stops the search. */
const gapWorthShowing = 1e-2;
/** Steps of the predictor from which on its second order is believed whole. */
const longEnough = 0.2;
const mostCorrectors = 2;
const leastCentring = 1e-6;

export interface Ending {
  memory: Memory;
  iterations: number;
  /** Of the last iteration; see `Progress`. */
  gap: number;
}

/** State of an iteration: relative gap and residuals, scaled. */
interface Progress {
  gap: number;
  primalResidual: number;
  dualResidual: number;
  /** Mean of the products x·z and room·w. */
  mu: number;
}

/**
 * Mehrotra's predictor–corrector method with Gondzio's centrality correctors, over boxes (every quantity has a bound).
 * Sources: Mehrotra (1992), "On the implementation of a primal-dual interior point method"; Gondzio (1996), "Multiple
 * centrality correctors in a primal-dual method for linear programming"; Wright (1997), "Primal-dual interior-point methods".
 * undefined: told to stop before there was a plan worth having.
 */
export async function predictorCorrector(structure: Structure, kernel: Kernel, work: Work, watch?: (progress: Progress) => void): Promise<Ending | undefined> {
  const { memory, limits } = fillMemory(structure, kernel);
  const side = sideVariablesOf(structure);
  const { mu, products } = start(memory);
  side.start(mu, structure.sizes.items);
  const search = { structure, kernel, memory, limits, side, products: products + side.products };
  for (let iteration = 0; ; iteration++) {
    const progress = assemble(search);
    watch?.(progress);
    const { gap, primalResidual, dualResidual } = progress;
    if (gap < gapWanted && primalResidual < primalWanted && dualResidual < dualWanted) return { memory, iterations: iteration, gap };
    if (iteration === mostIterations) return { memory, iterations: iteration, gap };
    if (!(await work.goOn())) return gap < gapWorthShowing ? { memory, iterations: iteration, gap } : undefined;
    kernel.factor();
    if (!improve(search, progress)) return { memory, iterations: iteration, gap };
  }
}

interface Search {
  structure: Structure;
  kernel: Kernel;
  memory: Memory;
  limits: Float64Array;
  side: SideVariables;
  products: number;
}

/**
 * Every quantity where cost and a logarithmic barrier balance (x between 0 and its bound u, mu/x − mu/(u − x) = cost), so
 * that with zero multipliers the dual residual is zero from the start.
 */
function start({ x, room, z, w, cost, y, prices }: Memory): { mu: number; products: number } {
  let total = 0;
  let open = 0;
  for (let cell = 0; cell < cost.length; cell++) {
    if (cost[cell]! >= closedCell) continue;
    total += Math.abs(cost[cell]!);
    open++;
  }
  const typical = total / (open || 1) || 1;
  const mu = 0.15 * typical;
  y.fill(0);
  prices.fill(0);
  for (let cell = 0; cell < cost.length; cell++) {
    const price = cost[cell]!;
    if (price >= closedCell) continue;
    const bound = room[cell]!;
    const value = Math.min(0.995 * bound, Math.max(0.005 * bound, centre(price, bound, mu)));
    x[cell] = value;
    room[cell] = bound - value;
    z[cell] = mu / value;
    w[cell] = mu / (bound - value);
    const missing = price - z[cell]! + w[cell]!;
    if (missing > 0) z[cell]! += missing;
    else w[cell]! -= missing;
  }
  return { mu, products: 2 * open };
}

/** Root in (0, bound) of price·x² − (2·mu + price·bound)·x + mu·bound = 0, without cancellation. */
function centre(price: number, bound: number, mu: number): number {
  const b = 2 * mu + price * bound;
  const root = Math.sqrt(Math.max(0, b * b - 4 * price * mu * bound));
  return b + root > 0 ? (2 * mu * bound) / (b + root) : bound / 2;
}

function assemble({ structure, kernel, memory, limits, side, products }: Search): Progress {
  const { prices, activity, sideDiagonal, sideBand, coupling } = memory;
  kernel.assemble();
  const found = memory.statistics;
  sideDiagonal.fill(regularisation);
  sideBand.fill(0);
  const own = side.assemble(prices, sideDiagonal, sideBand);
  // `coupling` is free until the right-hand side is made: the residual of the coupling rows stands there for a moment.
  coupling.fill(0);
  side.addResidual(coupling, limits, activity);
  const { stride, periods, resources } = structure.sizes;
  let residual = found[statistics.primalResidual]!;
  let dualCost = found[statistics.dualCost]! + own.dualCost;
  for (let row = 0; row < coupling.length; row++) {
    residual = Math.max(residual, Math.abs(coupling[row]!));
    dualCost += limits[row]! * prices[row]!;
  }
  if (stride > periods) for (let r = 0; r < resources; r++) sideDiagonal[r * stride + periods] = 1;
  const primalCost = found[statistics.primalCost]! + own.primalCost;
  return {
    gap: Math.abs(primalCost - dualCost) / (1 + Math.abs(dualCost)),
    primalResidual: residual,
    dualResidual: Math.max(found[statistics.dualResidual]!, own.dualResidual),
    mu: (found[statistics.complementarity]! + own.complementarity) / products,
  };
}

/** One step; false where no step can be taken any more. */
function improve(search: Search, { mu, gap }: Progress): boolean {
  const { kernel, memory, side, products } = search;
  const predicted = solve(search, modes.predictor, 0, 0, 0);
  const complementarity = mu * products;
  const after = complementarity + predicted.primalStep * predicted.primalChange + predicted.dualStep * predicted.dualChange + predicted.primalStep * predicted.dualStep * predicted.cross;
  const steps = correctedSteps(search, mu, Math.max(leastCentring, (after / complementarity) ** 3), predicted);
  const share = Math.min(0.9995, Math.max(0.99, 1 - gap));
  const primalStep = Math.min(1, share * steps.primalStep);
  const dualStep = Math.min(1, share * steps.dualStep);
  if (!(primalStep + dualStep > 1e-10)) return false;
  kernel.step(primalStep, dualStep);
  side.step(primalStep, dualStep);
  const { prices, coupling } = memory;
  for (let row = 0; row < prices.length; row++) prices[row]! += dualStep * coupling[row]!;
  return true;
}

/** Aims at products of centring · mu; bettered while longer steps repay the work, and made safe where next to no step is left. */
function correctedSteps(search: Search, mu: number, centring: number, predicted: Steps): Steps {
  const target = Math.min(1, centring) * mu;
  const shorter = Math.min(predicted.primalStep, predicted.dualStep);
  const share = shorter > longEnough ? 1 : shorter;
  let steps = solve(search, modes.corrector, target, share, 1);
  for (let further = 0; further < mostCorrectors && Math.min(steps.primalStep, steps.dualStep) < 0.95; further++) {
    const before = steps.primalStep + steps.dualStep;
    steps = solve(search, modes.centring, target, Math.min(1, 1.08 * steps.primalStep + 0.1), Math.min(1, 1.08 * steps.dualStep + 0.1));
    if (steps.primalStep + steps.dualStep < before + 0.1) break;
  }
  const stuck = Math.min(steps.primalStep, steps.dualStep) < 0.1;
  return stuck ? solve(search, modes.corrector, Math.max(0.3 * mu, target), 0, 0) : steps;
}

interface Steps {
  primalStep: number;
  dualStep: number;
  primalChange: number;
  dualChange: number;
  cross: number;
}

/** A direction and the longest steps along it, at most 1. */
function solve({ structure, kernel, memory, limits, side }: Search, mode: 0 | 1 | 2, target: number, primalStep: number, dualStep: number): Steps {
  const { coupling, activity, statistics: found } = memory;
  kernel.rightHandSide(mode, target, primalStep, dualStep);
  side.addResidual(coupling, limits, activity);
  side.rightHandSide(mode, target, primalStep, dualStep, coupling);
  kernel.solveCoupling();
  coupling[structure.sizes.resources * structure.sizes.stride + structure.sizes.offerRows] = 0;
  kernel.direction();
  const own = side.direction(coupling);
  return {
    primalStep: 1 / Math.max(1, found[statistics.primalRatio]!, own.primalRatio),
    dualStep: 1 / Math.max(1, found[statistics.dualRatio]!, own.dualRatio),
    primalChange: found[statistics.primalChange]! + own.primalChange,
    dualChange: found[statistics.dualChange]! + own.dualChange,
    cross: found[statistics.cross]! + own.cross,
  };
}
