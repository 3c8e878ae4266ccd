import { intersection } from "../a1";
import { block, cellAt } from "../cells";
import { HostError } from "../errors";
import type { ExcelHost } from "../ExcelHost";
import { newTable, type RangeModel, type SheetModel, type TableModel } from "../model";
import { type Call, family, fields, HostObject } from "../objects";
import { guardSheet, rangeObject, rangeParameter, tableBody } from "../ranges";

export const tableObject = (table: TableModel): HostObject<TableModel> => new HostObject("Table", table);

/** Tables of one sheet, or of the whole workbook. */
interface TablesModel {
  sheet?: SheetModel;
}

interface ColumnModel {
  table: TableModel;
  index: number;
}

const tablesOf = ({ sheet }: TablesModel, { book }: ExcelHost): readonly TableModel[] => book.tables.filter((table) => !sheet || table.sheet === sheet);

/** "The name must start with a letter or underscore …, no spaces"; unique in the workbook, names included. */
function guardTableName(name: string, own: TableModel | undefined, { host, location }: Call): void {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name)) throw new HostError("InvalidArgument", location);
  const taken = [...host.book.tables, ...host.book.names].some((other) => other !== own && other.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new HostError("InvalidArgument", location, "name in use");
}

function guardOverlap({ sheet, place }: RangeModel, own: TableModel | undefined, { host, location }: Call): void {
  const overlaps = host.book.tables.some((table) => table !== own && table.sheet === sheet && intersection(table.place, place));
  if (overlaps) throw new HostError("InvalidArgument", location, "A table can't overlap another table.");
}

function freeName({ book }: ExcelHost): string {
  for (let number = 1; ; number++) if (!book.tables.some(({ name }) => name === `Table${number}`)) return `Table${number}`;
}

function addTable(on: SheetModel | undefined, [range, hasHeaders]: readonly unknown[], call: Call): HostObject {
  const { host, location } = call;
  const place = rangeParameter(range, on ?? host.book.active, call);
  guardSheet(place.sheet, location);
  guardOverlap(place, undefined, call);
  if (hasHeaders !== true) throw new HostError("NotImplemented", location, "a table without headers");
  const table = newTable(host.newId(), freeName(host), place);
  host.book.tables.push(table);
  host.calculation.structureChanged();
  host.events.raise("TableCollection", "onAdded", { tableId: table.id, source: "Local", worksheetId: place.sheet.id });
  return tableObject(table);
}

function resize(table: TableModel, range: unknown, call: Call): void {
  const { sheet, place } = rangeParameter(range, table.sheet, call);
  guardSheet(table.sheet, call.location);
  // "The new range must overlap with the original table range, and the headers … must remain in the same row" (Table.resize).
  if (sheet !== table.sheet || place.row !== table.place.row || !intersection(place, table.place)) throw new HostError("InvalidArgument", call.location);
  guardOverlap({ sheet, place }, table, call);
  table.place = place;
  call.host.calculation.structureChanged();
}

function remove(table: TableModel, { host }: Call): void {
  host.book.tables = host.book.tables.filter((other) => other !== table);
  host.calculation.structureChanged();
}

const columnName = ({ table, index }: ColumnModel): string =>
  String(cellAt(table.sheet, table.place.row, table.place.column + index)?.value ?? `Column${index + 1}`);

const columnRange = ({ table, index }: ColumnModel): RangeModel => ({ sheet: table.sheet, place: { ...table.place, column: table.place.column + index, columns: 1 } });

const bodyOfColumn = (column: ColumnModel) =>
  rangeObject(column.table.sheet, { ...tableBody(column.table), column: column.table.place.column + column.index, columns: 1 });

const simple = fields<TableModel>({
  Style: "style",
  ShowBandedRows: "showBandedRows",
  ShowBandedColumns: "showBandedColumns",
  ShowFilterButton: "showFilterButton",
  HighlightFirstColumn: "highlightFirstColumn",
  HighlightLastColumn: "highlightLastColumn",
});

export const tableFamilies = {
  TableCollection: family<TablesModel>({
    sheet: ({ sheet }) => sheet,
    items: (model, host) => tablesOf(model, host).map(tableObject),
    get: { Count: (model, host) => tablesOf(model, host).length },
    call: { Add: ({ sheet }, parameters, call) => addTable(sheet, parameters, call) },
  }),
  TableScopedCollection: family<readonly TableModel[]>({ items: (tables) => tables.map(tableObject) }),
  Table: family<TableModel>({
    identity: ({ id }) => ({ Id: id }),
    keys: ({ id, name }) => [id, name],
    sheet: ({ sheet }) => sheet,
    get: {
      ...simple.get,
      Id: ({ id }) => id,
      Name: ({ name }) => name,
      ShowHeaders: ({ showHeaders }) => showHeaders,
      ShowTotals: ({ showTotals }) => showTotals,
    },
    set: {
      ...simple.set,
      Name: (table, value, call) => {
        guardTableName(String(value), table, call);
        table.name = String(value);
        call.host.calculation.structureChanged();
      },
    },
    open: {
      Worksheet: ({ sheet }) => new HostObject("Worksheet", sheet),
      Columns: (table) => new HostObject("TableColumnCollection", table),
    },
    call: {
      GetRange: ({ sheet, place }) => rangeObject(sheet, place),
      GetDataBodyRange: (table) => rangeObject(table.sheet, tableBody(table)),
      GetHeaderRowRange: ({ sheet, place }) => rangeObject(sheet, { ...place, rows: 1 }),
      Resize: (table, [range], call) => resize(table, range, call),
      ConvertToRange: (table, _, call) => {
        remove(table, call);
        return rangeObject(table.sheet, table.place);
      },
    },
  }),
  TableColumnCollection: family<TableModel>({
    items: (table) => Array.from({ length: table.place.columns }, (_, index) => new HostObject<ColumnModel>("TableColumn", { table, index })),
    get: { Count: ({ place }) => place.columns },
  }),
  TableColumn: family<ColumnModel>({
    identity: ({ index }) => ({ Id: index + 1 }),
    keys: (column) => [column.index + 1, columnName(column)],
    get: {
      Id: ({ index }) => index + 1,
      Index: ({ index }) => index,
      Name: columnName,
      Values: (column) => block(columnRange(column), (cell) => cell?.value ?? ""),
    },
    call: {
      GetDataBodyRange: (column) => bodyOfColumn(column),
      GetRange: (column) => rangeObject(column.table.sheet, columnRange(column).place),
    },
  }),
};
