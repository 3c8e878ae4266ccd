import type { Rectangle } from "./port";

/** A1 addresses. Rows and columns are zero-based everywhere in the code. */

export const columnName = (column: number): string => {
  let name = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
};

/** "B7" of zero-based row and column. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** A sheet's name as a formula needs it: always quoted, quotes doubled. */
export const quotedSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** The inverse of `columnName`. */
export const columnIndex = (name: string): number => [...name.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** "A1:B9", or "A1" for a single cell. */
export const areaName = ({ row, column, rows, columns }: Rectangle): string =>
  rows === 1 && columns === 1 ? cellName(row, column) : `${cellName(row, column)}:${cellName(row + rows - 1, column + columns - 1)}`;

/** "$A$1:$B$9" */
export const absoluteArea = (area: Rectangle): string => areaName(area).replace(/[A-Z]+|\d+/g, "$$$&");

/** "A1", "A1:B9", "$A$1:$B$9"; undefined for anything else. */
export function parseArea(reference: string): Rectangle | undefined {
  const [, left, top, right = left, bottom = top] = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/i.exec(reference) ?? [];
  if (!left || !top) return undefined;
  const [row, column] = [Number(top) - 1, columnIndex(left)];
  return { row, column, rows: Number(bottom) - row, columns: columnIndex(right!) - column + 1 };
}
