/** How a series was forecast 预测方法; `average` is the median of the best few. */
export const baselineMethods = [
  "noHistory",
  "mean",
  "naive",
  "seasonalNaive",
  "ses",
  "holt",
  "damped",
  "holtWintersAdditive",
  "holtWintersMultiplicative",
  "ets",
  "theta",
  "dynamicTheta",
  "autoregression",
  "average",
  "croston",
  "sba",
  "tsb",
] as const;
export type BaselineMethod = (typeof baselineMethods)[number];

/** What is asked of `forecastSeries`. */
export interface SeriesRequest {
  /** Oldest first; the months of one item (in one channel and office). Negative months (returns) count as zero. */
  history: readonly number[];
  /** Months to forecast. */
  horizon: number;
  /** Months in a season: 12; 1 = none is looked for. */
  season: number;
  /** Share of outcomes the interval should hold, e.g. 0.8. */
  coverage: number;
  /** Working days of each month of the history and then of the horizon, where the calendar is known: sales follow them. */
  workingDays?: readonly number[];
  /** One method instead of an average of several: Theta, for one of thousands of series. */
  quick?: boolean;
}

/** A statistical forecast 统计基线; never negative, all arrays by month ahead. */
export interface SeriesForecast {
  method: BaselineMethod;
  /** Members of an average. */
  members: readonly BaselineMethod[];
  mean: readonly number[];
  lower: readonly number[];
  upper: readonly number[];
}
