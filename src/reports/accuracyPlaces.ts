import { lags } from "../engine/accuracy/versionsByLag";
import type { ForecastAccuracy, ForecastErrors } from "../engine/plan";
import { labelRow } from "./layout";

/** Where demand and forecasts stand on 预测依据, for the sheet itself and for 预测准确率, which sums them. */

/** Headings: 1 where the month is compared, the version forecasts came from, what the column holds, and its month or lag. */
export const historyRows = { compared: labelRow, version: labelRow + 1, label: labelRow + 2, month: labelRow + 3, first: labelRow + 4 };

/** Check column of 预测走势: right of every month the waterfall may show. */
export const trendCheck = 18;

/** Sums of a line's errors at one lag, in the order of their columns. */
export const errorSums = ["demand", "forecast", "absolute", "naiveDemand", "naiveGain", "seasonalDemand", "seasonalGain", "statisticalDemand", "statisticalGain"] as const;
export type ErrorSum = (typeof errorSums)[number];

/** The sums errors are made of, as they stand in a row. */
export const errorValues = ({ demand, forecast, absolute, naive, seasonal, statistical }: ForecastErrors): Record<ErrorSum, number> => ({
  demand, forecast, absolute, naiveDemand: naive.demand, naiveGain: naive.gain, seasonalDemand: seasonal.demand, seasonalGain: seasonal.gain, statisticalDemand: statistical.demand, statisticalGain: statistical.gain,
});

const keys = { level: 0, item: 1, name: 2, family: 3, specification: 4, channel: 5, office: 6, unit: 7 };

export type HistoryColumns = ReturnType<typeof historyColumns>;

/** Columns of the forecast history, which grow with its months. */
export function historyColumns({ months, forecastMonths, compared }: ForecastAccuracy) {
  const demand = Object.keys(keys).length;
  const forecasts = demand + months.length;
  const count = compared[0]?.length ?? 0;
  const baselines = forecasts + lags.length * forecastMonths.length;
  const sums = baselines + lags.length * count;
  return {
    ...keys,
    /** How many months are compared: the last ones of demand, the first ones of each lag's forecasts. */
    compared: count,
    months: months.length,
    forecastMonths: forecastMonths.length,
    demand: (m: number) => demand + m,
    forecast: (l: number, m: number) => forecasts + l * forecastMonths.length + m,
    /** The statistical baseline as known at issue, by compared month. */
    baseline: (l: number, m: number) => baselines + l * count + m,
    sum: (l: number, sum: ErrorSum) => sums + l * errorSums.length + errorSums.indexOf(sum),
    check: sums + lags.length * errorSums.length,
  };
}

/** Row of the nth line compared. */
export const historyRow = (line: number): number => historyRows.first + line;
