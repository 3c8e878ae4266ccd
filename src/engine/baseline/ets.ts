import { meanOf, seasonalIndices } from "./decomposition";
import { nelderMead } from "./nelderMead";
import { forecastEts, runEts, varianceGrowth, type EtsModel, type EtsParameters, type EtsRun, type EtsState } from "./smoothing";

/** Bounds as in R's `ets` (Hyndman & Athanasopoulos 8.6): the usual region, damping 0.8 … 0.98. */
const smallest = 1e-4;
const largest = 0.9999;
const dampingBounds = [0.8, 0.98] as const;

export interface EtsFit {
  model: EtsModel;
  parameters: EtsParameters;
  run: EtsRun;
  /** Akaike's criterion, corrected for short series. */
  aicc: number;
  initial: EtsState;
}

/** A model by its three letters, error, trend and season, as in "AAdM"; `period`: seasons a year. */
export const etsModel = (code: string, period = 1): EtsModel => ({
  error: code[0] as EtsModel["error"],
  trend: code[1] as EtsModel["trend"],
  damped: code[2] === "d",
  season: code.at(-1) as EtsModel["season"],
  period,
});

/** Level and slope of a straight line through the first months of a series, at the month before the first. */
function line(values: ArrayLike<number>, months: number): { level: number; slope: number } {
  const n = Math.min(months, values.length);
  const middle = (n + 1) / 2;
  let product = 0;
  let squares = 0;
  let sum = 0;
  for (let t = 1; t <= n; t++) {
    product += (t - middle) * values[t - 1]!;
    squares += (t - middle) ** 2;
    sum += values[t - 1]!;
  }
  const slope = squares > 0 ? product / squares : 0;
  return { level: sum / n - slope * middle, slope };
}

/** Starting states by the heuristics of the book's section 2.6.1: indices of the decomposition, a line through the first ten adjusted months. */
function startingState(history: ArrayLike<number>, model: EtsModel): EtsState {
  const seasonal = model.season === "N" ? new Float64Array(0) : seasonalIndices(history, model.period, model.season === "A" ? "additive" : "multiplicative");
  if (model.season === "M") for (let i = 0; i < seasonal.length; i++) seasonal[i] = Math.max(seasonal[i]!, 1e-2);
  const adjusted = Float64Array.from(history, (value, t) =>
    model.season === "N" ? value : model.season === "A" ? value - seasonal[t % model.period]! : value / seasonal[t % model.period]!,
  );
  const first = Math.max(10, 2 * (model.season === "N" ? 0 : model.period));
  const { level, slope } = line(adjusted, model.trend === "N" ? 10 : first);
  if (model.trend === "N") return { level: meanOf(adjusted.subarray(0, Math.min(10, adjusted.length))), growth: 0, seasonal };
  if (model.trend === "A") return { level, growth: slope, seasonal };
  return { level: Math.max(level, 1e-9), growth: level > 0 ? Math.min(1.5, Math.max(0.5, 1 + slope / level)) : 1, seasonal };
}

/** Fits one model by maximum likelihood over its smoothing parameters (and level and growth of the start where there is no season). */
export function fitEts(history: ArrayLike<number>, model: EtsModel): EtsFit {
  const start = startingState(history, model);
  const scale = Math.max(1e-9, meanOf(Float64Array.from(history, Math.abs)));
  const hasTrend = model.trend !== "N";
  const hasSeason = model.season !== "N";
  const read = (at: Float64Array): { parameters: EtsParameters; initial: EtsState } => {
    let i = 0;
    const alpha = at[i++]!;
    const beta = hasTrend ? at[i++]! * alpha : 0;
    const gamma = hasSeason ? at[i++]! * (1 - alpha) : 0;
    const phi = model.damped ? at[i++]! : 1;
    const level = start.level + at[i++]! * scale;
    const growth = hasTrend && !hasSeason ? start.growth + at[i++]! * (model.trend === "A" ? scale * 0.1 : 0.1) : start.growth;
    return { parameters: { alpha, beta, gamma, phi }, initial: { level, growth, seasonal: start.seasonal } };
  };
  const unit = [smallest, largest] as const;
  const from = [0.3, ...(hasTrend ? [0.1] : []), ...(hasSeason ? [0.05] : []), ...(model.damped ? [0.95] : []), 0, ...(hasTrend && !hasSeason ? [0] : [])];
  const bounds = [unit, ...(hasTrend ? [unit] : []), ...(hasSeason ? [unit] : []), ...(model.damped ? [dampingBounds] : []), [-1, 1] as const, ...(hasTrend && !hasSeason ? [[-1, 1] as const] : [])];
  const cost = (at: Float64Array): number => {
    const { parameters, initial } = read(at);
    return runEts(history, model, parameters, initial).deviance;
  };
  const { parameters, initial } = read(nelderMead(cost, from, bounds, { evaluations: 40 + 30 * from.length }));
  const run = runEts(history, model, parameters, initial, true);
  const n = history.length;
  const free = 2 + (hasTrend ? 2 : 0) + (hasSeason ? model.period : 0) + (model.damped ? 1 : 0) + 1;
  const aicc = run.deviance + 2 * free + (2 * free * (free + 1)) / Math.max(0.5, n - free - 1);
  return { model, parameters, run, aicc: Number.isFinite(aicc) ? aicc : Number.MAX_VALUE, initial };
}

/** The model with the least corrected Akaike criterion; the first of equals. */
export const bestEts = (fits: readonly EtsFit[]): EtsFit => fits.reduce((best, fit) => (fit.aicc < best.aicc ? fit : best));

/** Mean and standard deviation by month ahead. */
export function predictEts(fit: EtsFit, months: number, horizon: number): { mean: Float64Array; deviation: Float64Array } {
  const mean = forecastEts(fit.model, fit.parameters, fit.run.state, horizon);
  const sigma = Math.sqrt(fit.run.squares / Math.max(1, months - 2));
  const growth = varianceGrowth(fit.model, fit.parameters, horizon);
  return { mean, deviation: growth.map((g, h) => sigma * Math.sqrt(g) * (fit.model.error === "M" ? Math.abs(mean[h]!) : 1)) };
}
