import { wholeSheet } from "../a1";
import { usedPlace } from "../cells";
import { HostError } from "../errors";
import type { ExcelHost } from "../ExcelHost";
import { newSheet, type RangeModel, type SheetModel } from "../model";
import { type Call, family, fields, HostObject } from "../objects";
import { findRange, rangeObject, rangeOn, rangeParameter } from "../ranges";
import { areasObject } from "./rangeAreas";

export const sheetObject = (sheet: SheetModel): HostObject<SheetModel> => new HostObject("Worksheet", sheet);

/** "Rename a worksheet": 1 to 31 characters, none of \ / ? * [ ] :, no apostrophe at either end, not "History". */
export const isSheetName = (name: string): boolean => /^(?!')[^\\/?*[\]:]{1,31}(?<!')$/u.test(name) && name.toLowerCase() !== "history";

function guardBook({ host, location }: Call): void {
  if (host.book.protected) throw new HostError("AccessDenied", location);
}

function guardName(name: string, own: SheetModel | undefined, { host, location }: Call): void {
  if (!isSheetName(name)) throw new HostError("InvalidArgument", location);
  if (host.book.sheets.some((sheet) => sheet !== own && sheet.name.toLowerCase() === name.toLowerCase())) throw new HostError("ItemAlreadyExists", location);
}

function freeName(host: ExcelHost): string {
  for (let number = host.book.sheets.length + 1; ; number++) if (!host.sheetNamed(`Sheet${number}`)) return `Sheet${number}`;
}

function addSheet(name: unknown, call: Call): HostObject {
  const { host } = call;
  guardBook(call);
  const wanted = typeof name === "string" && name !== "" ? name : freeName(host);
  guardName(wanted, undefined, call);
  const sheet = newSheet(host.newId(), wanted);
  host.book.sheets.push(sheet);
  host.calculation.structureChanged();
  host.events.raise("WorksheetCollection", "onAdded", { worksheetId: sheet.id, source: "Local" });
  return sheetObject(sheet);
}

/** By a person or by the add-in. */
export function removeSheet(sheet: SheetModel, call: Call): void {
  guardBook(call);
  const { host, location } = call;
  const { book } = host;
  const others = book.sheets.filter((other) => other !== sheet);
  if (!others.some(({ visibility }) => visibility === "Visible")) throw new HostError("InvalidOperation", location);
  book.sheets = others;
  book.tables = book.tables.filter((table) => table.sheet !== sheet);
  book.names = book.names.filter(({ scope }) => scope !== sheet);
  if (book.selection?.sheet === sheet) book.selection = undefined;
  if (book.active === sheet) book.active = others[0]!;
  host.calculation.structureChanged();
  host.events.raise("WorksheetCollection", "onDeleted", { worksheetId: sheet.id, source: "Local" });
}

function move(sheet: SheetModel, position: number, { host, location }: Call): void {
  const others = host.book.sheets.filter((other) => other !== sheet);
  if (!Number.isInteger(position) || position < 0 || position > others.length) throw new HostError("InvalidArgument", location);
  host.book.sheets = [...others.slice(0, position), sheet, ...others.slice(position)];
}

const used = (sheet: SheetModel, valuesOnly: unknown) => usedPlace({ sheet, place: wholeSheet }, valuesOnly === true);

const simple = fields<SheetModel>({ TabColor: "tabColour", ShowGridlines: "gridlines", ShowHeadings: "headings", Gridlines: "gridlines", Headings: "headings" });

const isVisibility = (value: unknown): value is SheetModel["visibility"] => value === "Visible" || value === "Hidden" || value === "VeryHidden";

