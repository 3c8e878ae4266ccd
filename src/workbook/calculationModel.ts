import type { CellLike, RowLike, WorkbookLike, WorksheetLike } from "@cj-tech-master/excelts/formula";
import { engineFunctions } from "./engineFunctions";
import { absoluteArea, columnIndex, quotedSheet } from "./address";
import type { CellValue, Grid, NameSpec, Rectangle } from "./port";

/** What somebody put into a cell. Rows and columns are zero-based; a formula starts with "=". */
export interface CellContent {
  row: number;
  column: number;
  value?: CellValue;
  formula?: string;
}

export interface SheetCells {
  name: string;
  cells: Iterable<CellContent>;
  /** For formulas that name a table's columns. */
  tables?: Grid["tables"];
  /** Names of the sheet's own. */
  names?: readonly NameSpec[];
}

/** A name that formulas use for cells: everywhere, or on one sheet, where it comes before one of the workbook. */
export interface CalculationName {
  name: string;
  /** Absent = the workbook's. */
  scope?: string;
  sheet: string;
  area: Rectangle;
}

/** Names local to their sheets. */
export const namesOf = (sheets: readonly SheetCells[]): readonly CalculationName[] =>
  sheets.flatMap(({ name: sheet, names = [] }) => names.map(({ name, ...area }) => ({ name, scope: sheet, sheet, area })));

/** Kinds of cell the formula engine tells apart; any other number is a constant. */
const emptyCell = 0;
const constantCell = 2;
const formulaCell = 6;

/**
 * A cell as the formula engine wants it, rows and columns one-based. `type` says what the engine sees: a formula that
 * is up to date shows itself as a constant, so that it is read and not computed again.
 */
export interface CalculationCell extends CellLike {
  type: number;
  formula?: string;
  /** The formula as it was put in, while the engine sees another. */
  written?: string;
}

export interface CalculationSheet extends WorksheetLike {
  rows: Map<number, Map<number, CalculationCell>>;
  findCell(row: number, column: number): CalculationCell | undefined;
}

const errorTexts = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"]);
/** Whether a text is one of Excel's errors, such as "#VALUE!". */
export const isErrorText = (text: string): boolean => errorTexts.has(text);

const isError = (value: unknown): value is { error: string } => typeof value === "object" && value !== null && "error" in value;

const toEngine = (value: CellValue | undefined): unknown => (typeof value === "string" && isErrorText(value) ? { error: value } : (value ?? null));

/** A formula is never empty: what refers to an empty cell shows 0. */
export function valueOf(cell: CalculationCell | undefined): CellValue {
  if (!cell) return null;
  if (isError(cell.value)) return cell.value.error;
  const value = cell.value as CellValue | undefined;
  return value ?? (cell.formula === undefined ? null : 0);
}

/** Puts a value or formula into a cell, which is made if need be. */
export function put(sheet: CalculationSheet, { row, column, value, formula }: CellContent): CalculationCell {
  const cell = sheet.getCell(row + 1, column + 1) as CalculationCell;
  cell.formula = formula?.replace(/^=/, "");
  cell.value = toEngine(value);
  cell.type = cell.value === null ? emptyCell : constantCell;
  return cell;
}

/** Single cells of the formula's own sheet, which is what is asked in practice; of others the engine sees constants. */
const askedIfFormula = /\bISFORMULA\(\$?([A-Z]{1,3})\$?(\d{1,7})\)/gi;

/** The cell's result is out of date from here on. Whether a cell holds a formula is answered here, because the engine sees settled ones as constants. */
export function markForRecalculation(cell: CalculationCell, sheet: CalculationSheet): void {
  if (cell.formula !== undefined && /\bISFORMULA\(/i.test(cell.formula)) {
    cell.written = cell.formula;
    cell.formula = cell.formula.replace(askedIfFormula, (_, letters: string, row: string) => (sheet.findCell(Number(row), columnIndex(letters) + 1)?.formula === undefined ? "FALSE" : "TRUE"));
  }
  cell.type = formulaCell;
  // The engine leaves alone what it cannot read, or whose functions it does not know.
  cell.result = { error: "#NAME?" };
}

/** The cell's result is what it is. */
export function settle(cell: CalculationCell): void {
  if (cell.written !== undefined) {
    cell.formula = cell.written;
    cell.written = undefined;
  }
  cell.value = cell.result ?? null;
  cell.type = constantCell;
}

function cellAt(rows: CalculationSheet["rows"], row: number, column: number): CalculationCell {
  const line = rows.get(row) ?? new Map<number, CalculationCell>();
  rows.set(row, line);
  const cell = line.get(column) ?? { row, col: column, type: emptyCell, model: {}, value: null, result: undefined };
  line.set(column, cell);
  return cell;
}

const rowOf = (line: ReadonlyMap<number, CalculationCell>): RowLike => ({
  eachCell(...parameters: unknown[]) {
    const visit = parameters.at(-1) as (cell: CellLike, column: number) => void;
    for (const [column, cell] of line) visit(cell, column);
  },
});

function extent(rows: CalculationSheet["rows"]): WorksheetLike["dimensions"] {
  const columns = [...rows.values()].flatMap((line) => [...line.keys()]);
  if (columns.length === 0) return null;
  return {
    top: [...rows.keys()].reduce((a, b) => Math.min(a, b)),
    bottom: [...rows.keys()].reduce((a, b) => Math.max(a, b)),
    left: columns.reduce((a, b) => Math.min(a, b)),
    right: columns.reduce((a, b) => Math.max(a, b)),
  };
}

/** A sheet as the formula library wants it. */
export function calculationSheet({ name, cells, tables = [] }: SheetCells, index: number): CalculationSheet {
  const rows: CalculationSheet["rows"] = new Map();
  const find = (row: number, column: number) => rows.get(row)?.get(column);
  const sheet: CalculationSheet = {
    id: index + 1,
    name,
    rows,
    get dimensions() {
      return extent(rows);
    },
    eachRow(...parameters: unknown[]) {
      const visit = parameters.at(-1) as (row: RowLike, number: number) => void;
      for (const [number, line] of rows) visit(rowOf(line), number);
    },
    findCell: find,
    getCell: (row, column) => cellAt(rows, row, column),
    getTables: () => tables.map((table) => ({ table: tableDefinition(table, find) })),
  };
  for (const content of cells) put(sheet, content);
  return sheet;
}

const tableDefinition = (
  { name, row, column, rows, columns }: Grid["tables"][number],
  find: (row: number, column: number) => CalculationCell | undefined,
) => ({
  name,
  tl: { row: row + 1, col: column + 1 },
  columns: Array.from({ length: columns }, (_, c) => ({ name: String(valueOf(find(row + 1, column + 1 + c)) ?? "") })),
  rows: Array.from({ length: rows - 1 }),
  headerRow: true,
});

/** Sheets and names as the formula library wants them. */
export const workbookOf = (sheets: CalculationSheet[], names: readonly CalculationName[]): WorkbookLike => {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const places = new Map(sheets.map(({ name }, index) => [name.toLowerCase(), index]));
  const entries = names.map(({ name, scope, sheet, area }) => ({
    name,
    ranges: [`${quotedSheet(sheet)}!${absoluteArea(area)}`],
    ...(scope !== undefined && { localSheetId: places.get(scope.toLowerCase()) }),
  }));
  return {
    worksheets: sheets,
    getWorksheet: (name) => byName.get(String(name)),
    userFunctions: engineFunctions,
    definedNames: { getAllEntries: () => entries, getAllNames: () => entries.map(({ name, localSheetId }) => ({ name, localSheetId })) },
  };
};
