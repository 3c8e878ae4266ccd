import type { Rectangle } from "../../../src/workbook/port";
import { columnIndex, columnName } from "../../../src/workbook/address";
import { isOnSheet, sheetColumns, sheetRows } from "./a1";
import { cellAt, cellKey, changeCell, eachPlace, formatAt } from "./cells";
import { HostError } from "./errors";
import type { RangeModel } from "./model";
import type { Call } from "./objects";
import { guardCells } from "./ranges";

/** Words of a formula: texts, quoted sheets and what stands in brackets are taken whole; so are names, numbers and references. */
const wordsOf = (formula: string): readonly string[] => formula.match(/"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|[\p{L}\p{N}_.$]+|./gsu) ?? [];

const moveLine = (mark: string, index: number, by: number, count: number): number | undefined => {
  const moved = mark === "$" ? index : index + by;
  return moved >= 0 && moved < count ? moved : undefined;
};

/** "B$2", or "$B" and "2" of whole columns and rows, after a copy so far down and to the right; undefined for no reference. */
function moveReference(word: string, down: number, right: number, wholeLine: boolean): string | undefined {
  const [, columnMark = "", letters, rowMark = "", digits] = /^(?:(\$?)([A-Z]{1,3}))?(?:(\$?)([1-9]\d{0,6}))?$/i.exec(word) ?? [];
  if (!letters && !digits) return undefined;
  if ((!letters || !digits) && !wholeLine) return undefined;
  const column = letters === undefined ? 0 : moveLine(columnMark, columnIndex(letters), right, sheetColumns);
  const row = digits === undefined ? 0 : moveLine(rowMark, Number(digits) - 1, down, sheetRows);
  if (column === undefined || row === undefined) return "#REF!";
  return `${letters === undefined ? "" : columnMark + columnName(column)}${digits === undefined ? "" : rowMark + String(row + 1)}`;
}

/** A formula as a copy so many rows down and columns to the right has it: relative references move along, "$" keeps its own in place. */
export function copiedFormula(formula: string, down: number, right: number): string {
  const words = wordsOf(formula);
  return words
    .map((word, at) => {
      // A function's name, or a sheet's.
      if (words[at + 1] === "(" || words[at + 1] === "!") return word;
      return moveReference(word, down, right, words[at - 1] === ":" || words[at + 1] === ":") ?? word;
    })
    .join("");
}

/** Where it goes: a source is repeated over a range that is a multiple of it, and else goes in once, from the first cell on. */
function destination(to: Rectangle, from: Rectangle): Rectangle {
  const isMultiple = to.rows % from.rows === 0 && to.columns % from.columns === 0;
  return isMultiple ? to : { ...to, rows: from.rows, columns: from.columns };
}

/** `Range.copyFrom` of formulas: their values and formulas come over, formats stay ("Cut, copy, and paste ranges using the Excel JavaScript API"). */
export function copyFormulas({ sheet, place }: RangeModel, from: RangeModel, call: Call): void {
  const { host, location } = call;
  const to = destination(place, from.place);
  if (!isOnSheet(to)) throw new HostError("InvalidArgument", location);
  guardCells({ sheet, place: to }, location);
  const before = host.valueAt({ sheet, place: to });
  const source = new Map<number, { value: string | number | boolean; formula?: string }>();
  eachPlace(from.place, (row, column, r, c) => {
    const { value = "", formula } = cellAt(from.sheet, row, column) ?? {};
    source.set(cellKey(r, c), { value, ...(formula !== undefined && { formula }) });
  });
  eachPlace(to, (row, column, r, c) => {
    const [sourceRow, sourceColumn] = [r % from.place.rows, c % from.place.columns];
    const { value, formula } = source.get(cellKey(sourceRow, sourceColumn))!;
    const copied = formula === undefined ? undefined : copiedFormula(formula, row - from.place.row - sourceRow, column - from.place.column - sourceColumn);
    changeCell(sheet, row, column, { value, formula: copied, format: formatAt(sheet, row, column) });
    host.calculation.edited(sheet, cellKey(row, column));
  });
  host.changed({ sheet, place: to }, before, "ThisLocalAddin");
}
