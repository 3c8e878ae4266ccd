import { addMonths } from "../../engine/calendar";
import { monthsAhead } from "../../engine/demandReview/review";
import type { IsoMonth } from "../../engine/records";
import { folded, heading, nearlySame } from "../../input/headings";
import { languages } from "../../language";
import type { ReturnedCell, ReturnedSheet, ReturnedWorkbook } from "../../workbook/returnedWorkbook";
import type { Doubts } from "./doubts";
import { monthHeading } from "./monthHeading";

/** Columns that say what a row is for. */
export const keyColumns = ["office", "channel", "item", "name", "unit", "customer"] as const;
export type KeyColumn = (typeof keyColumns)[number];

export interface EntrySheet {
  sheet: ReturnedSheet;
  headingRow: number;
  keys: ReadonlyMap<KeyColumn, number>;
  months: readonly { month: IsoMonth; column: number }[];
  /** Columns whose month somebody must confirm, with what the finding says. */
  doubtful: ReadonlyMap<number, { kind: "renamedColumn" | "movedColumn" | "date1904"; found: string; month: IsoMonth }>;
}

/** Headings of the key columns in every language: templates travel. */
const headings: readonly (readonly [KeyColumn, readonly string[]])[] = keyColumns.map((key) => [key, Object.values(languages).map(({ tables }) => heading(tables.columns[key]))]);
const searchedRows = 60;

/** Months a cycle's template asks for. */
export const cycleWindow = (cycle: IsoMonth): readonly IsoMonth[] => Array.from({ length: monthsAhead + 1 }, (_, ahead) => addMonths(cycle, ahead));

const keyOf = (cell: ReturnedCell, same: (a: string, b: string) => boolean): KeyColumn | undefined => {
  if (typeof cell.value !== "string" || cell.value.length > 200) return undefined;
  const found = heading(cell.value);
  return found === "" ? undefined : headings.find(([, names]) => names.some((name) => same(found, name)))?.[0];
};

/** The row that names the item column and at least one month; the fullest of several. */
function headingRowOf(sheet: ReturnedSheet, window: readonly IsoMonth[], date1904: boolean): number | undefined {
  let best: { row: number; score: number } | undefined;
  for (const [row, cells] of [...sheet.rows].slice(0, searchedRows)) {
    const filled = [...cells.values()];
    const months = filled.filter(({ value, look }) => value !== null && window.includes(monthHeading(value, look, date1904, window)?.month ?? "")).length;
    const keys = new Set(filled.flatMap((cell) => keyOf(cell, (a, b) => a === b) ?? [])).size;
    const score = keys + months;
    if (keys > 0 && months > 0 && score >= 3 && score > (best?.score ?? 0)) best = { row, score };
  }
  return best?.row;
}

/** Sheets that look like the entry sheet, in the order of the tabs. */
export const candidates = (book: ReturnedWorkbook, window: readonly IsoMonth[]): readonly { sheet: ReturnedSheet; headingRow: number }[] =>
  book.sheets.flatMap((sheet) => {
    const headingRow = headingRowOf(sheet, window, book.date1904);
    return headingRow === undefined || sheet.hidden ? [] : [{ sheet, headingRow }];
  });

/** Where the item codes stand, whatever the heading says. */
function itemColumnByContent({ rows }: ReturnedSheet, headingRow: number, isItem: (found: string) => boolean): number | undefined {
  const hits = new Map<number, number>();
  for (const [row, cells] of rows) if (row > headingRow && row < headingRow + 200) for (const { column, value } of cells.values()) if (value !== null && isItem(String(value))) hits.set(column, (hits.get(column) ?? 0) + 1);
  return [...hits].sort(([a, more], [b, less]) => less - more || a - b)[0]?.[0];
}

