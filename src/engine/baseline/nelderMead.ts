/**
 * Least value of a function of a few numbers by the simplex of Nelder & Mead (1965), with bounds kept by clamping.
 * Deterministic: the same start gives the same steps.
 */
export function nelderMead(
  cost: (at: Float64Array) => number,
  start: readonly number[],
  bounds: readonly (readonly [number, number])[],
  { step = 0.2, evaluations = 120, tolerance = 1e-5 }: { step?: number; evaluations?: number; tolerance?: number } = {},
): Float64Array {
  const size = start.length;
  const clamp = (point: Float64Array): Float64Array => {
    for (let i = 0; i < size; i++) point[i] = Math.min(bounds[i]![1], Math.max(bounds[i]![0], point[i]!));
    return point;
  };
  let used = 0;
  const priced = (at: Float64Array) => {
    used++;
    const value = cost(clamp(at));
    return { at, value: Number.isFinite(value) ? value : Number.MAX_VALUE };
  };
  const shifted = (i: number): Float64Array => {
    const point = Float64Array.from(start);
    const [low, high] = bounds[i]!;
    const by = step * (high - low);
    point[i] = point[i]! + by <= high ? point[i]! + by : point[i]! - by;
    return point;
  };
  const simplex = [priced(Float64Array.from(start)), ...start.map((_, i) => priced(shifted(i)))];
  const inOrder = () => simplex.sort((a, b) => a.value - b.value);
  const centre = new Float64Array(size);
  const beyond = (factor: number) => {
    const point = new Float64Array(size);
    const worst = simplex[size]!.at;
    for (let i = 0; i < size; i++) point[i] = centre[i]! + factor * (worst[i]! - centre[i]!);
    return priced(point);
  };
  inOrder();
  while (used < evaluations && simplex[size]!.value - simplex[0]!.value > tolerance * (Math.abs(simplex[0]!.value) + 1e-12)) {
    centre.fill(0);
    for (let k = 0; k < size; k++) for (let i = 0; i < size; i++) centre[i]! += simplex[k]!.at[i]! / size;
    const reflected = beyond(-1);
    if (reflected.value < simplex[0]!.value) {
      const expanded = beyond(-2);
      simplex[size] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[size - 1]!.value) {
      simplex[size] = reflected;
    } else {
      const contracted = beyond(reflected.value < simplex[size]!.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, simplex[size]!.value)) simplex[size] = contracted;
      else {
        const best = simplex[0]!.at;
        for (let k = 1; k <= size; k++) simplex[k] = priced(simplex[k]!.at.map((value, i) => best[i]! + 0.5 * (value - best[i]!)));
      }
    }
    inOrder();
  }
  return simplex[0]!.at;
}
