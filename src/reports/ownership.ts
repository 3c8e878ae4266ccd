import type { Problem } from "../engine/problem";
import type { Words } from "../language";
import { resultMark } from "../workbook/mark";
import type { CellValue, Grid } from "../workbook/port";

const markRow = 1;

/** Sheets that bear a name of ours without being ours: nothing of a user's is overwritten. Excel ignores case in sheet names. */
export function takenSheetNames(grids: readonly Grid[], words: Words): Problem[] {
  const ours = new Set(Object.values(words.reports.sheets).map((name) => name.toLowerCase()));
  return grids
    .filter((grid) => ours.has(grid.sheet.trim().toLowerCase()) && !isEmpty(grid) && !isMarked(grid))
    .map(({ file, sheet }) => ({ kind: "sheetNameTaken", at: file === undefined ? { sheet } : { file, sheet } }));
}

const isEmpty = ({ values }: Grid): boolean => values.every((row) => row.every((value) => value === null || value === ""));

/** A2 where the mark should stand; the grid may begin further down or right. */
function isMarked({ values, firstRow, firstColumn }: Grid): boolean {
  const cell: CellValue | undefined = values[markRow - firstRow]?.[0 - firstColumn];
  return typeof cell === "string" && cell.startsWith(resultMark);
}
