import { type CellAddress, type Problem, stopsTheRun } from "../engine/problem";
import type { CellValue } from "../workbook/port";
import { languages } from "../language";
import { addressIn, type Area, isBlank, isOwnName, knownHeadings, sheetOf } from "./areas";
import { asNumber, asSpan, type Span } from "./cellValues";
import { type Column, headingNeeded } from "./columns";
import { folded, heading, nearlySame, similar } from "./headings";
import { declaredColumns, type ListName, type Rows, tables } from "./tables";

/** A quantity under a period heading. */
export interface Figure extends Span {
  quantity: number;
}

/** A row as read. Where a cell was wrong its field is missing, and a problem says so. */
export interface ReadRow<R> {
  record: Partial<R>;
  /** The cell of one field; the row's first cell where the sheet has no such column. */
  at: (field: string) => CellAddress;
  figures: readonly Figure[];
  atFigure: (span: Span) => CellAddress;
  /** What is wrong with its cells, period columns apart. */
  wrong: readonly Problem[];
  wrongFigures: readonly Problem[];
}

type ListArea = Area & { table: ListName };

interface Headings {
  /** Index of each column that is there. */
  columns: ReadonlyMap<string, number>;
  periods: readonly (Span & { index: number })[];
  problems: readonly Problem[];
}

const totals = new Set(Object.values(languages).flatMap((words) => words.tables.totals.map(folded)));
/** Whether a cell says that its row adds up others. */
export const isTotal = (value: CellValue | undefined): boolean => typeof value === "string" && totals.has(folded(value));

const indices = ({ firstColumn, endColumn }: Area): number[] => Array.from({ length: endColumn - firstColumn }, (_, i) => firstColumn + i);
const dataRows = ({ headingRow, endRow }: Area): number[] => Array.from({ length: Math.max(0, endRow - headingRow - 1) }, (_, i) => headingRow + 1 + i);

/** Figures under a heading nobody can read would be lost without a word. */
const holdsFigures = (area: Area, index: number): boolean =>
  dataRows(area).some((row) => {
    const value = area.grid.values[row]?.[index] ?? null;
    return typeof value === "number" || (typeof value === "string" && asNumber(value) !== undefined);
  });

const labelsOf = (column: string): readonly string[] =>
  [column, ...Object.values(languages).map((words) => (words.tables.columns as Record<string, string>)[column] ?? "")].filter((name) => name !== "");

interface UnknownHeading {
  index: number;
  name: string;
}

/** Columns that are not there: needed ones always, others when an unknown heading looks like a slip of theirs. The place is that heading, else where the row begins. */
function missingColumns(area: ListArea, there: ReadonlyMap<string, number>, strangers: readonly UnknownHeading[]): Problem[] {
  const unknown = strangers.map(({ name }) => name);
  const oneOf = tables[area.table].exactlyOne ?? [];
  const noneThere = oneOf.every((name) => !there.has(name));
  return declaredColumns(area.table).flatMap(([column, facts]): Problem[] => {
    if (there.has(column)) return [];
    const needed = headingNeeded(facts) || (noneThere && column === oneOf[0]);
    const slip = unknown.find((name) => labelsOf(column).some((label) => nearlySame(heading(name), label)));
    if (!needed && slip === undefined) return [];
    const near = slip ?? labelsOf(column).map((label) => similar(label, unknown)).find((name) => name !== undefined);
    const at = addressIn(area.grid, area.headingRow, strangers.find(({ name }) => name === near)?.index ?? area.firstColumn);
    return [{ kind: "missingColumn", at, table: area.table, column, ...(near !== undefined && { similar: near }) }];
  });
}

/** Which column stands where. */
function readHeadings(area: ListArea): Headings {
  const columns = new Map<string, number>();
  const periods: (Span & { index: number })[] = [];
  const unknown: UnknownHeading[] = [];
  const problems: Problem[] = [];
  const row = area.grid.values[area.headingRow] ?? [];
  const twice = (index: number, first: number): void => {
    problems.push({ kind: "duplicateRow", at: addressIn(area.grid, area.headingRow, index), first: addressIn(area.grid, area.headingRow, first), key: String(row[index]) });
  };
  for (const index of indices(area)) {
    const found = row[index] ?? null;
    if (found === null || isBlank(found)) continue;
    const column = knownHeadings[area.table].get(heading(found));
    const span = tables[area.table].periods && !column ? asSpan(found) : undefined;
    const before = column ? columns.get(column) : periods.find(({ start, end }) => start === span?.start && end === span.end)?.index;
    if (before !== undefined) twice(index, before);
    else if (column) {
      columns.set(column, index);
      if (!isOwnName(column, heading(found))) problems.push({ kind: "headingTakenAs", at: addressIn(area.grid, area.headingRow, index), heading: String(found), column });
    }
    else if (span) periods.push({ ...span, index });
    else if (tables[area.table].periods && !isTotal(found) && holdsFigures(area, index))
      problems.push({ kind: "unreadableCell", at: addressIn(area.grid, area.headingRow, index), column: "month", found: String(found), expected: "month" });
    else if (!isTotal(found)) unknown.push({ index, name: String(found) });
  }
  const missing = missingColumns(area, columns, unknown);
  // A heading that is asked about as another's slip needs no second message.
  const asked = new Set(missing.map((problem) => (problem.kind === "missingColumn" ? problem.similar : undefined)));
  const strange = unknown
    .filter(({ name }) => !asked.has(name))
    .map(({ index, name }): Problem => ({ kind: "unknownColumn", at: addressIn(area.grid, area.headingRow, index), heading: name }));
  return { columns, periods, problems: [...problems, ...missing, ...strange] };
}

