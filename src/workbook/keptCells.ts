import { type Extent, extentOf, type Growth, growthStrips } from "./keptArea";
import { markedArea } from "./mark";
import type { CellValue, Rectangle, SheetSpec } from "./port";
import type { Shift } from "./shiftReferences";

/** Where the doors that hold cells themselves find what people wrote beside a sheet of ours. Excel is asked otherwise, see `officeStanding`. */

const markCell = { row: 1, column: 0 };

/** What an earlier run wrote, told by its mark; undefined where there is none: then nothing on the sheet is kept. */
export function markedExtent(value: (row: number, column: number) => CellValue): Extent | undefined {
  const area = markedArea(String(value(markCell.row, markCell.column) ?? ""));
  return area && { rows: area.lastRow + 1, columns: area.lastColumn + 1 };
}

/** Whether a cell lies beside or below ours. */
export const isOutside = ({ rows, columns }: Extent, { row, column }: { row: number; column: number }): boolean => row >= rows || column >= columns;

const holds = (area: Rectangle | undefined, { row, column }: { row: number; column: number }): boolean =>
  area !== undefined && row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;

/** How far people's cells make way for the new sheet; `filled` are the cells of the old one that hold something. */
export function growthOf(before: Extent, spec: Pick<SheetSpec, "rows">, filled: readonly { row: number; column: number }[]): Growth {
  const after = extentOf(spec);
  const { down, right } = growthStrips(before, after, Infinity);
  return {
    down: filled.some((cell) => holds(down, cell)) ? after.rows - before.rows : 0,
    right: filled.some((cell) => holds(right, cell)) ? after.columns - before.columns : 0,
  };
}

/** The moves that make room: what is below ours first, then what is to their right. */
export const shiftsOf = (sheet: string, before: Extent, { down, right }: Growth): readonly Shift[] => [
  ...(down > 0 ? [{ sheet, row: before.rows, column: 0, columnsBefore: before.columns, down, right: 0 }] : []),
  ...(right > 0 ? [{ sheet, row: 0, column: before.columns, columnsBefore: Infinity, down: 0, right }] : []),
];

/** Where a cell stands after a move. */
export const movedBy = ({ row, column, columnsBefore, down, right }: Shift, cell: { row: number; column: number }): { row: number; column: number } =>
  cell.row >= row && cell.column >= column && cell.column < columnsBefore ? { row: cell.row + down, column: cell.column + right } : { row: cell.row, column: cell.column };
