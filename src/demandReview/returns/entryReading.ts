import type { Item } from "../../engine/records";
import type { ReturnedCell } from "../../workbook/returnedWorkbook";
import type { ReturnedFigure } from "../returned";
import type { Doubts } from "./doubts";
import type { EntrySheet } from "./entrySheet";

export type Cells = ReadonlyMap<number, ReturnedCell>;

/** What a row is for; `customer` is empty where none is named. */
export interface RowKey {
  item: Item;
  office: string;
  channel: string;
  customer: string;
}

/** An entry sheet while it is read: its figures so far, and which of them stand in a row and under a month's column. */
export interface EntryReading {
  layout: EntrySheet;
  doubts: Doubts;
  figures: ReturnedFigure[];
  byRow: Map<number, number[]>;
  byColumn: Map<number, number[]>;
  place(row: number, column: number): { sheet: string; row: number; column: number };
}

/** Row, column and size of a range of cells. */
export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** Whether a cell lies in the area. */
export const contains = (area: Area, row: number, column: number): boolean => row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
