import type { IsoMonth } from "../records";

/** How forecast errors are looked at: all finished goods, by main specification, by sales channel, by office, by the clerk who files for the offices. */
export const accuracyViews = ["total", "specification", "channel", "office", "clerk"] as const;
export type AccuracyView = (typeof accuracyViews)[number];

/**
 * Errors of one lag over the compared months, in the items' units. `gain` is what the forecast errs less than a baseline,
 * Σ|demand − baseline| − Σ|demand − forecast|, over months the baseline is known for; `demand` is the demand of those months.
 */
export interface ForecastErrors {
  demand: number;
  forecast: number;
  absolute: number;
  naive: { demand: number; gain: number };
  seasonal: { demand: number; gain: number };
  statistical: { demand: number; gain: number };
}

/** Demand and forecasts of one item; of one item in one channel; of one item, channel and office. */
export interface ForecastLine {
  level: "item" | "channel" | "office";
  item: string;
  channel: string;
  office: string;
  /** By `ForecastAccuracy.months`; undefined before the line's first sale or forecast, and where no actuals were kept. */
  demand: readonly (number | undefined)[];
  /** By lag − 1, then by `ForecastAccuracy.forecastMonths`; undefined where no version of that lag speaks of the month. */
  forecasts: readonly (readonly (number | undefined)[])[];
  /** By lag − 1, then by compared month: the statistical baseline as it would have been known at issue; undefined where nothing was. */
  baselines: readonly (readonly (number | undefined)[])[];
  /** Who files the office's forecasts; of offices, empty where not told. */
  clerk: string;
  /** Indexes of the lines of the finest level it adds up; none for those. */
  parts: readonly number[];
  /** By lag − 1. */
  errors: readonly ForecastErrors[];
}

/** undefined where there is nothing to divide by. */
export interface AccuracyMeasures {
  /** Σ|e| ÷ Σ demand or Σ forecast, as the settings say; e = demand − forecast. */
  wmape?: number;
  /** −Σe ÷ the same; positive: too much was forecast. */
  bias?: number;
  /** Σe ÷ MAD of the group's months. */
  trackingSignal?: number;
  /** What the forecast errs less than a baseline, as a share of demand; negative: the baseline was better. */
  naiveValue?: number;
  seasonalValue?: number;
  statisticalValue?: number;
  /** Σ demand ÷ Σ forecast 达成率; may exceed 1, and is no accuracy: what falls short here is made up for there. */
  attainment?: number;
  /** 1 = least WMAPE of its view. */
  rank?: number;
}

export interface AccuracyGroup {
  view: AccuracyView;
  /** Of a specification; empty for the other views. */
  family: string;
  name: string;
  /** Its lines stand together: indexes of the first and the last. */
  lines: readonly [first: number, last: number];
  /** By lag − 1, then by compared month: demand − forecast; 0 where the month is not compared. */
  monthErrors: readonly (readonly number[])[];
  /** By lag − 1. */
  measures: readonly AccuracyMeasures[];
  /** Of the last closed month, by lag − 1; undefined where it is not compared. */
  lastMonth: readonly ({ demand: number; forecast: number } | undefined)[];
}

/** All finished goods in one compared month; accuracy = max(0, 1 − WMAPE), item by item. */
export interface AccuracyMonth {
  demand: number;
  /** By lag − 1. */
  forecasts: readonly (number | undefined)[];
  accuracies: readonly (number | undefined)[];
  /** What repeating the same month of the year before would have reached, over items known then. */
  seasonal?: number;
  /** What the statistical baseline as known a month before would have reached, over items known then. */
  statistical?: number;
}

/**
 * Finished goods' forecasts issued one, two and three months before (lags 1–3) against demand. The naive baseline repeats
 * the last month that was closed when the version was issued, the seasonal one the same month a year before.
 */
export interface ForecastAccuracy {
  /** The year before the compared months, then these; the last is the last closed month. Empty where nothing can be compared. */
  months: readonly IsoMonth[];
  /** The compared months (the last twelve at most), then those the stored versions speak of from the open month on. */
  forecastMonths: readonly IsoMonth[];
  /** By lag − 1, then by `forecastMonths`: the version of that lag; undefined = none. */
  versions: readonly (readonly (string | undefined)[])[];
  /** By lag − 1, then by compared month: it has a version and actuals. */
  compared: readonly (readonly boolean[])[];
  /** By level, then by group, then by item. */
  lines: readonly ForecastLine[];
  /** By view; the most accurate at lag 1 first. */
  groups: readonly AccuracyGroup[];
  /** By compared month. */
  trend: readonly AccuracyMonth[];
}
