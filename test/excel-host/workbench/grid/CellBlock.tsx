import { cellName } from "../../../../src/workbook/address";
import { memo, type ReactNode } from "react";
import type { CellModel } from "../../host/model";
import type { SheetView } from "../sheetView";
import { type Axis, sizeOf, type Span, startOf } from "./axis";
import { alignmentOf, lookOf } from "./cellLook";
import { textWidth } from "./measure";
import type { Place } from "./selection";

interface BlockProps {
  sheet: SheetView;
  rows: Span;
  columns: Span;
  /** Where the block's own corner stands in the sheet. */
  origin: { left: number; top: number };
}

/** The cells of a part of the sheet. Rows that did not change keep their elements while the window moves. */
export function CellBlock({ sheet, rows, columns, origin }: BlockProps): ReactNode {
  const drawn = [<ColumnLines key="lines" {...{ sheet, columns }} left={origin.left} />];
  for (let row = rows.first; row <= rows.last; row++) {
    if (sizeOf(sheet.rows, row) > 0) drawn.push(<CellRow key={row} {...{ sheet, row, first: columns.first, last: columns.last }} left={origin.left} top={origin.top} />);
  }
  return drawn;
}

/** Upright gridlines for all rows at once: an empty cell needs no element of its own. */
const ColumnLines = memo(function ColumnLines({ sheet, columns, left }: { sheet: SheetView; columns: Span; left: number }) {
  const lines = [];
  for (let column = columns.first; column <= columns.last; column++) {
    if (sizeOf(sheet.columns, column) > 0) lines.push(<div key={column} className="column-line" style={{ left: startOf(sheet.columns, column + 1) - left - 1 }} />);
  }
  return lines;
});

interface RowProps {
  sheet: SheetView;
  row: number;
  first: number;
  last: number;
  left: number;
  top: number;
}

const CellRow = memo(function CellRow({ sheet, row, first, last, left, top }: RowProps) {
  const cells = [];
  for (let column = first; column <= last; column++) {
    const cell = sheet.cell(row, column);
    const width = cell ? sizeOf(sheet.columns, column) : 0;
    if (cell && width > 0) cells.push(<CellBox key={column} {...{ sheet, cell, row, column, width }} left={startOf(sheet.columns, column) - left} />);
  }
  return (
    <div className="row" style={{ top: startOf(sheet.rows, row) - top, height: sizeOf(sheet.rows, row) }}>
      {cells}
    </div>
  );
});

interface BoxProps {
  sheet: SheetView;
  cell: CellModel;
  row: number;
  column: number;
  width: number;
  left: number;
}

function CellBox({ sheet, cell, row, column, width, left }: BoxProps): ReactNode {
  const text = shownText(cell, sheet.text(row, column), width);
  const room = overflowRoom(sheet, cell, { row, column }, text, width);
  return (
    <div className={`cell${room > width ? " over" : ""}`} data-cell={cellName(row, column)} style={{ left, width, ...lookOf(cell) }}>
      {room > width ? (
        <span className="overflowing" style={{ width: room - 4, textAlign: "left" }}>
          {text}
        </span>
      ) : (
        text
      )}
    </div>
  );
}

const padding = 6;

/** A number that does not fit is never cut off: Excel shows number signs instead. */
function shownText(cell: CellModel, text: string, width: number): string {
  if (typeof cell.value !== "number" || textWidth(text, cell.format) <= width - 2) return text;
  return "#".repeat(Math.max(1, Math.floor((width - padding) / 8)));
}

/** Long text runs on over empty neighbours to its right. */
function overflowRoom({ columns, cell: cellAt }: SheetView, cell: CellModel, { row, column }: Place, text: string, width: number): number {
  if (typeof cell.value !== "string" || cell.format.wrap || alignmentOf(cell) !== "left") return width;
  const needed = textWidth(text, cell.format) + padding;
  let room = width;
  for (let next = column + 1; room < needed && next < columns.count && isFree(cellAt(row, next)); next++) room += sizeOf(columns, next);
  return Math.min(room, Math.max(width, needed));
}

const isFree = (cell: CellModel | undefined): boolean => cell === undefined || cell.value === "";

interface HeaderProps {
  along: Axis;
  span: Span;
  origin: number;
  across: "row" | "column";
  name: (index: number) => string;
  isSelected: (index: number) => boolean;
}

/** Letters above the columns or numbers beside the rows. */
export function Headers({ along, span, origin, across, name, isSelected }: HeaderProps): ReactNode {
  const drawn = [];
  for (let index = span.first; index <= span.last; index++) {
    const size = sizeOf(along, index);
    if (size === 0) continue;
    const start = startOf(along, index) - origin;
    const style = across === "column" ? { left: start, width: size } : { top: start, height: size };
    drawn.push(
      <div key={index} className={`${across}-header${isSelected(index) ? " selected" : ""}`} style={style}>
        {name(index)}
      </div>,
    );
  }
  return drawn;
}
