import { round6, zeros } from "../arithmetic";

/**
 * Cumulative available to promise 可承诺量, promise-safe: what is promised now is never owed later.
 *   A(t) = start + Σ (supply(s) − orders(s)) for s ≤ t,   ATP(t) = min A(s) for s ≥ t
 * Source: ASCM dictionary, cumulative ATP with look-ahead; J.D. Edwards' example: start 80, lots of 60 in periods 3 and 6,
 * orders 30, 25, 30, 10, 0, 35, 0, 0 → 25, 25, 45, 45, 45, 70, 70, 70.
 * `kept` is a level that is not promised, safety stock for instance: A(t) less kept(t).
 */
export function cumulativeAvailableToPromise(start: number, supply: readonly number[], orders: readonly number[], kept: readonly number[] = zeros(supply.length)): number[] {
  let running = start;
  const uncommitted = supply.map((quantity, t) => (running += quantity - orders[t]!) - kept[t]!);
  let least = Infinity;
  return uncommitted.reduceRight<number[]>((later, quantity) => [round6((least = Math.min(least, quantity))), ...later], []);
}

/**
 * Discrete available to promise: of the first period's stock and supply, and of each later supply, what the orders
 * until the next supply leave; 0 in periods without supply. Same example → 25, 0, 20, 0, 0, 25, 0, 0.
 * Of `kept` each supply gives what the level rises by until the next one; the first gives the level itself.
 */
export function discreteAvailableToPromise(start: number, supply: readonly number[], orders: readonly number[], kept: readonly number[] = zeros(supply.length)): number[] {
  return supply.map((quantity, t) => {
    if (t > 0 && quantity <= 0) return 0;
    const next = supply.findIndex((later, s) => s > t && later > 0);
    const until = next < 0 ? supply.length : next;
    const owed = orders.slice(t, until).reduce((total, order) => total + order, 0);
    const keptBack = kept[until - 1]! - (t === 0 ? 0 : kept[t - 1]!);
    return round6((t === 0 ? start : 0) + quantity - owed - keptBack);
  });
}
