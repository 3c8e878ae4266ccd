/** Demand that does not come every month: smoothed size, interval and probability of demand. */
export type IntermittentMethod = "croston" | "sba" | "tsb";

/** Average months between demands, and squared coefficient of variation of their sizes. */
export function demandPattern(history: ArrayLike<number>): { interval: number; variation: number } {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let t = 0; t < history.length; t++) {
    if (!(history[t]! > 0)) continue;
    count++;
    sum += history[t]!;
    squares += history[t]! ** 2;
  }
  if (count === 0) return { interval: Infinity, variation: 0 };
  const mean = sum / count;
  return { interval: history.length / count, variation: Math.max(0, squares / count / mean ** 2 - 1) };
}

/** Cut-offs of Syntetos, Boylan & Croston (2005). */
const intervalCutOff = 1.32;
const variationCutOff = 0.49;

/** From one empty month in ten on, demand is smoothed by size and interval. */
const emptyMonths = 0.1;

/** Demand comes seldom enough for a method of its own. */
export const isIntermittent = (history: ArrayLike<number>): boolean => demandPattern(history).interval > 1 / (1 - emptyMonths);

/**
 * SBA for lumpy and intermittent demand, Croston where sizes and intervals are steady, TSB where the item seems to be running out:
 * nothing for longer than three of its usual intervals (Teunter, Syntetos & Babai 2011 made TSB for such items).
 */
export function intermittentMethod(history: ArrayLike<number>): IntermittentMethod {
  const { interval, variation } = demandPattern(history);
  let quiet = 0;
  for (let t = history.length - 1; t >= 0 && !(history[t]! > 0); t--) quiet++;
  if (quiet > 3 * interval) return "tsb";
  return interval <= intervalCutOff && variation <= variationCutOff ? "croston" : "sba";
}

/** Smoothing constants the literature uses for sparse data (Syntetos & Boylan 2005: 0.05 … 0.2). */
const smoothing = 0.1;

/**
 * Demand a month, the same for all months ahead.
 *   Croston (1972): size z and interval p smoothed at each demand, rate z / p;
 *   SBA (Syntetos & Boylan 2005): (1 − α/2) z / p;
 *   TSB (Teunter, Syntetos & Babai 2011): probability smoothed every month, rate probability · z.
 */
export function intermittentRate(history: ArrayLike<number>, method: IntermittentMethod): number {
  const n = history.length;
  let demands = 0;
  let total = 0;
  for (let t = 0; t < n; t++) if (history[t]! > 0) { demands++; total += history[t]!; }
  if (demands === 0) return 0;
  let size = total / demands;
  let interval = n / demands;
  let probability = demands / n;
  let since = 0;
  for (let t = 0; t < n; t++) {
    const demand = history[t]!;
    since++;
    probability += smoothing * ((demand > 0 ? 1 : 0) - probability);
    if (!(demand > 0)) continue;
    size += smoothing * (demand - size);
    interval += smoothing * (since - interval);
    since = 0;
  }
  if (method === "tsb") return probability * size;
  return (method === "sba" ? 1 - smoothing / 2 : 1) * (size / interval);
}
