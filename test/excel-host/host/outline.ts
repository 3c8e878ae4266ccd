import { sheetColumns, sheetRows } from "./a1";
import { HostError } from "./errors";
import type { RangeModel } from "./model";
import { guardSheet } from "./ranges";

/** Groups of rows or columns, and what is hidden of them. */

type By = "ByRows" | "ByColumns";

const deepest = 7;

/** Which rows, or columns, a call means; a range of whole rows has no columns to group. */
function linesOf({ sheet, place }: RangeModel, by: unknown, location: string) {
  if (by !== "ByRows" && by !== "ByColumns") throw new HostError("InvalidArgument", location);
  if ((by === "ByColumns" && place.columns === sheetColumns) || (by === "ByRows" && place.rows === sheetRows)) throw new HostError("InvalidArgument", location);
  guardSheet(sheet, location);
  return by === "ByRows"
    ? { first: place.row, count: place.rows, levels: sheet.rowLevels, hidden: sheet.hiddenRows }
    : { first: place.column, count: place.columns, levels: sheet.columnLevels, hidden: sheet.hiddenColumns };
}

const range = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);

export function groupLines(area: RangeModel, by: unknown, location: string): void {
  const { first, count, levels } = linesOf(area, by, location);
  const lines = range(first, count);
  if (lines.some((line) => (levels.get(line) ?? 0) >= deepest)) throw new HostError("InvalidArgument", location);
  for (const line of lines) levels.set(line, (levels.get(line) ?? 0) + 1);
}

/** Excel refuses to ungroup what is in no group ("Ungroup method of Range class failed"); hidden lines stay hidden. */
export function ungroupLines(area: RangeModel, by: unknown, location: string): void {
  const { first, count, levels } = linesOf(area, by, location);
  const grouped = range(first, count).filter((line) => levels.has(line));
  if (grouped.length === 0) throw new HostError("InvalidArgument", location, "nothing is grouped here");
  for (const line of grouped) {
    const level = levels.get(line)! - 1;
    if (level > 0) levels.set(line, level);
    else levels.delete(line);
  }
}

function hideLine(hidden: Set<number>, line: number, hide: boolean): void {
  if (hide) hidden.add(line);
  else hidden.delete(line);
}

export function hideDetails(area: RangeModel, by: unknown, hide: boolean, location: string): void {
  const { first, count, levels, hidden } = linesOf(area, by, location);
  for (const line of range(first, count)) if (levels.has(line)) hideLine(hidden, line, hide);
}

export function hiddenLines({ sheet, place }: RangeModel, by: By): boolean | null {
  const [lines, first, count] = by === "ByRows" ? [sheet.hiddenRows, place.row, place.rows] : [sheet.hiddenColumns, place.column, place.columns];
  const hidden = [...lines].filter((line) => line >= first && line < first + count).length;
  return hidden === 0 ? false : hidden === count ? true : null;
}

export function hideLines({ sheet, place }: RangeModel, by: By, hide: boolean, location: string): void {
  guardSheet(sheet, location);
  const [lines, first, count] = by === "ByRows" ? [sheet.hiddenRows, place.row, place.rows] : [sheet.hiddenColumns, place.column, place.columns];
  for (const line of hide ? range(first, count) : [...lines].filter((one) => one >= first && one < first + count)) hideLine(lines, line, hide);
}
