import { round6, sum } from "../arithmetic";
import type { AccuracyMeasures, ForecastErrors } from "../plan";
import type { ErrorBase } from "../options";

/** Months in a season. */
export const season = 12;

interface Compared {
  /** The compared months' demand, and before them a year of it. */
  demand: readonly (number | undefined)[];
  /** By compared month. */
  forecast: readonly (number | undefined)[];
  compared: readonly boolean[];
  /** By compared month. */
  baseline: readonly (number | undefined)[];
  lag: number;
}

/**
 * Errors of one line at one lag. When a version is issued its own month is not closed yet: the last month known is the one
 * before, so the naive baseline of lag n repeats the demand of n + 1 months ago.
 */
export function forecastErrors({ demand, forecast, compared, baseline, lag }: Compared): ForecastErrors {
  const first = demand.length - compared.length;
  const months = compared.flatMap((isCompared, m) => (isCompared ? [m] : []));
  const actual = (m: number): number => demand[first + m] ?? 0;
  const error = (m: number): number => Math.abs(actual(m) - (forecast[m] ?? 0));
  const against = (guess: (m: number) => number | undefined) => {
    const known = months.filter((m) => guess(m) !== undefined);
    return {
      demand: round6(sum(known.map(actual))),
      gain: round6(sum(known.map((m) => Math.abs(actual(m) - guess(m)!) - error(m)))),
    };
  };
  const before = (monthsBefore: number) => against((m) => demand[first + m - monthsBefore]);
  return {
    demand: round6(sum(months.map(actual))),
    forecast: round6(sum(months.map((m) => forecast[m] ?? 0))),
    absolute: round6(sum(months.map(error))),
    naive: before(lag + 1),
    seasonal: before(season),
    statistical: against((m) => baseline[m]),
  };
}

/** The errors of lines, added up. */
export const totalErrors = (lines: readonly ForecastErrors[]): ForecastErrors => {
  const total = (of: (line: ForecastErrors) => number): number => round6(sum(lines.map(of)));
  return {
    demand: total(({ demand }) => demand),
    forecast: total(({ forecast }) => forecast),
    absolute: total(({ absolute }) => absolute),
    naive: { demand: total(({ naive }) => naive.demand), gain: total(({ naive }) => naive.gain) },
    seasonal: { demand: total(({ seasonal }) => seasonal.demand), gain: total(({ seasonal }) => seasonal.gain) },
    statistical: { demand: total(({ statistical }) => statistical.demand), gain: total(({ statistical }) => statistical.gain) },
  };
};

/**
 * WMAPE = Σ|e| ÷ Σ demand, so that large items weigh more: demand 1000 and 10, forecast 950 and 25 → 65 ÷ 1010 = 6.4 %,
 * where the mean of percentages would say 77.5 %. Bias = Σ(forecast − demand) ÷ Σ demand. Both over Σ forecast instead,
 * where the house divides by that.
 */
export function accuracyMeasures(errors: ForecastErrors, base: ErrorBase, monthErrors: readonly number[]): Omit<AccuracyMeasures, "rank"> {
  const { demand, forecast, absolute, naive, seasonal, statistical } = errors;
  return {
    ...share("wmape", absolute, errors[base]),
    ...share("bias", forecast - demand, errors[base]),
    ...(monthErrors.length > 0 && { trackingSignal: trackingSignal(monthErrors) }),
    ...share("naiveValue", naive.gain, naive.demand),
    ...share("seasonalValue", seasonal.gain, seasonal.demand),
    ...share("statisticalValue", statistical.gain, statistical.demand),
    ...share("attainment", demand, forecast),
  };
}

const share = <K extends keyof AccuracyMeasures>(key: K, part: number, whole: number): Partial<Record<K, number>> =>
  whole > 0 ? ({ [key]: round6(part / whole) } as Record<K, number>) : {};

/**
 * Running sum of errors ÷ mean absolute deviation, of the sums of the group month by month: how many mean errors it leans
 * to one side. Example: 10, 10, −5, 10 → 25 ÷ 8.75 = 2.857. Without any error it is 0.
 */
export function trackingSignal(monthErrors: readonly number[]): number {
  const deviation = sum(monthErrors.map(Math.abs)) / monthErrors.length;
  return deviation > 0 ? round6(sum(monthErrors) / deviation) : 0;
}
