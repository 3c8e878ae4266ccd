import { round6, spread, sum } from "../arithmetic";
import type { SeriesForecast } from "./baseline";
import { widthOf } from "./normal";

/** One of those who share a series. */
export interface Sharer {
  /** Share of the series, of all weights. */
  weight: number;
  /** Its own recorded sales by the months of the series; undefined where sales do not tell it apart. */
  history?: readonly number[];
}

export type Interval = Pick<SeriesForecast, "mean" | "lower" | "upper">;

/** Months a share is judged by. */
const monthsOfShare = 12;

/** Sold in the months that decide an office's share. */
export const lately = (history: readonly number[]): number => sum(history.slice(-monthsOfShare));

/**
 * A channel's forecast shared among its offices, so that their means add up to it:
 *   mean(o) = share(o) · mean
 *   width(o) = √( (share(o) · width)² + (z · s(o))² ),  s(o)² = mean of (sales(o) − share(o) · sales of the channel)²
 * over the last twelve months: an office errs with its channel, and by how its share moves. Intervals do not add up.
 * Source: top-down by recent proportions (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 11.2).
 */
export function shareOut(whole: Interval, history: readonly number[], sharers: readonly Sharer[], coverage: number): Interval[] {
  const total = sum(sharers.map(({ weight }) => weight));
  const shares = sharers.map(({ weight }) => (total > 0 ? weight / total : 1 / sharers.length));
  const parts = whole.mean.map((mean) => spread(round6(mean), shares));
  const z = widthOf(coverage);
  // A forecast of whole pieces is shared in whole pieces.
  const inPieces = whole.mean.some((mean) => mean > 0) && whole.mean.every(Number.isInteger);
  return sharers.map((sharer, s): Interval => {
    const share = shares[s]!;
    const own = z * restlessness(sharer.history, history, share);
    const widths = whole.upper.map((upper, h) => Math.hypot(share * (upper - whole.mean[h]!), share > 0 ? own : 0));
    const mean = parts.map((part) => part[s]!);
    const down = inPieces ? (value: number) => Math.floor(round6(value)) : round6;
    const up = inPieces ? (value: number) => Math.ceil(round6(value)) : round6;
    return { mean, lower: mean.map((value, h) => down(Math.max(0, value - widths[h]!))), upper: mean.map((value, h) => up(value + widths[h]!)) };
  });
}

/** Root mean square of what an office sold beside its share; 0 where it is alone, or its sales are not told apart. */
function restlessness(own: readonly number[] | undefined, whole: readonly number[], share: number): number {
  if (!own) return 0;
  const last = Math.max(0, whole.length - monthsOfShare);
  const beside = own.slice(last).map((value, m) => value - share * whole[last + m]!);
  return beside.length > 0 ? Math.sqrt(sum(beside.map((value) => value * value)) / beside.length) : 0;
}
