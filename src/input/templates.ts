import { addMonths, excelSerial, firstDayOf, lastDayOf, monthOf } from "../engine/calendar";
import { defaultOptions, type PlanningOptions } from "../engine/options";
import { type TableName, tableNames } from "../engine/problem";
import type { IsoDate, Records } from "../engine/records";
import type { Words } from "../language";
import { isShare, unitText } from "../language/unitText";
import { columnName, quotedSheet } from "../workbook/address";
import type { Cell, NumberFormat, Row, SheetSpec, ValidationSpec } from "../workbook/port";
import { type Span, spanHeading } from "./cellValues";
import type { Column } from "./columns";
import { type ListRow, listsOf, spansOf } from "./lists";
import { type OptionName, optionNames } from "./readSettings";
import { declaredColumns, isLedger, listNames, type ListName, settings, tables } from "./tables";

/** What the sheets are filled with; without records they are empty and ready to fill. */
export interface InputContent {
  options: Partial<PlanningOptions> & { planDate: IsoDate };
  records?: Records;
}

/** Rows of an empty sheet that have a drop-down list. */
const spareRows = 1000;
const tabColour = "#1F4E9E";
const columnLabels = (words: Words): Readonly<Record<string, string>> => words.tables.columns;

/** "标准成本（CNY/件）": the reader leaves the brackets out again. */
function headingText(name: string, { unit }: Column<unknown>, words: Words, currency: string): string {
  const label = columnLabels(words)[name]!;
  return unit ? words.tables.columnWithUnit(label, unitText(unit, words, currency)) : label;
}


/** A column is shown with thousands when every figure in it is whole. */
function formatOf(column: Column<unknown>, values: readonly unknown[]): NumberFormat {
  if (column.kind === "date" || column.kind === "month") return column.kind;
  if (column.kind !== "number" && column.kind !== "wholeNumber") return "text";
  if (isShare(column.unit)) return "percent";
  return values.every((value) => value === undefined || Number.isInteger(value)) ? "integer" : "general";
}

/** What a person reads in the cell; undefined and "" leave it blank. */
function shown(column: Column<unknown>, value: unknown, words: Words): string | number | undefined {
  if (value === undefined || value === "") return undefined;
  if (typeof value === "boolean") return words.tables.choices[value ? "yes" : "no"];
  if (column.kind === "choice") return words.tables.choices[value as keyof Words["tables"]["choices"]];
  if (column.kind === "date") return excelSerial(value as string);
  if (column.kind === "month") return excelSerial(firstDayOf(value as string));
  return typeof value === "number" ? value : String(value);
}

const heading = (value: string): Cell => ({ value, style: "heading", format: "text" });
const input = (value: string | number | undefined, format: NumberFormat): Cell => ({ ...(value !== undefined && { value }), style: "input", format });

/** Chinese characters are twice as wide. */
const width = (text: string): number => [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0xff ? 2 : 1), 0);
const cellWidth = (cell: Cell | null): number => (cell?.format === "date" || cell?.format === "month" ? 10 : width(String(cell?.value ?? "")));
const widthsOf = (rows: readonly Row[]): number[] =>
  (rows[0] ?? []).map((_, column) => Math.min(40, Math.max(9, ...rows.map((row) => cellWidth(row[column] ?? null) + 2))));

function sheet(table: TableName, rows: readonly Row[], words: Words, validations: readonly ValidationSpec[]): SheetSpec {
  const columns = rows[0]!.length;
  return {
    name: words.tables.sheets[table],
    kind: "input",
    rows,
    widths: widthsOf(rows),
    freeze: { rows: 1, columns: 1 },
    table: { name: table, row: 0, column: 0, rows: rows.length, columns },
    ...(validations.length > 0 && { validations }),
    print: { landscape: true, titleRows: 1 },
    tabColour,
  };
}

/** The months a blank template asks for: M … M+horizon. */
const templateSpans = ({ planDate, horizonMonths = defaultOptions.horizonMonths }: InputContent["options"]): Span[] =>
  Array.from({ length: horizonMonths + 1 }, (_, i) => addMonths(monthOf(planDate), i)).map((month) => ({ start: firstDayOf(month), end: lastDayOf(month) }));

