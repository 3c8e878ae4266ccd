import type { BalanceModel, Decision, Prices } from "../../balanceModel";
import { paysToLetIn, slide } from "../slidingMinimum";
import { addHoursCost, type Load } from "./load";
import type { SearchGrid } from "./searchGrid";

/**
 * The best plan of one item beside what all others use: a dynamic program over its grid, paying what the hours, material,
 * room and offers that are left really cost, and, with `priced` > 0, partly what they are priced at.
 */
export class ItemPlanner {
  private value = new Float64Array(0);
  private next = new Float64Array(0);
  private options = new Float64Array(0);
  private queue = new Int32Array(0);
  private trace = new Int32Array(0);
  private readonly stages: number;

  constructor(private readonly model: BalanceModel) {
    this.stages = 2 + model.grades;
  }

  /** Writes the item's row of `decision`. `load` is that of the other items. */
  plan(grid: SearchGrid, load: Load, prices: Prices, priced: number, decision: Decision): void {
    const { periods } = this.model;
    this.makeRoom(grid.nodes);
    this.value.fill(Infinity, 0, grid.nodes);
    this.value[0] = 0;
    for (let t = 0; t < periods; t++) this.advance(grid, load, prices, priced, t);
    let best = 0;
    for (let k = 1; k < grid.nodes; k++) if (this.value[k]! < this.value[best]!) best = k;
    this.retrace(grid, best, decision);
    keepOffers(this.model, grid.item, load, decision);
  }

  private makeRoom(nodes: number): void {
    if (this.value.length < nodes) {
      this.value = new Float64Array(nodes);
      this.next = new Float64Array(nodes);
      this.options = new Float64Array(nodes);
      this.queue = new Int32Array(nodes);
    }
    const traced = nodes * this.model.periods * this.stages;
    if (this.trace.length < traced) this.trace = new Int32Array(traced);
  }

  private advance(grid: SearchGrid, load: Load, prices: Prices, priced: number, t: number): void {
    const { model } = this;
    const { nodes, item } = grid;
    const cell = item * model.periods + t;
    const at = t * this.stages * nodes;
    this.produce(grid, load, prices, priced, t, at);
    this.outsource(grid, load, prices, priced, cell, at + nodes);
    for (let g = model.grades - 1; g >= 0; g--) {
      const reach = Math.floor(model.losable[cell * model.grades + g]! / grid.step + 1e-9);
      this.letIn(nodes, reach, model.lostCost[cell * model.grades + g]! * grid.step, at + (2 + g) * nodes);
    }
    for (let k = 0, row = t * nodes; k < nodes; k++) this.value[k] = this.value[k]! + grid.stock[row + k]!;
    if (model.storage) this.store(grid, load, prices, priced, t);
  }

  private store(grid: SearchGrid, load: Load, prices: Prices, priced: number, t: number): void {
    const { limit, beyondCost, each } = this.model.storage!;
    const room = each[grid.item]!;
    const before = Math.max(0, load.stored[t]! - limit[t]!);
    for (let k = 0; k < grid.nodes; k++) {
      const taken = room * Math.max(0, grid.start[t]! + grid.step * k);
      const real = (Math.max(0, load.stored[t]! + taken - limit[t]!) - before) * beyondCost[t]!;
      this.value[k] = this.value[k]! + (1 - priced) * real + priced * prices.storage[t]! * taken;
    }
  }

  private outsource(grid: SearchGrid, load: Load, prices: Prices, priced: number, cell: number, at: number): void {
    const { offer, offerCost, offerLimit } = this.model;
    const from = offer[cell]!;
    const left = from < 0 ? 0 : priced === 1 ? offerLimit[from]! : offerLimit[from]! - load.drawn[from]!;
    const each = from < 0 ? 0 : offerCost[cell]! + priced * prices.offers[from]!;
    this.letIn(grid.nodes, Math.floor(left / grid.step + 1e-9), each * grid.step, at);
  }

  /** Up to `reach` nodes of pieces that are not made, `rise` each. */
  private letIn(nodes: number, reach: number, rise: number, at: number): void {
    const { value, next, trace } = this;
    for (let k = 0; k < nodes; k++) trace[at + k] = k;
    if (!(reach > 0) || !paysToLetIn(value, nodes, rise)) return;
    for (let k = 0; k < nodes; k++) next[k] = value[k]!;
    slide(value, { first: 0, stride: 1, nodes, least: 0, most: reach }, rise, 0, next, trace, at, this.queue);
    this.swap();
  }

  private swap(): void {
    const { value } = this;
    this.value = this.next;
    this.next = value;
  }

  private produce(grid: SearchGrid, load: Load, prices: Prices, priced: number, t: number, at: number): void {
    const { model, value, next, trace } = this;
    const cell = grid.item * model.periods + t;
    const { nodes, stride, least } = grid;
    const change = model.open[cell] ? model.changeCost[cell]! : 0;
    const none = change * model.released[cell]!;
    for (let k = 0; k < nodes; k++) {
      next[k] = value[k]! + none;
      trace[at + k] = k;
    }
    if (model.open[cell]) {
      this.priceOptions(grid, load, prices, priced, t);
      for (let first = 0; first < stride; first++) {
        const last = first + stride * Math.floor((nodes - 1 - first) / stride);
        if (last - least >= first) this.climb(first, stride, least, first + least, last, first, last - least, at);
      }
    }
    this.swap();
  }

