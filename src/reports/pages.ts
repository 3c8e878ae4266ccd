import type { FoldSpec, SheetSpec } from "../workbook/port";

/** A4 inside the margins every door gives a page, points. */
const paper = { long: 780, short: 515 };

/** Points of a usual row of the workbook's font, and of a column's character and padding. */
const rowHeight = 15;
const character = 5.25;
const padding = 3.75;

/** Smaller than this share of its size nobody reads a sheet on paper. */
const leastScale = 0.53;
const mostPagesWide = 4;

type Printed = Pick<SheetSpec, "widths" | "print" | "folds" | "freeze">;

/** How many pages wide a sheet has to be for people to read it; each begins with the frozen columns. */
export function pagesAcross(spec: Printed): number {
  let pages = 1;
  while (pages < mostPagesWide && scaleAt(spec, pages) < leastScale) pages++;
  return pages;
}

function scaleAt({ widths, print, folds, freeze }: Printed, pages: number): number {
  const hidden = foldedLines(folds?.columns);
  const width = (columns: readonly number[]) => columns.reduce((points, characters, column) => (hidden.has(column) ? points : points + characters * character + padding), 0);
  const { landscape = true, columns } = print ?? {};
  const all = width(widths.slice(0, columns)) + (pages - 1) * width(widths.slice(0, freeze?.columns ?? 0));
  return Math.min(1, (pages * (landscape ? paper.long : paper.short)) / all);
}

/**
 * Rows before which a new page begins, so that no block is cut in two: `starts` are the first rows of blocks, in order;
 * those in `apart` begin a page of their own. Rows and columns count as they are folded at first.
 */
export function pageBreaks(spec: SheetSpec, starts: readonly number[], apart: ReadonlySet<number> = new Set()): number[] {
  const { landscape = true, titleRows = 0, pagesWide = 1 } = spec.print ?? {};
  const hidden = foldedLines(spec.folds?.rows);
  const room = Math.floor((landscape ? paper.short : paper.long) / (rowHeight * scaleAt(spec, pagesWide))) - titleRows;
  const breaks: number[] = [];
  let used = 0;
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? spec.rows.length;
    let size = 0;
    for (let row = start; row < end; row++) if (!hidden.has(row)) size++;
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
