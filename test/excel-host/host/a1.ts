import { cellName, columnName } from "../../../src/workbook/address";
import type { Rectangle } from "../../../src/workbook/port";

export const sheetRows = 1_048_576;
export const sheetColumns = 16_384;
export const wholeSheet: Rectangle = { row: 0, column: 0, rows: sheetRows, columns: sheetColumns };

const columnNumber = (name: string): number => [...name.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function between(row1: number, column1: number, row2: number, column2: number): Rectangle {
  const row = Math.min(row1, row2);
  const column = Math.min(column1, column2);
  return { row, column, rows: Math.abs(row2 - row1) + 1, columns: Math.abs(column2 - column1) + 1 };
}

/** One end of an address: "B2", or "B" or "2" of whole columns and rows. */
const corner = (text: string): { row?: number; column?: number } | undefined => {
  const parts = /^([A-Z]{1,3})?([1-9]\d{0,6})?$/i.exec(text);
  if (!parts || text === "") return undefined;
  return { column: parts[1] === undefined ? undefined : columnNumber(parts[1]), row: parts[2] === undefined ? undefined : Number(parts[2]) - 1 };
};

/** "B2", "B2:C9", "B:C", "2:9", with or without "$"; undefined for anything else. */
export function parseA1(address: string): Rectangle | undefined {
  const [first, last, ...rest] = address.replaceAll("$", "").split(":").map(corner);
  const to = last ?? first;
  if (!first || !to || rest.length > 0 || (address.includes(":") && !last)) return undefined;
  if ((first.row === undefined) !== (to.row === undefined) || (first.column === undefined) !== (to.column === undefined)) return undefined;
  // A whole column or row is written with two ends: "B:B".
  if (!last && (first.row === undefined || first.column === undefined)) return undefined;
  const place = between(first.row ?? 0, first.column ?? 0, to.row ?? sheetRows - 1, to.column ?? sheetColumns - 1);
  return isOnSheet(place) ? place : undefined;
}

export const isOnSheet = ({ row, column, rows, columns }: Rectangle): boolean =>
  row >= 0 && column >= 0 && rows >= 1 && columns >= 1 && row + rows <= sheetRows && column + columns <= sheetColumns;

export function toA1({ row, column, rows, columns }: Rectangle): string {
  if (columns === sheetColumns) return `${row + 1}:${row + rows}`;
  if (rows === sheetRows) return `${columnName(column)}:${columnName(column + columns - 1)}`;
  const first = cellName(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cellName(row + rows - 1, column + columns - 1)}`;
}

/** With "$" before every column and row, as a name's formula has it. */
export const toAbsoluteA1 = (place: Rectangle): string => toA1(place).replace(/[A-Z]+|\d+/g, "$$$&");

export function intersection(a: Rectangle, b: Rectangle): Rectangle | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

export const bounding = (a: Rectangle, b: Rectangle): Rectangle =>
  between(
    Math.min(a.row, b.row),
    Math.min(a.column, b.column),
    Math.max(a.row + a.rows, b.row + b.rows) - 1,
    Math.max(a.column + a.columns, b.column + b.columns) - 1,
  );

export const holds = ({ row, column, rows, columns }: Rectangle, r: number, c: number): boolean =>
  r >= row && r < row + rows && c >= column && c < column + columns;

/** A sheet's name as Excel writes it into an address: quoted only where it must be. */
export const addressSheet = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`);

/** "'A b'!C1" → ["A b", "C1"]; without a sheet the first is undefined. */
export function splitAddress(address: string): [sheet: string | undefined, rest: string] {
  const at = address.lastIndexOf("!");
  if (at < 0) return [undefined, address];
  return [address.slice(0, at).replace(/^'(.*)'$/s, "$1").replaceAll("''", "'"), address.slice(at + 1)];
}
