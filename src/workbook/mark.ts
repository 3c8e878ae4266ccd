import { columnIndex } from "./address";

/** Cell A2 of every result sheet begins with this; so a run knows its own sheets, and never reads them as input. */
export const resultMark = "Rebalance · 产销平衡";

/** Stands in A2 while a sheet is being written, and stays there when that fails: our cells, and not to be trusted yet. In both languages, for either may read it. */
export const unfinishedMark = (area: string): string => `${resultMark} · 未写完，数字不可用 · unfinished, do not use · ${area}`;

/** The mark ends with the area the run wrote, "A1:Q52"; what stands outside is somebody else's. */
export const markedArea = (mark: string): { lastRow: number; lastColumn: number } | undefined => {
  const [, letters, digits] = (mark.startsWith(resultMark) && /\bA1:([A-Z]+)(\d+)$/.exec(mark.trim())) || [];
  return letters && digits ? { lastRow: Number(digits) - 1, lastColumn: columnIndex(letters) } : undefined;
};
