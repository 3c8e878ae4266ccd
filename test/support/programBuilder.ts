import type { LinearProgram } from "../../src/engine/balance/linearProgram";

/** A column of the program, and how often it counts. */
export interface Term {
  column: number;
  factor: number;
}

/** atLeast ≤ Σ terms ≤ atMost; a bound left out is open. */
export interface Row {
  terms: readonly Term[];
  atLeast?: number;
  atMost?: number;
}

/** Puts objective terms and rows into compressed columns. Terms of one row never name a column twice. */
export function buildProgram(upperBounds: readonly number[], objective: readonly Term[], rows: readonly Row[]): LinearProgram {
  const columns = upperBounds.length;
  const cost = new Float64Array(columns);
  for (const { column, factor } of objective) cost[column]! += factor;
  const starts = new Int32Array(columns + 1);
  for (const { terms } of rows) for (const { column } of terms) starts[column + 1]! += 1;
  for (let column = 0; column < columns; column++) starts[column + 1]! += starts[column]!;
  const next = starts.slice();
  const indices = new Int32Array(starts[columns]!);
  const values = new Float64Array(starts[columns]!);
  rows.forEach(({ terms }, row) => {
    for (const { column, factor } of terms) {
      const place = next[column]!++;
      indices[place] = row;
      values[place] = factor;
    }
  });
  return {
    columns,
    rows: rows.length,
    cost,
    columnLower: new Float64Array(columns),
    columnUpper: Float64Array.from(upperBounds),
    rowLower: Float64Array.from(rows, ({ atLeast = -Infinity }) => atLeast),
    rowUpper: Float64Array.from(rows, ({ atMost = Infinity }) => atMost),
    starts,
    indices,
    values,
  };
}
