import { autoregressive } from "../../src/engine/baseline/autoregression";
import { type Deseasonalised, deseasonalise } from "../../src/engine/baseline/decomposition";
import { damped, dynamicTheta, ets, holt, holtWinters, naive2, ses, theta } from "../../src/engine/baseline/methods";
import { hasM3, m3Series, mase, sMape } from "../cases/m3Monthly";

const [season, horizon] = [12, 18];
/** Months before the end of a history that its last months are hidden from; at least this many must be left to fit. */
const origins = [18, 24, 30];
const fewest = 36;

type Forecast = ArrayLike<number>;
interface Fold {
  x: readonly number[];
  xx: readonly number[];
}

/** What may be a member; `undefined` where a method does not suit the series, which then goes without it. */
const candidates: Readonly<Record<string, (x: readonly number[], adjusted: Deseasonalised, isPositive: boolean) => Forecast | undefined>> = {
  ets: (x, adjusted) => ets(x, season, adjusted.seasonal, horizon).mean,
  theta: (_, adjusted) => theta(adjusted, horizon).mean,
  damped: (_, adjusted) => damped(adjusted, horizon).mean,
  dynamicTheta: (_, adjusted) => dynamicTheta(adjusted, horizon).mean,
  holt: (_, adjusted) => holt(adjusted, horizon).mean,
  ses: (_, adjusted) => ses(adjusted, horizon).mean,
  autoregression: (x, _, isPositive) => (isPositive ? autoregressive(x, season, horizon).mean : undefined),
  holtWintersAdditive: (x) => holtWinters(x, season, "A", horizon).mean,
  holtWintersMultiplicative: (x, _, isPositive) => (isPositive ? holtWinters(x, season, "M", horizon).mean : undefined),
};
const names = Object.keys(candidates);

/** Only the fit part of each series is looked at: its last months are hidden, from several origins. */
const foldsOf = (x: readonly number[]): Fold[] =>
  origins.filter((back) => x.length - back >= fewest).map((back) => ({ x: x.slice(0, x.length - back), xx: x.slice(x.length - back, x.length - back + horizon) }));

interface Scored {
  name: string;
  sMape: number;
  mase: number;
  /** Mean of both measures over those of naive2 (the M4 competition's OWA). */
  relative: number;
}

/**
 * Which methods the automatic average should be made of: every set of the candidates, their mean and their median, scored on
 * hidden months inside the histories alone. The set is chosen by the mean of both measures relative to naive2; the months the
 * competition held out play no part.
 */
export function benchMembers(): void {
  if (!hasM3()) return console.log("\nmembers: the series of the M3 competition are not at ../shared/cases/forecast");
  const folds = m3Series().flatMap(({ x }) => foldsOf(x));
  const forecasts = folds.map(({ x }) => {
    const adjusted = deseasonalise(x, season, { shrunk: true });
    const isPositive = x.every((value) => value > 0);
    return names.map((name) => candidates[name]!(x, adjusted, isPositive));
  });
  const yardstick = score("naive2", folds, (k) => Array.from(naive2(folds[k]!.x, season, horizon).mean));
  const scored = setsOf(names.length).flatMap((set) => {
    const name = set.map((m) => names[m]).join(" + ");
    const members = (k: number): Forecast[] => set.map((m) => forecasts[k]![m]).filter((forecast) => forecast !== undefined);
    const all = [score(`${name}`, folds, (k) => combined(members(k), meanOf), yardstick)];
    return set.length > 2 ? [...all, score(`median of ${name}`, folds, (k) => combined(members(k), medianOf), yardstick)] : all;
  });
  scored.sort((a, b) => a.relative - b.relative);
  console.log(`\nmembers of the average, ${folds.length} hidden stretches of ${horizon} months inside the histories, ${scored.length} ways\n  relative   sMAPE    MASE`);
  for (const { name, relative, sMape: s, mase: m } of [...scored.slice(0, 15), ...scored.filter(({ name }) => !name.includes("+")), { ...yardstick, relative: 1 }]) console.log(`${relative.toFixed(4).padStart(10)}${s.toFixed(3).padStart(8)}${m.toFixed(4).padStart(8)}  ${name}`);
}

function score(name: string, folds: readonly Fold[], forecast: (fold: number) => readonly number[], yardstick?: Scored): Scored {
  let [s, m] = [0, 0];
  folds.forEach(({ x, xx }, k) => {
    const made = forecast(k).map((value) => Math.max(0, value));
    s += sMape(xx, made) / folds.length;
    m += mase({ id: "", x, xx }, made) / folds.length;
  });
  return { name, sMape: s, mase: m, relative: yardstick ? (s / yardstick.sMape + m / yardstick.mase) / 2 : 1 };
}

const setsOf = (count: number): number[][] => Array.from({ length: 2 ** count - 1 }, (_, bits) => Array.from({ length: count }, (__, m) => m).filter((m) => ((bits + 1) >> m) & 1));
const combined = (members: readonly Forecast[], of: (values: number[]) => number): number[] => Array.from({ length: horizon }, (_, h) => (members.length === 0 ? 0 : of(members.map((forecast) => forecast[h]!))));
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const medianOf = (values: number[]): number => {
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
