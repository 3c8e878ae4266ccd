import type { BalanceModel } from "../../balanceModel";
import type { ItemGrid } from "./itemGrid";
import { paysToLetIn, slide } from "../slidingMinimum";
import { addStockCost, readCorners, stockCorners, type StockCorners } from "./stockCost";

/** What an item pays at given prices; T each. */
export interface ItemPrices {
  /** Per piece made. */
  unit: Float64Array;
  /** Per set-up. */
  setup: Float64Array;
  /** Per outsourced piece; Infinity where there is no offer. */
  outside: Float64Array;
  /** Per piece in stock. */
  room: Float64Array;
}

/** What the cheapest plan of an item is at given prices; T each. */
export interface ItemAnswer {
  production: Float64Array;
  outsourced: Float64Array;
  lost: Float64Array;
  /** 1 where the item is set up. */
  setups: Uint8Array;
}

/** Marks in the trace: where a node was reached from. */
const overTop = -2;

/**
 * Least cost of one item at given prices, from below: a dynamic program over the nodes of its grid. Between nodes the true
 * cost of being there is nowhere below the straight line from node to node (it is a minimum of straight lines, and corners
 * are lowered), so no plan off the grid is cheaper either.
 */
export class PricedItem {
  private value = new Float64Array(0);
  private next = new Float64Array(0);
  private queue = new Int32Array(0);
  /** T·stages·nodes: the node a node was reached from. */
  private trace = new Int32Array(0);
  private readonly corners: StockCorners;
  private readonly stages: number;

  constructor(private readonly model: BalanceModel) {
    this.corners = stockCorners(model.grades);
    this.stages = 2 + model.grades;
  }

  cheapest(grid: ItemGrid, prices: ItemPrices, answer?: ItemAnswer): number {
    const { periods } = this.model;
    const nodes = grid.top + 1;
    this.makeRoom(nodes);
    this.value.fill(Infinity, 0, nodes);
    this.value[0] = 0;
    for (let t = 0; t < periods; t++) this.advance(grid, prices, t);
    let best = 0;
    for (let k = 1; k < nodes; k++) if (this.value[k]! < this.value[best]!) best = k;
    if (answer) this.retrace(grid, prices, best, answer);
    return this.value[best]!;
  }

  private makeRoom(nodes: number): void {
    if (this.value.length < nodes) {
      this.value = new Float64Array(nodes);
      this.next = new Float64Array(nodes);
      this.queue = new Int32Array(nodes);
    }
    const traced = nodes * this.model.periods * this.stages;
    if (this.trace.length < traced) this.trace = new Int32Array(traced);
  }

  private advance(grid: ItemGrid, prices: ItemPrices, t: number): void {
    const { model } = this;
    const cell = grid.item * model.periods + t;
    const nodes = grid.top + 1;
    const at = t * this.stages * nodes;
    this.produce(grid, prices, t, at);
    if (prices.outside[t]! < Infinity) this.move(grid, prices.outside[t]!, Infinity, at + nodes);
    let passed = 0;
    let moved = 0;
    for (let g = model.grades - 1; g >= 0; g--) {
      const pieces = model.losable[cell * model.grades + g]!;
      if (pieces <= 0) continue;
      // Up to the next node: more may be lost than there is, and cheaper, never less.
      passed += pieces;
      const reach = Math.ceil(passed / grid.step - 1e-9) - moved;
      moved += reach;
      if (reach > 0) this.move(grid, model.lostCost[cell * model.grades + g]!, reach, at + (2 + g) * nodes);
      else this.stay(nodes, at + (2 + g) * nodes);
    }
    addStockCost(grid, t, this.corners, readCorners(model, cell, prices.room[t]!, this.corners), this.value);
  }

  private stay(nodes: number, at: number): void {
    for (let k = 0; k < nodes; k++) this.trace[at + k] = k;
  }

  /** Lets pieces in at `price`, up to `reach` nodes. */
  private move(grid: ItemGrid, price: number, reach: number, at: number): void {
    const { value, next, trace } = this;
    const nodes = grid.top + 1;
    for (let k = 0; k < nodes; k++) trace[at + k] = k;
    if (!paysToLetIn(value, nodes, price * grid.step)) return;
    for (let k = 0; k < nodes; k++) next[k] = value[k]!;
    slide(value, { first: 0, stride: 1, nodes, least: 0, most: reach }, price * grid.step, 0, next, trace, at, this.queue);
    this.swap();
  }

  private swap(): void {
    const { value } = this;
    this.value = this.next;
    this.next = value;
  }

