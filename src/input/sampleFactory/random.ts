/** A small seeded generator (mulberry32, public domain): the same factory every time. */
export interface Random {
  /** In [from, to). */
  between: (from: number, to: number) => number;
  whole: (from: number, to: number) => number;
  pick: <T>(choices: readonly T[]) => T;
}

/** Random numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + (to - from) * next();
  const whole = (from: number, to: number): number => Math.floor(between(from, to + 1));
  return { between, whole, pick: (choices) => choices[whole(0, choices.length - 1)]! };
}

/** To the next multiple of a step. */
export const roundTo = (value: number, step: number): number => Math.round(value / step) * step;
/** To two decimals. */
export const cents = (value: number): number => Math.round(value * 100) / 100;
