import type { BalanceModel, Decision } from "../../src/engine/balance/balanceModel";

/** By how many pieces a decision passes what can never be passed: closed periods, offers, what may be lost, and 0. */
export function largestViolation({ open, offer, offerLimit, losable, grades }: BalanceModel, { production, outsourced, lost }: Decision): number {
  const drawn = new Float64Array(offerLimit.length);
  let worst = 0;
  production.forEach((made, cell) => {
    const bought = outsourced[cell]!;
    const given = lost[cell]!;
    const losableHere = losable.subarray(cell * grades, (cell + 1) * grades).reduce((a, b) => a + b, 0);
    if (offer[cell]! >= 0) drawn[offer[cell]!]! += bought;
    worst = Math.max(worst, -made, -bought, -given, given - losableHere, open[cell] ? 0 : made, offer[cell]! < 0 ? bought : 0);
  });
  return drawn.reduce((most, total, o) => Math.max(most, total - offerLimit[o]!), worst);
}
