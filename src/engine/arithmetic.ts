/** Quantities are kept to six decimals, so that sums taken in another order, as a spreadsheet does, agree. */
export const round6 = (value: number): number => Math.round(value * 1e6) / 1e6 + 0; // + 0 turns −0 into 0
/** Factors keep more digits than quantities: a quantity times a factor must come out right to six decimals. */
export const round12 = (factor: number): number => Math.round(factor * 1e12) / 1e12;
/** To six decimals upwards; noise beyond the ninth does not count. */
export const roundUp6 = (value: number): number => Math.ceil(Math.round(value * 1e9) / 1e3) / 1e6 + 0;

/** Of an empty list 0. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
/** A list of so many zeros. */
export const zeros = (length: number): number[] => new Array<number>(length).fill(0);
/** Two lists of the same length, added place by place to six decimals. */
export const plus = (a: readonly number[], b: readonly number[]): number[] => a.map((value, t) => round6(value + b[t]!));

/** Running totals: [a, a+b, a+b+c, …]. */
export function cumulative(values: readonly number[]): number[] {
  let total = 0;
  return values.map((value) => (total += value));
}

/** Smallest multiple that is not less; six decimals of noise are forgiven. */
export const ceilTo = (value: number, multiple: number): number => round6(Math.ceil(round6(value / multiple)) * multiple);

/** Plain order of code points: the same on every machine, whatever its language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows by key, keys and rows in the order in which they first stand. */
export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/**
 * Splits a quantity in proportion to weights so that the parts add up exactly. A whole quantity is split into whole
 * pieces by largest remainder (Hamilton); of equal remainders the earlier wins.
 * Example: 10 over [1, 1, 1] → [4, 3, 3]. Weights that are all 0 leave everything in the first part.
 */
export function spread(quantity: number, weights: readonly number[]): number[] {
  const total = sum(weights);
  if (total <= 0) return weights.map((_, i) => (i === 0 ? quantity : 0));
  const exact = weights.map((weight) => (quantity * weight) / total);
  const parts = exact.map((part) => (Number.isInteger(quantity) ? Math.floor(round6(part)) : Math.floor(part * 1e6) / 1e6));
  const piece = Number.isInteger(quantity) ? 1 : 1e-6;
  const byRemainder = exact.map((part, i) => ({ i, remainder: round6((part - parts[i]!) / piece) })).sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  const left = Math.round((quantity - sum(parts)) / piece);
  for (let k = 0; k < left; k++) {
    const { i } = byRemainder[k % byRemainder.length]!;
    parts[i] = round6(parts[i]! + piece);
  }
  return parts.map(round6);
}
