import { cellAt, columnOf, rowOf } from "../host/cells";
import type { CellFormat } from "../host/description";
import type { CellModel, ChartModel, SheetModel } from "../host/model";
import { type Axis, axis } from "./grid/axis";
import { textWidth } from "./grid/measure";

/** One sheet as the grid draws it: looked up by place, measured in pixels. A new view after every change of the workbook. */
export interface SheetView {
  name: string;
  rows: Axis;
  columns: Axis;
  frozen: { rows: number; columns: number };
  gridlines: boolean;
  charts: readonly ChartModel[];
  cell(row: number, column: number): CellModel | undefined;
  /** As the cell shows it. */
  text(row: number, column: number): string;
}

const spareRows = 40;
const spareColumns = 12;
const leastRows = 60;
const leastColumns = 26;
const standardRowHeight = 20;
const standardColumnWidth = 64;

export const pixelsOfPoints = (points: number): number => Math.round((points * 96) / 72);

export function sheetView(sheet: SheetModel, text: SheetView["text"]): SheetView {
  let lastRow = 0;
  let lastColumn = 0;
  for (const key of sheet.cells.keys()) {
    lastRow = Math.max(lastRow, rowOf(key));
    lastColumn = Math.max(lastColumn, columnOf(key));
  }
  const widths = new Map([...sheet.widths].map(([column, points]) => [column, pixelsOfPoints(points)]));
  for (const column of sheet.hiddenColumns) widths.set(column, 0);
  const columns = axis(Math.max(leastColumns, lastColumn + 1 + spareColumns), standardColumnWidth, widths);
  return {
    name: sheet.name,
    rows: axis(Math.max(leastRows, lastRow + 1 + spareRows), standardRowHeight, rowHeights(sheet, columns)),
    columns,
    frozen: sheet.frozen ?? { rows: 0, columns: 0 },
    gridlines: sheet.gridlines,
    charts: sheet.charts,
    cell: (row, column) => cellAt(sheet, row, column),
    text,
  };
}

/** Heights that were set, of hidden rows, and of rows that Excel makes higher for a large font or wrapped text. */
function rowHeights(sheet: SheetModel, columns: Axis): Map<number, number> {
  const heights = new Map<number, number>();
  for (const [key, { value, format }] of sheet.cells) {
    if (!format.wrap && (format.fontSize ?? 0) <= 12) continue;
    const [row, column] = [rowOf(key), columnOf(key)];
    const width = columns.offsets[column + 1]! - columns.offsets[column]!;
    heights.set(row, Math.max(heights.get(row) ?? standardRowHeight, neededHeight(String(value), format, width)));
  }
  for (const [row, points] of sheet.heights) heights.set(row, pixelsOfPoints(points));
  for (const row of sheet.hiddenRows) heights.set(row, 0);
  return heights;
}

const cellPadding = 8;

function neededHeight(text: string, format: CellFormat, width: number): number {
  const lineHeight = pixelsOfPoints(format.fontSize ?? 11) * 1.35;
  const linesOf = (line: string) => Math.max(1, Math.ceil(textWidth(line, format) / Math.max(1, width - cellPadding)));
  const lines = format.wrap ? text.split("\n").reduce((sum, line) => sum + linesOf(line), 0) : 1;
  return Math.ceil(Math.max(standardRowHeight, lines * lineHeight + 4));
}
