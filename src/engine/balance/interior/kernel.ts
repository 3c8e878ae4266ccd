import type { KernelSizes, Layout } from "./layout";

/**
 * The arithmetic of one iteration over all items: what takes the time. The driver (`solveStructured`) fills the memory,
 * calls these in the order below, and looks after what is small: slacks and steps of the coupling rows, step lengths, the
 * end. `typescriptKernel` does it in plain typed arrays; a WebAssembly kernel does the same sums, in any order of its own.
 *
 * Notation (Wright 1997, "Primal-dual interior-point methods"): minimise cost·x, A x = b, 0 ≤ x ≤ bound. Of A, the rows of
 * an item's balance are
 *   unproduced(t)·(−1) + production(t) + outsourced(t) + lost(t) + owed(t) − owed(t−1) − stock(t) + stock(t−1) = balance(t)
 * with multipliers y, and the coupling rows have multipliers `prices` (≤ 0 in the end). Aᵀ(y, prices) of a cell is
 *   production        ±(y(t) + Σ rate·prices(resource, period of use))
 *   outsourced        y(t) + offerRate·prices(offerRow)
 *   owed, stock       ±(y(t) − y(t+1)), with y(T) = 0
 *   lost              y(t)
 * Eliminating dx leaves per item K = tridiagonal (T×T): diagonal Σ theta of what enters the row, off-diagonal −Σ theta of
 * what is kept or owed, tied by E: K dy + E dp = …; eliminating dy leaves the Schur complement over coupling rows, whose
 * offers' part is one dense block per group.
 */
export interface Kernel {
  buffer: ArrayBufferLike;
  layout: Layout;

  /**
   * At x, room, z, w, y, prices: theta, dualResidual, primalResidual, activity (from zero), thetaProduction,
   * thetaOutsourced, the tridiagonal factors, and from zero `schur` (whole lower triangle), `offerSquare` (lower),
   * `timeByOffer`, `offerByTime`. Statistics: primalResidual … dualCost.
   */
  assemble(): void;
  /** Adds sideDiagonal and sideBand; factors each group's block, takes it out of `schur`, factors that (Cholesky, in place). */
  factor(): void;
  /**
   * Sets rz and rw (0 where closed), then `particular` = K⁻¹ (primalResidual + A₁·v) and `coupling` = A₂·v − Eᵀ·particular,
   * with v = theta·(dualResidual − rz/x + rw/room), A₁ the items' rows of A and A₂ the coupling rows. By `mode`:
   *   predictor   rz = −x·z                           rw = −room·w
   *   corrector   rz = target − x·z − share·dx·dz     rw = target − room·w + share·dx·dw, with dz and dw of the predictor in
   *               dx: dz = −z − z·dx/x, dw = −w + w·dx/room; share = primalStep·dualStep, below 1 where the predictor's steps are
   *               short (Colombo and Gondzio 2008); 0 = plain centring
   *   centring    adds to rz and rw what brings products at the trial steps back into [target/10, 10·target] (Gondzio 1996):
   *               of p = (x + primalStep·dx)(z + dualStep·dz): target/10 − p, or 10·target − p but no less than −10·target
   */
  rightHandSide(mode: 0 | 1 | 2, target: number, primalStep: number, dualStep: number): void;
  /** Solves the factored coupling system for `coupling`, in place. */
  solveCoupling(): void;
  /**
   * From `coupling` (the step of prices): dy = particular − K⁻¹(E·coupling), dx = theta·(Aᵀ(dy, coupling) − dualResidual +
   * rz/x − rw/room). Statistics: primalRatio … cross.
   */
  direction(): void;
  /** x, room by primalStep; z, w, y by dualStep, with dz = (rz − z·dx)/x and dw = (rw + w·dx)/room. Not `prices`. */
  step(primalStep: number, dualStep: number): void;
}

export const modes = { predictor: 0, corrector: 1, centring: 2 } as const;

/** Places in `statistics`. Closed cells count nowhere. */
export const statistics = {
  /** Largest |primalResidual|, |dualResidual|. */
  primalResidual: 0,
  dualResidual: 1,
  /** Σ x·z + room·w. */
  complementarity: 2,
  /** Σ cost·x. */
  primalCost: 3,
  /** Σ balance·y − Σ w·(x + room). */
  dualCost: 4,
  /** Largest of −dx/x and dx/room, and of −dz/z and −dw/w; at least 0. */
  primalRatio: 5,
  dualRatio: 6,
  /** Σ z·dx − w·dx; Σ x·dz + room·dw; Σ dx·dz − dx·dw: how the products change with steps. */
  primalChange: 7,
  dualChange: 8,
  cross: 9,
} as const;

/** Added to the tridiagonal diagonals, and to 1/theta. */
export const regularisation = 1e-13;
/** Cholesky pivots below it stand for dependent rows; their inverse root is taken as 0. */
export const leastPivot = 1e-30;
/** Elements of K⁻¹ this much smaller than the diagonal are left out. */
export const negligible = 1e-13;

/** Makes the memory and the functions a solve works on; a fresh one for every solve. */
export type KernelSource = (sizes: KernelSizes) => Kernel;
