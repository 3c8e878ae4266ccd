import type { Words } from "../../language";
import type { CellValue, Grid } from "../../workbook/port";
import { labelRow } from "../layout";
import { isMarked } from "../ownership";

/** What a person wrote beside a paragraph, and the draft it was written for. */
export interface DocumentAnswer {
  words: string;
  basis: string;
}
export type DocumentAnswers = ReadonlyMap<string, DocumentAnswer>;

/** Columns of a document's sheet; words run over `words` to `lastWords`. */
export const documentColumns = { key: 0, words: 1, lastWords: 8, answer: 9, state: 10, draft: 11, basis: 12, check: 13 } as const;
/** Stands where a paragraph goes on in the next row. */
export const continued = "〃";

export const documentSheetName = ({ minutes }: Words, kind: "minutes" | "preRead"): string => (kind === "minutes" ? minutes.sheet : minutes.preReadSheet);

const textIn = (value: CellValue | undefined): string => (value === null || value === undefined ? "" : String(value));

/**
 * What people wrote on a document's sheet, by paragraph: in the column for it, or over the draft itself. On the sheet in the language of
 * the run, else on one in another language.
 */
export function readAnswers(grids: readonly Grid[], kind: "minutes" | "preRead", languagesInOrder: readonly Words[]): DocumentAnswers {
  for (const words of languagesInOrder) {
    const grid = grids.find(({ sheet }) => sheet.trim().toLowerCase() === documentSheetName(words, kind).toLowerCase());
    if (grid && isMarked(grid)) return answersOn(grid, words);
  }
  return new Map();
}

function answersOn({ values, firstRow, firstColumn }: Grid, { minutes }: Words): DocumentAnswers {
  const at = (row: number, column: number) => values[row - firstRow]?.[column - firstColumn];
  const answers = new Map<string, DocumentAnswer>();
  for (let row = labelRow + 1; row < firstRow + values.length; row++) {
    const key = textIn(at(row, documentColumns.key));
    if (key === "" || key === continued) continue;
    const [answer, state, draft, basis] = (["answer", "state", "draft", "basis"] as const).map((column) => textIn(at(row, documentColumns[column])));
    const typedOver = state === minutes.states.typedOver ? wordsFrom(row) : "";
    const words = answer!.trim() !== "" ? answer! : typedOver;
    if (words !== "") answers.set(key, { words, basis: basis || draft! });
  }
  return answers;

  function wordsFrom(row: number): string {
    let words = textIn(at(row, documentColumns.words));
    for (let next = row + 1; textIn(at(next, documentColumns.key)) === continued; next++) words += textIn(at(next, documentColumns.words));
    return words;
  }
}

export const hasDraft = (grids: readonly Grid[], kind: "minutes" | "preRead", all: readonly Words[]): boolean =>
  all.some((words) => grids.some((grid) => grid.sheet.trim().toLowerCase() === documentSheetName(words, kind).toLowerCase() && isMarked(grid)));
