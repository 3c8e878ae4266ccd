/**
 * A linear program, minimise cost · x subject to rowLower ≤ A x ≤ rowUpper, columnLower ≤ x ≤ columnUpper,
 * A in compressed columns. Infinite bounds are ±Infinity.
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
}

/** How a solve can end. `rowDual` is ∂objective/∂rhs. */
export type Solution =
  | { status: "optimal"; objective: number; x: Float64Array; rowDual: Float64Array; columnDual: Float64Array }
  | { status: "outOfTime" }
  | { status: "infeasible" }
  | { status: "unbounded" };

/** Handed in, because what can solve differs between a worker, a command line and a test. */
export type Solver = (program: LinearProgram, limits: { seconds: number }) => Promise<Solution>;
