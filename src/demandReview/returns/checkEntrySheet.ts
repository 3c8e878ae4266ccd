import { figure } from "../../language/format";
import { cellName as cellAt, parseArea } from "../../workbook/address";
import type { ReturnedFigure } from "../returned";
import { type Area, type Cells, contains, type EntryReading } from "./entryReading";
import { isReference } from "./entrySheet";

/** Result cells of a total that is off by less than this are rounding. */
const tolerance = 0.01;

/** Constants in a total row that are not the sum of what stands above. */
export function checkTotal({ layout: { months }, figures, byColumn, doubts, place }: EntryReading, row: number, cells: Cells): void {
  for (const { column } of months) {
    const cell = cells.get(column);
    if (cell === undefined && months.some((other) => cells.has(other.column))) doubts.add("total", { ...place(row, column), found: "", figures: byColumn.get(column) ?? [], mustDecide: true, canKeep: true });
    // A formula kept without its result says nothing.
    if (cell === undefined || cell.value === null) continue;
    const of = byColumn.get(column) ?? [];
    const sumOf = (take: (one: ReturnedFigure) => number | undefined): number => of.reduce((total, index) => total + (take(figures[index]!) ?? 0), 0);
    // Excel's own sum passes text over.
    const sums = [sumOf(({ found }) => found), sumOf(({ found, proposed }) => found ?? proposed)];
    if (typeof cell.value === "number" && sums.some((sum) => Math.abs(Number(cell.value) - sum) <= tolerance)) continue;
    // Not every program reckons anew before it saves; what people typed over the sum is another matter.
    doubts.add("total", { ...place(cell.row, column), found: cell.value, proposed: figure(sums[1]!), figures: of, mustDecide: cell.formula === undefined, facts: { sum: figure(sums[1]!) } });
  }
}

/** Merged cells that touch keys, headings or figures. */
export function checkMerged({ layout: { sheet, headingRow, keys, months }, figures, byRow, byColumn, doubts, place }: EntryReading): void {
  for (const area of sheet.merged) {
    const hit = [...byRow].filter(([row]) => row >= area.row && row < area.row + area.rows).flatMap(([, mine]) => mine);
    const touched = area.column + area.columns > Math.min(...keys.values(), ...months.map(({ column }) => column)) && area.row + area.rows > headingRow;
    if (!touched) continue;
    const inside = hit.filter((index) => isInside(figures[index]!.at.cell!, area));
    const keyHit = [...keys.values()].some((column) => column >= area.column && column < area.column + area.columns);
    const onHeading = area.row <= headingRow && headingRow < area.row + area.rows;
    const concerned = onHeading ? [...byColumn].filter(([column]) => column >= area.column && column < area.column + area.columns).flatMap(([, of]) => of) : keyHit ? hit : inside;
    if (concerned.length > 0 || keyHit) doubts.add("mergedCells", { ...place(area.row, area.column), found: `${cellAt(area.row, area.column)}:${cellAt(area.row + area.rows - 1, area.column + area.columns - 1)}`, figures: concerned, mustDecide: concerned.length > 0, canKeep: true });
  }
}

/** Months whose heading was guessed or whose column is hidden. */
export function checkColumns({ layout, byColumn, doubts, place }: EntryReading): void {
  const { sheet, headingRow, months } = layout;
  for (const { column, month } of months) {
    const of = byColumn.get(column) ?? [];
    const doubtful = layout.doubtful.get(column);
    if (doubtful) doubts.add(doubtful.kind, { ...place(headingRow, column), found: doubtful.found, proposed: doubtful.month, figures: of, mustDecide: true, facts: { column: doubtful.month } });
    if (sheet.hiddenColumns.has(column)) doubts.add("hiddenColumn", { ...place(headingRow, column), found: month, figures: of, mustDecide: true, canKeep: true });
  }
}

/** A heading nobody knows, with numbers under it that are read by nobody. */
export function checkStrayNumbers({ layout: { sheet, headingRow, keys, months }, byRow, doubts }: EntryReading): void {
  const used = new Set([...keys.values(), ...months.map(({ column }) => column)]);
  const headed = sheet.rows.get(headingRow);
  const numbers = new Map<number, number>();
  for (const [row, cells] of sheet.rows)
    for (const { column, value } of cells.values()) {
      if (row <= headingRow || used.has(column) || typeof value !== "number") continue;
      if (headed?.get(column)?.value !== undefined) numbers.set(column, (numbers.get(column) ?? 0) + 1);
      else doubts.add("strayNumber", { sheet: sheet.name, row, column, found: value, figures: byRow.get(row) ?? [], mustDecide: byRow.has(row), canKeep: true });
    }
  for (const [column, count] of numbers) if (!isReference(headed?.get(column)?.value)) doubts.add("unknownColumn", { sheet: sheet.name, row: headingRow, column, found: sheet.rows.get(headingRow)?.get(column)?.value ?? "", facts: { figures: count } });
}

const isInside = (cell: string, area: Area): boolean => {
  const at = parseArea(cell);
  return at !== undefined && contains(area, at.row, at.column);
};
