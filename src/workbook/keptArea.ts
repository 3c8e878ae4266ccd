import type { Rectangle, SheetSpec } from "./port";

/** What a run wrote, from A1 on. */
export interface Extent {
  rows: number;
  columns: number;
}

/** How far a sheet of ours reaches. */
export const extentOf = ({ rows }: Pick<SheetSpec, "rows">): Extent => ({ rows: rows.length, columns: rows.reduce((most, row) => Math.max(most, row.length), 0) });

/** How far people's cells to the right of ours, and below ours, make way where a sheet has grown. */
export interface Growth {
  down: number;
  right: number;
}

/** The strips into which a sheet grows; what people have there moves. Rows to the right of ours are people's all the way down. */
export const growthStrips = (before: Extent, after: Extent, sheetRows: number): { down?: Rectangle; right?: Rectangle } => ({
  ...(after.rows > before.rows && { down: { row: before.rows, column: 0, rows: after.rows - before.rows, columns: before.columns } }),
  ...(after.columns > before.columns && { right: { row: 0, column: before.columns, rows: sheetRows, columns: after.columns - before.columns } }),
});

/** What a run may empty: what the last one wrote, and what this one will write. */
export const ownArea = (before: Extent, after: Extent): Rectangle => ({ row: 0, column: 0, rows: Math.max(before.rows, after.rows), columns: Math.max(before.columns, after.columns) });

/**
 * Whether a column's width is left as people have it: the frozen ones are the same in every run, the others as long as
 * there are as many columns as before.
 */
export const keepsWidth = (column: number, before: Extent | undefined, { freeze }: Pick<SheetSpec, "freeze">, after: Extent): boolean =>
  before !== undefined && column < before.columns && (before.columns === after.columns || column < (freeze?.columns ?? 0));

/** Where the sheet's filter stands after a run: where the sheet says, otherwise where people put it, down to the last row. */
export function filterAfter(wanted: Rectangle | undefined, theirs: Rectangle | undefined, before: Extent, after: Extent): Rectangle | undefined {
  if (wanted || !theirs) return wanted;
  const reachedTheEnd = theirs.row + theirs.rows >= before.rows;
  const rows = reachedTheEnd ? Math.max(theirs.row + theirs.rows - before.rows, 0) + after.rows - theirs.row : theirs.rows;
  return rows > 1 ? { ...theirs, rows } : undefined;
}
