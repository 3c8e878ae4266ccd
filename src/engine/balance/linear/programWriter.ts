import type { LinearProgram } from "../linearProgram";

/** Writes a program column by column into typed arrays that are made once; `entry` belongs to the column begun last. */
export interface ProgramWriter {
  /** 0 ≤ x ≤ upper. Gives the column's number. */
  column(cost: number, upper: number): number;
  /** Entries of one row add up; nothing is written for 0. */
  entry(row: number, value: number): void;
  /** Everything written, with these rows. */
  program(rowLower: Float64Array, rowUpper: Float64Array): LinearProgram;
}

/** Room for at most so many columns and entries. */
export function programWriter(mostColumns: number, mostEntries: number): ProgramWriter {
  const cost = new Float64Array(mostColumns);
  const upper = new Float64Array(mostColumns);
  const starts = new Int32Array(mostColumns + 1);
  const indices = new Int32Array(mostEntries);
  const values = new Float64Array(mostEntries);
  let columns = 0;
  let entries = 0;
  return {
    column(each, most) {
      cost[columns] = each;
      upper[columns] = most;
      starts[++columns] = entries;
      return columns - 1;
    },
    entry(row, value) {
      if (value === 0) return;
      for (let k = starts[columns - 1]!; k < entries; k++) {
        if (indices[k] !== row) continue;
        values[k]! += value;
        return;
      }
      indices[entries] = row;
      values[entries] = value;
      starts[columns] = ++entries;
    },
    program: (rowLower, rowUpper) => ({
      columns,
      rows: rowLower.length,
      cost: cost.slice(0, columns),
      columnLower: new Float64Array(columns),
      columnUpper: upper.slice(0, columns),
      rowLower,
      rowUpper,
      starts: starts.slice(0, columns + 1),
      indices: indices.slice(0, entries),
      values: values.slice(0, entries),
    }),
  };
}
