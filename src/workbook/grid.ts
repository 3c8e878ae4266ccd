import type { CellValue, Grid } from "./port";

export interface FilledCell {
  row: number;
  column: number;
  value: CellValue;
}

/** A grid from the first to the last filled row and column; undefined where nothing is filled in. Empty text is nothing. */
export function gridOf(sheet: string, cells: readonly FilledCell[], tables: Grid["tables"]): Grid | undefined {
  const filled = cells.filter(({ value }) => value !== null && value !== "");
  if (filled.length === 0) return undefined;
  const firstRow = filled.reduce((least, { row }) => Math.min(least, row), Infinity);
  const firstColumn = filled.reduce((least, { column }) => Math.min(least, column), Infinity);
  const rows = filled.reduce((most, { row }) => Math.max(most, row), 0) - firstRow + 1;
  const columns = filled.reduce((most, { column }) => Math.max(most, column), 0) - firstColumn + 1;
  const values = Array.from({ length: rows }, () => new Array<CellValue>(columns).fill(null));
  for (const { row, column, value } of filled) values[row - firstRow]![column - firstColumn] = value;
  return { sheet, firstRow, firstColumn, values, tables };
}

/** Every cell of a grid with its zero-based place on the sheet. */
export const cellsOf = ({ firstRow, firstColumn, values }: Grid): readonly FilledCell[] =>
  values.flatMap((row, r) => row.map((value, c) => ({ row: firstRow + r, column: firstColumn + c, value })));
