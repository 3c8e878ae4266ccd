import { round6 } from "../engine/arithmetic";
import { dayNumber, isoDate } from "../engine/calendar";
import type { CellAddress, Problem } from "../engine/problem";
import type { IsoDate, Item } from "../engine/records";
import type { Words } from "../language";
import { cellName } from "../workbook/address";
import type { CellValue, Grid } from "../workbook/port";
import type { ReportKey } from "./context";
import { daysRow, firstRow, markRow } from "./layout";
import { isMarked } from "./ownership";

/** Written sheets with periods, read back: what is where, as people left it. */

export interface PeriodColumn {
  column: number;
  start: IsoDate;
  end: IsoDate;
}

/** Sheets of a report a run wrote in one language. Excel ignores case in sheet names. */
export const writtenSheets = (grids: readonly Grid[], { reports }: Words, key: ReportKey): Grid[] =>
  grids.filter((grid) => grid.sheet.trim().toLowerCase() === reports.sheets[key].toLowerCase() && isMarked(grid));

/** Value of a cell of the sheet, by zero-based place; null outside what was read. */
export const valueAt = ({ values, firstRow: top, firstColumn: left }: Grid, row: number, column: number): CellValue => values[row - top]?.[column - left] ?? null;

/** The plan date of a run stands in the mark of each of its sheets. */
export const planDateOf = (grid: Grid): IsoDate | undefined => /\d{4}-\d{2}-\d{2}/.exec(String(valueAt(grid, markRow, 0)))?.[0];

/** Calendar days of each period stand in the headings of a sheet with periods, from the plan date on. */
export function periodColumns(grid: Grid): { planDate: IsoDate; columns: PeriodColumn[] } | undefined {
  const planDate = planDateOf(grid);
  if (planDate === undefined) return undefined;
  let day = dayNumber(planDate);
  const columns = (grid.values[daysRow - grid.firstRow] ?? []).flatMap((days, c) => {
    if (typeof days !== "number") return [];
    const start = day;
    day += days;
    return [{ column: grid.firstColumn + c, start: isoDate(start), end: isoDate(day - 1) }];
  });
  return { planDate, columns };
}

/** Rows of the wanted measures by item or work centre, in the order they are asked for. */
export function measureRows(grid: Grid, measures: readonly string[]): Map<string, (number | undefined)[]> {
  const [itemColumn, measureColumn] = [0, 3];
  const rows = new Map<string, (number | undefined)[]>();
  for (let row = firstRow; row < grid.firstRow + grid.values.length; row++) {
    const [item, measure] = [String(valueAt(grid, row, itemColumn) ?? ""), measures.indexOf(String(valueAt(grid, row, measureColumn) ?? ""))];
    if (item === "" || measure < 0) continue;
    if (!rows.has(item)) rows.set(item, measures.map(() => undefined));
    rows.get(item)![measure] = row;
  }
  return rows;
}

/** Address of a cell of the sheet, by zero-based place. */
export const addressAt = ({ file, sheet }: Grid, row: number, column: number): CellAddress => ({ ...(file !== undefined && { file }), sheet, cell: cellName(row, column) });

/** A quantity someone may have typed; undefined where the cell is empty. */
export function quantityAt(grid: Grid, row: number, column: number, item: Item | undefined): { at: CellAddress; value?: number; problem?: Problem } {
  const at = addressAt(grid, row, column);
  const found = valueAt(grid, row, column);
  if (found === null || (typeof found === "string" && found.trim() === "")) return { at };
  const value = quantityIn(found);
  if (value === undefined) return { at, problem: { kind: "unreadableCell", at, column: "quantity", found: String(found), expected: "number" } };
  if (value < 0) return { at, problem: { kind: "outOfRange", at, column: "quantity", found: value, minimum: 0 } };
  if (item?.wholePieces && !Number.isInteger(value)) return { at, problem: { kind: "fractionalPieces", at, column: "quantity", found: value, item: item.item, unit: item.unit } };
  return { at, value };
}

/** Full width counts as half width; thousands may be grouped. */
function quantityIn(found: string | number | boolean): number | undefined {
  if (typeof found === "number") return Number.isFinite(found) ? round6(found) : undefined;
  const text = String(found).normalize("NFKC").trim();
  return /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text) ? round6(Number(text.replaceAll(",", ""))) : undefined;
}