/** One cell becomes a value, or a problem. */
export function readCell<V>(column: Column<V>, name: string, found: CellValue, at: CellAddress): { value: V } | { problem: Problem } {
  if (found === null || isBlank(found)) return column.whenBlank ?? { problem: { kind: "missingValue", at, column: name } };
  const value = column.read(found);
  if (value === undefined)
    return { problem: { kind: "unreadableCell", at, column: name, found: String(found), expected: column.kind, ...(column.choices && { choices: column.choices }) } };
  const { minimum, maximum, above } = column;
  if (typeof value === "number" && ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum) || (above !== undefined && value <= above)))
    return { problem: { kind: "outOfRange", at, column: name, found: value, ...(minimum !== undefined && { minimum }), ...(above !== undefined && { above }), ...(maximum !== undefined && { maximum }) } };
  return { value };
}

function readFigure(found: CellValue, at: CellAddress): { value?: number } | { problem: Problem } {
  if (found === null || isBlank(found)) return {};
  const value = asNumber(found);
  if (value === undefined) return { problem: { kind: "unreadableCell", at, column: "quantity", found: String(found), expected: "number" } };
  return value < 0 ? { problem: { kind: "outOfRange", at, column: "quantity", found: value, minimum: 0 } } : { value };
}

/** Hours per unit or units per hour; one item or one family. Where one of them is filled with something wrong, that is told already. */
function notExactlyOne(table: ListName, there: ReadonlyMap<string, number>, record: Readonly<Record<string, unknown>>, wrong: readonly Problem[], at: ReadRow<unknown>["at"]): Problem[] {
  const columns = tables[table].exactlyOne ?? [];
  const given = columns.filter((column) => record[column] !== undefined);
  if (given.length === 1 || !columns.some((column) => there.has(column))) return [];
  if (wrong.some((problem) => "column" in problem && columns.some((column) => column === problem.column))) return [];
  return [{ kind: "exactlyOne", at: at(given.at(-1) ?? columns.find((column) => there.has(column))!), columns, given: given.length }];
}

/** Splits answers into what was read and what was wrong. */
function sorter(): { keep: <V>(result: { value?: V } | { problem: Problem }) => V | undefined; wrong: Problem[] } {
  const wrong: Problem[] = [];
  return {
    wrong,
    keep: (result) => {
      if (!("problem" in result)) return result.value;
      wrong.push(result.problem);
      return undefined;
    },
  };
}

/** Every row of one table; blank rows and totals are no rows. `problems` are those of the sheet as a whole. */
export function readRows<T extends ListName>(area: Area & { table: T }): { rows: readonly ReadRow<Rows[T]>[]; problems: readonly Problem[] } {
  const { grid } = area;
  const { columns, periods, problems: headingProblems } = readHeadings(area);
  const problems: Problem[] = [...headingProblems];
  const declared = declaredColumns(area.table);
  const known = [...columns.values(), ...periods.map(({ index }) => index)].sort((a, b) => a - b);

  const rows = dataRows(area).flatMap((row): ReadRow<Rows[T]>[] => {
    const values = grid.values[row] ?? [];
    if (known.every((index) => isBlank(values[index])) || isTotal(values.slice(area.firstColumn, area.endColumn).find((value) => !isBlank(value)))) return [];
    const at = (field: string): CellAddress => addressIn(grid, row, columns.get(field) ?? area.firstColumn);
    const atFigure = (span: Span): CellAddress => addressIn(grid, row, periods.find(({ start, end }) => start === span.start && end === span.end)?.index ?? area.firstColumn);
    const cells = sorter();
    const figureCells = sorter();
    const fields = declared.flatMap(([name, column]) => {
      const index = columns.get(name);
      // A missing column is one problem, told above, and not one per row.
      if (index === undefined) return column.whenBlank ? [[name, column.whenBlank.value]] : [];
      return [[name, cells.keep(readCell(column, name, values[index] ?? null, at(name)))]];
    });
    const figures = periods.flatMap(({ index, start, end }) => {
      const quantity = figureCells.keep(readFigure(values[index] ?? null, addressIn(grid, row, index)));
      return quantity === undefined ? [] : [{ start, end, quantity }];
    });
    const record = Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as Partial<Rows[T]>;
    const wrong = [...cells.wrong, ...notExactlyOne(area.table, columns, record, cells.wrong, at)];
    return [{ record, at, figures, atFigure, wrong, wrongFigures: figureCells.wrong }];
  });
  if (tables[area.table].compulsory && rows.length === 0 && !problems.some(stopsTheRun)) problems.push({ kind: "emptySheet", at: sheetOf(grid), table: area.table });
  return { rows, problems };
}
