import type { LotState, SetUp } from "./lotState";

/** Items whose lots hang together, and who of them is next to whom in the bills. */
export interface Neighbourhood {
  /** Numbers of the items to decide. */
  items: readonly number[];
  /** Deciding parents and components of each item, nearest through items that do not decide. */
  next: ReadonlyMap<number, readonly number[]>;
  /** The components among them. */
  below: ReadonlyMap<number, readonly number[]>;
}

/** A difference of rounding noise is none. */
const noise = 1e-9;

/** Changes while one of the moves saves cost, beginning with `first`; until `budget` rows are planned. */
export function improve(state: LotState, { next }: Neighbourhood, first: Iterable<number>, budget: number): void {
  const queue = new Set(first);
  for (const item of queue) {
    queue.delete(item);
    while (state.work() < budget && improveItem(state, item, next.get(item)!, budget)) {
      next.get(item)!.forEach((other) => queue.add(other));
    }
  }
}

function improveItem(state: LotState, item: number, others: readonly number[], budget: number): boolean {
  const before = state.cost();
  const enough = before - noise * Math.max(1, before);
  for (const move of moves(state, item, others)) {
    if (state.work() >= budget) return false;
    const mark = state.mark();
    state.change(move);
    if (state.cost() < enough) return true;
    state.undo(mark);
  }
  return false;
}

/**
 * A lot more or less; a lot moved to the needs beside it; a lot more or less together with each related item, or with all of
 * them, since a component's lot often pays only where its parents have one.
 */
function moves(state: LotState, item: number, others: readonly number[]): SetUp[][] {
  const net = state.netOf(item);
  const needs: number[] = [];
  for (let c = 1; c < net.length; c++) if (net[c]! > 0) needs.push(c);
  return needs.slice(1).flatMap((column, k) => {
    const lot = !state.hasLot(item, column);
    const own = { item, column, lot };
    const beside = [needs[k], needs[k + 2]].flatMap((at) => (at !== undefined && at !== needs[0] && state.hasLot(item, at) === lot ? [[own, { item, column: at, lot: !lot }]] : []));
    const related = others.map((other) => ({ item: other, column, lot }));
    return [[own], ...beside, ...related.map((flag) => [own, flag]), ...(related.length > 1 ? [[own, ...related]] : [])];
  });
}

/** Iterated local search: some set-ups are changed at random around one item, then improved; kept unless that is dearer. */
export function searchOn(state: LotState, neighbourhood: Neighbourhood, random: (below: number) => number, budget: number): void {
  const { items, next } = neighbourhood;
  while (state.work() < budget) {
    const before = state.cost();
    const mark = state.mark();
    const touched = shake(state, items[random(items.length)]!, next, random);
    improve(state, neighbourhood, touched, budget);
    if (state.cost() > before + noise * Math.max(1, before)) state.undo(mark);
    else state.keep();
  }
}

function shake(state: LotState, item: number, next: Neighbourhood["next"], random: (below: number) => number): number[] {
  const touched = [item, ...next.get(item)!.filter(() => random(2) === 0)];
  const columns = state.netOf(item).length;
  const flags: SetUp[] = [];
  for (let k = 1 + random(3); k > 0; k--) {
    const column = 1 + random(columns - 1);
    const lot = !state.hasLot(item, column);
    touched.forEach((each) => flags.push({ item: each, column, lot }));
  }
  state.change(flags);
  return touched;
}
