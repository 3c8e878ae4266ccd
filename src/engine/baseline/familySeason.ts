import { sum } from "../arithmetic";
import { season } from "./season";

/** Two years' profiles that agree like this by chance: fewer than one in a hundred (12 months, two-sided). */
const agreement = 0.708;

/** A month is never taken for less than this share of an average one: what was sold in it would be multiplied beyond reason. */
const least = 0.05;

/**
 * Seasonal factors of a group, mean 1, by position in the year counted from the group's first month; undefined where no two
 * years are recorded or the years do not agree. Two years of one item say too little to tell season from chance, two years
 * of its family do: each month ÷ its year's mean, growth between the years taken out, averaged over the years.
 * Source: group seasonal indices (Withycombe 1989; Chen & Boylan 2007). Agreement: mean correlation of a year with the next.
 * Example: 50, 150 × 6 in both years → 0.5, 1.5, 0.5, …
 */
export function groupSeason(history: readonly number[]): readonly number[] | undefined {
  const years = Math.floor(history.length / season);
  if (years < 2) return undefined;
  const start = history.length - years * season;
  const blocks = Array.from({ length: years }, (_, y) => history.slice(start + y * season, start + (y + 1) * season));
  const means = blocks.map((months) => sum(months) / season);
  if (means.some((mean) => mean <= 0)) return undefined;
  const growth = (means.at(-1)! / means[0]!) ** (1 / ((years - 1) * season));
  const profiles = blocks.map((months, y) => months.map((value, m) => value / means[y]! / growth ** (m - (season - 1) / 2)));
  const agreements = profiles.slice(1).map((profile, y) => correlation(profile, profiles[y]!));
  if (sum(agreements) / agreements.length < agreement) return undefined;
  const raw = profiles[0]!.map((_, m) => Math.max(least, sum(profiles.map((profile) => profile[m]!)) / years));
  const mean = sum(raw) / season;
  // The years are counted back from the last month; factors start with the first.
  return Array.from({ length: season }, (_, m) => raw[(m - start + years * season) % season]! / mean);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [sum(a) / a.length, sum(b) / b.length];
  const product = sum(a.map((value, i) => (value - meanA) * (b[i]! - meanB)));
  const squares = sum(a.map((value) => (value - meanA) ** 2)) * sum(b.map((value) => (value - meanB) ** 2));
  return squares > 0 ? product / Math.sqrt(squares) : 0;
}
