import { excelSerial, firstDayOf } from "../engine/calendar";
import type { DemandReview, ForecastEntry } from "../engine/demandReview/review";
import type { LedgerName, ReviewLedger } from "../engine/problem";
import type { IsoMonth } from "../engine/records";
import type { Words } from "../language";
import type { Cell, NumberFormat, SheetSpec } from "../workbook/port";
import { heading, text } from "./cells";
import { type Draft, framedSheet } from "./draft";

export type LedgerColumn = readonly [name: ColumnWord, kind: Kind];

type ColumnWord = keyof Words["tables"]["columns"];
type Kind = "text" | "month" | "date" | "integer" | "number";

/** Columns as the reader declares them. */
const ledgerColumns: Readonly<Record<ReviewLedger, readonly LedgerColumn[]>> = {
  forecastEntries: [["cycle", "month"], ["office", "text"], ["channel", "text"], ["clerk", "text"], ["item", "text"], ["customer", "text"], ["submitted", "date"], ["file", "text"]],
  forecastAdjustments: [["cycle", "month"], ["office", "text"], ["channel", "text"], ["item", "text"], ["month", "month"], ["change", "number"], ["reason", "text"], ["by", "text"]],
  forecastApprovals: [["version", "text"], ["cycle", "month"], ["approvedAt", "text"], ["approver", "text"], ["lines", "integer"], ["quantity", "number"], ["fingerprint", "text"], ["note", "text"]],
  approvedForecasts: [["version", "text"], ["item", "text"], ["channel", "text"], ["office", "text"], ["grade", "text"], ["month", "month"], ["quantity", "number"]],
};

export const ledgerHeadingRow = 3;
/** Rows for people to type into; they belong to the sheet, so what was typed is read, and written once. */
export const spareRows = 100;

/** Which ledger a sheet is made of, and the day it is written. */
export interface LedgerContext {
  review: DemandReview;
  cycle: IsoMonth;
  today: string;
  words: Words;
  /** What people may choose from, by column. */
  choices?: Partial<Readonly<Record<ColumnWord, readonly string[]>>>;
}

/** One ledger as a sheet of ours: rows as `readRecords` reads them back, with room below for people to type. */
export function ledgerSheet(ledger: ReviewLedger, { review, ...frame }: LedgerContext): SheetSpec {
  return ledgerTable(ledger, ledgerColumns[ledger], rowsOf(ledger, review), frame);
}

/** Rows of any ledger as a sheet, with `spare` empty rows for people. */
export function ledgerTable(ledger: LedgerName, columns: readonly LedgerColumn[], { rows, months }: LedgerRows, { cycle, today, words, choices = {} }: Omit<LedgerContext, "review">, spare = spareRows): SheetSpec {
  const name = words.tables.sheets[ledger];
  const draft = framedSheet({ name, title: name, mark: (area) => words.review.mark({ cycle, today, area: allRowsOf(area) }), units: words.tables.purposes?.[ledger] ?? "" }, words, columns.length + months.length);
  const labels: Readonly<Record<string, string>> = words.tables.columns;
  draft.line(ledgerHeadingRow, 0, [...columns.map(([column]) => heading(labels[column])), ...months.map((month) => heading(month))]);
  rows.forEach(({ record, figures }, index) => ledgerRow(draft, ledgerHeadingRow + 1 + index, columns, record, months.map((month) => figures.get(month))));
  for (let free = 0; free < spare; free++) ledgerRow(draft, ledgerHeadingRow + 1 + rows.length + free, columns, {}, months.map(() => undefined));
  return draft.finish({
    widths: [...columns.map(([, kind]) => (kind === "text" ? 16 : 12)), ...months.map(() => 11), 9],
    freeze: { rows: ledgerHeadingRow + 1, columns: 0 },
    print: { landscape: true, titleRows: ledgerHeadingRow + 1, columns: columns.length + months.length },
    filter: { row: ledgerHeadingRow, column: 0, rows: rows.length + spare + 1, columns: columns.length + months.length },
    tabColour: "#1F4E9E",
    validations: columns.flatMap(([column], index) => {
      const list = [...new Set(choices[column] ?? [])].filter((word) => word !== "");
      return spare > 0 && fitsALiteral(list) ? [{ range: { row: ledgerHeadingRow + 1, column: index, rows: rows.length + spare, columns: 1 }, list }] : [];
    }),
  });
}

interface LedgerRow {
  record: Readonly<Record<string, unknown>>;
  /** Quantities of an entry by month. */
  figures: ReadonlyMap<IsoMonth, number>;
}

/** A literal drop-down list takes 255 characters and parts its words by commas; longer ones are left to the reader's checks. */
const longestLiteral = 255;
const fitsALiteral = (words: readonly string[]): boolean => words.length > 0 && words.join(",").length <= longestLiteral && !words.some((word) => word.includes(","));

/** Rows people typed further down are read too, so the ledger's columns are ours down to the last row of the sheet. */
const allRowsOf = (area: string): string => area.replace(/\d+$/, "1048576");

export interface LedgerRows {
  rows: readonly LedgerRow[];
  /** Headings of the figures, where rows have some. */
  months: readonly IsoMonth[];
}

function rowsOf(ledger: ReviewLedger, review: DemandReview): LedgerRows {
  if (ledger === "forecastEntries") return { rows: entryRows(review.entries), months: [...new Set(review.entries.map(({ month }) => month))].sort() };
  const records = { forecastAdjustments: review.adjustments, forecastApprovals: review.approvals, approvedForecasts: review.approved }[ledger];
  return { rows: records.map((record) => ({ record: { ...record }, figures: new Map() })), months: [] };
}

/** Months side by side; an office's customers and items each in their row. */
function entryRows(entries: readonly ForecastEntry[]): LedgerRow[] {
  const rows = new Map<string, { record: Readonly<Record<string, unknown>>; figures: Map<IsoMonth, number> }>();
  for (const { month, quantity, ...record } of entries) {
    const key = JSON.stringify(record);
    const row = rows.get(key) ?? { record, figures: new Map<IsoMonth, number>() };
    rows.set(key, row);
    row.figures.set(month, quantity);
  }
  return [...rows.values()];
}

function ledgerRow(draft: Draft, row: number, columns: readonly LedgerColumn[], record: Readonly<Record<string, unknown>>, figures: readonly (number | undefined)[]): void {
  columns.forEach(([name, kind], column) => draft.put(row, column, ledgerCell(kind, record[name])));
  figures.forEach((quantity, m) => draft.put(row, columns.length + m, { ...(quantity !== undefined && { value: quantity }), style: "input", format: "number" }));
}

const formats: Readonly<Record<Kind, NumberFormat>> = { text: "text", month: "month", date: "date", integer: "integer", number: "number" };

function ledgerCell(kind: Kind, value: unknown): Cell {
  const look = { style: "input", format: formats[kind] } as const;
  if (value === undefined || value === "") return look;
  if (kind === "month") return { ...look, value: excelSerial(firstDayOf(String(value))) };
  if (kind === "date") return { ...look, value: excelSerial(String(value)) };
  return kind === "text" ? text(String(value), "input") : { ...look, value: Number(value) };
}
