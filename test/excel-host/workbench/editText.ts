import { formatCellValue } from "@cj-tech-master/excelts";
import type { CellModel } from "../host/model";

/** Number format without literals and colours, to see what kind it is. */
const bare = (numberFormat: string): string => numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");

/** What a person finds in a cell on opening it: the formula, or the value as it would have to be typed. */
export function editText(cell: CellModel | undefined): string {
  if (!cell) return "";
  if (cell.formula !== undefined) return cell.formula;
  const { value, format } = cell;
  if (typeof value === "boolean") return String(value).toUpperCase();
  if (typeof value === "string") return value;
  const kind = bare(format.numberFormat ?? "General");
  if (/[yd]/i.test(kind)) return formatCellValue(value, "yyyy-mm-dd");
  // 0.07 is 7.000000000000001 per cent otherwise.
  return kind.includes("%") ? `${Number((value * 100).toPrecision(15))}%` : String(value);
}
