import type { Rectangle } from "../../../../src/workbook/port";
import { bounding, intersection, isOnSheet, sheetColumns, sheetRows, toA1 } from "../a1";
import { cellCount, usedPlace } from "../cells";
import { groupLines, hiddenLines, hideDetails, hideLines, ungroupLines } from "../outline";
import { insertCells } from "../insert";
import { copyFormulas } from "../copyFrom";
import { displayText } from "../displayText";
import { HostError } from "../errors";
import type { ExcelHost } from "../ExcelHost";
import { changeFormat } from "../formats";
import type { CellModel, RangeModel } from "../model";
import { type Call, family, HostObject } from "../objects";
import { addressOf, clearCells, type ClearWhat, eachInput, rangeObject, rangeParameter, readBlock, tablesIn, writeCells } from "../ranges";

const value = (cell: CellModel | undefined) => cell?.value ?? "";
const formula = (cell: CellModel | undefined) => cell?.formula ?? value(cell);

function valueType(cell: CellModel | undefined): string {
  const found = value(cell);
  if (found === "") return "Empty";
  if (typeof found === "string") return found.startsWith("#") && cell?.formula !== undefined ? "Error" : "String";
  return typeof found === "number" ? "Double" : "Boolean";
}

/** What depends on formulas is computed before it is read. */
const computed =
  <T>(look: (cell: CellModel | undefined) => T) =>
  (range: RangeModel, host: ExcelHost) => {
    host.calculation.refresh();
    return readBlock(range, host, look);
  };

function writeNumberFormats(range: RangeModel, input: unknown, { location }: Call): void {
  const wanted = new Map<number, string>();
  eachInput(range.place, input, location, (row, column, format) => wanted.set(row * sheetColumns + column, String(format)));
  changeFormat(range, location, (format, row, column) => {
    const numberFormat = wanted.get(row * sheetColumns + column);
    return numberFormat === undefined ? format : { ...format, numberFormat };
  });
}

type Place = (place: Rectangle, parameters: readonly number[]) => Rectangle;

/** A range found from another by moving and stretching. */
const moved =
  (place: Place) =>
  (range: RangeModel, parameters: readonly unknown[], { location }: Call): HostObject => {
    const found = place(range.place, parameters.map((parameter) => (parameter === null || parameter === undefined ? 1 : Number(parameter))));
    if (!isOnSheet(found)) throw new HostError("InvalidArgument", location);
    return rangeObject(range.sheet, found);
  };

const moves = {
  GetCell: moved((p, [row = 0, column = 0]) => ({ row: p.row + row, column: p.column + column, rows: 1, columns: 1 })),
  GetRow: moved((p, [row = 0]) => ({ ...p, row: p.row + row, rows: 1 })),
  GetColumn: moved((p, [column = 0]) => ({ ...p, column: p.column + column, columns: 1 })),
  GetLastRow: moved((p) => ({ ...p, row: p.row + p.rows - 1, rows: 1 })),
  GetLastColumn: moved((p) => ({ ...p, column: p.column + p.columns - 1, columns: 1 })),
  GetLastCell: moved((p) => ({ row: p.row + p.rows - 1, column: p.column + p.columns - 1, rows: 1, columns: 1 })),
  GetOffsetRange: moved((p, [rows = 0, columns = 0]) => ({ ...p, row: p.row + rows, column: p.column + columns })),
  GetResizedRange: moved((p, [rows = 0, columns = 0]) => ({ ...p, rows: p.rows + rows, columns: p.columns + columns })),
  GetAbsoluteResizedRange: moved((p, [rows = 1, columns = 1]) => ({ ...p, rows, columns })),
  GetEntireRow: moved((p) => ({ ...p, column: 0, columns: sheetColumns })),
  GetEntireColumn: moved((p) => ({ ...p, row: 0, rows: sheetRows })),
  GetRowsBelow: moved((p, [count = 1]) => ({ ...p, row: p.row + p.rows, rows: count })),
  GetRowsAbove: moved((p, [count = 1]) => ({ ...p, row: p.row - count, rows: count })),
  GetColumnsAfter: moved((p, [count = 1]) => ({ ...p, column: p.column + p.columns, columns: count })),
  GetColumnsBefore: moved((p, [count = 1]) => ({ ...p, column: p.column - count, columns: count })),
};

function common(range: RangeModel, other: unknown, call: Call): HostObject | null {
  const { sheet, place } = rangeParameter(other, range.sheet, call);
  const found = sheet === range.sheet && intersection(range.place, place);
  return found ? rangeObject(sheet, found) : null;
}

