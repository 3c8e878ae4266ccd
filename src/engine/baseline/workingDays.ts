import { deseasonalise, meanOf } from "./decomposition";

/** Factor of each month, of the history and then of the horizon: its working days over the mean of the history's. */
export function dayFactors(workingDays: readonly number[] | undefined, months: number, horizon: number): Float64Array | undefined {
  if (!workingDays || workingDays.length < months + horizon || months === 0) return undefined;
  const days = workingDays.slice(0, months + horizon);
  const average = meanOf(days.slice(0, months));
  if (!days.every((count) => Number.isFinite(count) && count >= 0) || days.slice(0, months).some((count) => count <= 0)) return undefined;
  return Float64Array.from(days, (count) => count / average);
}

/** Months needed before a month's days can be told from chance: two seasons' worth of a year. */
const monthsNeeded = 12;
/** Selling days must take this share of the month-to-month movement away. */
const gain = 0.05;

/** Σ (change of the deseasonalised series / its own factor put back)², in pieces: how rough the series is once its season is out. */
function roughness(history: ArrayLike<number>, factors: ArrayLike<number>, season: number): number {
  const perDay = Float64Array.from(history, (value, t) => value / factors[t]!);
  const { values } = deseasonalise(perDay, season);
  let sum = 0;
  for (let t = 2; t < values.length; t++) sum += (values[t]! - (values[t - 1]! + values[t - 2]!) / 2) ** 2;
  return sum;
}

/** Sales per working day are smoother than sales per month: seen on the history alone. This is how a Spring Festival that moves between January and February is met. */
export function followsWorkingDays(history: ArrayLike<number>, factors: Float64Array, season: number): boolean {
  if (history.length < monthsNeeded) return false;
  const plain = roughness(history, new Float64Array(history.length).fill(1), season);
  return roughness(history, factors, season) < (1 - gain) * plain;
}