/** Which column is which: by heading, then by likeness, then by place or content; whatever was not plain is told. */
export function readLayout({ sheet, headingRow }: { sheet: ReturnedSheet; headingRow: number }, window: readonly IsoMonth[], date1904: boolean, isItem: (found: string) => boolean, doubts: Doubts): EntrySheet {
  const cells = [...sheet.rows.get(headingRow)!.values()];
  const keys = new Map<KeyColumn, number>();
  const taken = new Set<number>();
  const months: { month: IsoMonth; column: number }[] = [];
  const doubtful = new Map<number, { kind: "renamedColumn" | "movedColumn" | "date1904"; found: string; month: IsoMonth }>();
  const at = (column: number) => ({ sheet: sheet.name, row: headingRow, column });
  const unsure: ReturnedCell[] = [];
  for (const same of [(a: string, b: string) => a === b, nearlySame]) {
    for (const cell of cells) {
      const key = taken.has(cell.column) ? undefined : keyOf(cell, same);
      if (key === undefined || keys.has(key)) continue;
      if (same === nearlySame) doubts.add("renamedColumn", { ...at(cell.column), found: cell.value, proposed: key, facts: { column: key } });
      keys.set(key, cell.column);
      taken.add(cell.column);
    }
  }
  const itemColumn = itemColumnByContent(sheet, headingRow, isItem);
  if (itemColumn !== undefined && itemColumn !== keys.get("item") && !taken.has(itemColumn)) {
    doubts.add("renamedColumn", { ...at(itemColumn), found: sheet.rows.get(headingRow)!.get(itemColumn)?.value ?? "", proposed: "item", facts: { column: "item" } });
    keys.set("item", itemColumn);
    taken.add(itemColumn);
  }
  for (const cell of cells) {
    if (taken.has(cell.column) || cell.value === null || isReference(cell.value)) continue;
    const read = monthHeading(cell.value, cell.look, date1904, window);
    if (!read || !window.includes(read.month)) {
      unsure.push(cell);
      continue;
    }
    taken.add(cell.column);
    if (months.some(({ month }) => month === read.month)) unsure.push(cell);
    else {
      months.push({ month: read.month, column: cell.column });
      if (read.otherCount) doubtful.set(cell.column, { kind: "date1904", found: String(cell.value), month: read.month });
      else if (!read.plain || cell.formula !== undefined) doubts.add("renamedColumn", { ...at(cell.column), found: cell.value, proposed: read.month, facts: { column: read.month } });
    }
  }
  // One month is missing and the heading where it should be is unknown, or not there: that one may be it.
  const apart = columnsApart(months, window);
  for (const month of window.filter((month) => !months.some((one) => one.month === month))) {
    const [before, after] = [columnOf(months, window[window.indexOf(month) - 1]), columnOf(months, window[window.indexOf(month) + 1])];
    const expected = [...(before === undefined ? [] : [before + apart]), ...(after === undefined ? [] : [after - apart])];
    const meant = unsure.find(({ column }) => expected.includes(column));
    const blank = expected.find((column) => !sheet.rows.get(headingRow)!.has(column) && !taken.has(column) && holdsNumbers(sheet, headingRow, column));
    const column = meant?.column ?? blank;
    if (column === undefined || months.some((one) => one.column === column)) doubts.add("missingColumn", { sheet: sheet.name, row: headingRow, column: 0, found: "", proposed: undefined, facts: { column: month } });
    else {
      months.push({ month, column });
      taken.add(column);
      doubtful.set(column, { kind: "renamedColumn", found: String(meant?.value ?? ""), month });
      if (meant) unsure.splice(unsure.indexOf(meant), 1);
    }
  }
  // Columns that have changed places: the headings may have moved without the numbers, or with them.
  const ordered = window.flatMap((month) => columnOf(months, month) ?? []);
  months.forEach(({ month, column }) => {
    const place = ordered.indexOf(column);
    const outOfOrder = ordered.some((other, index) => (index < place && other > column) || (index > place && other < column));
    if (outOfOrder && !doubtful.has(column)) doubtful.set(column, { kind: "movedColumn", found: String(sheet.rows.get(headingRow)!.get(column)?.value ?? ""), month });
  });
  return { sheet, headingRow, keys, months, doubtful };
}

/** Columns of the template that are there to look at: the months' own stand that far apart. */
const references = new Set(Object.values(languages).flatMap(({ template: { reference, recent } }) => [...Object.values(reference), ...recent].map(folded)));
/** Whether a column only helps people to fill in others. */
export const isReference = (heading: unknown): boolean => references.has(folded(String(heading ?? "")));

/** Columns from one month to the next, the least where the found ones differ. */
function columnsApart(months: readonly { month: IsoMonth; column: number }[], window: readonly IsoMonth[]): number {
  const steps = months.flatMap((a) => months.map((b) => (b.column - a.column) / (window.indexOf(b.month) - window.indexOf(a.month)))).filter((step) => Number.isInteger(step) && step > 0);
  return steps.length > 0 ? Math.min(...steps) : 1;
}

const columnOf = (months: readonly { month: IsoMonth; column: number }[], month: IsoMonth | undefined): number | undefined => months.find((one) => one.month === month)?.column;

/** Whether anything below a heading reads as a number. */
export function holdsNumbers({ rows }: ReturnedSheet, headingRow: number, column: number): boolean {
  for (const [row, cells] of rows) if (row > headingRow && typeof cells.get(column)?.value === "number") return true;
  return false;
}
