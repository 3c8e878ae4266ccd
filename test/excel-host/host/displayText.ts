import { formatCellValue } from "@cj-tech-master/excelts";
import type { CellModel } from "./model";

/** What a cell shows, the column being wide enough. */
export function displayText(cell: CellModel | undefined): string {
  if (!cell) return "";
  if (typeof cell.value === "boolean") return String(cell.value).toUpperCase();
  return formatCellValue(cell.value, cell.format.numberFormat ?? "General");
}