  private produce(grid: ItemGrid, prices: ItemPrices, t: number, at: number): void {
    const { model, value, next, trace } = this;
    const cell = grid.item * model.periods + t;
    const nodes = grid.top + 1;
    const change = model.open[cell] ? model.changeCost[cell]! : 0;
    const released = model.released[cell]!;
    const none = change * released;
    for (let k = 0; k < nodes; k++) {
      next[k] = value[k]! + none;
      trace[at + k] = k;
    }
    if (model.open[cell]!) {
      const unit = prices.unit[t]!;
      const { step, stride, least } = grid;
      const turn = released / step;
      if (change === 0 || turn <= least) {
        for (let first = 0; first < stride; first++) slide(value, { first, stride, nodes, least, most: Infinity }, (unit + change) * step, prices.setup[t]! - none, next, trace, at, this.queue);
      } else {
        const below = grid.exact ? stride * Math.floor(turn / stride + 1e-9) : Math.floor(turn + 1e-9);
        const above = Math.max(least, below + (grid.exact ? stride : 1));
        for (let first = 0; first < stride; first++) {
          if (below >= least) slide(value, { first, stride, nodes, least, most: below }, (unit - change) * step, prices.setup[t]! + none, next, trace, at, this.queue);
          slide(value, { first, stride, nodes, least: above, most: Infinity }, (unit + change) * step, prices.setup[t]! - none, next, trace, at, this.queue);
        }
        if (!grid.exact) this.lowerTurn(grid, prices, t, at, below, turn - below);
      }
      this.overTheTop(grid, prices, t, at);
    }
    this.swap();
  }

  /** Production next to what was released: both nodes around the corner of the cost of changes are lowered. */
  private lowerTurn(grid: ItemGrid, prices: ItemPrices, t: number, at: number, below: number, between: number): void {
    const { model, value, next, trace } = this;
    const cell = grid.item * model.periods + t;
    const change = model.changeCost[cell]!;
    const lower = 2 * change * grid.step * between * (1 - between);
    if (lower <= 0) return;
    for (let amount = Math.max(below, grid.least); amount <= below + 1; amount++) {
      const cost = prices.setup[t]! + prices.unit[t]! * grid.step * amount + change * Math.abs(model.released[cell]! - grid.step * amount) - lower;
      for (let k = amount; k <= grid.top; k++) {
        if (value[k - amount]! + cost < next[k]!) {
          next[k] = value[k - amount]! + cost;
          trace[at + k] = k - amount;
        }
      }
    }
  }

  /** The highest node stands for all above it: reached with anything that leads there or beyond, at the least it can cost. */
  private overTheTop(grid: ItemGrid, prices: ItemPrices, t: number, at: number): void {
    const { value, next, trace } = this;
    const { top } = grid;
    for (let k = 0; k <= top; k++) {
      const cost = value[k]! + this.leastBeyond(grid, prices, t, top - k);
      if (cost < next[top]!) {
        next[top] = cost;
        trace[at + top] = overTop - k;
      }
    }
  }

  /** Least cost of making `amount` nodes or more. */
  private leastBeyond(grid: ItemGrid, prices: ItemPrices, t: number, amount: number): number {
    const cell = grid.item * this.model.periods + t;
    return prices.setup[t]! + costOfMaking(this.model, cell, prices.unit[t]!, this.bestBeyond(grid, prices, t, amount));
  }

  private bestBeyond(grid: ItemGrid, prices: ItemPrices, t: number, amount: number): number {
    const cell = grid.item * this.model.periods + t;
    const from = Math.max(amount, grid.least) * grid.step;
    return prices.unit[t]! >= this.model.changeCost[cell]! ? from : Math.max(from, this.model.released[cell]!);
  }

  private retrace(grid: ItemGrid, prices: ItemPrices, end: number, answer: ItemAnswer): void {
    const { model, trace } = this;
    const nodes = grid.top + 1;
    let k = end;
    for (let t = model.periods - 1; t >= 0; t--) {
      const cell = grid.item * model.periods + t;
      const at = t * this.stages * nodes;
      let from = k;
      for (let g = 0; g < model.grades; g++) if (model.losable[cell * model.grades + g]! > 0) from = trace[at + (2 + g) * nodes + from]!;
      answer.lost[t] = (k - from) * grid.step;
      k = from;
      if (prices.outside[t]! < Infinity) from = trace[at + nodes + k]!;
      answer.outsourced[t] = (k - from) * grid.step;
      k = from;
      from = trace[at + k]!;
      answer.setups[t] = from === k ? 0 : 1;
      if (from <= overTop) {
        from = overTop - from;
        answer.production[t] = this.bestBeyond(grid, prices, t, grid.top - from);
      } else answer.production[t] = (k - from) * grid.step;
      k = from;
    }
  }
}

const costOfMaking = ({ changeCost, released }: BalanceModel, cell: number, unit: number, quantity: number): number =>
  unit * quantity + changeCost[cell]! * Math.abs(quantity - released[cell]!);
