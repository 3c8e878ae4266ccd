import type { BalanceModel, Prices } from "../../balanceModel";
import { feasiblePrices, worthOfLimits } from "../../bound/feasiblePrices";
import { itemGrid, type ItemGrid } from "./itemGrid";
import { PricedItem, type ItemAnswer, type ItemPrices } from "./pricedItem";
import { emptyPrices, soldAt } from "./scarce";

/** A proven bound, and where prices should move: what is asked for beyond what is sold (shape of `Prices`). */
export interface PricedBound {
  bound: number;
  prices: Prices;
  excess: Prices;
}

/** Lower bounds of one model at any prices: every item's cheapest plan at these prices plus the least the scarce can cost. */
export class LotBound {
  private readonly grids: readonly ItemGrid[];
  private readonly priced: PricedItem;
  private readonly own: ItemPrices;
  private readonly answer: ItemAnswer;

  /** `nodes` per item: more make the bound tighter, and slower. */
  constructor(
    private readonly model: BalanceModel,
    nodes: number,
  ) {
    const { items, periods } = model;
    this.grids = Array.from({ length: items }, (_, item) => itemGrid(model, item, nodes));
    this.priced = new PricedItem(model);
    this.own = { unit: new Float64Array(periods), setup: new Float64Array(periods), outside: new Float64Array(periods), room: new Float64Array(periods) };
    this.answer = { production: new Float64Array(periods), outsourced: new Float64Array(periods), lost: new Float64Array(periods), setups: new Uint8Array(periods) };
  }

  /** Nodes and periods of all items: the work of one `at`. */
  get size(): number {
    return this.grids.reduce((total, { top }) => total + top + 1, 0) * this.model.periods;
  }

  at(anyPrices: Prices): PricedBound {
    const { model, grids, priced, own, answer } = this;
    const prices = feasiblePrices(model, anyPrices);
    const used = emptyPrices(model);
    let bound = model.fixedCost + worthOfLimits(model, prices);
    for (const grid of grids) {
      itemPrices(model, grid.item, prices, own);
      bound += priced.cheapest(grid, own, answer);
      addUse(model, grid, answer, used);
    }
    return { bound, prices, excess: difference(used, soldAt(model, prices, used)) };
  }
}

function itemPrices(model: BalanceModel, item: number, prices: Prices, into: ItemPrices): void {
  const { periods, useStart, useResource, useEach, useSetup, useTiming, timings } = model;
  for (let t = 0; t < periods; t++) {
    const cell = item * periods + t;
    into.unit[t] = model.productionCost[cell]!;
    into.setup[t] = model.lots.setupCost[item]!;
    const offer = model.offer[cell]!;
    into.outside[t] = offer < 0 ? Infinity : model.offerCost[cell]! + prices.offers[offer]!;
    into.room[t] = model.storage ? prices.storage[t]! * model.storage.each[item]! : 0;
  }
  for (let use = useStart[item]!; use < useStart[item + 1]!; use++) {
    const timing = useTiming[use]! < 0 ? undefined : timings[useTiming[use]!]!;
    for (let t = 0; t < periods; t++) {
      const price = prices.resources[useResource[use]! * periods + (timing ? timing[t]! : t)]!;
      into.unit[t] = into.unit[t]! + useEach[use]! * price;
      into.setup[t] = into.setup[t]! + useSetup[use]! * price;
    }
  }
}

function addUse(model: BalanceModel, grid: ItemGrid, answer: ItemAnswer, used: Prices): void {
  const { periods, useStart, useResource, useEach, useSetup, useTiming, timings, storage } = model;
  const { item } = grid;
  for (let use = useStart[item]!; use < useStart[item + 1]!; use++) {
    const timing = useTiming[use]! < 0 ? undefined : timings[useTiming[use]!]!;
    for (let t = 0; t < periods; t++) {
      if (!answer.setups[t]) continue;
      const at = useResource[use]! * periods + (timing ? timing[t]! : t);
      used.resources[at] = used.resources[at]! + useEach[use]! * answer.production[t]! + useSetup[use]!;
    }
  }
  let arrived = 0;
  for (let t = 0; t < periods; t++) {
    const offer = model.offer[item * periods + t]!;
    if (offer >= 0) used.offers[offer] = used.offers[offer]! + answer.outsourced[t]!;
    arrived += answer.production[t]! + answer.outsourced[t]! + answer.lost[t]!;
    if (storage) used.storage[t] = used.storage[t]! + storage.each[item]! * Math.max(0, grid.start[t]! + arrived);
  }
}

function difference(one: Prices, other: Prices): Prices {
  const subtract = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, at) => value - b[at]!);
  return { resources: subtract(one.resources, other.resources), offers: subtract(one.offers, other.offers), storage: subtract(one.storage, other.storage) };
}
