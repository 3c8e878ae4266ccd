import { areaName } from "./address";
import type { CellStyle, Rectangle, Row } from "./port";

/** Excel cuts longer address strings off without a word at 8,192 characters. */
const longestAddress = 8_000;

interface Run {
  column: number;
  columns: number;
  style: CellStyle;
}

/** Cells of one style side by side. */
function runsOf(row: Row): readonly Run[] {
  const runs: Run[] = [];
  for (const [column, cell] of row.entries()) {
    const last = runs.at(-1);
    if (cell && last?.style === cell.style && last.column + last.columns === column) last.columns += 1;
    else if (cell) runs.push({ column, columns: 1, style: cell.style });
  }
  return runs;
}

/** Rectangles of one style each, few and large: equal runs of consecutive rows are put together. */
export function styleAreas(rows: readonly Row[]): ReadonlyMap<CellStyle, readonly Rectangle[]> {
  const areas = new Map<CellStyle, Rectangle[]>();
  let open = new Map<string, Rectangle>();
  for (const [index, row] of rows.entries()) {
    const reaching = new Map<string, Rectangle>();
    for (const { column, columns, style } of runsOf(row)) {
      const key = `${style} ${column} ${columns}`;
      const area = open.get(key) ?? { row: index, column, rows: 0, columns };
      if (area.rows === 0) {
        const known = areas.get(style) ?? [];
        known.push(area);
        areas.set(style, known);
      }
      area.rows += 1;
      reaching.set(key, area);
    }
    open = reaching;
  }
  return areas;
}

/** "A1:B2,D1:D9", as many as it takes to stay within what Excel reads. */
export function addressLists(areas: readonly Rectangle[], longest = longestAddress): readonly string[] {
  const lists: string[] = [];
  for (const address of areas.map(areaName)) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + address.length < longest) lists[lists.length - 1] = `${last},${address}`;
    else lists.push(address);
  }
  return lists;
}