/** The filled key column of another sheet, as a drop-down list needs it. */
function listRange(refersTo: { table: TableName; column: string }, rowCounts: ReadonlyMap<TableName, number>, words: Words): string | undefined {
  const { table, column } = refersTo;
  // A list with repetitions (a family stands on many items) helps nobody.
  if (table === "settings" || tables[table].key[0] !== column) return undefined;
  const name = columnName(declaredColumns(table).findIndex(([declared]) => declared === column));
  return `${quotedSheet(words.tables.sheets[table])}!$${name}$2:$${name}$${(rowCounts.get(table) || spareRows) + 1}`;
}

function validationsOf(table: ListName, rowCounts: ReadonlyMap<TableName, number>, words: Words): ValidationSpec[] {
  const rows = rowCounts.get(table) || spareRows;
  return declaredColumns(table).flatMap(([, { choices, refersTo }], column): ValidationSpec[] => {
    const list = choices ? choices.map((code) => words.tables.choices[code]) : refersTo && listRange(refersTo, rowCounts, words);
    return list ? [{ range: { row: 1, column, rows, columns: 1 }, list }] : [];
  });
}

function listSheet(table: ListName, rows: readonly ListRow<object>[], content: InputContent, rowCounts: ReadonlyMap<TableName, number>, words: Words): SheetSpec {
  const currency = content.options.currency ?? defaultOptions.currency;
  const columns = declaredColumns(table);
  const value = (row: ListRow<object>, name: string): unknown => (row.record as Readonly<Record<string, unknown>>)[name];
  const formats = columns.map(([name, column]) => formatOf(column, rows.map((row) => value(row, name))));
  const spans = tables[table].periods ? (content.records ? spansOf(rows) : templateSpans(content.options)) : [];
  const quantityOf = ({ figures }: ListRow<object>, span: Span): number | undefined => figures.find(({ start, end }) => start === span.start && end === span.end)?.quantity;
  const top = [...columns.map(([name, column]) => heading(headingText(name, column, words, currency))), ...spans.map((span) => heading(spanHeading(span)))];
  const body = rows.map((row): Row => [
    ...columns.map(([name, column], i) => input(shown(column, value(row, name), words), formats[i]!)),
    ...spans.map((span) => input(quantityOf(row, span), "integer")),
  ]);
  // An Excel table needs a row beneath its headings.
  const blank: Row = [...formats.map((format) => input(undefined, format)), ...spans.map(() => input(undefined, "integer"))];
  return sheet(table, [top, ...(body.length > 0 ? body : [blank])], words, validationsOf(table, rowCounts, words));
}

function settingsSheet({ options }: InputContent, words: Words): SheetSpec {
  const all: Partial<Record<OptionName, unknown>> = { ...defaultOptions, ...options };
  const { columns, settings: labels } = words.tables;
  const currency = options.currency ?? defaultOptions.currency;
  const validations = optionNames.flatMap((option, i): ValidationSpec[] => {
    const { choices } = settings[option] as Column<unknown>;
    return choices ? [{ range: { row: i + 1, column: 1, rows: 1, columns: 1 }, list: choices.map((code) => words.tables.choices[code]) }] : [];
  });
  const rows = optionNames.map((option): Row => {
    const column = settings[option] as Column<unknown>;
    const format = formatOf(column, [all[option]]);
    const unit: Cell = { ...(column.unit && { value: unitText(column.unit, words, currency) }), style: "key" };
    return [{ value: labels[option].label, style: "key" }, input(shown(column, all[option], words), format), unit, { value: labels[option].note, style: "note" }];
  });
  return sheet("settings", [[columns.parameter, columns.value, columns.unit, columns.note].map(heading), ...rows], words, validations);
}

/** The input sheets of one language, headings in row 1, in the order of `tableNames`: an empty template, or filled with records. */
export function inputSheets(words: Words, content: InputContent): SheetSpec[] {
  const lists = content.records && listsOf(content.records);
  const rowCounts = new Map<TableName, number>(listNames.map((table) => [table, lists?.[table].length ?? 0]));
  return tableNames.flatMap((table) => {
    if (isLedger(table)) return [];
    return [table === "settings" ? settingsSheet(content, words) : listSheet(table, lists?.[table] ?? [], content, rowCounts, words)];
  });
}
