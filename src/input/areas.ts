import { type CellAddress, ledgerNames, type Problem, tableNames, type TableName } from "../engine/problem";
import { languages, type Words } from "../language";
import { cellName } from "../workbook/address";
import { resultMark } from "../workbook/mark";
import type { CellValue, Grid } from "../workbook/port";
import { asSpan, tidy } from "./cellValues";
import { headingNeeded } from "./columns";
import { folded, heading } from "./headings";
import { headingSynonyms } from "./headingSynonyms";
import { declaredColumns, isLedger, tables } from "./tables";

/** Where one input table stands: on which sheet, under which heading row. Rows and columns index `grid.values`. */
export interface Area {
  table: TableName;
  grid: Grid;
  headingRow: number;
  /** One past the last. */
  endRow: number;
  firstColumn: number;
  endColumn: number;
}

type ColumnName = keyof Words["tables"]["columns"];

/** How far down a heading row is looked for: titles, notes and dates stand above it. */
const headingRows = 30;

/** Nothing a person would see: empty, or spaces of any kind. */
export const isBlank = (value: CellValue | undefined): boolean => value === null || value === undefined || (typeof value === "string" && tidy(value) === "");
const hasValues = ({ values }: Grid): boolean => values.some((row) => row.some((value) => !isBlank(value)));

/** Result sheets carry our mark in A2. */
const isOurResult = ({ values, firstRow, firstColumn }: Grid): boolean => {
  const a2 = firstColumn === 0 ? values[1 - firstRow]?.[0] : null;
  return typeof a2 === "string" && a2.startsWith(resultMark);
};

/** Sheets that may hold input: not written by us, and not empty. */
export const inputGrids = (grids: readonly Grid[]): readonly Grid[] => grids.filter((grid) => !isOurResult(grid) && hasValues(grid));

/** Address of a cell given by its place within the grid. */
export const addressIn = ({ file, sheet, firstRow, firstColumn }: Grid, row: number, column: number): CellAddress => ({
  ...(file !== undefined && { file }),
  sheet,
  cell: cellName(firstRow + row, firstColumn + column),
});
/** Address of a whole sheet. */
export const sheetOf = ({ file, sheet }: Grid): CellAddress => ({ ...(file !== undefined && { file }), sheet });

const settingsColumns = ["parameter", "value", "unit", "note"] as const;
/** All columns a table may have; of the settings, their rows. */
export const columnNames = (table: TableName): readonly ColumnName[] =>
  table === "settings" ? settingsColumns : declaredColumns(table).map(([name]) => name as ColumnName);

const neededColumns = (table: TableName): readonly ColumnName[] =>
  table === "settings" ? ["parameter", "value"] : declaredColumns(table).flatMap(([name, column]) => (headingNeeded(column) ? [name as ColumnName] : []));

/** A column's internal name and its name in every language, folded. */
const namesOf = (column: ColumnName): readonly string[] => [column, ...Object.values(languages).map((words) => words.tables.columns[column])];

const otherNames = (column: ColumnName): readonly string[] => headingSynonyms[column] ?? [];

/** Which column of the table a heading names: a column's own names before those other programs have for one. */
const headingsOf = (table: TableName): ReadonlyMap<string, ColumnName> =>
  new Map([otherNames, namesOf].flatMap((names) => columnNames(table).flatMap((column) => names(column).map((name) => [heading(name), column] as const))));

/** Whether a heading is one of the column's own names, and not another program's. */
export const isOwnName = (column: string, found: string): boolean => namesOf(column as ColumnName).some((name) => heading(name) === found);
export const knownHeadings: Readonly<Record<TableName, ReadonlyMap<string, ColumnName>>> = Object.fromEntries(
  tableNames.map((table) => [table, headingsOf(table)]),
) as Record<TableName, ReadonlyMap<string, ColumnName>>;

const hasPeriods = (table: TableName): boolean => table !== "settings" && tables[table].periods === true;

/** Where a row gives exactly one of several columns, any of them will do. */
function hasOneOf(table: TableName, headings: ReadonlySet<string>): boolean {
  const columns = table === "settings" ? undefined : tables[table].exactlyOne;
  return !columns || columns.some((name) => headings.has(name));
}

/** Column names recognised in one row; the span headings of a table with periods count as one more. */
function recognised(row: readonly CellValue[], table: TableName): Set<string> {
  const filled = row.filter((value) => !isBlank(value));
  const columns = new Set<string>(filled.map((value) => knownHeadings[table].get(heading(value))).filter((name) => name !== undefined));
  if (hasPeriods(table) && filled.some((value) => asSpan(value!))) columns.add("periods");
  return columns;
}

const whole = (grid: Grid, table: TableName): Omit<Area, "headingRow"> => ({
  table,
  grid,
  endRow: grid.values.length,
  firstColumn: 0,
  endColumn: Math.max(0, ...grid.values.map((row) => row.length)),
});

