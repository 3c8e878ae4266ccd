import { sum } from "../arithmetic";
import { season } from "./season";

/**
 * Correlations reached by chance in fewer than one of a hundred cases (two-sided), by how many months of one year can be
 * held against the same months of the year before: 6 … 12 and more. Source: Student's t with n − 2 degrees of freedom.
 */
const agreements = [0.917, 0.874, 0.834, 0.798, 0.765, 0.735, 0.708];
const fewestMonths = 6;

/** A month is never taken for less than this share of an average one: what was sold in it would be multiplied beyond reason. */
const least = 0.05;

/**
 * Seasonal factors of a group, mean 1, by position in the year counted from the group's first month; undefined with fewer
 * than eighteen months, or where the months do not agree with the same months a year before. So few months of one item
 * cannot tell season from chance, those of its family can: each month ÷ the mean of the year around it, averaged.
 * Source: group seasonal indices (Withycombe 1989; Chen & Boylan 2007).
 * Example: 50, 150, 50, 150, … over two years → 0.5, 1.5, 0.5, …
 */
export function groupSeason(history: readonly number[]): readonly number[] | undefined {
  const overlap = history.length - season;
  if (overlap < fewestMonths) return undefined;
  const now = history.slice(season);
  const before = history.slice(0, overlap);
  if (correlation(now, before) < agreements[Math.min(overlap, season) - fewestMonths]!) return undefined;
  const growth = sum(before) > 0 ? (sum(now) / sum(before)) ** (1 / season) : 1;
  if (!(growth > 0)) return undefined;
  // Growth taken out, every position in the year is an average of its months.
  const steady = history.map((value, m) => value / growth ** m);
  const raw = Array.from({ length: season }, (_, position) => {
    const own = steady.filter((__, m) => m % season === position);
    return sum(own) / own.length;
  });
  const mean = sum(raw) / season;
  if (!(mean > 0)) return undefined;
  const kept = raw.map((value) => Math.max(least, value / mean));
  return kept.map((value) => (value * season) / sum(kept));
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [sum(a) / a.length, sum(b) / b.length];
  const product = sum(a.map((value, i) => (value - meanA) * (b[i]! - meanB)));
  const squares = sum(a.map((value) => (value - meanA) ** 2)) * sum(b.map((value) => (value - meanB) ** 2));
  return squares > 0 ? product / Math.sqrt(squares) : 0;
}