function orNotFound(found: HostObject | null, location: string): HostObject {
  if (!found) throw new HostError("ItemNotFound", location);
  return found;
}

const used = (range: RangeModel, valuesOnly: unknown): HostObject | null => {
  const place = usedPlace(range, valuesOnly === true);
  return place ? rangeObject(range.sheet, place) : null;
};

export const rangeFamilies = {
  Range: family<RangeModel>({
    sheet: ({ sheet }) => sheet,
    get: {
      Values: computed(value),
      Text: computed(displayText),
      ValueTypes: computed(valueType),
      Formulas: computed(formula),
      NumberFormat: (range, host) => readBlock(range, host, (cell) => (cell?.format ?? range.sheet.base).numberFormat ?? "General"),
      Address: addressOf,
      RowIndex: ({ place }) => place.row,
      ColumnIndex: ({ place }) => place.column,
      RowCount: ({ place }) => place.rows,
      ColumnCount: ({ place }) => place.columns,
      // "If the number of cells exceeds 2^31-1 (2,147,483,647), the property returns -1" (Range.cellCount).
      CellCount: ({ place }) => (cellCount(place) > 2_147_483_647 ? -1 : cellCount(place)),
      IsEntireRow: ({ place }) => place.columns === sheetColumns,
      IsEntireColumn: ({ place }) => place.rows === sheetRows,
      RowHidden: (range) => hiddenLines(range, "ByRows"),
      ColumnHidden: (range) => hiddenLines(range, "ByColumns"),
      HasSpill: () => false,
    },
    set: {
      Values: writeCells,
      Formulas: writeCells,
      NumberFormat: writeNumberFormats,
      RowHidden: (range, hide, { location }) => hideLines(range, "ByRows", hide === true, location),
      ColumnHidden: (range, hide, { location }) => hideLines(range, "ByColumns", hide === true, location),
    },
    open: {
      Format: (range) => new HostObject("RangeFormat", [range]),
      DataValidation: (range) => new HostObject("DataValidation", [range]),
      Worksheet: ({ sheet }) => new HostObject("Worksheet", sheet),
      ConditionalFormats: (range) => new HostObject("ConditionalFormatCollection", range),
    },
    call: {
      ...moves,
      Group: (range, [by], { location }) => groupLines(range, by, location),
      Ungroup: (range, [by], { location }) => ungroupLines(range, by, location),
      HideGroupDetails: (range, [by], { location }) => hideDetails(range, by, true, location),
      ShowGroupDetails: (range, [by], { location }) => hideDetails(range, by, false, location),
      Insert: (range, [shift], call) => insertCells(range, shift, call),
      GetBoundingRect: (range, [other], call) => rangeObject(range.sheet, bounding(range.place, rangeParameter(other, range.sheet, call).place)),
      GetIntersectionOrNullObject: (range, [other], call) => common(range, other, call),
      GetIntersection: (range, [other], call) => orNotFound(common(range, other, call), call.location),
      GetUsedRangeOrNullObject: (range, [valuesOnly]) => used(range, valuesOnly),
      GetUsedRange: (range, [valuesOnly], { location }) => orNotFound(used(range, valuesOnly), location),
      GetTables: (range, _, { host }) => new HostObject("TableScopedCollection", tablesIn(range, host)),
      Clear: (range, [what], call) => {
        if (what !== undefined && what !== null && what !== "All" && what !== "Contents" && what !== "Formats") throw new HostError("NotImplemented", call.location, String(what));
        clearCells(range, (what ?? "All") as ClearWhat, call);
      },
      CopyFrom: (range, [source, what, skipBlanks, transpose], call) => {
        if (what !== "Formulas" || skipBlanks === true || transpose === true) throw new HostError("NotImplemented", call.location, String(what));
        copyFormulas(range, rangeParameter(source, range.sheet, call), call);
      },
      Select: (range, _, { host }) => host.select(range),
      Calculate: (_, __, { host }) => host.calculation.calculate(),
      // No cell is ever merged here.
      Unmerge: () => undefined,
      // Big arrays are sent by the client in rows; it asks first whether they fit.
      _ValidateArraySize: ({ place }, [rows, columns], { location }) => {
        if (rows !== place.rows || columns !== place.columns) throw new HostError("InvalidArgument", location, toA1(place));
      },
    },
  }),
};
