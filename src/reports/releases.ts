/**
 * Planned releases out of planned receipts, as the engine starts them: a receipt of period t is released in
 * releasePeriod[t] (−1: before the plan date), divided by yield and rounded up, to whole pieces where the receipt is
 * whole, else to six decimals. Gives the formula's body for each release period.
 */
export const releaseFormula =
  (releasePeriod: readonly number[], receipt: (t: number) => string, yieldCell: string) =>
  (period: number): string =>
    releasePeriod.flatMap((release, t) => (release === period ? [starts(receipt(t), yieldCell)] : [])).join("+") || "0";

/** Pieces to start, or to order, for a receipt. */
export const starts = (receipt: string, yieldCell: string): string =>
  `IF(${receipt}=INT(${receipt}),ROUNDUP(ROUND(${receipt}/${yieldCell},6),0),ROUNDUP(ROUND(${receipt}/${yieldCell},9),6))`;
