import type { CellAddress, Problem } from "../engine/problem";
import type { Words } from "../language";
import { resultMark } from "../workbook/mark";
import type { CellValue, Grid } from "../workbook/port";
import { markRow } from "./layout";

/** Sheets under our names that people wrote: a run would overwrite them. What they write beside an earlier run's cells stays. */
export const wouldOverwrite = (grids: readonly Grid[], words: Words): Problem[] => takenNames(grids, Object.values(words.reports.sheets));

/** The same for any sheets we are about to write. */
export function takenNames(grids: readonly Grid[], names: readonly string[]): Problem[] {
  const ours = new Set(names.map((name) => name.toLowerCase()));
  // Excel ignores case in sheet names.
  const named = grids.filter((grid) => ours.has(grid.sheet.trim().toLowerCase()) && !isEmpty(grid));
  return named.filter((grid) => !isMarked(grid)).map((grid) => ({ kind: "sheetNameTaken", at: addressOn(grid) }));
}

const addressOn = ({ file, sheet }: Grid): CellAddress => (file === undefined ? { sheet } : { file, sheet });

const isFilled = (value: CellValue): value is string | number | boolean => value !== null && value !== "";
const isEmpty = ({ values }: Grid): boolean => !values.some((row) => row.some(isFilled));

/** A2 where the mark should stand; the grid may begin further down or right. */
const markOf = ({ values, firstRow, firstColumn }: Grid): CellValue | undefined => values[markRow - firstRow]?.[0 - firstColumn];

/** Whether a sheet bears our mark in A2. */
export function isMarked(grid: Grid): boolean {
  const mark = markOf(grid);
  return typeof mark === "string" && mark.startsWith(resultMark);
}
