/** A value axis: from `minimum` to `maximum` in whole steps. */
export interface Scale {
  minimum: number;
  maximum: number;
  step: number;
}

/** Steps of 1, 2 or 5 times a power of ten, about `wanted` of them, around all values and zero. */
export function scaleOf(values: readonly number[], wanted: number, fixed: { minimum?: number; maximum?: number } = {}): Scale {
  const low = fixed.minimum ?? Math.min(0, ...values);
  const high = fixed.maximum ?? Math.max(0, ...values);
  const step = niceStep((high - low || 1) / wanted);
  return {
    minimum: fixed.minimum ?? Math.floor(low / step) * step,
    // The highest column does not touch the top.
    maximum: fixed.maximum ?? Math.ceil(high === 0 ? 0 : (high * 1.02) / step) * step,
    step,
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => rough <= candidate * power * (1 + 1e-9)) ?? 10;
  return factor * power;
}

export function ticksOf({ minimum, maximum, step }: Scale): number[] {
  const count = Math.round((maximum - minimum) / step);
  return Array.from({ length: count + 1 }, (_, index) => minimum + index * step);
}

/** Distance from the top of a plot of this height. */
export const positionOf = ({ minimum, maximum }: Scale, value: number, height: number): number => height * (1 - (value - minimum) / (maximum - minimum || 1));
