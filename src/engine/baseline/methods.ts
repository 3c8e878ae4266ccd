import type { BaselineMethod } from "./baseline";
import { deseasonalise, meanOf, type Deseasonalised } from "./decomposition";
import { dynamicTheta as dynamicThetaLine } from "./dynamicTheta";
import { bestEts, etsModel, fitEts, predictEts, type EtsFit } from "./ets";
import { intermittentRate, type IntermittentMethod } from "./intermittent";
import { theta as thetaLine } from "./theta";

/** Point forecasts and their standard deviations by month ahead, not yet kept from falling below zero. */
export interface Prediction {
  mean: ArrayLike<number>;
  deviation: ArrayLike<number>;
}

const deviationOf = (errors: ArrayLike<number>): number => Math.sqrt(meanOf(Float64Array.from(errors, (error) => error * error)));
const differences = (values: ArrayLike<number>, lag: number): Float64Array =>
  Float64Array.from({ length: Math.max(0, values.length - lag) }, (_, t) => values[t + lag]! - values[t]!);
const months = (horizon: number, at: (h: number) => number): Float64Array => Float64Array.from({ length: horizon }, (_, h) => at(h));

/** A method for series without season, on the adjusted series and put back into season. */
const inSeason = ({ factor }: Deseasonalised, { mean, deviation }: Prediction): Prediction => ({
  mean: Float64Array.from(mean, (value, h) => value * factor(h + 1)),
  deviation: Float64Array.from(deviation, (value, h) => value * factor(h + 1)),
});

const smoothed = (code: string) => (adjusted: Deseasonalised, horizon: number): Prediction =>
  inSeason(adjusted, predictEts(fitEts(adjusted.values, etsModel(code)), adjusted.values.length, horizon));

/** Simple exponential smoothing, Holt's and damped trend (Gardner & McKenzie 1985), Theta: on a deseasonalised series, as in the M competitions. */
export const ses = smoothed("ANN");
export const holt = smoothed("AAN");
export const damped = smoothed("AAdN");
/** Dynamic optimised Theta (Fiorucci and others, 2016) on a series without its season. */
export const dynamicTheta = (adjusted: Deseasonalised, horizon: number): Prediction => inSeason(adjusted, dynamicThetaLine(adjusted.values, horizon));
/** Theta (Assimakopoulos and Nikolopoulos, 2000) on a series without its season. */
export const theta = (adjusted: Deseasonalised, horizon: number): Prediction => inSeason(adjusted, thetaLine(adjusted.values, horizon));

/** The last month again; the deviation grows with the root of the months ahead. */
export function naive(history: ArrayLike<number>, horizon: number): Prediction {
  const sigma = deviationOf(differences(history, 1));
  return { mean: months(horizon, () => history[history.length - 1]!), deviation: months(horizon, (h) => sigma * Math.sqrt(h + 1)) };
}

/** The same month of the last season. */
export function seasonalNaive(history: ArrayLike<number>, season: number, horizon: number): Prediction {
  const sigma = deviationOf(differences(history, season));
  return {
    mean: months(horizon, (h) => history[history.length - season + (h % season)]!),
    deviation: months(horizon, (h) => sigma * Math.sqrt(1 + Math.floor(h / season))),
  };
}

/** Naive on the deseasonalised series: the yardstick of the M competitions (Makridakis & Hibon 2000); it asks three seasons of the test. */
export function naive2(history: ArrayLike<number>, season: number, horizon: number): Prediction {
  const adjusted = deseasonalise(history, season, { seasonsNeeded: 3 });
  return inSeason(adjusted, naive(adjusted.values, horizon));
}

/** The mean of the history. */
export function mean(history: ArrayLike<number>, horizon: number): Prediction {
  const level = meanOf(history);
  const sigma = deviationOf(Float64Array.from(history, (value) => value - level));
  return { mean: months(horizon, () => level), deviation: months(horizon, () => sigma * Math.sqrt(1 + 1 / history.length)) };
}

/** Croston's method or one of its kin, for demand with months of nothing between. */
export function intermittent(history: ArrayLike<number>, method: IntermittentMethod, horizon: number): Prediction {
  const rate = intermittentRate(history, method);
  const sigma = deviationOf(Float64Array.from(history, (value) => value - rate));
  return { mean: months(horizon, () => rate), deviation: months(horizon, () => sigma) };
}

/** Models ETS chooses among; multiplicative ones only where no month is empty. */
const withoutSeason = ["ANN", "AAdN", "AAN"];
const additive = ["ANA", "AAdA"];
const multiplicative = ["MNM", "MAdM"];

/** Exponential smoothing with the parameters that fit the history best; `season`: months a year. */
export function fittedEts(history: ArrayLike<number>, season: number, seasonal: boolean): EtsFit {
  let positive = true;
  for (let t = 0; t < history.length; t++) if (!(history[t]! > 0)) positive = false;
  const codes = seasonal ? [...additive, ...(positive ? multiplicative : [])] : withoutSeason;
  return bestEts(codes.map((code) => fitEts(history, etsModel(code, season))));
}

/** Its forecast. */
export const ets = (history: ArrayLike<number>, season: number, seasonal: boolean, horizon: number): Prediction =>
  predictEts(fittedEts(history, season, seasonal), history.length, horizon);

/** Holt-Winters: trend and season, additive or multiplicative (Winters 1960). */
export const holtWinters = (history: ArrayLike<number>, season: number, kind: "A" | "M", horizon: number): Prediction =>
  predictEts(fitEts(history, etsModel(kind === "A" ? "AAA" : "MAM", season)), history.length, horizon);

/** Month by month the median: one method that runs away does no harm. The deviations are averaged, as if errors agreed. */
export function medianOf(predictions: readonly Prediction[]): Prediction {
  const horizon = predictions[0]!.mean.length;
  const middle = predictions.length >> 1;
  const median = (values: number[]): number => {
    const sorted = values.sort((a, b) => a - b);
    return predictions.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  };
  return {
    mean: months(horizon, (h) => median(predictions.map(({ mean: values }) => values[h]!))),
    deviation: months(horizon, (h) => meanOf(predictions.map(({ deviation }) => deviation[h]!))),
  };
}

export interface Chosen extends Prediction {
  method: BaselineMethod;
  members: readonly BaselineMethod[];
}
