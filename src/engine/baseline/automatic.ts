import { autoregressive } from "./autoregression";
import type { BaselineMethod } from "./baseline";
import { deseasonalise } from "./decomposition";
import { intermittentMethod, isIntermittent } from "./intermittent";
import { dynamicTheta, ets, holtWinters, intermittent, mean, medianOf, naive, ses, theta, type Chosen, type Prediction } from "./methods";

/** Fewer months than this say too little for a smoothing constant: their mean is forecast. */
const fewMonths = 6;
/** Fewer months than this for a trend. */
const monthsForTrend = 12;
/** Fewer months than this for lags of a season, and for indices that change. */
const monthsForSeasons = 36;

const alone = (method: BaselineMethod, prediction: Prediction): Chosen => ({ method, members: [], ...prediction });

/**
 * The method for one series, from its own history only:
 * nothing sold → nothing; a constant → the same again; seldom sold → Croston and its kin; up to 5 months → mean;
 * up to 11 → simple smoothing; else the median of dynamic Theta, simple smoothing and, where three positive years are known,
 * multiplicative Holt-Winters and an autoregression, otherwise the ETS model of least AICc. Which methods these are was chosen by
 * `npm run bench -- members`: of all sets of nine methods, the one that did best on months hidden inside the histories of 714
 * series of the M3 competition; the months the competition held out had no part in it. A median of unlike methods follows
 * Petropoulos & Svetunkov (2020). Quick: Theta instead of the median.
 */
export function automatic(history: ArrayLike<number>, season: number, horizon: number, quick = false): Chosen {
  const n = history.length;
  const values = Array.from(history);
  if (values.every((value) => value === 0)) return alone("noHistory", { mean: new Float64Array(horizon), deviation: new Float64Array(horizon) });
  if (values.every((value) => value === values[0])) return alone(n === 1 ? "naive" : "mean", n === 1 ? naive(history, horizon) : mean(history, horizon));
  const adjusted = deseasonalise(history, season, { shrunk: true });
  if (!adjusted.seasonal && isIntermittent(history)) {
    const method = intermittentMethod(history);
    return alone(method, intermittent(history, method, horizon));
  }
  if (n < fewMonths) return alone("mean", mean(history, horizon));
  if (n < monthsForTrend) return alone("ses", ses(adjusted, horizon));
  if (quick) return alone("theta", theta(adjusted, horizon));
  const isLong = n >= monthsForSeasons && values.every((value) => value > 0);
  const all: readonly (readonly [BaselineMethod, Prediction])[] = [
    ["dynamicTheta", dynamicTheta(adjusted, horizon)],
    ["ses", ses(adjusted, horizon)],
    ...(isLong
      ? [["holtWintersMultiplicative", holtWinters(history, season, "M", horizon)] as const, ["autoregression", autoregressive(history, season, horizon)] as const]
      : [["ets", ets(history, season, adjusted.seasonal, horizon)] as const]),
  ];
  return { method: "average", members: all.map(([method]) => method), ...medianOf(all.map(([, prediction]) => prediction)) };
}
