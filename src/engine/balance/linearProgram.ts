/**
 * A linear program, minimise cost · x subject to rowLower ≤ A x ≤ rowUpper, columnLower ≤ x ≤ columnUpper,
 * A in compressed columns. Infinite bounds are ±Infinity. With `integer` columns it is a mixed-integer program.
 */
export interface LinearProgram {
  columns: number;
  rows: number;
  cost: Float64Array;
  columnLower: Float64Array;
  columnUpper: Float64Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  /** Length columns + 1. */
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
  /** Columns: 1 = whole numbers only. */
  integer?: Uint8Array;
  /** Columns: a solution known beforehand, from which whole numbers are sought; what contradicts a bound or row is ignored. */
  start?: Float64Array;
}

/**
 * How a solve can end. `rowDual` is ∂objective/∂rhs; mixed-integer programs have no duals (empty). `bound` is proven:
 * nothing costs less. "feasible" = a mixed-integer program's best so far, when a limit was reached before the gap.
 */
export type Solution =
  | { status: "optimal"; objective: number; bound: number; iterations: number; x: Float64Array; rowDual: Float64Array; columnDual: Float64Array }
  | { status: "feasible"; objective: number; bound: number; iterations: number; x: Float64Array }
  | { status: "outOfTime" }
  | { status: "infeasible" }
  | { status: "unbounded" };

export interface SolveLimits {
  seconds: number;
  /** Mixed-integer programs: end when (objective − bound) / |objective| is no more; 1e-4 unless told. */
  gap?: number;
  /** Mixed-integer programs: end after so many nodes. Unlike seconds, this gives the same answer on every machine. */
  nodes?: number;
}

/** Handed in, because what can solve differs between a worker, a command line and a test. */
export type Solver = (program: LinearProgram, limits: SolveLimits) => Promise<Solution>;
