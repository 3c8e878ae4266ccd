import { columnIndex } from "./address";

/**
 * The part of a package that holds one sheet, taken apart as far as rows and columns need it: whatever else it says stays
 * as it is written. Rows and columns are zero-based, the file counts them from 1.
 */
export interface SheetPart {
  /** Up to the columns. */
  head: string;
  columns: readonly ColumnElement[];
  rows: ReadonlyMap<number, RowElement>;
  /** After the cells. */
  tail: string;
}

/** What stands in a `<col>` or `<row>`, by name. */
export type Attributes = Readonly<Record<string, string>>;

export interface ColumnElement {
  column: number;
  /** Without min and max. */
  attributes: Attributes;
}

export interface RowElement {
  attributes: Attributes;
  /** By column: each cell as it is written. */
  cells: ReadonlyMap<number, string>;
}

const columnsElement = /<cols\b[^>]*>([\s\S]*?)<\/cols>|<cols\b[^>]*\/>/;
const dataElement = /<sheetData\b[^>]*?(?:\/>|>([\s\S]*)<\/sheetData>)/;

/** A sheet's XML in parts: before the columns, columns, rows, after the rows. */
export function readSheetPart(xml: string): SheetPart {
  const data = dataElement.exec(xml);
  if (!data) return { head: xml, columns: [], rows: new Map(), tail: "" };
  const head = xml.slice(0, data.index);
  return { head: head.replace(columnsElement, ""), columns: readColumns(columnsElement.exec(head)?.[1] ?? ""), rows: readRows(data[1] ?? ""), tail: xml.slice(data.index + data[0].length) };
}

/** Its parts as XML again. */
export function writeSheetPart({ head, columns, rows, tail }: SheetPart): string {
  const lines = [...rows].sort(([a], [b]) => a - b).map(([row, { attributes, cells }]) => {
    const inOrder = [...cells].sort(([a], [b]) => a - b);
    return `<row${written({ r: String(row + 1), ...attributes })}>${inOrder.map(([, cell]) => cell).join("")}</row>`;
  });
  return `${head}${writeColumns(columns)}<sheetData>${lines.join("")}</sheetData>${tail}`;
}

/** Attributes of an element's text by name. */
export const attributesOf = (element: string): Attributes =>
  Object.fromEntries([...element.matchAll(/\s([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, double, single]) => [name!, double ?? single ?? ""]));

const written = (attributes: Attributes): string => Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`).join("");

/** A file may say one thing of sixteen thousand columns; beyond these it speaks of the rest of the sheet. */
const mostColumns = 1_024;

function readColumns(xml: string): readonly ColumnElement[] {
  return [...xml.matchAll(/<col\b([^>]*?)\/?>/g)].flatMap(([, text = ""]) => {
    const { min = "1", max = "1", ...attributes } = attributesOf(text);
    const last = Math.min(Number(max), mostColumns);
    return Array.from({ length: Math.max(0, last - Number(min) + 1) }, (_, index) => ({ column: Number(min) - 1 + index, attributes }));
  });
}

function writeColumns(columns: readonly ColumnElement[]): string {
  const elements = [...columns].sort((a, b) => a.column - b.column).map(({ column, attributes }) => `<col${written({ min: String(column + 1), max: String(column + 1), ...attributes })}/>`);
  return elements.length > 0 ? `<cols>${elements.join("")}</cols>` : "";
}

function readRows(xml: string): ReadonlyMap<number, RowElement> {
  let next = 0;
  return new Map(
    [...xml.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)].map(([, text = "", content = ""]) => {
      const { r, ...attributes } = attributesOf(text);
      const row = r === undefined ? next : Number(r) - 1;
      next = row + 1;
      return [row, { attributes, cells: readCells(content) }];
    }),
  );
}

const letters = /^[A-Z]+/i;

function readCells(xml: string): ReadonlyMap<number, string> {
  let next = 0;
  return new Map(
    [...xml.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([element, text = ""]) => {
      const name = letters.exec(attributesOf(text).r ?? "")?.[0];
      const column = name === undefined ? next : columnIndex(name);
      next = column + 1;
      return [column, element];
    }),
  );
}
