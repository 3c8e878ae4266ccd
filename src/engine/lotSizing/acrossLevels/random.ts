/** Uniform whole numbers in [0, below), the same on every machine: the high bits of a 32-bit linear congruential generator (Knuth). */
export function seededWhole(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
