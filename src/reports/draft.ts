import type { Words } from "../language";
import { cellName } from "../workbook/address";
import { resultMark } from "../workbook/mark";
import type { Cell, Row, SheetSpec } from "../workbook/port";
import { formula, text } from "./cells";
import type { ReportContext, ReportKey } from "./context";
import { checkSum, legendRow, markRow } from "./layout";
import { pagesAcross } from "./pages";
import { down } from "./reference";

/** A sheet while it is being filled, cell by cell. */
export interface Draft {
  put(row: number, column: number, cell: Cell | null): void;
  /** Cells side by side. */
  line(row: number, column: number, cells: readonly (Cell | null)[]): void;
  /** A row's check cell; E3 sums them. */
  check(row: number, cell: Cell): void;
  finish(layout: Omit<SheetSpec, "name" | "kind" | "rows">): SheetSpec;
}

/** What stands above the rows of a sheet. */
export interface SheetFrame {
  name: string;
  title: string;
  /** What A2 says after our mark; it ends with the area. */
  mark(area: string): string;
  /** Words at the end of the legend. */
  units: string;
}

/** Title, mark and legend of a plan's sheet stand; the check cells will stand in `checkColumn`. */
export function draftSheet({ plan, words }: ReportContext, key: ReportKey, units: string, checkColumn: number): Draft {
  const { common, sheets, titles } = words.reports;
  const prints = { planDate: plan.options.planDate, input: plan.inputFingerprint.slice(0, 12), plan: plan.planFingerprint.slice(0, 12) };
  return framedSheet({ name: sheets[key], title: titles[key], mark: (area) => common.mark({ ...prints, area }), units }, words, checkColumn);
}

/** The same for any sheet of ours. */
export function framedSheet({ name, title, mark, units }: SheetFrame, words: Words, checkColumn: number): Draft {
  const { common } = words.reports;
  const rows: (Cell | null)[][] = [];
  const checked: number[] = [];
  const draft: Draft = {
    put(row, column, cell) {
      while (rows.length <= row) rows.push([]);
      const line = rows[row]!;
      while (line.length <= column) line.push(null);
      line[column] = cell;
    },
    line: (row, column, cells) => cells.forEach((cell, c) => cell && draft.put(row, column + c, cell)),
    check(row, cell) {
      checked.push(row);
      draft.put(row, checkColumn, cell);
    },
    finish(layout) {
      const sum = checked.length === 0 ? "0" : `SUM(${down(checkColumn, Math.min(...checked), Math.max(...checked))})`;
      draft.put(checkSum.row, checkSum.column, formula(sum, "check", "check"));
      draft.put(markRow, 0, text(`${resultMark} · ${mark(areaOf(rows))}`, "mark"));
      const widths = layout.widths.map((width, column) => Math.max(width, headingWidth(rows, column), wordsWidth(rows, column)));
      const spec: SheetSpec = { name, kind: "result", rows: rows as readonly Row[], ...layout, widths };
      if (!spec.print) return spec;
      // Without an end, long words in the last column would widen what is printed.
      const print = { ...spec.print, columns: spec.print.columns ?? widths.length };
      return { ...spec, print: { ...print, pagesWide: print.pagesWide ?? pagesAcross({ ...spec, print }) } };
    },
  };
  draft.put(0, 0, text(title, "title"));
  const legend = [text(common.input, "input"), text(common.decision, "decision"), text(common.formula, "formula"), text(common.checkSum, "check"), null, text(units, "note")];
  draft.line(legendRow, 0, legend);
  return draft;
}

/** All that is written, so that the next run knows what it may replace. */
const areaOf = (rows: readonly Row[]): string => `A1:${cellName(rows.length - 1, rows.reduce((most, { length }) => Math.max(most, length), 1) - 1)}`;

const wide = /[\u2e80-\uffdc]/g;

/** Characters of the longest heading in a column, on one line: not every program raises a row for wrapped words. */
const headingWidth = (rows: readonly Row[], column: number): number =>
  rows.reduce((most, row) => {
    const cell = row[column];
    if (cell?.style !== "heading" || typeof cell.value !== "string") return most;
    return Math.max(most, widthOf(cell.value));
  }, 0);

/** Width in characters of Excel's standard font; a Chinese character takes two. */
export const widthOf = (words: string): number => Math.ceil((words.length + (words.match(wide)?.length ?? 0)) * 1.05) + 1;

/** A column no name may make wider. */
const widest = 30;

/** Characters of the longest words below the legend that the cell to their right would cut off, up to the widest. */
const wordsWidth = (rows: readonly Row[], column: number): number =>
  rows.slice(legendRow + 1).reduce((most, row) => {
    const [cell, right] = [row[column], row[column + 1]];
    const isCut = right?.value !== undefined || right?.formula !== undefined;
    return typeof cell?.value === "string" && cell.style !== "heading" && isCut ? Math.max(most, Math.min(widest, widthOf(cell.value))) : most;
  }, 0);
