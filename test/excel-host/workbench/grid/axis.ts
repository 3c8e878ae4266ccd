/** Rows or columns laid out one after another, in pixels. */
export interface Axis {
  count: number;
  /** Where each starts; the last entry is the end of all. */
  offsets: Float64Array;
}

/** `count` sizes of which few differ from the standard; a size of 0 is hidden. */
export function axis(count: number, standard: number, differing: ReadonlyMap<number, number>): Axis {
  const offsets = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) offsets[i + 1] = offsets[i]! + (differing.get(i) ?? standard);
  return { count, offsets };
}

export const startOf = ({ offsets, count }: Axis, index: number): number => offsets[Math.min(index, count)]!;
export const sizeOf = (along: Axis, index: number): number => startOf(along, index + 1) - startOf(along, index);
export const extentOf = (along: Axis): number => startOf(along, along.count);

/** The row or column at a distance from the start. */
export function indexAt({ offsets, count }: Axis, distance: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= distance) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** First and last index, both included. */
export interface Span {
  first: number;
  last: number;
}

/** What has to be drawn for a window onto the axis, with some more on either side in steps, so that small scrolling draws nothing new. */
export function spanOf(along: Axis, from: number, length: number, frozen: number, more: number): Span {
  const step = Math.max(1, more);
  const first = Math.floor((indexAt(along, from) - more) / step) * step;
  const last = Math.ceil((indexAt(along, from + length) + more) / step) * step;
  return { first: Math.max(frozen, first), last: Math.min(along.count - 1, last) };
}
