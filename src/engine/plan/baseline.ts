import type { BaselineMethod } from "../baseline/baseline";
import type { IsoMonth } from "../records";

/** Statistical baseline of one item in one channel and office, beside what people forecast. */
export interface BaselineLine {
  item: string;
  channel: string;
  office: string;
  /** Closed months, oldest first; the same for all lines. */
  historyMonths: readonly IsoMonth[];
  /** What was asked for in these months; before the first sale 0. Where sales are not told apart by office, its share of the channel's. */
  history: readonly number[];
  /** What people forecast, by month from M on; undefined where they say nothing. */
  forecast: readonly (number | undefined)[];
  /** By month from M on. Means of a channel's offices add up to the channel's; all 0 without any history ("noHistory"). */
  mean: readonly number[];
  lower: readonly number[];
  upper: readonly number[];
  method: BaselineMethod;
  /** Of an average. */
  members: readonly BaselineMethod[];
}

/** A line as the plan keeps it. */
export interface QuestionedLine extends Omit<BaselineLine, "historyMonths"> {
  /** Forecasts of whole months yet to come outside the interval: Σ |forecast − baseline| of these months at standard cost. */
  money: number;
}

export interface Baseline {
  /** The last twelve closed months at most; the lines' history is of these. */
  historyMonths: readonly IsoMonth[];
  /** M … the last month of the plan. */
  months: readonly IsoMonth[];
  /** Most money outside the interval first, then the largest difference at cost. */
  lines: readonly QuestionedLine[];
}
