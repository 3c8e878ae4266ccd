/** Monthly series of the M3 competition (Makridakis & Hibon 2000), and its measures. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export const m3Source = join(__dirname, "../../../shared/cases/forecast");

export interface M3Series {
  id: string;
  /** To fit. */
  x: readonly number[];
  /** Held out. */
  xx: readonly number[];
}

export const hasM3 = (): boolean => existsSync(join(m3Source, "m3_monthly.json.gz"));
const unpacked = (name: string): string => gunzipSync(readFileSync(join(m3Source, name))).toString("utf8");
export const m3Series = (): readonly M3Series[] => JSON.parse(unpacked("m3_monthly.json.gz")) as M3Series[];
/** Forecasts by method and series as they were handed in. */
export const m3Submitted = (): Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> =>
  JSON.parse(unpacked("m3_monthly_submitted.json.gz")) as Record<string, Record<string, number[]>>;

export const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean of 200 |A − F| / (A + F), in percent, over the series' months. */
export const sMape = (actual: readonly number[], forecast: readonly number[]): number =>
  average(actual.map((value, h) => (200 * Math.abs(value - forecast[h]!)) / (Math.abs(value) + Math.abs(forecast[h]!))));

/** Mean absolute error over that of the seasonal naive forecast within the fit part (Hyndman & Koehler 2006). */
export function mase({ x, xx }: M3Series, forecast: readonly number[]): number {
  const scale = average(x.slice(12).map((value, t) => Math.abs(value - x[t]!)));
  return average(xx.map((value, h) => Math.abs(value - forecast[h]!))) / scale;
}

/** Both measures, each the mean over the series. */
export const accuracyOf = (series: readonly M3Series[], forecast: (one: M3Series) => readonly number[]): { sMape: number; mase: number } => {
  const made = series.map((one) => ({ one, forecast: forecast(one) }));
  return { sMape: average(made.map(({ one, forecast: made }) => sMape(one.xx, made))), mase: average(made.map(({ one, forecast: made }) => mase(one, made))) };
};
