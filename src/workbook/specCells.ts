import { toCellText } from "./cellText";
import type { Cell, CellValue, SheetSpec } from "./port";
import type { SheetCells } from "./recalculate";

/** A cell's constant as it is written: text stays text, whatever it begins with. */
export const constantOf = ({ value }: Cell): CellValue => (typeof value === "string" ? toCellText(value) : (value ?? null));

/** A sheet to be written, as the formula engine takes it. */
export const specCells = ({ name, rows, table, names }: SheetSpec): SheetCells => ({
  name,
  cells: rows.flatMap((row, r) => row.flatMap((cell, c) => (cell ? [{ row: r, column: c, value: constantOf(cell), formula: cell.formula }] : []))),
  tables: table ? [table] : [],
  names,
});
