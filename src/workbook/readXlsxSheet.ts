import type { Cell, CellValue as XlsxValue, Worksheet } from "@cj-tech-master/excelts";
import { columnIndex } from "./address";
import { type FilledCell, gridOf } from "./grid";
import type { CellValue, Grid } from "./port";

const millisecondsPerDay = 86_400_000;
/** 1970-01-01 in the 1900 system; the library has turned days of the 1904 system into dates already. */
const serialOf1970 = 25_569;

/** A sheet's values from its first to its last filled row and column; undefined where nothing is filled in. */
export function readXlsxSheet(sheet: Worksheet): Grid | undefined {
  const cells: FilledCell[] = [];
  sheet.eachRow((row, rowNumber) =>
    row.eachCell((cell, columnNumber) => cells.push({ row: rowNumber - 1, column: columnNumber - 1, value: valueOf(cell) })),
  );
  return gridOf(sheet.name, cells, tablesOf(sheet));
}

/** What the cell shows, as a plain value. A merged cell's value belongs to its top left cell alone. */
export const valueOf = (cell: Cell): CellValue => (cell.isMerged && cell.master !== cell ? null : plainValue(cell.value));

function plainValue(value: XlsxValue): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object") return value;
  if (value instanceof Date) return serial(value);
  if ("error" in value) return value.error;
  if ("formula" in value || "sharedFormula" in value) return plainValue(value.result);
  if ("richText" in value && value.richText) return value.richText.map(({ text }) => text).join("");
  if ("checkbox" in value) return value.checkbox;
  return "text" in value ? value.text : null;
}

/** A number too large for a date is one Excel itself shows as an error. */
const serial = (date: Date): CellValue => (Number.isNaN(date.getTime()) ? "#NUM!" : date.getTime() / millisecondsPerDay + serialOf1970);

/** Excel tables with a heading row; a totals row is not part of the data. */
export const tablesOf = (sheet: Worksheet): Grid["tables"] =>
  sheet
    .getTables()
    .map(({ table }) => table)
    .filter(({ headerRow }) => headerRow !== false)
    .map(({ name, tableRef, ref, totalsRow }) => ({ name, ...rectangle(tableRef ?? ref, totalsRow ? 1 : 0) }));

function rectangle(reference: string, rowsLess: number) {
  const [from = "", to = from] = reference.split(":");
  const [first, last] = [corner(from), corner(to)];
  return { ...first, rows: last.row - first.row + 1 - rowsLess, columns: last.column - first.column + 1 };
}

function corner(reference: string): { row: number; column: number } {
  const [, letters = "", digits = ""] = /^\$?([A-Z]+)\$?(\d+)$/.exec(reference) ?? [];
  return { row: Number(digits) - 1, column: columnIndex(letters) };
}
