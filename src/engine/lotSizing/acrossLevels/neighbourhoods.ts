import type { Neighbourhood } from "./localSearch";
import type { LotStructure } from "./structure";

/**
 * Items whose lots are to be decided, by connected part of the bills: what no bill links cannot gain from each other.
 * Items whose lots are not decided (phantoms, fixed lots) are looked through.
 */
export function neighbourhoods({ network, decides }: LotStructure): Neighbourhood[] {
  const { items, firstPlanned, usedFrom, parent } = network;
  const above = Array.from({ length: items }, () => new Set<number>());
  for (let item = firstPlanned; item < items; item++) {
    for (let e = usedFrom[item]!; e < usedFrom[item + 1]!; e++) {
      const p = parent[e]!;
      if (p < firstPlanned) continue;
      if (decides[p] === 1) above[item]!.add(p);
      else above[p]!.forEach((other) => above[item]!.add(other));
    }
  }
  const below = new Map<number, number[]>();
  const next = new Map<number, number[]>();
  for (let item = firstPlanned; item < items; item++) {
    if (decides[item] === 0) continue;
    below.set(item, []);
    next.set(item, [...above[item]!]);
    for (const p of above[item]!) {
      below.get(p)!.push(item);
      next.get(p)!.push(item);
    }
  }
  return connected(next).map((part) => ({ items: part, next, below }));
}

/** Parts in order of their first item, items in order of number. */
function connected(next: ReadonlyMap<number, readonly number[]>): number[][] {
  const seen = new Set<number>();
  return [...next.keys()].flatMap((first) => {
    if (seen.has(first)) return [];
    const part = [first];
    seen.add(first);
    for (const item of part) {
      for (const other of next.get(item)!) {
        if (seen.has(other)) continue;
        seen.add(other);
        part.push(other);
      }
    }
    return [part.sort((a, b) => a - b)];
  });
}
