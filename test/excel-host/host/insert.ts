import { shiftReferences, type Shift } from "../../../src/workbook/shiftReferences";
import { intersection, sheetColumns, sheetRows } from "./a1";
import { cellKey, columnOf, rowOf } from "./cells";
import { HostError } from "./errors";
import type { RangeModel, SheetModel } from "./model";
import type { Call } from "./objects";
import { guardSheet, rangeObject } from "./ranges";

/**
 * Cells inserted before a range, which moves down, or to the right in whole columns; formulas and names follow. What
 * stands on the cells otherwise (tables, charts, lists) is not moved: a range under them is refused.
 */
export function insertCells({ sheet, place }: RangeModel, direction: unknown, call: Call) {
  const { host, location } = call;
  guardSheet(sheet, location);
  const isAcross = direction === "Right" && place.rows === sheetRows;
  if (!isAcross && direction !== "Down") throw new HostError("NotImplemented", location, String(direction));
  const moved = isAcross ? { ...place, columns: sheetColumns - place.column } : { ...place, rows: sheetRows - place.row };
  if (host.book.tables.some((table) => table.sheet === sheet && intersection(table.place, moved))) throw new HostError("NotImplemented", location, "tables would move");
  const shift: Shift = isAcross
    ? { sheet: sheet.name, row: 0, column: place.column, columnsBefore: Infinity, down: 0, right: place.columns }
    : { sheet: sheet.name, row: place.row, column: place.column, columnsBefore: place.column + place.columns, down: place.rows, right: 0 };
  moveCells(sheet, shift);
  if (isAcross) moveWidths(sheet, shift);
  for (const each of host.book.sheets)
    for (const [key, cell] of each.cells) if (cell.formula !== undefined) each.cells.set(key, { ...cell, formula: shiftReferences(cell.formula, each.name, shift) });
  for (const name of host.book.names) name.formula = shiftReferences(name.formula, "", shift);
  host.calculation.structureChanged();
  return rangeObject(sheet, place);
}

function moveCells(sheet: SheetModel, { row, column, columnsBefore, down, right }: Shift): void {
  const before = [...sheet.cells];
  sheet.cells.clear();
  for (const [key, cell] of before) {
    const [r, c] = [rowOf(key), columnOf(key)];
    const moves = r >= row && c >= column && c < columnsBefore;
    sheet.cells.set(moves ? cellKey(r + down, c + right) : key, cell);
  }
}

function moveWidths({ widths }: SheetModel, { column, right }: Shift): void {
  const before = [...widths];
  widths.clear();
  for (const [at, width] of before) widths.set(at >= column ? at + right : at, width);
}
