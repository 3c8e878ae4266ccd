import { formatCellValue, type Worksheet } from "@cj-tech-master/excelts";
import { strFromU8 } from "fflate";
import { areaName, parseArea } from "./address";
import { type CellFilter, cellFilter } from "./filterRows";
import { columnKey, foldRecordName, type FoldState, keyColumns, readFoldRecord, rowKey } from "./keptFolds";
import { type Extent, extentOf, filterAfter, keepsWidth, ownArea } from "./keptArea";
import { isOutside, markedExtent } from "./keptCells";
import { withoutSpans } from "./makeRoom";
import { sheetsOf, textOf, workbookPath } from "./mergeWorkbookPart";
import type { CellValue, Rectangle, SheetSpec } from "./port";
import { valueOf } from "./readXlsxSheet";
import type { CellReader, SheetCells } from "./recalculate";
import { attribute, type Parts } from "./relationships";
import { attributesOf, type ColumnElement, readSheetPart, type RowElement, type SheetPart, writeSheetPart } from "./sheetPart";
import { numberFormats } from "./styles";
import { keptAreas } from "./keptTail";
import { unescaped } from "./xmlText";

/** What people have on a sheet of an earlier run, in a file: it joins the sheet of this run. */
export interface KeptSheet {
  before: Extent;
  part: SheetPart;
  states: readonly FoldState[];
  filter?: { place: Rectangle; columns: readonly { heading: CellValue; element: string }[] };
  /** Cells outside of what the run wrote. */
  cells: SheetCells["cells"];
}

/** Undefined where no earlier run left its mark. */
export function keptSheet(parts: Parts, sheet: Worksheet, spec: SheetSpec): KeptSheet | undefined {
  const value = (row: number, column: number): CellValue => {
    const cell = sheet.findCell(row + 1, column + 1);
    return cell ? valueOf(cell) : null;
  };
  const before = markedExtent(value);
  const entry = sheetsOf(parts).find(({ name }) => name === sheet.name);
  if (!before || !entry) return undefined;
  const part = readSheetPart(strFromU8(parts.get(entry.path)!));
  const constant = (row: number, column: number): CellValue => (sheet.findCell(row + 1, column + 1)?.formula === undefined ? value(row, column) : null);
  return { before, part, states: statesOf(part, recordOf(parts, sheet.name), spec.freeze?.rows ?? 0, constant), ...filterOf(part, value), cells: strangersOn(sheet, before) };
}

function strangersOn(sheet: Worksheet, before: Extent): SheetCells["cells"] {
  const cells: { row: number; column: number; value: CellValue; formula?: string }[] = [];
  sheet.eachRow((row, rowNumber) =>
    row.eachCell((cell, columnNumber) => {
      const place = { row: rowNumber - 1, column: columnNumber - 1 };
      if (isOutside(before, place)) cells.push({ ...place, value: valueOf(cell), ...(cell.formula !== undefined && { formula: `=${cell.formula}` }) });
    }),
  );
  return cells;
}

function recordOf(parts: Parts, sheet: string): ReturnType<typeof readFoldRecord> {
  const index = sheetsOf(parts).findIndex(({ name }) => name === sheet);
  const names = textOf(parts, workbookPath).match(/<definedName\b[\s\S]*?<\/definedName>/g) ?? [];
  const record = names.find((name) => attribute(name, "name") === foldRecordName && attribute(name, "localSheetId") === String(index));
  return readFoldRecord(unescaped(record ?? ""));
}

const isHidden = (element: { attributes: Readonly<Record<string, string>> } | undefined): boolean => /^(1|true)$/.test(element?.attributes.hidden ?? "");

function statesOf({ rows, columns }: SheetPart, folds: ReturnType<typeof readFoldRecord>, headingRows: number, constant: (row: number, column: number) => CellValue): readonly FoldState[] {
  const byColumn = new Map(columns.map((element) => [element.column, element]));
  const count = (length: number) => Array.from({ length }, (_, index) => index);
  return [
    ...folds.rows.map((fold): FoldState => ({
      axis: "rows",
      key: rowKey(count(keyColumns).map((column) => constant(fold.from + fold.count, column))),
      folded: count(fold.count).every((index) => isHidden(rows.get(fold.from + index))),
    })),
    ...folds.columns.map((fold): FoldState => ({
      axis: "columns",
      key: columnKey(count(headingRows).map((row) => constant(row, fold.from + fold.count))),
      folded: count(fold.count).every((index) => isHidden(byColumn.get(fold.from + index))),
    })),
  ];
}

const filterElement = /<autoFilter\b([^>]*?)(?:\/>|>([\s\S]*?)<\/autoFilter>)/;

