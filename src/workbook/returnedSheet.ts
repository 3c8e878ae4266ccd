import { columnIndex, parseArea } from "./address";
import type { CellValue, Rectangle } from "./port";
import { ReturnRefused } from "./returnedPackage";
import { type CellLook, textCollector, unwritten } from "./returnedTexts";
import { readXml } from "./returnedXml";

export interface ReturnedCell {
  row: number;
  column: number;
  /** Of a formula: the result the program kept; null where it kept none. Errors are their text. */
  value: CellValue;
  error: boolean;
  /** Without "="; empty where it is part of a shared or array formula. */
  formula?: string;
  /** Shown as a date, or as a percentage. */
  look: CellLook;
}

export interface ReturnedSheet {
  name: string;
  hidden: boolean;
  /** Filled cells by row, then by column; both zero-based. */
  rows: ReadonlyMap<number, ReadonlyMap<number, ReturnedCell>>;
  merged: readonly Rectangle[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  /** The block that a filter is set on and hides rows of. */
  filtered?: Rectangle;
}

const mostRows = 200_000;
const mostCells = 2_000_000;
const lastRow = 1_048_575;
const lastColumn = 16_383;
const mostMerged = 2_000;
const plainLook: CellLook = { date: false, percent: false };

const isOn = (flag: string | undefined): boolean => flag === "1" || flag === "true";
const unreadable = (): never => {
  throw new ReturnRefused("unreadable");
};

interface OpenCell {
  column: number;
  type: string;
  look: CellLook;
  value?: string;
  formula?: string;
}

function valueOf({ type, value }: OpenCell, inline: string, texts: readonly string[]): { value: CellValue; error: boolean } {
  if (type === "inlineStr") return { value: inline, error: false };
  if (value === undefined) return { value: null, error: false };
  if (type === "s") return { value: /^\d{1,7}$/.test(value.trim()) ? (texts[Number(value)] ?? unreadable()) : unreadable(), error: false };
  if (type === "str" || type === "d") return { value: unwritten(value), error: false };
  if (type === "e") return { value: value, error: true };
  if (type === "b") return { value: value.trim() === "1" || value.trim() === "true", error: false };
  if (value.trim() === "") return { value: null, error: false };
  // Only a plain decimal is a number here: Number("0x10") would be one, too.
  if (type !== "n" || !/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\s*$/.test(value)) return unreadable();
  const number = Number(value);
  return { value: Number.isFinite(number) ? number : unreadable(), error: false };
}

/** One worksheet part. Rows and cells must come in order, and each but once: what could be read in two ways is refused. */
export function readReturnedSheet(part: Uint8Array, texts: readonly string[], looks: readonly CellLook[]): Omit<ReturnedSheet, "name" | "hidden"> {
  const rows = new Map<number, Map<number, ReturnedCell>>();
  const merged: Rectangle[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  let filtered: Rectangle | undefined;
  let filter: Rectangle | undefined;
  let row = -1;
  let rowCount = 0;
  let cellCount = 0;
  let cells = new Map<number, ReturnedCell>();
  let column = -1;
  let cell: OpenCell | undefined;
  let text = "";
  const inline = textCollector();

  const openRow = (attributes: ReadonlyMap<string, string>) => {
    const next = attributes.has("r") ? Number(attributes.get("r")) - 1 : row + 1;
    if (!Number.isInteger(next) || next <= row || next > lastRow) unreadable();
    if ((rowCount += 1) > mostRows) throw new ReturnRefused("tooLarge");
    row = next;
    column = -1;
    cells = new Map();
    if (isOn(attributes.get("hidden")) || Number(attributes.get("ht") ?? 1) === 0) hiddenRows.add(row);
  };
  const openCell = (attributes: ReadonlyMap<string, string>) => {
    const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(attributes.get("r") ?? "") ?? [];
    if (attributes.has("r") && (letters === undefined || Number(digits) - 1 !== row)) unreadable();
    const next = letters === undefined ? column + 1 : columnIndex(letters);
    if (row < 0 || next <= column || next > lastColumn) unreadable();
    if ((cellCount += 1) > mostCells) throw new ReturnRefused("tooLarge");
    column = next;
    cell = { column, type: attributes.get("t") ?? "n", look: looks[Number(attributes.get("s") ?? 0)] ?? plainLook };
    inline.taken();
  };
  const closeCell = () => {
    if (!cell) return;
    const { value, error } = valueOf(cell, inline.taken(), texts);
    const empty = value === null || value === "";
    if (!empty || cell.formula !== undefined) cells.set(cell.column, { row, column: cell.column, value: empty ? null : value, error, look: cell.look, ...(cell.formula === undefined ? {} : { formula: cell.formula }) });
    cell = undefined;
  };

  readXml(part, {
    open: (name, attributes, depth) => {
      text = "";
      if (name === "row" && depth === 3) openRow(attributes);
      else if (name === "c" && depth === 4) openCell(attributes);
      else if (name === "mergeCell") {
        if (merged.length >= mostMerged) throw new ReturnRefused("tooLarge");
        merged.push(parseArea(attributes.get("ref") ?? "") ?? unreadable());
      } else if (name === "col" && (isOn(attributes.get("hidden")) || Number(attributes.get("width") ?? 1) === 0)) {
        const [first, last] = [Number(attributes.get("min")) - 1, Math.min(Number(attributes.get("max")) - 1, lastColumn)];
        for (let hidden = first; hidden <= last; hidden += 1) hiddenColumns.add(hidden);
      } else if (name === "autoFilter") filter = parseArea(attributes.get("ref") ?? "");
      else if (name === "filterColumn") filtered = filter;
      if (cell) inline.open!(name, attributes, depth);
    },
    text: (more) => {
      text += more;
      if (cell) inline.text!(more);
    },
    close: (name, depth) => {
      if (cell) inline.close!(name, depth);
      if (name === "v" && depth === 5 && cell) cell.value = text;
      else if (name === "f" && depth === 5 && cell) cell.formula = text;
      else if (name === "c" && depth === 4) closeCell();
      else if (name === "row" && depth === 3 && cells.size > 0) rows.set(row, cells);
      text = "";
    },
  });
  return { rows, merged, hiddenRows, hiddenColumns, ...(filtered ? { filtered } : {}) };
}
