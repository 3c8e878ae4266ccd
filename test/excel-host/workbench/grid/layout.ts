import type { SheetView } from "../sheetView";
import { indexAt, type Span, spanOf, startOf } from "./axis";
import type { Place } from "./selection";

export const headerWidth = 46;
export const headerHeight = 22;

/** The scrolled window onto the sheet, in pixels. */
export interface Viewport {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What of the sheet stands still and what of the rest has to be drawn. */
export interface Layout {
  frozenWidth: number;
  frozenHeight: number;
  frozenRows: Span;
  frozenColumns: Span;
  rows: Span;
  columns: Span;
}

export function layoutOf({ rows, columns, frozen }: SheetView, view: Viewport): Layout {
  const frozenWidth = startOf(columns, frozen.columns);
  const frozenHeight = startOf(rows, frozen.rows);
  return {
    frozenWidth,
    frozenHeight,
    frozenRows: { first: 0, last: frozen.rows - 1 },
    frozenColumns: { first: 0, last: frozen.columns - 1 },
    rows: spanOf(rows, frozenHeight + view.top, view.height, frozen.rows, 12),
    columns: spanOf(columns, frozenWidth + view.left, view.width, frozen.columns, 4),
  };
}

/** The cell under a point of the scroller; -1 for the headers. */
export function placeAt(sheet: SheetView, view: Viewport, x: number, y: number): Place {
  const { frozenWidth, frozenHeight } = layoutOf(sheet, view);
  const across = x - headerWidth;
  const down = y - headerHeight;
  return {
    row: down < 0 ? -1 : indexAt(sheet.rows, down < frozenHeight ? down : down + view.top),
    column: across < 0 ? -1 : indexAt(sheet.columns, across < frozenWidth ? across : across + view.left),
  };
}

/** The nearest scroll position that shows a cell. */
export function scrollToShow(sheet: SheetView, view: Viewport, { row, column }: Place): { left: number; top: number } {
  const { frozenWidth, frozenHeight } = layoutOf(sheet, view);
  const along = (start: number, end: number, from: number, length: number): number => {
    if (start < from) return start;
    return end > from + length ? end - length : from;
  };
  const { frozen, rows, columns } = sheet;
  return {
    left: column < frozen.columns ? view.left : along(startOf(columns, column) - frozenWidth, startOf(columns, column + 1) - frozenWidth, view.left, view.width - headerWidth - frozenWidth - 2),
    top: row < frozen.rows ? view.top : along(startOf(rows, row) - frozenHeight, startOf(rows, row + 1) - frozenHeight, view.top, view.height - headerHeight - frozenHeight - 2),
  };
}
