import { strFromU8, strToU8 } from "fflate";
import { cellName } from "./address";
import { movedBy } from "./keptCells";
import { sheetsOf, workbookPath } from "./mergeWorkbookPart";
import type { Parts } from "./relationships";
import { type Attributes, readSheetPart, type RowElement, writeSheetPart } from "./sheetPart";
import { type Shift, shiftReferences } from "./shiftReferences";
import { escaped, unescaped } from "./xmlText";

/** A package after cells of one sheet have moved, as Excel moves them when cells are inserted: formulas, names and charts follow. */
export function makeRoom(parts: Parts, shift: Shift): Parts {
  const sheets = new Map(sheetsOf(parts).map(({ path, name }) => [path, name]));
  return new Map([...parts].map(([path, part]) => [path, movedPart(path, part, sheets.get(path), shift)]));
}

function movedPart(path: string, part: Uint8Array, sheet: string | undefined, shift: Shift): Uint8Array {
  const elements = sheet !== undefined ? /(<(?:f|formula|formula1|formula2)\b[^>]*>)([^<]+)(<\/)/g : path === workbookPath ? /(<definedName\b[^>]*>)([^<]+)(<\/)/g : /^xl\/charts\/chart\d+\.xml$/.test(path) ? /(<c:f>)([^<]+)(<\/)/g : undefined;
  if (!elements) return part;
  const before = strFromU8(part);
  const followed = before.replace(elements, (whole, opening: string, text: string, closing: string) => {
    const formula = unescaped(text);
    const moved = shiftReferences(formula, sheet ?? "", shift);
    return moved === formula ? whole : `${opening}${escaped(moved)}${closing}`;
  });
  const moved = sheet?.toLowerCase() === shift.sheet.toLowerCase() ? movedCells(followed, sheet, shift) : followed;
  return moved === before ? part : strToU8(moved);
}

const areas = /(<(?:mergeCell|conditionalFormatting|dataValidation|hyperlink|f)\b[^>]*?\s(?:ref|sqref)=")([^"]*)/g;

/** The sheet itself: its cells, columns, and the areas of lists, looks, merges and notes. */
function movedCells(xml: string, sheet: string, shift: Shift): string {
  const follow = (_: string, before: string, area: string) => before + shiftReferences(area, sheet, shift);
  const part = readSheetPart(xml);
  const rows = new Map<number, RowElement>();
  const rowAt = (row: number): RowElement & { cells: Map<number, string> } => {
    const known = rows.get(row) ?? { attributes: withoutSpans(part.rows.get(row)?.attributes ?? {}), cells: new Map<number, string>() };
    rows.set(row, known);
    return known as RowElement & { cells: Map<number, string> };
  };
  for (const [row, { cells }] of part.rows) {
    rowAt(row);
    for (const [column, cell] of cells) {
      const to = movedBy(shift, { row, column });
      rowAt(to.row).cells.set(to.column, cell.replace(/(<c\b[^>]*?\sr=")[^"]*/, (_, before: string) => before + cellName(to.row, to.column)).replace(areas, follow));
    }
  }
  const columns = part.columns.map((element) => ({ ...element, column: movedBy(shift, { row: 0, column: element.column }).column }));
  const tail = part.tail.replace(areas, follow);
  return writeSheetPart({ head: part.head.replace(/<dimension\b[^>]*\/>/, ""), columns, rows, tail });
}

/** A hint about the columns of a row, wrong as soon as a cell moves. */
export const withoutSpans = (attributes: Attributes): Attributes => Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== "spans"));
