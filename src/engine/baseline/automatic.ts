import type { BaselineMethod } from "./baseline";
import { deseasonalise } from "./decomposition";
import { intermittentMethod, isIntermittent } from "./intermittent";
import { averageOf, damped, ets, intermittent, mean, naive, ses, theta, type Chosen, type Prediction } from "./methods";

/** Fewer months than this say too little for a smoothing constant: their mean is forecast. */
const fewMonths = 6;
/** Fewer months than this for a trend. */
const monthsForTrend = 12;

const alone = (method: BaselineMethod, prediction: Prediction): Chosen => ({ method, members: [], ...prediction });

/**
 * The method for one series, from its own history only:
 * nothing sold → nothing; a constant → the same again; seldom sold → Croston and its kin; up to 5 months → mean;
 * up to 11 → simple smoothing; else the average of ETS (chosen by AICc), Theta and damped trend. The members and their
 * equal weights are those the M competitions found good together, not fitted to any series.
 */
export function automatic(history: ArrayLike<number>, season: number, horizon: number): Chosen {
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
  return {
    method: "average",
    members: ["ets", "theta", "damped"],
    ...averageOf([ets(history, season, adjusted.seasonal, horizon), theta(adjusted, horizon), damped(adjusted, horizon)]),
  };
}
