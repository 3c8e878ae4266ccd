/** Items to be planned anew, the smallest number, hence every parent before its components, first: a binary heap without doubles. */
export interface WaitingItems {
  add(item: number): void;
  /** −1 when none is left. */
  next(): number;
}

/** Items whose parents are not all planned yet. */
export function waitingItems(items: number): WaitingItems {
  const heap: number[] = [];
  const waits = new Uint8Array(items);
  return {
    add(item) {
      if (waits[item] === 1) return;
      waits[item] = 1;
      let at = heap.push(item) - 1;
      for (let up = (at - 1) >> 1; at > 0 && heap[up]! > item; at = up, up = (at - 1) >> 1) heap[at] = heap[up]!;
      heap[at] = item;
    },
    next() {
      const least = heap[0];
      if (least === undefined) return -1;
      waits[least] = 0;
      const moved = heap.pop()!;
      if (heap.length > 0) sink(heap, moved);
      return least;
    },
  };
}

function sink(heap: number[], moved: number): void {
  let at = 0;
  for (let down = 1; down < heap.length; down = 2 * at + 1) {
    if (down + 1 < heap.length && heap[down + 1]! < heap[down]!) down++;
    if (heap[down]! >= moved) break;
    heap[at] = heap[down]!;
    at = down;
  }
  heap[at] = moved;
}
