/** Share of the normal distribution behind the 90 % two-sided test of seasonality. */
const seasonalityZ = 1.645;

/** Arithmetic mean. */
export const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length > 0 ? sum / values.length : 0;
};

/**
 * The test of seasonality of the M3 and M4 competitions: the autocorrelation r at one season against its standard error,
 *   |r(m)| > 1.645 · √((1 + 2 · Σ r(i)² for i < m) / n).
 * Source: Makridakis & Hibon (2000); Makridakis, Spiliotis & Assimakopoulos (2020), appendix. Needs two seasons and a spread.
 */
export function isSeasonal(history: ArrayLike<number>, season: number, seasonsNeeded = 2): boolean {
  const n = history.length;
  if (season < 2 || n < seasonsNeeded * season) return false;
  const mean = meanOf(history);
  const autocovariance = (lag: number): number => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (history[t]! - mean) * (history[t - lag]! - mean);
    return sum;
  };
  const variance = autocovariance(0);
  if (!(variance > 0)) return false;
  let squares = 0;
  for (let lag = 1; lag < season; lag++) squares += (autocovariance(lag) / variance) ** 2;
  return Math.abs(autocovariance(season) / variance) > seasonalityZ * Math.sqrt((1 + 2 * squares) / n);
}

/** Moving average over one season, centred (2 × m for an even season); undefined at the ends: index t covers t − m/2 … t + m/2. */
function centredAverage(history: ArrayLike<number>, season: number, t: number): number {
  const half = season >> 1;
  let sum = 0;
  for (let i = t - half; i <= t + half; i++) sum += history[i]! * (season % 2 === 0 && (i === t - half || i === t + half) ? 0.5 : 1);
  return sum / season;
}

/** What each month of a season was of its moving average (ratio), or above it (difference), by position in the season. */
function departures(history: ArrayLike<number>, season: number, kind: "multiplicative" | "additive"): number[][] {
  const found = Array.from({ length: season }, (): number[] => []);
  const half = season >> 1;
  for (let t = half; t + half < history.length; t++) {
    const trend = centredAverage(history, season, t);
    if (kind === "multiplicative" && !(trend > 0)) continue;
    found[t % season]!.push(kind === "additive" ? history[t]! - trend : history[t]! / trend);
  }
  return found;
}

/**
 * Seasonal indices by classical decomposition, multiplicative (mean 1) or additive (mean 0), by position in the season
 * counted from the first month of the history.
 * Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3.4. Example: 50, 150, 50, 150, 50, 150 with a season of 2 → 0.5, 1.5.
 */
export function seasonalIndices(history: ArrayLike<number>, season: number, kind: "multiplicative" | "additive"): Float64Array {
  const neutral = kind === "additive" ? 0 : 1;
  const indices = Float64Array.from(departures(history, season, kind), (found) => (found.length > 0 ? meanOf(found) : neutral));
  const mean = meanOf(indices);
  return kind === "additive" ? indices.map((index) => index - mean) : indices.map((index) => (mean > 0 ? index / mean : 1));
}

/**
 * How far multiplicative indices should be drawn towards 1, in [0, 1]: the part of their spread that is chance. With V the mean
 * variance of an index and T the variance between them: (m − 3) ÷ (m − 1) × min(1, V ÷ T), James and Stein's estimator.
 * Source: Miller & Williams (2003), Shrinkage estimators of time series seasonal factors.
 */
export function seasonalShrinkage(history: ArrayLike<number>, season: number): number {
  if (season < 4) return 0;
  const indices = seasonalIndices(history, season, "multiplicative");
  const between = indices.reduce((sum, index) => sum + (index - 1) ** 2, 0) / (season - 1);
  const chance = meanOf(departures(history, season, "multiplicative").map((found) => varianceOfMean(found)));
  return between > 0 ? ((season - 3) / (season - 1)) * Math.min(1, chance / between) : 0;
}

function varianceOfMean(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length;
}

/** A history without its season, and the factor of every month ahead. */
export interface Deseasonalised {
  values: Float64Array;
  seasonal: boolean;
  /** Factor of the month `ahead` (1 = the first after the history). */
  factor(ahead: number): number;
}

/** Divided by its multiplicative indices where the series is seasonal, on request without the part of them that is chance; as it is otherwise. */
export function deseasonalise(history: ArrayLike<number>, season: number, { seasonsNeeded = 2, shrunk = false }: { seasonsNeeded?: number; shrunk?: boolean } = {}): Deseasonalised {
  const values = Float64Array.from(history as ArrayLike<number>);
  if (!isSeasonal(history, season, seasonsNeeded)) return { values, seasonal: false, factor: () => 1 };
  const by = shrunk ? seasonalShrinkage(history, season) : 0;
  const indices = seasonalIndices(history, season, "multiplicative").map((index) => by + (1 - by) * index);
  // A month that is always empty would divide by zero: it keeps a factor of one part in a thousand.
  const divisors = indices.map((index) => Math.max(index, 1e-3));
  const n = values.length;
  return { values: values.map((value, t) => value / divisors[t % season]!), seasonal: true, factor: (ahead) => indices[(n + ahead - 1) % season]! };
}
