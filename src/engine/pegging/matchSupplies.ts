import { dependentRequirements } from "./dependentRequirements";

/**
 * Supplies and requirements of a whole network in typed arrays: what the plan's pegging and its bench both run. Items are
 * numbered so that parents come before their components. Quantities are millionths (`millionths.ts`), so every sum is
 * exact. Column 0 is the past due one, column 1 the first period.
 */
export interface PeggingArrays {
  items: number;
  columns: number;
  /** Supplies of item i: `supplyFrom[i]` to `supplyFrom[i + 1]`, in the order they are used up. */
  supplyFrom: Int32Array;
  /** Pieces that can be used. */
  good: Float64Array;
  /** What the supply counts as: started or ordered pieces; what exceeds `good` is yield loss. */
  quantity: Float64Array;
  /** Starts of item i that ask for components: `startFrom[i]` to `startFrom[i + 1]`, by column, then as the supplies. */
  startFrom: Int32Array;
  startSupply: Int32Array;
  startColumn: Int32Array;
  /** Requirements of item i itself: `ownFrom[i]` to `ownFrom[i + 1]`, by column, what comes before dependent ones first. */
  ownFrom: Int32Array;
  ownColumn: Int32Array;
  /** 1 = served after the column's dependent requirements. */
  ownLast: Uint8Array;
  ownQuantity: Float64Array;
  /** Where used: lines `usedFrom[i]` to `usedFrom[i + 1]` have component i. */
  usedFrom: Int32Array;
  parent: Int32Array;
  /** Per parent piece started, component scrap included. */
  quantityPer: Float64Array;
  /** Of `quantityPer`: the share that is component scrap. */
  scrapShare: Float64Array;
  /** Where a line's row of 1 (holds) and 0 begins in `masks`; −1 = holds throughout. */
  maskAt: Int32Array;
  masks: Uint8Array;
  /** Where the item's row of stock kept at the end of each column begins in `kept`; −1 = none. */
  keptAt: Int32Array;
  kept: Float64Array;
}

/** What a peg goes to, beside a parent's supply (0 and above). */
export const toSafetyStock = -1;
export const toScrap = -2;
/** Own requirement o is −3 − o, and the same back again. */
export const ownRequirement = (code: number): number => -3 - code;

/** All pegs, in the order of the items; of one supply they may stand apart where kept stock was set free. */
export interface Pegs {
  count: number;
  supply: Int32Array;
  to: Int32Array;
  quantity: Float64Array;
}

const room = (capacity: number): Pegs => ({ count: 0, supply: new Int32Array(capacity), to: new Int32Array(capacity), quantity: new Float64Array(capacity) });

/** Every supply and every requirement ends at most one peg, kept stock now and then one more: nearly always enough. */
export function roomFor({ items, good, ownQuantity, usedFrom, parent, startFrom }: PeggingArrays): Pegs {
  let most = good.length + ownQuantity.length + items;
  for (let e = 0; e < usedFrom[items]!; e++) most += startFrom[parent[e]! + 1]! - startFrom[parent[e]!]!;
  return room(most + 16);
}

function grown(pegs: Pegs): void {
  const more = room(2 * pegs.supply.length);
  more.supply.set(pegs.supply);
  more.to.set(pegs.to);
  more.quantity.set(pegs.quantity);
  Object.assign(pegs, { supply: more.supply, to: more.to, quantity: more.quantity });
}

/** Parts of supplies in the order they came, taken from the front: stock that is kept, and what of it was set free. */
class Parts {
  supply: number[] = [];
  quantity: number[] = [];
  first = 0;
  get isEmpty(): boolean {
    return this.first >= this.supply.length;
  }
  clear(): void {
    this.supply.length = this.quantity.length = this.first = 0;
  }
  add(supply: number, quantity: number): void {
    this.supply.push(supply);
    this.quantity.push(quantity);
  }
}

/**
 * Pegging 追溯, one level: first in, first out by date. The supplies of an item in their order serve, column by column, its
 * own orders, its parents' starts line by line, its own forecast, and the stock to keep at the column's end:
 *   dependent(line, starts) = starts · quantity per, its share of component scrap apart
 * Stock that is kept no longer serves what comes next, the oldest first. What no requirement takes stays unpegged: surplus.
 * Cost: proportional to BOM lines × starts. Adds to `pegs` and gives them back.
 * Example: stock 5, receipts 10 and 10; orders 8, then 10, then 3 kept → 5 + 3 of the first receipt for the first order, 7 + 3
 * for the second, 3 kept, 4 of the last receipt unpegged.
 */