function filterOf({ tail }: SheetPart, value: (row: number, column: number) => CellValue): Pick<KeptSheet, "filter"> {
  const [, attributes = "", content = ""] = filterElement.exec(tail) ?? [];
  const place = parseArea(attributesOf(attributes).ref ?? "");
  if (!place) return {};
  const columns = (content.match(/<filterColumn\b[^>]*?(?:\/>|>[\s\S]*?<\/filterColumn>)/g) ?? []).map((element) => ({ heading: value(place.row, place.column + Number(attribute(element, "colId"))), element }));
  return { filter: { place, columns } };
}

/** The sheet of this run with what people have on it. */
export function withPeople(xml: string, kept: KeptSheet, spec: SheetSpec, computed: CellReader): string {
  const after = extentOf(spec);
  const filter = filterAfter(spec.filter, kept.filter?.place, kept.before, after);
  const conditions = filter ? conditionsOf(filter, kept, spec) : [];
  const part = readSheetPart(xml);
  return writeSheetPart({
    head: part.head.replace(/<dimension\b[^>]*\/>/, ""),
    columns: columnsOf(part, kept, spec),
    rows: filteredRows(rowsOf(part, kept, after), filter, conditions, spec, computed),
    tail: keptAreas(withFilter(part.tail, filter, conditions), kept.part.tail, ownArea(kept.before, after)),
  });
}

/** Widths as people set them, and whatever they said of columns of their own. */
function columnsOf({ columns }: SheetPart, { before, part }: KeptSheet, spec: SheetSpec): readonly ColumnElement[] {
  const after = extentOf(spec);
  const old = new Map(part.columns.map((element) => [element.column, element]));
  const ours = columns.map((element): ColumnElement => {
    const { width, customWidth } = old.get(element.column)?.attributes ?? {};
    return width !== undefined && keepsWidth(element.column, before, spec, after) ? { ...element, attributes: { ...element.attributes, width, ...(customWidth && { customWidth }) } } : element;
  });
  const known = new Set(ours.map(({ column }) => column));
  return [...ours, ...part.columns.filter(({ column }) => column >= Math.max(before.columns, after.columns) && !known.has(column))];
}

/** Cells outside of what the last run wrote and this one writes; their formats keep their numbers. */
function rowsOf({ rows }: SheetPart, { before, part }: KeptSheet, after: Extent): Map<number, RowElement> {
  const all = new Map(rows);
  for (const [row, old] of part.rows) {
    const theirs = [...old.cells].filter(([column]) => isOutside(before, { row, column }) && isOutside(after, { row, column }));
    if (theirs.length === 0) continue;
    const line = all.get(row) ?? { attributes: old.attributes, cells: new Map() };
    all.set(row, { attributes: withoutSpans(line.attributes), cells: new Map([...theirs, ...line.cells]) });
  }
  return all;
}

interface Condition {
  column: number;
  element: string;
  passes: CellFilter | undefined;
}

/** Columns are found again by their headings. */
function conditionsOf(filter: Rectangle, { filter: old }: KeptSheet, spec: SheetSpec): readonly Condition[] {
  const headings = Array.from({ length: filter.columns }, (_, column) => spec.rows[filter.row]?.[filter.column + column]?.value ?? null);
  return (old?.columns ?? [])
    .flatMap(({ heading, element }) => {
      const column = headings.indexOf(heading);
      return column < 0 ? [] : [{ column, element: element.replace(/colId="\d+"/, `colId="${column}"`), passes: cellFilter(element) }];
    })
    .sort((a, b) => a.column - b.column);
}

function withFilter(tail: string, filter: Rectangle | undefined, conditions: readonly Condition[]): string {
  const without = tail.replace(filterElement, "");
  return filter ? `<autoFilter ref="${areaName(filter)}">${conditions.map(({ element }) => element).join("")}</autoFilter>${without}` : without;
}

/** Excel hides what a filter leaves out when somebody filters, not when it opens the file. */
function filteredRows(rows: Map<number, RowElement>, filter: Rectangle | undefined, conditions: readonly Condition[], spec: SheetSpec, computed: CellReader): ReadonlyMap<number, RowElement> {
  if (!filter || conditions.length === 0) return rows;
  for (let row = filter.row + 1; row < filter.row + filter.rows; row += 1) {
    const stays = conditions.every(({ column, passes }) => {
      const value = computed(spec.name, row, filter.column + column);
      return passes?.(value, shownAs(value, spec.rows[row]?.[filter.column + column]?.format)) ?? true;
    });
    const line = rows.get(row);
    if (!stays && line) rows.set(row, { ...line, attributes: { ...line.attributes, hidden: "1" } });
  }
  return rows;
}

const shownAs = (value: CellValue, format: keyof typeof numberFormats = "general"): string => (typeof value === "number" ? formatCellValue(value, numberFormats[format]).trim() : String(value ?? ""));
