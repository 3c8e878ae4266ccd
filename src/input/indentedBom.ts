import type { Problem } from "../engine/problem";
import type { CellValue, Grid } from "../workbook/port";
import { addressIn, isBlank, knownHeadings } from "./areas";
import { heading } from "./headings";

/** One column a level: "Level 1", "第1层", "L1"; or one column for all: "Level", "层次". */
const levelColumn = /^(?:level|lvl|l|第)?(\d{1,2})(?:级|层|阶)?$|^(?:层次|层级|阶次|级次)(\d{1,2})$/;
const oneLevelColumn = new Set(["level", "lvl", "bomlevel", "indentlevel", "层次", "层级", "阶次", "级次", "bom层次"]);
const quantityHeadings = new Set(["quantity", "qty", "数量", "用量"]);
const headingRows = 30;

interface IndentedHeadings {
  row: number;
  /** Columns of the levels, the highest first; or the one that says the level. */
  levels: readonly number[];
  /** Item codes; where there is none, what stands in the level columns. */
  item?: number;
  quantity: number;
}

/**
 * An indented bill of material 多层缩排 as parent and component in every row: what stands one level higher last before a row is
 * its parent, and quantities are per one of it. The sheet keeps its places, so that every message names the cell people see: the parent's
 * code stands in the first level's column. A subassembly that is repeated under another product counts once.
 */
export function readIndented(grid: Grid): { grid: Grid; problem: Problem } | undefined {
  const headings = headingsOf(grid);
  if (!headings) return undefined;
  const values = grid.values.map((row) => [...row]);
  const parentColumn = headings.levels[0]!;
  const { item = parentColumn, quantity } = headings;
  values[headings.row] = (values[headings.row] ?? []).map((found, column) => (column === parentColumn ? "parent" : column === item ? "component" : column === quantity ? "quantityPer" : headings.levels.includes(column) ? null : found));
  const above: { code: CellValue; row: number }[] = [];
  const seen = new Map<string, number>();
  let [lines, products] = [0, 0];
  for (let row = headings.row + 1; row < values.length; row++) {
    const placed = placeOf(grid.values[row] ?? [], headings);
    if (!placed) continue;
    above.length = placed.level;
    above[placed.level] = { code: placed.code, row };
    const parent = above.slice(0, placed.level).reverse().find((one) => one !== undefined);
    const key = parent && JSON.stringify([String(parent.code), String(placed.code), grid.values[row]![quantity]]);
    const before = key === undefined ? undefined : seen.get(key);
    if (!parent || (before !== undefined && before !== parent.row)) {
      if (!parent) products++;
      values[row] = [];
      continue;
    }
    seen.set(key!, parent.row);
    lines++;
    for (const column of headings.levels) values[row]![column] = null;
    values[row]![item] = placed.code;
    values[row]![parentColumn] = parent.code;
  }
  if (lines === 0) return undefined;
  return { grid: { ...grid, values }, problem: { kind: "indentedBom", at: addressIn(grid, headings.row, parentColumn), lines, products } };
}

function headingsOf({ values }: Grid): IndentedHeadings | undefined {
  for (const [row, cells] of values.slice(0, headingRows).entries()) {
    const names = cells.map((found) => heading(found));
    const quantity = names.findIndex((name) => quantityHeadings.has(name) || knownHeadings.bom.get(name) === "quantityPer");
    const numbered = names.flatMap((name, column) => (levelColumn.test(name) && /\D/.test(name) ? [column] : []));
    const levels = numbered.length > 1 ? numbered : names.flatMap((name, column) => (oneLevelColumn.has(name) ? [column] : [])).slice(0, 1);
    const item = names.findIndex((name) => knownHeadings.items.get(name) === "item" || knownHeadings.bom.get(name) === "component");
    if (quantity < 0 || levels.length === 0 || names.some((name) => knownHeadings.bom.get(name) === "parent") || (levels.length === 1 && item < 0)) continue;
    return { row, levels, quantity, ...(item >= 0 && { item }) };
  }
  return undefined;
}

/** Level (0 = product) and code of a row; undefined where it has none. */
function placeOf(row: readonly CellValue[], { levels, item }: IndentedHeadings): { level: number; code: CellValue } | undefined {
  const code = item === undefined ? null : (row[item] ?? null);
  if (levels.length === 1) {
    const said = /^[.\s]*(\d{1,2})$/.exec(String(row[levels[0]!] ?? ""));
    return said && !isBlank(code) ? { level: Number(said[1]), code } : undefined;
  }
  const level = levels.findIndex((column) => !isBlank(row[column]));
  return level < 0 ? undefined : { level, code: isBlank(code) ? (row[levels[level]!] ?? null) : code };
}
