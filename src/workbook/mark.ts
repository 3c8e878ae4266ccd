import { columnIndex } from "./address";

/** Cell A2 of every result sheet begins with this; so a run knows its own sheets, and never reads them as input. */
export const resultMark = "Rebalance · 产销平衡";

/** The mark ends with the area the run wrote, "A1:Q52"; what stands outside is somebody else's. */
export const markedArea = (mark: string): { lastRow: number; lastColumn: number } | undefined => {
  const [, letters, digits] = (mark.startsWith(resultMark) && /\bA1:([A-Z]+)(\d+)$/.exec(mark.trim())) || [];
  return letters && digits ? { lastRow: Number(digits) - 1, lastColumn: columnIndex(letters) } : undefined;
};
