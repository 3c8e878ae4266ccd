import { meanOf } from "./decomposition";
import { nelderMead } from "./nelderMead";

interface ThetaState {
  level: number;
  /** Intercept and slope of the least-squares line through all months so far. */
  intercept: number;
  slope: number;
  mean: number;
  months: number;
}

/** The next month's forecast: simple smoothing, and (1 − 1/θ) of what the line through the past adds. */
function ahead({ level, intercept, slope, months }: ThetaState, alpha: number, theta: number): number {
  const left = (1 - alpha) ** months;
  return level + (1 - 1 / theta) * (left * intercept + ((1 - left * (1 - alpha)) / alpha) * slope);
}

/** What a month's figure, observed or forecast, makes of the state; the line is updated, not fitted anew. */
function after(state: ThetaState, value: number, alpha: number): ThetaState {
  const t = state.months + 1;
  const slope = t === 1 ? 0 : ((t - 2) * state.slope + (6 / t) * (value - state.mean)) / (t + 1);
  const mean = ((t - 1) * state.mean + value) / t;
  return { level: alpha * value + (1 - alpha) * state.level, intercept: mean - ((t + 1) / 2) * slope, slope, mean, months: t };
}

const bounds = { alpha: [0.01, 0.99], theta: [1, 10] } as const;
/** The first months only find the line. */
const settling = 2;

/**
 * The dynamic optimised Theta method on a series without season: smoothing constant, starting level and the weight θ of the
 * trend line are those of least squared one-month errors, and the line learns with every month.
 * Source: Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler (2016), Models for optimising the theta method, DOTM.
 */
export function dynamicTheta(values: ArrayLike<number>, horizon: number): { mean: Float64Array; deviation: Float64Array } {
  const n = values.length;
  const scale = Math.max(1e-9, meanOf(Float64Array.from(values, Math.abs)));
  const started = (level: number): ThetaState => ({ level, intercept: 0, slope: 0, mean: 0, months: 0 });
  const run = ([alpha = 0.5, theta = 2, shift = 0]: ArrayLike<number> & Iterable<number>): { state: ThetaState; squares: number } => {
    let state = started(values[0]! + shift * scale);
    let squares = 0;
    for (let t = 0; t < n; t++) {
      if (t >= settling) squares += (values[t]! - ahead(state, alpha, theta)) ** 2;
      state = after(state, values[t]!, alpha);
    }
    return { state, squares };
  };
  const best = nelderMead((at) => run(at).squares, [0.3, 2, 0], [bounds.alpha, bounds.theta, [-1, 1]], { evaluations: 150 });
  const [alpha, theta] = [best[0]!, best[1]!];
  const { state: last, squares } = run(best);
  const sigma = Math.sqrt(squares / Math.max(1, n - settling - best.length));
  const mean = new Float64Array(horizon);
  let state = last;
  for (let h = 0; h < horizon; h++) {
    mean[h] = ahead(state, alpha, theta);
    state = after(state, mean[h]!, alpha);
  }
  return { mean, deviation: mean.map((_, h) => sigma * Math.sqrt(1 + h * alpha * alpha)) };
}
