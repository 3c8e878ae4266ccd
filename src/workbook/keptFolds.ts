import type { Cell, CellValue, FoldSpec, SheetSpec } from "./port";

/** What people have folded, and how it is found again when rows or columns have come and gone. */

export type Axis = "rows" | "columns";

export interface FoldState {
  axis: Axis;
  /** Words on the line that shows the fold. */
  key: string;
  folded: boolean;
}

/** A hidden name of each sheet with groups lists them: Excel's interface for add-ins cannot be asked which there are. */
export const foldRecordName = "_rebalance_folds";

type Folds = NonNullable<SheetSpec["folds"]>;

const oneRecord = (letter: string, folds: readonly FoldSpec[] = []): readonly string[] => folds.map(({ from, count }) => `${letter}${from}:${count}`);

/** Excel's longest text in quotes, and its longest formula with some room. */
const longestText = 255;
const longestFormula = 8_000;

/** The record as a formula, without "=": "r4:3 c1:2" says that three rows from the fifth on and two columns from B on are grouped. */
export function foldRecord({ rows, columns }: Folds): string {
  const parts: string[] = [];
  for (const one of [...oneRecord("r", rows), ...oneRecord("c", columns)]) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + one.length < longestText) parts[parts.length - 1] = `${last} ${one}`;
    else parts.push(one);
  }
  // Without a space between them two parts would run into one another.
  const formula = parts.map((part) => `"${part} "`).join("&");
  return formula.length > longestFormula ? '""' : formula;
}

/** What our hidden name says of a sheet's groups of rows and columns. */
export function readFoldRecord(formula: string): { rows: readonly FoldSpec[]; columns: readonly FoldSpec[] } {
  const of = (letter: string) => [...formula.matchAll(new RegExp(`${letter}(\\d+):(\\d+)`, "g"))].map(([, from, count]) => ({ from: Number(from), count: Number(count) }));
  return { rows: of("r"), columns: of("c") };
}

/** Columns of a line, and rows of the heading, in which its words are looked for. */
export const keyColumns = 6;
const markRow = 1;

/** Words of a row; numbers change from run to run, and a formula's text does with its place. */
export const rowKey = (cells: readonly CellValue[]): string => cells.filter((value) => typeof value === "string" && value !== "" && !value.startsWith("=")).join("|");

/** Words and dates of a column's heading, from the first row on. */
export const columnKey = (cells: readonly CellValue[]): string => cells.filter((value, row) => row !== markRow && value !== null && value !== "" && !String(value).startsWith("=")).join("|");

const constant = (cell: Cell | null | undefined): CellValue => (cell?.formula === undefined ? (cell?.value ?? null) : null);

/** Whether each fold of a sheet is folded: as people left the one of the same words, otherwise as it is described. */
export function foldStates({ rows, freeze }: Pick<SheetSpec, "rows" | "freeze">, states: readonly FoldState[]): Record<Axis, (fold: FoldSpec) => boolean> {
  const left = new Map<string, boolean[]>();
  for (const { axis, key, folded } of states) left.set(`${axis} ${key}`, [...(left.get(`${axis} ${key}`) ?? []), folded]);
  const asLeft = (axis: Axis, key: string, folded = false): boolean => left.get(`${axis} ${key}`)?.shift() ?? folded;
  return {
    rows: ({ from, count, folded }) => asLeft("rows", rowKey((rows[from + count] ?? []).slice(0, keyColumns).map(constant)), folded),
    columns: ({ from, count, folded }) => asLeft("columns", columnKey(rows.slice(0, freeze?.rows ?? 0).map((row) => constant(row[from + count]))), folded),
  };
}

/** Whether two lists of groups are the same. */
export const sameFolds = (a: readonly FoldSpec[] = [], b: readonly FoldSpec[] = []): boolean => oneRecord("", a).join() === oneRecord("", b).join();
