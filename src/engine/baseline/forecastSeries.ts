import { automatic } from "./automatic";
import type { SeriesForecast, SeriesRequest } from "./baseline";
import { widthOf } from "./normal";
import { dayFactors, followsWorkingDays } from "./workingDays";

const usable = (value: number): number => (Number.isFinite(value) && value > 0 ? value : 0);

/** Months before the first sale are no history of a new item. */
function sinceFirstSale(history: readonly number[]): readonly number[] {
  const first = history.findIndex((value) => value > 0);
  return first > 0 ? history.slice(first) : history;
}

/**
 * A forecast of one series with an interval, by the method that suits it (see `automatic`): the same for the same history,
 * never negative, lower ≤ mean ≤ upper.
 */
export function forecastSeries({ history: given, horizon: asked, season, coverage, workingDays, quick }: SeriesRequest): SeriesForecast {
  const horizon = Math.max(0, Math.floor(asked));
  const all = given.map(usable);
  const history = sinceFirstSale(all);
  if (history.length === 0) return { method: "noHistory", members: [], mean: Array<number>(horizon).fill(0), lower: Array<number>(horizon).fill(0), upper: Array<number>(horizon).fill(0) };
  const days = dayFactors(workingDays?.slice(all.length - history.length), history.length, horizon);
  const factors = days && followsWorkingDays(history, days, season) ? days : undefined;
  const chosen = automatic(factors ? history.map((value, t) => value / factors[t]!) : history, season, horizon, quick);
  const width = widthOf(coverage);
  const inMonth = (h: number): number => factors?.[history.length + h] ?? 1;
  const mean = Array.from(chosen.mean, (value, h) => usable(value * inMonth(h)));
  const spread = Array.from(chosen.deviation, (value, h) => usable(value * inMonth(h)) * width);
  return {
    method: chosen.method,
    members: chosen.members,
    mean,
    lower: mean.map((value, h) => Math.max(0, value - spread[h]!)),
    upper: mean.map((value, h) => Math.min(Number.MAX_VALUE, value + spread[h]!)),
  };
}
