import { meanOf } from "./decomposition";

export interface Autoregression {
  coefficients: Float64Array;
  /** Variance of the innovations. */
  variance: number;
}

/**
 * Autoregression by Burg's recursion, its order (0 … most) the one of least corrected Akaike criterion.
 * Source: Burg (1975); Brockwell & Davis, Introduction to Time Series and Forecasting, 5.1.2. Stationary by construction.
 */
export function burg(values: ArrayLike<number>, most: number): Autoregression {
  const n = values.length;
  let forward = Float64Array.from(values);
  let backward = Float64Array.from(values);
  let coefficients = new Float64Array(0);
  let variance = meanOf(Float64Array.from(values, (value) => value * value));
  let best = { coefficients, variance, aicc: n * Math.log(variance) + 2 };
  for (let order = 1; order <= most && variance > 0 && n > order + 3; order++) {
    let product = 0;
    let squares = 0;
    for (let t = order; t < n; t++) {
      product += forward[t]! * backward[t - 1]!;
      squares += forward[t]! ** 2 + backward[t - 1]! ** 2;
    }
    if (!(squares > 0)) break;
    const reflection = (2 * product) / squares;
    const shorter = coefficients;
    coefficients = Float64Array.from({ length: order }, (_, i) => (i === order - 1 ? reflection : shorter[i]! - reflection * shorter[order - 2 - i]!));
    const ahead = Float64Array.from(forward);
    const back = Float64Array.from(backward);
    for (let t = order; t < n; t++) {
      ahead[t] = forward[t]! - reflection * backward[t - 1]!;
      back[t] = backward[t - 1]! - reflection * forward[t]!;
    }
    forward = ahead;
    backward = back;
    variance *= 1 - reflection * reflection;
    const free = order + 1;
    const aicc = n * Math.log(variance) + 2 * free + (2 * free * (free + 1)) / Math.max(1, n - free - 1);
    if (aicc < best.aicc) best = { coefficients, variance, aicc };
  }
  return best;
}

/**
 * Autoregression on the monthly changes of the logarithm, with drift: an ARIMA(p, 1, 0) whose lags reach past one season,
 * so that the season is met by the lags instead of by indices. Positive histories only.
 * The logarithm may leave the history's range by no more than that range.
 */
export function autoregressive(history: ArrayLike<number>, season: number, horizon: number): { mean: Float64Array; deviation: Float64Array } {
  const logs = Float64Array.from(history as ArrayLike<number>, Math.log);
  const n = logs.length;
  const changes = Float64Array.from({ length: n - 1 }, (_, t) => logs[t + 1]! - logs[t]!);
  const drift = meanOf(changes);
  const { coefficients, variance } = burg(changes.map((change) => change - drift), Math.min(season + 2, Math.floor(n / 3)));
  const highest = logs.reduce((a, b) => Math.max(a, b));
  const lowest = logs.reduce((a, b) => Math.min(a, b));
  const range = highest - lowest;
  const path = Array.from(changes, (change) => change - drift);
  const weights: number[] = [];
  const mean = new Float64Array(horizon);
  const deviation = new Float64Array(horizon);
  let level = logs[n - 1]!;
  let total = 0;
  let squares = 0;
  for (let h = 0; h < horizon; h++) {
    const change = coefficients.reduce((sum, weight, i) => sum + weight * path[path.length - 1 - i]!, 0);
    path.push(change);
    level += change + drift;
    mean[h] = Math.exp(Math.min(highest + range, Math.max(lowest - range, level)));
    // Weights of past innovations in the change, added up: in the level.
    weights.push(h === 0 ? 1 : coefficients.reduce((sum, weight, i) => sum + weight * (weights[h - 1 - i] ?? 0), 0));
    total += weights[h]!;
    squares += total * total;
    deviation[h] = mean[h]! * Math.min(Math.sqrt(variance * squares), 2);
  }
  return { mean, deviation };
}
