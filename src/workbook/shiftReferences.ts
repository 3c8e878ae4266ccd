import { columnIndex, columnName } from "./address";

/** Cells of a sheet that move down or to the right, as Excel moves them when cells are inserted in front. Zero-based. */
export interface Shift {
  sheet: string;
  /** The first that move. */
  row: number;
  column: number;
  /** Columns from here on stay; Infinity where whole rows' ends move. */
  columnsBefore: number;
  down: number;
  right: number;
}

/** Texts, names of sheets and table columns in their brackets are passed over as they are; references are what is left. */
const pieces =
  /"(?:[^"]|"")*"|\[[^\]]*\]|((?:'(?:[^']|'')*'|(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_.]*)!)?(?<![\p{L}\p{N}_.$])(\$?[A-Z]{1,3}\$?[1-9]\d*(?::\$?[A-Z]{1,3}\$?[1-9]\d*)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?[1-9]\d*:\$?[1-9]\d*)(?![\p{L}\p{N}_.(!])|'(?:[^']|'')*'!/giu;

/** The formula with other references in place of its own; `prefix` names the sheet, "'Plan'!", where there is one. */
const replaceReferences = (formula: string, other: (prefix: string | undefined, reference: string) => string): string =>
  formula.replace(pieces, (piece: string, prefix: string | undefined, reference: string | undefined) => (reference === undefined ? piece : other(prefix, reference)));

/** A formula of `home` after cells have moved: its references follow them. */
export function shiftReferences(formula: string, home: string, shift: Shift): string {
  const sheetOf = (prefix: string | undefined) => (prefix === undefined ? home : prefix.slice(0, -1).replace(/^'(.*)'$/s, "$1").replaceAll("''", "'"));
  return replaceReferences(formula, (prefix, reference) => `${prefix ?? ""}${sheetOf(prefix).toLowerCase() === shift.sheet.toLowerCase() ? shifted(reference, shift) : reference}`);
}

/** The formula as seen from its cell: the same text for all cells it could be copied between. For comparing, not for Excel. */
export const relativeForm = (formula: string, row: number, column: number): string => {
  const seen = (mark: string, index: number | undefined, from: number): string => (index === undefined ? "" : mark === "" ? `\u0001${index - from}` : `\u0002${index}`);
  const corner = (text: string): string => {
    const { columnMark, column: c, rowMark, row: r } = cornerOf(text);
    return `${seen(rowMark, r, row)}\u0003${seen(columnMark, c, column)}`;
  };
  return replaceReferences(formula, (prefix, reference) => `${prefix ?? ""}${reference.split(":").map(corner).join(":")}`);
};

interface Corner {
  column: number | undefined;
  row: number | undefined;
  /** "$" where it is fixed. */
  columnMark: string;
  rowMark: string;
}

function shifted(reference: string, { row, column, columnsBefore, down, right }: Shift): string {
  const corners = reference.split(":").map(cornerOf);
  if (corners.some((corner) => (corner.column ?? Infinity) >= columnsBefore && columnsBefore !== Infinity)) return reference;
  return corners
    .map((corner) => ({
      ...corner,
      column: corner.column !== undefined && corner.column >= column ? corner.column + right : corner.column,
      row: corner.row !== undefined && corner.row >= row ? corner.row + down : corner.row,
    }))
    .map(nameOf)
    .join(":");
}

function cornerOf(text: string): Corner {
  const [, columnMark = "", letters, rowMark = "", digits] = /^(\$?)([A-Z]+)?(\$?)(\d+)?$/i.exec(text) ?? [];
  // "$5" of whole rows has its mark where a column's would stand.
  return { columnMark: letters ? columnMark : "", rowMark: letters ? rowMark : columnMark, column: letters ? columnIndex(letters) : undefined, row: digits ? Number(digits) - 1 : undefined };
}

const nameOf = ({ columnMark, column, rowMark, row }: Corner): string => `${column === undefined ? "" : columnMark + columnName(column)}${row === undefined ? "" : `${rowMark}${row + 1}`}`;
