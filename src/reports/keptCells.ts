import type { Words } from "../language";
import type { CellValue, Grid } from "../workbook/port";
import type { ReportKey } from "./context";
import { labelRow } from "./layout";
import { isMarked } from "./ownership";

/**
 * What people fill in on a result sheet, found again by its key and written back by every run. Beside it stands the number
 * it was said of: once the number has moved, the sheet says so.
 */
export interface KeptRow {
  key: readonly CellValue[];
  /** People's cells, in the order of the columns they were asked for. */
  cells: readonly CellValue[];
  /** The number the words were written for. */
  basis: CellValue;
}

/** The columns to look for on one sheet, by their headings. */
export interface KeptColumns {
  sheet: ReportKey;
  headings(words: Words): { keys: readonly string[]; cells: readonly string[]; basis: string };
}

/** Kept rows of every sheet that has some, by sheet. */
export type Kept = Partial<Record<ReportKey, readonly KeptRow[]>>;

const filled = (value: CellValue): boolean => value !== null && String(value).trim() !== "";
const keyOf = (key: readonly CellValue[]): string => JSON.stringify(key.map(String));

/** What stands on the written sheets: on that in the language of the run; where there is none, on one in another language. */
export function readKeptCells(grids: readonly Grid[], words: Words, others: readonly Words[], sheets: readonly KeptColumns[]): Kept {
  return Object.fromEntries(
    sheets.map((columns) => {
      const written = [words, ...others].flatMap((language) => sheetsIn(grids, language, columns.sheet).map((grid) => ({ grid, headings: columns.headings(language) })));
      return [columns.sheet, written[0] ? rowsOn(written[0].grid, written[0].headings) : []];
    }),
  );
}

/** Excel ignores case in sheet names. */
const sheetsIn = (grids: readonly Grid[], { reports }: Words, sheet: ReportKey): Grid[] =>
  grids.filter((grid) => grid.sheet.trim().toLowerCase() === reports.sheets[sheet].toLowerCase() && isMarked(grid));

function rowsOn({ values, firstRow }: Grid, { keys, cells, basis }: ReturnType<KeptColumns["headings"]>): KeptRow[] {
  // The list may stand below others: its headings are the first row that has them all.
  const placesIn = (row: readonly CellValue[]) => [...keys, ...cells, basis].map((heading) => row.indexOf(heading));
  const headingRow = values.findIndex((row, r) => r >= labelRow - firstRow && placesIn(row).every((place) => place >= 0));
  if (headingRow < 0) return [];
  const places = placesIn(values[headingRow]!);
  return values.slice(headingRow + 1).flatMap((row): KeptRow[] => {
    const at = (place: number): CellValue => row[place] ?? null;
    const found = places.map(at);
    const said = found.slice(keys.length, -1);
    return found.slice(0, keys.length).every(filled) && said.some(filled) ? [{ key: found.slice(0, keys.length), cells: said, basis: found.at(-1)! }] : [];
  });
}

/** The rows by key, and those whose key the sheet no longer has: nobody's words are dropped. */
export function placeKept(rows: readonly KeptRow[], keys: readonly (readonly CellValue[])[]): { of(key: readonly CellValue[]): KeptRow | undefined; left: readonly KeptRow[] } {
  const byKey = new Map(rows.map((row) => [keyOf(row.key), row]));
  const known = new Set(keys.map(keyOf));
  return { of: (key) => byKey.get(keyOf(key)), left: rows.filter(({ key }) => !known.has(keyOf(key))) };
}