  /** options[j]: cost of making j nodes in period t. Convex from `least` on. */
  private priceOptions(grid: SearchGrid, load: Load, prices: Prices, priced: number, t: number): void {
    const { model } = this;
    const { periods, useStart, useResource, useEach, useSetup, useTiming, timings, resources } = model;
    const { nodes, step, least } = grid;
    const cell = grid.item * periods + t;
    const options = this.options.subarray(0, nodes);
    const change = model.changeCost[cell]!;
    const each = model.productionCost[cell]! * step;
    for (let j = least; j < nodes; j++) options[j] = model.lots.setupCost[grid.item]! + each * j + change * Math.abs(step * j - model.released[cell]!);
    for (let use = useStart[grid.item]!; use < useStart[grid.item + 1]!; use++) {
      const r = useResource[use]!;
      const timing = timings[useTiming[use]!];
      const takenIn = timing ? timing[t]! : t;
      const perNode = useEach[use]! * step;
      const at = r * periods + takenIn;
      if (priced > 0) {
        const price = priced * prices.resources[at]!;
        for (let j = least; j < nodes; j++) options[j] = options[j]! + price * (useSetup[use]! + perNode * j);
      }
      if (priced === 1) continue;
      if (resources[r]!.kind === "hours") addHoursCost(resources[r]!, takenIn, load.used[at]!, useSetup[use]!, perNode, 1 - priced, least, options);
      else this.addMaterialCost(r, takenIn, load, useSetup[use]!, perNode, 1 - priced, least, options);
    }
  }

  /** What one period takes of a material is free as long as it leaves the largest cumulative want as it is. */
  private addMaterialCost(r: number, t: number, load: Load, setup: number, each: number, weight: number, least: number, options: Float64Array): void {
    const { periods, resources } = this.model;
    const { limit, beyondCost } = resources[r]!;
    let want = 0;
    let worst = 0;
    let later = -Infinity;
    for (let s = 0; s < periods; s++) {
      want += load.used[r * periods + s]! - limit[s]!;
      worst = Math.max(worst, want);
      if (s >= t) later = Math.max(later, want);
    }
    const free = worst - later;
    for (let j = least; j < options.length; j++) options[j] = options[j]! + weight * beyondCost * Math.max(0, setup + each * j - free);
  }

  /**
   * next[k] ← least of value[p] + options[k − p] for k in [from, to] and p in [low, high], of one residue. Because options
   * are convex, the best p rises with k: the middle k splits the rest.
   */
  private climb(first: number, stride: number, least: number, from: number, to: number, low: number, high: number, at: number): void {
    const { value, next, options, trace } = this;
    const middle = from + stride * Math.floor((to - from) / stride / 2);
    const end = Math.min(high, middle - least);
    let best = Infinity;
    let bestFrom = low;
    for (let p = low; p <= end; p += stride) {
      const cost = value[p]! + options[middle - p]!;
      if (cost < best) {
        best = cost;
        bestFrom = p;
      }
    }
    if (best < next[middle]!) {
      next[middle] = best;
      trace[at + middle] = bestFrom;
    }
    if (from < middle) this.climb(first, stride, least, from, middle - stride, low, Math.min(bestFrom, middle - stride - least), at);
    if (middle < to) this.climb(first, stride, least, middle + stride, to, bestFrom, high, at);
  }

  private retrace(grid: SearchGrid, end: number, decision: Decision): void {
    const { model, trace } = this;
    const { nodes, step } = grid;
    let k = end;
    for (let t = model.periods - 1; t >= 0; t--) {
      const cell = grid.item * model.periods + t;
      const at = t * this.stages * nodes;
      let from = k;
      for (let g = 0; g < model.grades; g++) from = trace[at + (2 + g) * nodes + from]!;
      decision.lost[cell] = (k - from) * step;
      k = from;
      from = trace[at + nodes + k]!;
      decision.outsourced[cell] = (k - from) * step;
      k = from;
      from = trace[at + k]!;
      decision.production[cell] = (k - from) * step;
      k = from;
    }
  }
}

/** An offer over several periods may have been drawn on in each as if it were the only one: the last draw what is left. */
function keepOffers({ periods, offer, offerLimit }: BalanceModel, item: number, load: Load, decision: Decision): void {
  for (let cell = item * periods; cell < (item + 1) * periods; cell++) {
    if (decision.outsourced[cell] === 0) continue;
    let left = offerLimit[offer[cell]!]! - load.drawn[offer[cell]!]!;
    for (let before = item * periods; before < cell; before++) if (offer[before] === offer[cell]) left -= decision.outsourced[before]!;
    decision.outsourced[cell] = Math.max(0, Math.min(decision.outsourced[cell]!, left));
  }
}
