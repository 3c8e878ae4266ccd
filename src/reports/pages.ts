import type { FoldSpec, SheetSpec } from "../workbook/port";

/** A4 inside the margins every door gives a page, points. */
const paper = { long: 780, short: 515 };

/** Points of a usual row of the workbook's font, and of a column's character and padding. */
const rowHeight = 15.75;
const character = 5.25;
const padding = 3.75;

/**
 * Rows before which a new page begins, so that no block is cut in two: `starts` are the first rows of blocks, in order;
 * those in `apart` begin a page of their own. Rows and columns count as they are folded at first.
 */
export function pageBreaks(spec: SheetSpec, starts: readonly number[], apart: ReadonlySet<number> = new Set()): number[] {
  const { landscape = true, titleRows = 0, columns, pagesWide = 1 } = spec.print ?? {};
  const hidden = { rows: foldedLines(spec.folds?.rows), columns: foldedLines(spec.folds?.columns) };
  const printed = spec.widths.slice(0, columns).filter((_, column) => !hidden.columns.has(column));
  const width = printed.reduce((points, characters) => points + characters * character + padding, 0) / pagesWide;
  const [across, along] = landscape ? [paper.long, paper.short] : [paper.short, paper.long];
  const room = Math.floor(along / (rowHeight * Math.min(1, across / width))) - titleRows;
  const breaks: number[] = [];
  let used = 0;
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? spec.rows.length;
    let size = 0;
    for (let row = start; row < end; row++) if (!hidden.rows.has(row)) size++;
    if (index > 0 && (apart.has(start) || used + size > room)) {
      breaks.push(start);
      used = 0;
    }
    used += size;
  });
  return breaks;
}

const foldedLines = (folds: readonly FoldSpec[] = []): ReadonlySet<number> =>
  new Set(folds.flatMap(({ from, count, folded }) => (folded ? Array.from({ length: count }, (_, index) => from + index) : [])));

/** The sheet with a page break before whatever blocks no longer fit. */
export const withPageBreaks = (spec: SheetSpec, starts: readonly number[], apart?: ReadonlySet<number>): SheetSpec => ({
  ...spec,
  ...(spec.print && { print: { ...spec.print, breaksBefore: pageBreaks(spec, starts, apart) } }),
});
