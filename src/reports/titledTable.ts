import type { Cell } from "../workbook/port";
import { blank, heading, text } from "./cells";
import type { Draft } from "./draft";

/** Writes a title, headings, and lines, or what there is to say where there are none; gives back the first row below. Lines begin two rows below the title. */
export type TitledTable = (draft: Draft, row: number, title: string, headings: readonly string[], lines: readonly (readonly (Cell | null)[])[], none: string) => number;

/** Tables of one width below each other. */
export const titledTable =
  (lastColumn: number): TitledTable =>
  (draft, row, title, headings, lines, none) => {
    draft.put(row, 0, text(title, "total"));
    for (let column = 1; column <= lastColumn; column++) draft.put(row, column, blank("total"));
    if (lines.length === 0) {
      draft.put(row + 1, 0, text(none, "note"));
      return row + 2;
    }
    for (let column = 0; column <= lastColumn; column++) draft.put(row + 1, column, headings[column] === undefined ? null : heading(headings[column]));
    lines.forEach((line, index) => draft.line(row + 2 + index, 0, line));
    return row + 2 + lines.length;
  };
