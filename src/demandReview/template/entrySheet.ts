import { cellName, quotedSheet } from "../../workbook/address";
import type { Cell, ConditionalSpec, Rectangle, Row, SheetSpec, ValidationSpec } from "../../workbook/port";
import type { IsoMonth } from "../../engine/records";
import type { Words } from "../../language";
import { formula, heading, text } from "../../reports/cells";
import { acrossColumns, down } from "../../reports/reference";
import type { TemplateRow } from "./templateRows";

/** Rows and columns of the entry table, zero-based; the heading row is what the reader knows the columns by. */
export const entryHeadingRow = 3;
const firstRow = entryHeadingRow + 1;
/** For items and customers the office did not have before. */
export const spareRows = 20;

const referenceMeasures = ["lastYear", "baseline", "before"] as const;

export interface EntryTable {
  title: string;
  forWhom: string;
  rows: readonly TemplateRow[];
  months: readonly IsoMonth[];
  recentMonths: readonly IsoMonth[];
  /** Where it asks for several offices each row says which. */
  severalOffices: boolean;
  /** Rows of the lists sheet, headings apart. */
  listed: { items: number; customers: number };
}

/** The sheet a clerk fills in: what is asked stands in light blue, what it is compared with in grey beside it. */
export function entrySheet({ title, forWhom, rows, months, recentMonths, severalOffices, listed }: EntryTable, words: Words): SheetSpec {
  const { columns: names } = words.tables;
  const { template } = words;
  const keys = ["item", "name", "specification", "unit", ...(severalOffices ? (["office", "channel"] as const) : []), "customer"] as const;
  const recentAt = keys.length;
  const groupWidth = referenceMeasures.length + 1;
  const entryAt = (m: number): number => recentAt + recentMonths.length + m * groupWidth + referenceMeasures.length;
  const width = entryAt(months.length - 1) + 1;
  const lastRow = firstRow + rows.length + spareRows - 1;

  const groups: Cell[] = [...keys.map(() => heading()), heading(template.recentTitle), ...recentMonths.slice(1).map(() => heading()), ...months.flatMap((month) => [...referenceMeasures.map((_, i) => heading(i === 0 ? month : undefined)), heading()])];
  const headings: Cell[] = [...keys.map((key) => heading(names[key])), ...recentMonths.map((_, i) => heading(template.recent[i])), ...months.flatMap((month) => [...referenceMeasures.map((measure) => heading(template.reference[measure])), heading(month)])];
  const figure = (quantity: number | undefined): Cell => ({ ...(quantity !== undefined && { value: quantity }), style: "note", format: "number" });
  const entry: Cell = { style: "input", format: "number" };
  const keyCells = ({ item, office, channel }: TemplateRow): Cell[] => [...[item.item, item.name, item.specification, item.unit].map((word) => text(word)), ...(severalOffices ? [text(office), text(channel)] : []), { style: "input", format: "text" }];
  const known = rows.map((row): Row => [...keyCells(row), ...row.recent.map(figure), ...months.flatMap((_, m) => [...referenceMeasures.map((measure) => figure(row[measure][m])), entry])]);
  const spare = Array.from({ length: spareRows }, (): Row => [...keys.map((key): Cell => (key === "name" || key === "specification" || key === "unit" ? { style: "key", format: "text" } : { style: "input", format: "text" })), ...recentMonths.map((): Cell => ({ style: "key", format: "text" })), ...months.flatMap(() => [...referenceMeasures.map((): Cell => ({ style: "key", format: "text" })), entry])]);
  const sumOf = (column: number): Cell => formula(`SUM(${down(column, firstRow, lastRow)})`, "number", "total");
  const totals: Row = [text(template.total, "total"), ...keys.slice(1).map((): Cell => ({ style: "total" })), ...Array.from({ length: width - keys.length }, (_, i) => sumOf(keys.length + i))];

  const sheetOfLists = quotedSheet(template.sheets.lists);
  const listOf = (column: string, count: number): string => `${sheetOfLists}!$${column}$2:$${column}$${Math.max(2, count + 1)}`;
  const inColumn = (column: number, from: number, count: number): Rectangle => ({ row: from, column, rows: count, columns: 1 });
  const numbers = months.flatMap((_, m): ValidationSpec[] => {
    const runs = runsOf([...rows.map(({ item }) => item.wholePieces), ...Array.from({ length: spareRows }, () => false)]);
    return runs.map(({ from, count, whole }) => ({ range: inColumn(entryAt(m), firstRow + from, count), number: { minimum: 0, whole, message: whole ? template.wholeNumber : template.number } }));
  });
  const validations: ValidationSpec[] = [
    ...(listed.customers > 0 ? [{ range: inColumn(keys.indexOf("customer"), firstRow, rows.length + spareRows), list: listOf("C", listed.customers) }] : []),
    { range: inColumn(0, firstRow + rows.length, spareRows), list: listOf("A", listed.items) },
    ...numbers,
  ];
  const recent = acrossColumns(firstRow, recentAt, recentAt + recentMonths.length - 1);
  const conditionals = months.map((_, m): ConditionalSpec => {
    const cell = cellName(firstRow, entryAt(m));
    return { range: inColumn(entryAt(m), firstRow, rows.length + spareRows), formula: `AND(ISNUMBER(${cell}),COUNT(${recent})>0,SUM(${recent})>0,OR(${cell}*COUNT(${recent})>5*SUM(${recent}),AND(${cell}>0,${cell}*5*COUNT(${recent})<SUM(${recent}))))`, look: "bad" };
  });
  return {
    name: template.sheets.entry,
    kind: "input",
    rows: [[text(title, "title"), ...Array.from({ length: recentAt - 1 }, () => null), text(template.outOfLine, "note")], [text(forWhom, "note")], groups, headings, ...known, ...spare, totals],
    widths: [12, 22, 18, 6, ...(severalOffices ? [12, 8] : []), 11, ...recentMonths.map(() => 11.5), ...months.flatMap(() => [10.5, 9.5, 12, 11])],
    freeze: { rows: entryHeadingRow + 1, columns: 2 },
    validations,
    conditionals,
    print: { landscape: true, titleRows: entryHeadingRow + 1, columns: width },
    tabColour: "#C58B00",
    protect: true,
  };
}

/** Stretches of rows that are alike. */
function runsOf(kinds: readonly boolean[]): { from: number; count: number; whole: boolean }[] {
  const runs: { from: number; count: number; whole: boolean }[] = [];
  kinds.forEach((whole, index) => {
    const last = runs.at(-1);
    if (last?.whole === whole) last.count++;
    else runs.push({ from: index, count: 1, whole });
  });
  return runs;
}

