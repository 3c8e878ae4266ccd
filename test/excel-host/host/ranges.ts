import type { Rectangle } from "../../../src/workbook/port";
import { addressSheet, intersection, isOnSheet, parseA1, splitAddress, toA1 } from "./a1";
import { block, cellCount, changeCell, cellKey, eachPlace, formatAt, presentCells } from "./cells";
import { HostError } from "./errors";
import type { ExcelHost } from "./ExcelHost";
import type { CellInput, CellModel, RangeModel, SheetModel } from "./model";
import { type Call, HostObject } from "./objects";
import { readTyping, type Typed } from "./typing";

/** What families need of ranges: finding, reading and writing them. */

export const rangeObject = (sheet: SheetModel, place: Rectangle): HostObject<RangeModel> => new HostObject("Range", { sheet, place });

export function rangeOn(sheet: SheetModel, place: Rectangle, location: string): HostObject<RangeModel> {
  if (!isOnSheet(place)) throw new HostError("InvalidArgument", location);
  return rangeObject(sheet, place);
}

export const addressOf = ({ sheet, place }: RangeModel): string => `${addressSheet(sheet.name)}!${toA1(place)}`;

export const tableBody = ({ place, showHeaders, showTotals }: { place: Rectangle; showHeaders: boolean; showTotals: boolean }): Rectangle => ({
  ...place,
  row: place.row + Number(showHeaders),
  rows: place.rows - Number(showHeaders) - Number(showTotals),
});

/** An A1 address, a name or a table's name; on `sheet` where the address names none. */
export function findRange(address: string, sheet: SheetModel | undefined, { host, location }: Call): RangeModel {
  const [sheetName, rest] = splitAddress(address.replace(/^=/, ""));
  const on = sheetName === undefined ? sheet : host.sheetNamed(sheetName);
  const place = parseA1(rest);
  if (on && place) return { sheet: on, place };
  const isCalled = ({ name }: { name: string }) => name.toLowerCase() === rest.toLowerCase();
  const name = host.book.names.find((candidate) => isCalled(candidate) && (!candidate.scope || candidate.scope === on));
  if (name) return findRange(name.formula, undefined, { host, location });
  const table = host.book.tables.find(isCalled);
  if (table) return { sheet: table.sheet, place: tableBody(table) };
  throw new HostError("InvalidArgument", location);
}

/** A parameter that may be a Range object or an address. */
export const rangeParameter = (parameter: unknown, sheet: SheetModel | undefined, call: Call): RangeModel =>
  parameter instanceof HostObject && parameter.type === "Range" ? (parameter.model as RangeModel) : findRange(String(parameter), sheet, call);

/** On a protected sheet only unlocked cells may be changed. */
export function guardCells({ sheet, place }: RangeModel, location: string): void {
  if (!sheet.protected) return;
  const locked = cellCount(place) > 100_000 || block({ sheet, place }, (_, row, column) => formatAt(sheet, row, column).locked !== false).flat().some(Boolean);
  if (locked) throw new HostError("AccessDenied", location);
}

export function guardSheet(sheet: SheetModel, location: string): void {
  if (sheet.protected) throw new HostError("AccessDenied", location);
}

/** Null for more cells than Excel reads at once. */
export const readBlock = <T>(range: RangeModel, host: ExcelHost, look: (cell: CellModel | undefined) => T): T[][] | null =>
  cellCount(range.place) > host.limits.cellsPerRead ? null : block(range, look);

const wrongShape = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** One value for all cells, or rows of exactly the range's shape; null leaves a cell as it is. */
export function eachInput(place: Rectangle, input: unknown, location: string, put: (row: number, column: number, value: unknown) => void): void {
  const isRows = Array.isArray(input);
  const fits = isRows && input.length === place.rows && input.every((row) => Array.isArray(row) && row.length === place.columns);
  if (isRows && !fits) throw new HostError("InvalidArgument", location, wrongShape);
  eachPlace(place, (row, column, r, c) => {
    const value: unknown = isRows ? (input as unknown[][])[r]![c] : input;
    if (value !== null && value !== undefined) put(row, column, value);
  });
}

function putTyped(range: RangeModel, row: number, column: number, { value, formula, numberFormat }: Typed, host: ExcelHost): void {
  const format = formatAt(range.sheet, row, column);
  const isGeneral = (format.numberFormat ?? "General") === "General";
  changeCell(range.sheet, row, column, { value, formula, ...(numberFormat && isGeneral ? { format: { ...format, numberFormat } } : {}) });
  host.calculation.edited(range.sheet, cellKey(row, column));
}

const isCellInput = (value: unknown): value is CellInput => ["string", "number", "boolean"].includes(typeof value);

/** `values`, `formulas` and typing alike. */
export function writeCells(range: RangeModel, input: unknown, { host, location }: Call, trigger: "ThisLocalAddin" | "Unknown" = "ThisLocalAddin"): void {
  guardCells(range, location);
  const before = host.valueAt(range);
  eachInput(range.place, input, location, (row, column, value) => {
    if (!isCellInput(value)) throw new HostError("InvalidArgument", location);
    const format = formatAt(range.sheet, row, column).numberFormat ?? "General";
    putTyped(range, row, column, readTyping(value, format, host.year), host);
  });
  host.changed(range, before, trigger);
}

export type ClearWhat = "All" | "Contents" | "Formats";

export function clearCells(range: RangeModel, what: ClearWhat, { host, location }: Call): void {
  guardCells(range, location);
  const before = host.valueAt(range);
  for (const { row, column, cell } of presentCells(range)) {
    const contents = what === "Formats" ? {} : { value: "", formula: undefined };
    changeCell(range.sheet, row, column, { ...cell, ...contents, ...(what === "Contents" ? {} : { format: range.sheet.base }) });
    host.calculation.edited(range.sheet, cellKey(row, column));
  }
  host.changed(range, before, "ThisLocalAddin");
}

/** Tables that a range touches. */
export const tablesIn = ({ sheet, place }: RangeModel, host: ExcelHost) =>
  host.book.tables.filter((table) => table.sheet === sheet && intersection(table.place, place));
