import type { Rectangle } from "../../../src/workbook/port";
import { bounding, holds, sheetColumns } from "./a1";
import type { CellFormat } from "./description";
import type { CellModel, RangeModel, SheetModel } from "./model";

export const cellKey = (row: number, column: number): number => row * sheetColumns + column;
export const rowOf = (key: number): number => Math.floor(key / sheetColumns);
export const columnOf = (key: number): number => key % sheetColumns;

export const cellAt = (sheet: SheetModel, row: number, column: number): CellModel | undefined => sheet.cells.get(cellKey(row, column));

export const formatAt = (sheet: SheetModel, row: number, column: number): CellFormat => cellAt(sheet, row, column)?.format ?? sheet.base;

const isVoid = (cell: CellModel, base: CellFormat): boolean => cell.value === "" && cell.formula === undefined && cell.format === base;

export function changeCell(sheet: SheetModel, row: number, column: number, change: Partial<CellModel>): void {
  const key = cellKey(row, column);
  const cell: CellModel = { ...(sheet.cells.get(key) ?? { value: "", format: sheet.base }), ...change };
  if (isVoid(cell, sheet.base)) sheet.cells.delete(key);
  else sheet.cells.set(key, cell);
}

/** Cells of a block as rows; empty cells are undefined. */
export const block = <T>({ sheet, place }: RangeModel, look: (cell: CellModel | undefined, row: number, column: number) => T): T[][] =>
  Array.from({ length: place.rows }, (_, r) =>
    Array.from({ length: place.columns }, (_, c) => look(cellAt(sheet, place.row + r, place.column + c), place.row + r, place.column + c)),
  );

export function eachPlace({ row, column, rows, columns }: Rectangle, visit: (row: number, column: number, r: number, c: number) => void): void {
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) visit(row + r, column + c, r, c);
}

/** Cells that hold something within a place, which may be the whole sheet. */
export function presentCells({ sheet, place }: RangeModel): { row: number; column: number; cell: CellModel }[] {
  const all = [...sheet.cells].map(([key, cell]) => ({ row: rowOf(key), column: columnOf(key), cell }));
  return all.filter(({ row, column }) => holds(place, row, column));
}

/** Smallest block around all cells with a value (or, unless `valuesOnly`, a format). */
export function usedPlace(range: RangeModel, valuesOnly: boolean): Rectangle | undefined {
  const counted = ({ cell }: { cell: CellModel }) => !valuesOnly || cell.value !== "" || cell.formula !== undefined;
  return presentCells(range)
    .filter(counted)
    .map(({ row, column }): Rectangle => ({ row, column, rows: 1, columns: 1 }))
    .reduce<Rectangle | undefined>((found, place) => (found ? bounding(found, place) : place), undefined);
}

export const cellCount = ({ rows, columns }: Rectangle): number => rows * columns;
