import { round6, sum } from "../arithmetic";
import type { ErrorBase } from "../options";
import type { AccuracyMonth, ForecastLine } from "../plan";
import { season } from "./forecastErrors";

/** Accuracy of all items together, month by month. */
export function accuracyTrend(items: readonly ForecastLine[], compared: readonly (readonly boolean[])[], base: ErrorBase): AccuracyMonth[] {
  return (compared[0] ?? []).map((_, m): AccuracyMonth => {
    const rows = items.map(({ demand, forecasts, baselines }) => {
      const at = season + m;
      return { demand: demand[at] ?? 0, forecasts: forecasts.map((months) => months[m] ?? 0), yearBefore: demand[at - season], baseline: baselines[0]![m] };
    });
    const demand = sum(rows.map((row) => row.demand));
    const forecast = (l: number): number => sum(rows.map(({ forecasts }) => forecasts[l]!));
    const ifCompared = <T>(l: number, value: () => T): T | undefined => (compared[l]![m] ? value() : undefined);
    const known = rows.filter(({ yearBefore }) => yearBefore !== undefined);
    const before = sum(known.map(({ yearBefore }) => yearBefore!));
    const seasonal = accuracy(sum(known.map((row) => Math.abs(row.demand - row.yearBefore!))), base === "demand" ? sum(known.map((row) => row.demand)) : before);
    const told = rows.filter(({ baseline }) => baseline !== undefined);
    const expected = sum(told.map(({ baseline }) => baseline!));
    const statistical = accuracy(sum(told.map((row) => Math.abs(row.demand - row.baseline!))), base === "demand" ? sum(told.map((row) => row.demand)) : expected);
    return {
      demand: round6(demand),
      forecasts: compared.map((_, l) => ifCompared(l, () => round6(forecast(l)))),
      accuracies: compared.map((_, l) => ifCompared(l, () => accuracy(sum(rows.map((row) => Math.abs(row.demand - row.forecasts[l]!))), base === "demand" ? demand : forecast(l)))),
      ...(seasonal !== undefined && { seasonal }),
      ...(statistical !== undefined && { statistical }),
    };
  });
}

const accuracy = (error: number, whole: number): number | undefined => (whole > 0 ? round6(Math.max(0, 1 - error / whole)) : undefined);