export function matchSupplies(arrays: PeggingArrays, pegs: Pegs = roomFor(arrays)): Pegs {
  const { items, columns, supplyFrom, good, ownFrom, ownColumn, ownLast, ownQuantity, usedFrom, keptAt, kept } = arrays;
  const keeping = new Parts();
  const free = new Parts();
  let current = 0;
  let end = 0;
  let left = 0;

  let { count } = pegs;
  let { supply: bySupply, to: byTarget, quantity: byQuantity } = pegs;
  const emit = (supply: number, to: number, amount: number): void => {
    if (count === byTarget.length) {
      pegs.count = count;
      grown(pegs);
      ({ supply: bySupply, to: byTarget, quantity: byQuantity } = pegs);
    }
    bySupply[count] = supply;
    byTarget[count] = to;
    byQuantity[count++] = amount;
  };
  const give = (supply: number, to: number, amount: number): void => (to === toSafetyStock ? keeping.add(supply, amount) : emit(supply, to, amount));
  const takeFree = (to: number, wanted: number): number => {
    let open = wanted;
    while (open > 0 && !free.isEmpty) {
      const part = Math.min(open, free.quantity[free.first]!);
      give(free.supply[free.first]!, to, part);
      open -= part;
      if ((free.quantity[free.first]! -= part) === 0) free.first++;
    }
    return open;
  };
  const take = (to: number, wanted: number): void => {
    let open = free.isEmpty ? wanted : takeFree(to, wanted);
    while (open > 0) {
      while (left === 0) {
        if (++current >= end) {
          current = end;
          return;
        }
        left = good[current]!;
      }
      const part = open < left ? open : left;
      give(current, to, part);
      open -= part;
      left -= part;
    }
  };
  const setFree = (amount: number): void => {
    let open = amount;
    while (open > 0 && !keeping.isEmpty) {
      const part = Math.min(open, keeping.quantity[keeping.first]!);
      free.add(keeping.supply[keeping.first]!, part);
      open -= part;
      if ((keeping.quantity[keeping.first]! -= part) === 0) keeping.first++;
    }
  };

  const asks = dependentRequirements(arrays);
  for (let item = 0; item < items; item++) {
    const lines = usedFrom[item]!;
    const linesEnd = usedFrom[item + 1]!;
    let own = ownFrom[item]!;
    const ownEnd = ownFrom[item + 1]!;
    const row = keptAt[item]!;
    if (supplyFrom[item] === supplyFrom[item + 1] || (lines === linesEnd && own === ownEnd && row < 0)) continue;
    current = supplyFrom[item]! - 1;
    end = supplyFrom[item + 1]!;
    left = 0;
    keeping.clear();
    free.clear();
    asks.gather(lines, linesEnd);
    const { from, to, wanted, scrapped } = asks;
    let keeps = 0;
    for (let c = 0; c < columns; c++) {
      const keep = row < 0 ? 0 : kept[row + c]!;
      if (keep < keeps) setFree(keeps - keep);
      for (; own < ownEnd && ownColumn[own] === c && ownLast[own] === 0; own++) take(ownRequirement(own), ownQuantity[own]!);
      for (let slot = from[c]!; slot < from[c + 1]!; slot++) {
        const asked = wanted[slot]!;
        if (asked === 0) continue;
        const lost = scrapped[slot]!;
        // Nearly every requirement is served by the supply at hand: what `take` would do, without its price.
        if (asked < left && lost === 0 && free.isEmpty && count < byTarget.length) {
          bySupply[count] = current;
          byTarget[count] = to[slot]!;
          byQuantity[count++] = asked;
          left -= asked;
          continue;
        }
        take(to[slot]!, asked - lost);
        if (lost > 0) take(toScrap, lost);
      }
      for (; own < ownEnd && ownColumn[own] === c; own++) take(ownRequirement(own), ownQuantity[own]!);
      if (keep > keeps) take(toSafetyStock, keep - keeps);
      keeps = keep;
    }
    for (let k = keeping.first; k < keeping.supply.length; k++) emit(keeping.supply[k]!, toSafetyStock, keeping.quantity[k]!);
  }
  pegs.count = count;
  return pegs;
}
