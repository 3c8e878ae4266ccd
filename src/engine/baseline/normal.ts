/** Φ, by Abramowitz & Stegun 7.1.26 (error below 1.5e−7). */
function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x);
  return z >= 0 ? 1 - tail / 2 : tail / 2;
}

/** How many standard deviations each side hold a share of the normal distribution, e.g. 0.8 → 1.2816. */
export function widthOf(coverage: number): number {
  const share = 0.5 + Math.min(0.9999, Math.max(0, coverage)) / 2;
  let low = 0;
  let high = 6;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
