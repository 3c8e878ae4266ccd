import { zeros } from "../arithmetic";
import { clearlyLess, daysPerYear } from "./costs";
import { coverUntil, startDays } from "./cover";
import type { LotSizingRule } from "./rule";

/**
 * Wagner-Whitin: receives in the periods that make ordering plus holding cost least.
 *   f(t) = min over t < s ≤ T of  A + h · Σ days(t → i) · n(i) for i in t..s−1  +  f(s),   f(T) = 0
 * Least for unlimited capacity and free quantities; minimum, multiple or maximum applied afterwards end that claim.
 * Source: Wagner & Whitin (1958); Hopp & Spearman, Factory Physics, 2.3.3. Example: [20, 50, 10, 50, 50, 10, 20, 40, 20, 30],
 * A = 100, h = 1 a period → [80, 0, 0, 130, 0, 0, 0, 90, 0, 0], cost 580.
 */
export const wagnerWhitin: LotSizingRule = (net, _, { ordering, holdingPerYear, days }) => {
  const starts = startDays(days);
  const periods = net.length;
  // Receipts come where something is needed; f is infinite elsewhere.
  const least = [...net.map(() => Infinity), 0];
  const end = zeros(periods);
  for (let t = periods - 1; t >= 0; t--) {
    if (net[t]! <= 0) continue;
    // What is spent only grows with s: once it alone is more than the best, nothing longer can win.
    for (let s = t + 1, spent = ordering; s <= periods && spent <= least[t]!; s++) {
      if (clearlyLess(spent + least[s]!, least[t]!)) [least[t], end[t]] = [spent + least[s]!, s];
      if (s < periods) spent += (net[s]! * holdingPerYear * (starts[s]! - starts[t]!)) / daysPerYear;
    }
  }
  return coverUntil(net, (t) => end[t]!);
};