export const worksheetFamilies = {
  WorksheetCollection: family<object>({
    items: (_, { book }) => book.sheets.map(sheetObject),
    call: {
      Add: (_, [name], call) => addSheet(name, call),
      GetActiveWorksheet: (_, __, { host }) => sheetObject(host.book.active),
      GetFirst: (_, __, { host }) => sheetObject(host.book.sheets[0]!),
      GetLast: (_, __, { host }) => sheetObject(host.book.sheets.at(-1)!),
    },
  }),
  Worksheet: family<SheetModel>({
    identity: ({ id }) => ({ Id: id }),
    keys: ({ id, name }) => [id, name],
    get: {
      ...simple.get,
      Id: ({ id }) => id,
      Name: ({ name }) => name,
      Position: (sheet, { book }) => book.sheets.indexOf(sheet),
      Visibility: ({ visibility }) => visibility,
    },
    set: {
      ...simple.set,
      Name: (sheet, value, call) => {
        guardBook(call);
        guardName(String(value), sheet, call);
        sheet.name = String(value);
        call.host.calculation.structureChanged();
      },
      Position: (sheet, value, call) => move(sheet, Number(value), call),
      Visibility: (sheet, value, { location }) => {
        if (!isVisibility(value)) throw new HostError("InvalidArgument", location);
        sheet.visibility = value;
      },
    },
    open: {
      Tables: (sheet) => new HostObject("TableCollection", { sheet }),
      Names: (sheet) => new HostObject("NamedItemCollection", { sheet }),
      Charts: (sheet) => new HostObject("ChartCollection", sheet),
      Protection: (sheet) => new HostObject("WorksheetProtection", sheet),
      FreezePanes: (sheet) => new HostObject("WorksheetFreezePanes", sheet),
      PageLayout: (sheet) => new HostObject("PageLayout", sheet),
      AutoFilter: (sheet) => new HostObject("AutoFilter", sheet),
      HorizontalPageBreaks: (sheet) => new HostObject("PageBreakCollection", sheet),
    },
    call: {
      GetRange: (sheet, [address], call) => {
        if (address === null || address === undefined || address === "") return rangeObject(sheet, wholeSheet);
        const found = findRange(String(address), sheet, call);
        return rangeObject(found.sheet, found.place);
      },
      GetRanges: (sheet, [address], call) => areasObject(sheet, String(address), call),
      GetRangeByIndexes: (sheet, [row, column, rows, columns], { location }) =>
        rangeOn(sheet, { row: Number(row), column: Number(column), rows: Number(rows), columns: Number(columns) }, location),
      GetCell: (sheet, [row, column], { location }) => rangeOn(sheet, { row: Number(row), column: Number(column), rows: 1, columns: 1 }, location),
      GetUsedRange: (sheet, [valuesOnly]) => rangeObject(sheet, used(sheet, valuesOnly) ?? { row: 0, column: 0, rows: 1, columns: 1 }),
      GetUsedRangeOrNullObject: (sheet, [valuesOnly]) => {
        const place = used(sheet, valuesOnly);
        return place ? rangeObject(sheet, place) : null;
      },
      Activate: (sheet, _, { host }) => host.activate(sheet),
      Calculate: (_, __, { host }) => host.calculation.calculate(),
      Delete: (sheet, _, call) => removeSheet(sheet, call),
    },
  }),
  WorksheetProtection: family<SheetModel>({
    get: { Protected: (sheet) => sheet.protected },
    call: {
      Protect: (sheet, _, { location }) => {
        if (sheet.protected) throw new HostError("AccessDenied", location);
        sheet.protected = true;
      },
      Unprotect: (sheet) => {
        sheet.protected = false;
      },
    },
  }),
  WorksheetFreezePanes: family<SheetModel>({
    call: {
      FreezeRows: (sheet, [rows]) => freeze(sheet, Number(rows ?? 1), 0),
      FreezeColumns: (sheet, [columns]) => freeze(sheet, 0, Number(columns ?? 1)),
      FreezeAt: (sheet, [range], call) => {
        const { place }: RangeModel = rangeParameter(range, sheet, call);
        freeze(sheet, place.row + place.rows, place.column + place.columns);
      },
      Unfreeze: (sheet) => {
        sheet.frozen = undefined;
      },
      GetLocationOrNullObject: (sheet) =>
        sheet.frozen ? rangeObject(sheet, { row: 0, column: 0, rows: sheet.frozen.rows || 1, columns: sheet.frozen.columns || 1 }) : null,
    },
  }),
};

function freeze(sheet: SheetModel, rows: number, columns: number): void {
  sheet.frozen = { rows, columns };
}
