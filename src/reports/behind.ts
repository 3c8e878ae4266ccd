import type { CellAddress } from "../engine/problem";
import { columnIndex } from "../workbook/address";
import type { Cell } from "../workbook/port";
import { linkTo } from "./cells";
import type { ReportContext, ReportKey } from "./context";
import type { Layout } from "./layout";

/** Links from a number to what is behind it; each shows the name of the sheet it leads to. */

type OnSheet<Key extends "mps" | "mrp" | "capacity" | "grades"> = Parameters<Layout[Key]["rowOf"]>[1];

/** A link that leads to a cell of another result sheet. */
export const linkToSheet = ({ words }: ReportContext, key: ReportKey, row: number, column: number): Cell => {
  const name = words.reports.sheets[key];
  return linkTo(name, row, column, name);
};

/** The beginning of a row that may not be there. */
export const rowLink = (context: ReportContext, key: ReportKey, row: number | undefined): Cell | null => (row === undefined ? null : linkToSheet(context, key, row, 0));

/** A period's cell of an item's row on the master schedule; the row's first period where none is said. */
export const linkToMps = (context: ReportContext, item: string, measure: OnSheet<"mps">, period = 0): Cell =>
  linkToSheet(context, "mps", context.layout.mps.rowOf(item, measure), context.layout.mps.columns.period(period));

/** A link to an item's row on the MRP sheet. */
export const linkToMrp = (context: ReportContext, item: string, measure: OnSheet<"mrp">, period = 0): Cell =>
  linkToSheet(context, "mrp", context.layout.mrp.rowOf(item, measure), context.layout.mrp.columns.period(period));

/** A link to a work centre's row on the capacity sheet. */
export const linkToCapacity = (context: ReportContext, workCentre: string, measure: OnSheet<"capacity">, period = 0): Cell =>
  linkToSheet(context, "capacity", context.layout.capacity.rowOf(workCentre, measure), context.layout.capacity.columns.period(period));

/** Where what an item is made or bought of in a period is decided; null for an item on neither plan. */
export function linkToDecision(context: ReportContext, item: string, period = 0): Cell | null {
  const { mps, mrp } = context.layout;
  if (mps.has(item)) return linkToMps(context, item, "production", period);
  return mrp.has(item) ? linkToMrp(context, item, "plannedReceipts", period) : null;
}

/** A cell of the input in the same workbook; null for a place in another file, or for a whole sheet. */
export function linkToInput({ file, sheet, cell }: CellAddress): Cell | null {
  const [, column, row] = /^([A-Z]+)(\d+)$/.exec(cell ?? "") ?? [];
  return file !== undefined || column === undefined ? null : linkTo(sheet, Number(row) - 1, columnIndex(column), `${sheet}!${cell}`);
}
