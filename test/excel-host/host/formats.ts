import { wholeSheet } from "./a1";
import { cellCount, cellKey, changeCell, eachPlace, formatAt } from "./cells";
import type { CellFormat } from "./description";
import { HostError } from "./errors";
import type { RangeModel, SheetModel } from "./model";
import { guardCells } from "./ranges";

/** What a cell without a format of its own looks like. */
export const plainFormat = {
  numberFormat: "General",
  fontName: "Calibri",
  fontSize: 11,
  bold: false,
  italic: false,
  underline: "None",
  strikethrough: false,
  colour: "#000000",
  fill: "#FFFFFF",
  horizontal: "General",
  vertical: "Bottom",
  wrap: false,
  indent: 0,
  locked: true,
} as const satisfies CellFormat;

export type FormatField = keyof typeof plainFormat;

/** Formats of more cells than this, other than a whole sheet's, are not modelled. */
const mostCells = 2_000_000;

/** The common value of all cells; null where they differ, as in Excel. */
export function commonFormat<T>({ sheet, place }: RangeModel, look: (format: CellFormat) => T): T | null {
  if (cellCount(place) > mostCells) return look(sheet.base);
  const first = look(formatAt(sheet, place.row, place.column));
  let mixed = false;
  eachPlace(place, (row, column) => {
    mixed ||= look(formatAt(sheet, row, column)) !== first;
  });
  return mixed ? null : first;
}

export type FormatChange = (format: CellFormat, row: number, column: number) => CellFormat;

function changeWholeSheet(sheet: SheetModel, change: FormatChange): void {
  const before = sheet.base;
  sheet.base = change(before, 0, 0);
  for (const [key, cell] of sheet.cells) sheet.cells.set(key, { ...cell, format: cell.format === before ? sheet.base : change(cell.format, 0, 0) });
}

export function changeFormat(range: RangeModel, location: string, change: FormatChange): void {
  guardCells(range, location);
  const { sheet, place } = range;
  if (cellCount(place) === cellCount(wholeSheet)) return changeWholeSheet(sheet, change);
  if (cellCount(place) > mostCells) throw new HostError("NotImplemented", location, "formats of whole rows or columns");
  eachPlace(place, (row, column) => {
    const cell = sheet.cells.get(cellKey(row, column));
    changeCell(sheet, row, column, { format: change(cell?.format ?? sheet.base, row, column) });
  });
}

/** Cells keep sharing formats: the same old format becomes the same new one. */
export function sharing(change: (format: CellFormat) => CellFormat): FormatChange {
  const made = new Map<CellFormat, CellFormat>();
  return (format) => {
    const known = made.get(format);
    if (known) return known;
    const fresh = change(format);
    made.set(format, fresh);
    return fresh;
  };
}
