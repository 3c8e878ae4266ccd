import type { IsoMonth } from "../../engine/records";
import type { Words } from "../../language";
import type { CellValue, Grid } from "../../workbook/port";
import { labelRow, markRow } from "../layout";
import { isMarked } from "../ownership";

/** What a person wrote beside a paragraph, and the draft it was written for. */
export interface DocumentAnswer {
  words: string;
  basis: string;
}
export type DocumentAnswers = ReadonlyMap<string, DocumentAnswer>;

export type DocumentKind = "minutes" | "preRead";

/** A document as it stands in the workbook: the cycle its mark names, and what people wrote on it. */
export interface WrittenDocument {
  cycle: IsoMonth;
  answers: DocumentAnswers;
}

/** Columns of a document's sheet; words run over `words` to `lastWords`. */
export const documentColumns = { words: 0, lastWords: 7, answer: 8, state: 9, draft: 10, basis: 11, key: 12, check: 13 } as const;
/** Stands where a paragraph goes on in the next row. */
export const continued = "〃";

/** Name of a document's sheet. */
export const documentSheetName = ({ minutes }: Words, kind: DocumentKind): string => (kind === "minutes" ? minutes.sheet : minutes.preReadSheet);

const textIn = (value: CellValue | undefined): string => (value === null || value === undefined ? "" : String(value));

/**
 * What people wrote on a document's sheet, by paragraph: in the column for it, or over the draft itself. On the sheet in the language of
 * the run, else on one in another language.
 */
export function readAnswers(grids: readonly Grid[], kind: DocumentKind, languagesInOrder: readonly Words[]): WrittenDocument | undefined {
  for (const words of languagesInOrder) {
    const grid = grids.find(({ sheet }) => sheet.trim().toLowerCase() === documentSheetName(words, kind).toLowerCase());
    if (grid && isMarked(grid)) return { cycle: /\d{4}-\d{2}/.exec(textIn(grid.values[markRow - grid.firstRow]?.[0]))?.[0] ?? "", answers: answersOn(grid, words) };
  }
  return undefined;
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
