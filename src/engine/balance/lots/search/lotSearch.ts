import { costOf, itemCost, netCost } from "../../costOf";
import type { BalanceModel, Decision, Prices } from "../../balanceModel";
import { seededWhole } from "../../../lotSizing/acrossLevels/random";
import { ItemPlanner } from "./itemPlanner";
import { addItem, allShared, loadOf, sharedCost, type Load } from "./load";
import { searchGrid, type SearchGrid } from "./searchGrid";

/** Rows of a few items, to go back to. */
interface Kept {
  items: readonly number[];
  rows: readonly Float64Array[];
}

/**
 * Searches for a plan in whole lots: items are planned anew one after the other beside what all others use, first at
 * prices, then at what hours really cost; then a few at a time are taken out, put back at prices that were shaken, and
 * the result is kept when it costs less.
 */
export class LotSearch {
  readonly decision: Decision;
  cost: number;
  load: Load;
  private readonly grids: readonly SearchGrid[];
  private readonly planner: ItemPlanner;
  private readonly whole = seededWhole(8);

  constructor(
    private readonly model: BalanceModel,
    private prices: Prices,
    nodes: number,
  ) {
    const cells = model.items * model.periods;
    this.decision = { production: new Float64Array(cells), outsourced: new Float64Array(cells), lost: new Float64Array(cells) };
    this.grids = Array.from({ length: model.items }, (_, item) => searchGrid(model, item, nodes, (cell, net) => netCost(model, cell, net)));
    this.planner = new ItemPlanner(model);
    this.load = loadOf(model, this.decision);
    this.cost = costOf(model, this.decision);
  }

  /** Nodes and periods of all items: the work of one sweep. */
  get size(): number {
    return this.grids.reduce((total, { nodes }) => total + nodes, 0) * this.model.periods;
  }

  setPrices(prices: Prices): void {
    this.prices = prices;
  }

  /** Continues from a decision found elsewhere. */
  adopt(decision: Decision): void {
    this.decision.production.set(decision.production);
    this.decision.outsourced.set(decision.outsourced);
    this.decision.lost.set(decision.lost);
    this.settle();
  }

  /** Continues from a decision found elsewhere if it costs less. */
  offer(decision: Decision | undefined): boolean {
    if (!decision || !(costOf(this.model, decision) < this.cost - 1e-9 * Math.abs(this.cost))) return false;
    this.adopt(decision);
    return true;
  }

  /** Load and cost anew, so that rounding does not add up. */
  settle(): void {
    this.load = loadOf(this.model, this.decision);
    this.cost = costOf(this.model, this.decision);
  }

  /** Every item once, in a drawn order. With `priced` = 0 the plan never gets worse. */
  sweep(priced: number): boolean {
    const order = this.shuffled(Array.from({ length: this.model.items }, (_, item) => item));
    let moved = false;
    for (const item of order) if (this.replan(item, priced, this.prices)) moved = true;
    this.settle();
    return moved;
  }

  /** True if the item's row has changed. */
  private replan(item: number, priced: number, prices: Prices): boolean {
    const { model, decision, load } = this;
    const before = itemCost(model, item, decision) + sharedCost(model, item, load);
    const kept = this.keep([item]);
    addItem(model, item, decision, load, -1);
    this.planner.plan(this.grids[item]!, load, prices, priced, decision);
    addItem(model, item, decision, load, 1);
    const gained = before - itemCost(model, item, decision) - sharedCost(model, item, load);
    if (priced === 0 && !(gained > 1e-9 * Math.abs(before))) {
      this.restore(kept);
      return false;
    }
    this.cost -= gained;
    return true;
  }

  /** One attempt with `count` items; true if the plan got better. */
  shake(count: number): boolean {
    const { model } = this;
    const items = this.neighbours(count);
    const before = this.cost;
    const costBefore = this.costWith(items);
    const kept = this.keep(items);
    const prices = this.shaken();
    const priced = this.drawn([0.1, 0.3, 0.5, 0.8]);
    for (const item of items) addItem(model, item, this.decision, this.load, -1);
    for (const item of items) this.clear(item);
    for (const item of this.shuffled(items)) {
      this.planner.plan(this.grids[item]!, this.load, prices, priced, this.decision);
      addItem(model, item, this.decision, this.load, 1);
    }
    this.cost = before + this.costWith(items) - costBefore;
    for (let pass = 0; pass < 3; pass++) {
      let moved = false;
      for (const item of this.shuffled(items)) if (this.replan(item, 0, this.prices)) moved = true;
      if (!moved) break;
    }
    if (this.cost < before - 1e-9 * Math.abs(before)) return true;
    this.restore(kept);
    this.cost = before;
    return false;
  }

  /** Cost of these items and of all that is shared. */
  private costWith(items: readonly number[]): number {
    return items.reduce((total, item) => total + itemCost(this.model, item, this.decision), allShared(this.model, this.load));
  }

  private clear(item: number): void {
    const from = item * this.model.periods;
    const to = from + this.model.periods;
    this.decision.production.fill(0, from, to);
    this.decision.outsourced.fill(0, from, to);
    this.decision.lost.fill(0, from, to);
  }

  private keep(items: readonly number[]): Kept {
    const { periods } = this.model;
    const { production, outsourced, lost } = this.decision;
    const rowsOf = (item: number) => [production, outsourced, lost].map((row) => row.slice(item * periods, (item + 1) * periods));
    return { items, rows: items.flatMap(rowsOf) };
  }

  private restore({ items, rows }: Kept): void {
    const { periods } = this.model;
    const { production, outsourced, lost } = this.decision;
    for (const item of items) addItem(this.model, item, this.decision, this.load, -1);
    items.forEach((item, n) => [production, outsourced, lost].forEach((row, part) => row.set(rows[3 * n + part]!, item * periods)));
    for (const item of items) addItem(this.model, item, this.decision, this.load, 1);
  }

  /** So many different items. */
  neighbours(count: number): number[] {
    const chosen = new Set<number>();
    while (chosen.size < Math.min(count, this.model.items)) chosen.add(this.whole(this.model.items));
    return [...chosen];
  }

  private shaken(): Prices {
    const shake = (row: Float64Array): Float64Array => row.map((price) => price * (0.5 + this.uniform()));
    return { resources: shake(this.prices.resources), offers: shake(this.prices.offers), storage: shake(this.prices.storage) };
  }

  private drawn<T>(choices: readonly T[]): T {
    return choices[this.whole(choices.length)]!;
  }

  private uniform(): number {
    return this.whole(2 ** 30) / 2 ** 30;
  }

  private shuffled(items: readonly number[]): number[] {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.whole(last + 1);
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    return order;
  }
}
