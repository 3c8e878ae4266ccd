import { cellName, columnName, quotedSheet } from "../workbook/address";

/** References inside formulas. Rows and columns are zero-based; `$` stands where a planner would want it when copying. */

/** The same column of any row: `$C8`. */
export const inColumn = (row: number, column: number): string => `$${cellName(row, column)}`;

/** The same row of any column: `J$5`. */
export const inRow = (row: number, column: number): string => `${columnName(column)}$${row + 1}`;

/** "$B$7" of zero-based row and column. */
export const fixed = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;

/** Cells of one row: `J8:P8`. */
export const across = (row: number, from: number, to: number): string => `${cellName(row, from)}:${cellName(row, to)}`;

/** The same columns of any row: `$J8:$P8`. */
export const acrossColumns = (row: number, from: number, to: number): string => `${inColumn(row, from)}:${inColumn(row, to)}`;

/** `$J$5:$P$5` */
export const fixedAcross = (row: number, from: number, to: number): string => `${fixed(row, from)}:${fixed(row, to)}`;

/** Cells of one column: `$C$8:$C$90`. */
export const down = (column: number, from: number, to: number): string => `${fixed(from, column)}:${fixed(to, column)}`;

/** The reference with its sheet before it, quoted. */
export const onSheet = (sheet: string, reference: string): string => `${quotedSheet(sheet)}!${reference}`;
