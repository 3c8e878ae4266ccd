/**
 * Pegging counts in millionths: whole numbers, which computers add and take away exactly, however many there are. Good for
 * quantities up to nine thousand million.
 */
export const millionths = (quantity: number): number => Math.round(quantity * 1e6) + 0; // + 0 turns −0 into 0
/** Pieces of whole millionths, in which pegging counts without rounding. */
export const fromMillionths = (count: number): number => count / 1e6;

/**
 * Splits a whole number in proportion to weights into whole numbers that add up to it: largest remainder (Hamilton), of
 * equal remainders the earlier. Example: 10 over [1, 1, 1] → [4, 3, 3]. Weights that are all 0 leave it in the first part.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole <= 0) return weights.map((_, i) => (i === 0 ? total : 0));
  const exact = weights.map((weight) => total * (weight / whole));
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact.map((part, i) => ({ i, remainder: part - Math.floor(part) })).sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, Math.max(0, left))) parts[i]! += 1;
  // Of very large quantities the last digit of a quotient may lie one too high.
  if (left < 0) parts[parts.indexOf(Math.max(...parts))]! += left;
  return parts;
}
