/** Exponential smoothing in the form of Hyndman, Koehler, Ord & Snyder (2008): error, trend and season each none, additive or multiplicative. */
export interface EtsModel {
  error: "A" | "M";
  trend: "N" | "A" | "M";
  damped: boolean;
  season: "N" | "A" | "M";
  /** Months in a season; 1 without one. */
  period: number;
}

/** Smoothing parameters; beta and gamma are the book's β and γ (0 where the model has none), phi is 1 without damping. */
export interface EtsParameters {
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
}

/** Level, growth (0 or 1 where there is no trend) and the seasonal states, oldest first: the first is the next month's. */
export interface EtsState {
  level: number;
  growth: number;
  seasonal: Float64Array;
}

export interface EtsRun {
  state: EtsState;
  /** Σ e², relative errors where the error is multiplicative. */
  squares: number;
  /** −2 log likelihood but for a constant: n log Σ e² (+ 2 Σ log |forecast|, multiplicative error). */
  deviance: number;
  /** One-step forecasts, if asked for. */
  fitted?: Float64Array;
}

/**
 * Runs the recursions over a history (chapter 5 of the book, as R's `ets` does):
 *   q = level ⊕ growth^φ;  forecast = q ⊗ s(t − m);  level ← q + α (y ⊖ s − q);
 *   growth ← growth^φ + β/α (level change − growth^φ);  s ← s + γ (y ⊖ q − s)
 * The error's kind changes the likelihood only. A multiplicative part that would divide by zero makes the likelihood infinite.
 */
export function runEts(history: ArrayLike<number>, model: EtsModel, { alpha, beta, gamma, phi }: EtsParameters, initial: EtsState, wantFitted = false): EtsRun {
  const n = history.length;
  const period = model.season === "N" ? 1 : model.period;
  const seasonal = Float64Array.from(initial.seasonal);
  const fitted = wantFitted ? new Float64Array(n) : undefined;
  const trend = model.trend;
  const season = model.season;
  const relative = model.error === "M";
  const growthShare = alpha > 0 ? beta / alpha : 0;
  let level = initial.level;
  let growth = initial.growth;
  let squares = 0;
  let logs = 0;
  let next = 0;
  for (let t = 0; t < n; t++) {
    const y = history[t]!;
    const grown = trend === "N" ? 0 : trend === "A" ? phi * growth : phi === 1 ? growth : growth ** phi;
    const base = trend === "N" ? level : trend === "A" ? level + grown : level * grown;
    const factor = season === "N" ? 0 : seasonal[next]!;
    const forecast = season === "N" ? base : season === "A" ? base + factor : base * factor;
    const error = relative ? (y - forecast) / forecast : y - forecast;
    if (relative) logs += Math.log(Math.abs(forecast));
    squares += error * error;
    if (fitted) fitted[t] = forecast;
    const before = level;
    level = base + alpha * ((season === "N" ? y : season === "A" ? y - factor : y / factor) - base);
    if (trend === "A") growth = grown + growthShare * (level - before - grown);
    else if (trend === "M") growth = grown + growthShare * (level / before - grown);
    if (season === "A") seasonal[next] = factor + gamma * (y - base - factor);
    else if (season === "M") seasonal[next] = factor + gamma * (y / base - factor);
    if (++next === period) next = 0;
  }
  const inTurn = season === "N" ? seasonal : Float64Array.from({ length: period }, (_, i) => seasonal[(next + i) % period]!);
  return { state: { level, growth, seasonal: inTurn }, squares, deviance: n * Math.log(squares) + (relative ? 2 * logs : 0), ...(fitted ? { fitted } : {}) };
}

/** Point forecasts from the last state. */
export function forecastEts(model: EtsModel, { phi }: EtsParameters, { level, growth, seasonal }: EtsState, horizon: number): Float64Array {
  const mean = new Float64Array(horizon);
  let damping = 0;
  for (let h = 0; h < horizon; h++) {
    damping += phi ** (h + 1);
    const weight = model.damped ? damping : h + 1;
    const base = model.trend === "N" ? level : model.trend === "A" ? level + weight * growth : level * growth ** weight;
    const factor = model.season === "N" ? 0 : seasonal[h % model.period]!;
    mean[h] = model.season === "N" ? base : model.season === "A" ? base + factor : base * factor;
  }
  return mean;
}

/**
 * How the variance of the error grows with the months ahead: 1 + Σ c(j)² for j < h, c(j) = α + β φ(j) + γ [j a multiple of m].
 * Source: Hyndman, Koehler, Ord & Snyder (2008), table 6.1; taken for multiplicative models too, on the relative error (section 6.4).
 */
export function varianceGrowth(model: EtsModel, { alpha, beta, gamma, phi }: EtsParameters, horizon: number): Float64Array {
  const growth = new Float64Array(horizon);
  let sum = 1;
  let damping = 0;
  for (let h = 0; h < horizon; h++) {
    growth[h] = sum;
    damping = model.trend === "N" ? 0 : model.damped ? damping + phi ** (h + 1) : h + 1;
    const c = alpha + beta * damping + (model.season !== "N" && (h + 1) % model.period === 0 ? gamma : 0);
    sum += c * c;
  }
  return growth;
}
