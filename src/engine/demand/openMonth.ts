import { round6, spread, sum } from "../arithmetic";

/**
 * What lapses of the open month's forecast: of what neither shipments nor orders have consumed, the share that belonged to
 * the days already gone. Whole pieces stay whole.
 *   Σ lapsed = Σ unconsumed · gone,   0 ≤ lapsed[t] ≤ unconsumed[t]
 * Rest of the month = latest estimate − shipped − ordered = Σ unconsumed − Σ lapsed.
 * Source: the usual month-end outlook, actual to date + orders on hand + the daily rate of the days left. Example: forecast
 * 220 over 22 working days, 120 shipped, 30 on order, 17 days gone → 70 unconsumed, 54 lapse, 16 still expected.
 */
export function lapsedForecast(unconsumed: readonly number[], goneShare: number): number[] {
  const open = round6(sum(unconsumed));
  if (open <= 0 || goneShare <= 0) return unconsumed.map(() => 0);
  if (!unconsumed.every(Number.isInteger)) return unconsumed.map((quantity) => round6(quantity * goneShare));
  return spread(spread(open, [goneShare, 1 - goneShare])[0]!, unconsumed);
}
