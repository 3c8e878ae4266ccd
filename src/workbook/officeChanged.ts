import { markedArea } from "./mark";
import type { Grid } from "./port";

const markRow = 1;

/** What a run rests on: all of an input sheet; of our own sheets what stands within our cells, for what stands beside is kept anyway. */
function fingerprint({ firstRow, firstColumn, values }: Grid): string {
  const ours = firstRow <= markRow && firstColumn === 0 ? markedArea(String(values[markRow - firstRow]?.[0] ?? "")) : undefined;
  if (!ours) return JSON.stringify([firstRow, firstColumn, values]);
  return JSON.stringify(Array.from({ length: ours.lastRow + 1 - firstRow }, (_, r) => Array.from({ length: ours.lastColumn + 1 }, (__, c) => values[r]?.[c] ?? null)));
}

const isOurs = ({ firstRow, values }: Grid): boolean => markedArea(String(values[markRow - firstRow]?.[0] ?? "")) !== undefined;

/**
 * Names of sheets that say something else than before, or are gone. Input sheets come alone: our own then differ because
 * they reckon with them. Among our own, a difference is what people typed into their columns.
 */
export function changedSheets(before: readonly Grid[], now: readonly Grid[]): readonly string[] {
  const today = new Map(now.map((grid) => [grid.sheet, fingerprint(grid)]));
  const changed = before.filter((grid) => today.get(grid.sheet) !== fingerprint(grid));
  const inputs = changed.filter((grid) => !isOurs(grid));
  return (inputs.length > 0 ? inputs : changed).map(({ sheet }) => sheet);
}
