import { cellName } from "../../../../src/workbook/address";
import type { Rectangle } from "../../../../src/workbook/port";

export interface Place {
  row: number;
  column: number;
}

/** The cell with the cursor, and the corner a range reaches to. */
export interface Selection {
  active: Place;
  corner: Place;
}

export const selectCell = (row: number, column: number): Selection => ({ active: { row, column }, corner: { row, column } });

export const selectBlock = ({ row, column, rows, columns }: Rectangle): Selection => ({
  active: { row, column },
  corner: { row: row + rows - 1, column: column + columns - 1 },
});

export function blockOf({ active, corner }: Selection): Rectangle {
  const row = Math.min(active.row, corner.row);
  const column = Math.min(active.column, corner.column);
  return { row, column, rows: Math.abs(active.row - corner.row) + 1, columns: Math.abs(active.column - corner.column) + 1 };
}

export function addressOf(selection: Selection): string {
  const { row, column, rows, columns } = blockOf(selection);
  const first = cellName(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cellName(row + rows - 1, column + columns - 1)}`;
}

/** What a key moves by. `page` is the number of rows on the screen. */
function stepOf(key: string, page: number): Place | undefined {
  const steps: Readonly<Record<string, Place>> = {
    ArrowUp: { row: -1, column: 0 },
    ArrowDown: { row: 1, column: 0 },
    ArrowLeft: { row: 0, column: -1 },
    ArrowRight: { row: 0, column: 1 },
    PageUp: { row: -page, column: 0 },
    PageDown: { row: page, column: 0 },
    Enter: { row: 1, column: 0 },
    Tab: { row: 0, column: 1 },
  };
  return steps[key];
}

export interface KeyPress {
  key: string;
  shift: boolean;
  control: boolean;
}

export interface SheetShape {
  rows: number;
  columns: number;
  page: number;
  hasValue: (row: number, column: number) => boolean;
}

/** Where a key takes the selection; undefined for a key that does not move it. */
export function moved(selection: Selection, { key, shift, control }: KeyPress, shape: SheetShape): Selection | undefined {
  const within = ({ row, column }: Place): Place => ({
    row: Math.max(0, Math.min(shape.rows - 1, row)),
    column: Math.max(0, Math.min(shape.columns - 1, column)),
  });
  const to = (place: Place): Selection => ({ active: within(place), corner: within(place) });
  const { active, corner } = selection;
  if (key === "Home") return to(control ? { row: 0, column: 0 } : { row: active.row, column: 0 });
  const step = stepOf(key, shape.page);
  if (!step) return undefined;
  if (key === "Enter" || key === "Tab") {
    const direction = shift ? -1 : 1;
    return to({ row: active.row + step.row * direction, column: active.column + step.column * direction });
  }
  const from = shift ? corner : active;
  const target = control ? edgeFrom(from, step, shape) : { row: from.row + step.row, column: from.column + step.column };
  return shift ? { active, corner: within(target) } : to(target);
}

/** Ctrl+arrow: to the end of the filled block, or to the next filled cell. */
function edgeFrom(from: Place, step: Place, { rows, columns, hasValue }: SheetShape): Place {
  const inside = ({ row, column }: Place) => row >= 0 && column >= 0 && row < rows && column < columns;
  const next = ({ row, column }: Place): Place => ({ row: row + Math.sign(step.row), column: column + Math.sign(step.column) });
  const filled = (place: Place) => inside(place) && hasValue(place.row, place.column);
  let place = next(from);
  if (filled(from) && filled(place)) {
    while (filled(next(place))) place = next(place);
    return place;
  }
  while (inside(place) && !filled(place)) place = next(place);
  return place;
}