/** The row with most headings of the table; the first filled row where there is none. */
function withHeadings(area: Omit<Area, "headingRow">, from = 0): Area & { headings: Set<string>; filled: number } {
  const { grid, table, firstColumn, endColumn } = area;
  const rows = grid.values.slice(from, Math.min(area.endRow, from + headingRows)).map((row) => row.slice(firstColumn, endColumn));
  const found = rows.map((row) => recognised(row, table));
  const most = Math.max(0, ...found.map((headings) => headings.size));
  const index = most > 0 ? found.findIndex((headings) => headings.size === most) : rows.findIndex((row) => !row.every(isBlank));
  const filled = (rows[index] ?? []).filter((value) => !isBlank(value)).length;
  return { ...area, headingRow: from + Math.max(index, 0), headings: found[index] ?? new Set(), filled };
}

const withoutPrefix = (name: string): string => folded(name).replace(/^(?:tbl|table|t|表)(?=.{3})/, "");
const sheetNames = (table: TableName): readonly string[] => [table, ...Object.values(languages).map((words) => words.tables.sheets[table])].map(folded);

function byTableName(grids: readonly Grid[], table: TableName): Area | undefined {
  for (const grid of grids)
    for (const { name, row, column, rows, columns } of grid.tables)
      if ([folded(name), withoutPrefix(name)].some((candidate) => sheetNames(table).includes(candidate))) {
        const area = { table, grid, endRow: row - grid.firstRow + rows, firstColumn: column - grid.firstColumn, endColumn: column - grid.firstColumn + columns };
        return { ...area, headingRow: row - grid.firstRow };
      }
  return undefined;
}

function bySheetName(grids: readonly Grid[], table: TableName): Area | undefined {
  const grid = grids.find(({ sheet }) => sheetNames(table).includes(folded(sheet)));
  return grid && withHeadings(whole(grid, table));
}

/** Every sheet that has at least the headings a table cannot do without, the closest match first. */
function byHeadings(grids: readonly Grid[], wanted: readonly TableName[]): Area[] {
  return grids
    .flatMap((grid) => wanted.map((table) => withHeadings(whole(grid, table))))
    .filter(({ table, headings }) => neededColumns(table).every((name) => headings.has(name)) && hasOneOf(table, headings) && (!hasPeriods(table) || headings.has("periods")))
    .sort((a, b) => b.headings.size - a.headings.size || b.headings.size / b.filled - a.headings.size / a.filled);
}

const inputNames = tableNames.filter((table) => !isLedger(table));

/** Ledgers are sheets of ours under their own names: those with our mark, in any language. */
export const findLedgers = (grids: readonly Grid[]): ReadonlyMap<TableName, Area> => {
  const marked = grids.filter(isOurResult);
  return new Map(ledgerNames.flatMap((table) => {
    const area = bySheetName(marked, table);
    return area ? [[table, area] as const] : [];
  }));
};

/** Finds each table by Excel table name, then by sheet name in any language, then by its headings. A sheet found by a name is not looked at again. */
export function findAreas(grids: readonly Grid[]): ReadonlyMap<TableName, Area> {
  const areas = new Map<TableName, Area>();
  for (const find of [byTableName, bySheetName])
    for (const table of inputNames) {
      const area = areas.has(table) ? undefined : find(grids, table);
      if (area) areas.set(table, area);
    }
  const named = new Set([...areas.values()].map(({ grid }) => grid));
  const wanted = inputNames.filter((table) => !areas.has(table) && (table === "settings" || !tables[table].byNameOnly));
  for (const area of byHeadings(grids.filter((grid) => !named.has(grid)), wanted))
    if (!areas.has(area.table) && ![...areas.values()].some(({ grid }) => grid === area.grid)) areas.set(area.table, area);
  return areas;
}

const headingsShown = 6;

function lackingIn({ table, headings }: { table: TableName; headings: ReadonlySet<string> }): readonly string[] {
  const oneOf = table === "settings" ? [] : (tables[table].exactlyOne ?? []);
  return [...neededColumns(table).filter((name) => !headings.has(name)), ...(hasOneOf(table, headings) ? [] : oneOf.slice(0, 1))];
}

/** Sheets that are no table, each with the table it comes nearest to: told where a table is missing. */
export function sheetsNotRead(grids: readonly Grid[], areas: ReadonlyMap<TableName, Area>): Problem[] {
  const used = new Set([...areas.values()].map(({ grid }) => grid.sheet));
  const missing = inputNames.filter((table) => !areas.has(table) && table !== "settings");
  return grids.filter((grid) => !used.has(grid.sheet) && hasValues(grid)).map((grid): Problem => {
    const areas = missing.map((table) => withHeadings(whole(grid, table))).map((area) => ({ ...area, lacking: lackingIn(area) }));
    // Half of what a table cannot do without should be there before a sheet is called like it.
    const alike = areas.filter(({ table, lacking }) => lacking.length > 0 && lacking.length * 2 <= neededColumns(table).length);
    const near = alike.sort((a, b) => b.headings.size - a.headings.size || a.lacking.length - b.lacking.length)[0];
    const shown = grid.values[near?.headingRow ?? grid.values.findIndex((row) => !row.every(isBlank))] ?? [];
    const headings = shown.filter((value) => !isBlank(value)).map(String).slice(0, headingsShown);
    return { kind: "sheetNotRead", at: sheetOf(grid), headings, lacking: near?.lacking ?? [], ...(near && { nearest: near.table }) };
  });
}
