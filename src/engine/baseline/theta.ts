import { meanOf } from "./decomposition";
import { fitEts, etsModel } from "./ets";

/** Slope of the least-squares line through a series, per month. */
export function slopeOf(values: ArrayLike<number>): number {
  const n = values.length;
  const middle = (n - 1) / 2;
  const mean = meanOf(values);
  let product = 0;
  let squares = 0;
  for (let t = 0; t < n; t++) {
    product += (t - middle) * (values[t]! - mean);
    squares += (t - middle) ** 2;
  }
  return squares > 0 ? product / squares : 0;
}

/**
 * The Theta method on a series without season: the mean of the trend line and of simple exponential smoothing of the
 * line with twice the curvature; which is simple smoothing plus half the trend line's slope as drift:
 *   forecast(h) = level + slope / 2 · (h − 1 + (1 − (1 − α)ⁿ) / α)
 * Source: Assimakopoulos & Nikolopoulos (2000); the drift form Hyndman & Billah (2003).
 */
export function theta(values: ArrayLike<number>, horizon: number): { mean: Float64Array; deviation: Float64Array } {
  const n = values.length;
  const { parameters, run } = fitEts(values, etsModel("ANN"));
  const { alpha } = parameters;
  const drift = slopeOf(values) / 2;
  const sigma = Math.sqrt(run.squares / Math.max(1, n - 2));
  const mean = Float64Array.from({ length: horizon }, (_, h) => run.state.level + drift * (h + (1 - (1 - alpha) ** n) / alpha));
  return { mean, deviation: mean.map((_, h) => sigma * Math.sqrt(1 + h * alpha * alpha)) };
}
