/** Whether letting pieces in at `rise` per node makes any node cheaper: if it does, one node does from its neighbour. */
export function paysToLetIn(value: Float64Array, nodes: number, rise: number): boolean {
  for (let k = 1; k < nodes; k++) if (value[k]! > value[k - 1]! + rise) return true;
  return false;
}

/** Which nodes a sliding minimum runs over: first, first + stride, …, coming from `least` to `most` nodes below. */
export interface Slide {
  first: number;
  stride: number;
  nodes: number;
  least: number;
  most: number;
}

/**
 * next[k] ← the least of itself and value[k − j] + fixed + rise · j, however many j there are in one go; from where goes
 * to trace[at + k]. `queue` has room for all nodes.
 */
export function slide(value: Float64Array, { first, stride, nodes, least, most }: Slide, rise: number, fixed: number, next: Float64Array, trace: Int32Array, at: number, queue: Int32Array): void {
  let head = 0;
  let tail = 0;
  for (let k = first + Math.ceil(least / stride) * stride; k < nodes; k += stride) {
    const entering = k - least;
    const entered = value[entering]! - rise * entering;
    while (tail > head && value[queue[tail - 1]!]! - rise * queue[tail - 1]! >= entered) tail--;
    queue[tail++] = entering;
    while (k - queue[head]! > most) head++;
    const from = queue[head]!;
    const cost = value[from]! + rise * (k - from) + fixed;
    if (cost < next[k]!) {
      next[k] = cost;
      trace[at + k] = from;
    }
  }
}
