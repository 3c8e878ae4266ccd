import type { BalanceModel } from "../../balanceModel";

/**
 * One item's cumulative quantity (made, outsourced, lost) on a grid: node k in period t means that the net balance at the
 * end of t is start[t] + step · k. Production moves up by `least` nodes or more, in multiples of `stride`.
 */
export interface ItemGrid {
  item: number;
  /** Pieces from node to node. */
  step: number;
  /** Highest node; it stands for everything above it too. */
  top: number;
  stride: number;
  least: number;
  /** Production lies on nodes as it is; otherwise the grid relaxes it. */
  exact: boolean;
  /** T: first period from which the true balance may lie between nodes comes as `loose[t] = 1`. */
  loose: Uint8Array;
  /** T: net balance if nothing is made, outsourced or lost. */
  start: Float64Array;
}

/** Nets without production, outsourcing and lost sales. */
function netsWithout({ periods, grades, startingBalance, supply, demand }: BalanceModel, item: number): Float64Array {
  const nets = new Float64Array(periods);
  let net = startingBalance[item]!;
  for (let t = 0; t < periods; t++) {
    const cell = item * periods + t;
    net += supply[cell]!;
    for (let g = 0; g < grades; g++) net -= demand[cell * grades + g]!;
    nets[t] = net;
  }
  return nets;
}

/** Pieces the grid has to reach: all that is required, or all that was released if that is more. */
function reachOf(model: BalanceModel, item: number, start: Float64Array): number {
  let required = 0;
  let released = 0;
  for (let t = 0; t < model.periods; t++) {
    const cell = item * model.periods + t;
    required = Math.max(required, model.safetyStock[cell]! - start[t]!, -start[t]!);
    if (model.changeCost[cell]! > 0) released += model.released[cell]!;
  }
  // More than thrice what is required was released by mistake; the highest node stands for it.
  return Math.max(required, Math.min(released, 3 * required));
}

/** 1 from the first period whose balance outsourcing, lost sales or relaxed production can put between nodes. */
function looseFrom(model: BalanceModel, item: number, exact: boolean): Uint8Array {
  const loose = new Uint8Array(model.periods);
  let between = false;
  for (let t = 0; t < model.periods; t++) {
    const cell = item * model.periods + t;
    if (model.offer[cell]! >= 0 || (!exact && model.open[cell]! > 0)) between = true;
    for (let g = 0; g < model.grades; g++) if (model.losable[cell * model.grades + g]! > 0) between = true;
    loose[t] = between ? 1 : 0;
  }
  return loose;
}

/** About `nodes` nodes: lots are cut into equal parts or, where there are far more lots than nodes, relaxed. */
export function itemGrid(model: BalanceModel, item: number, nodes: number): ItemGrid {
  const start = netsWithout(model, item);
  const lot = model.lots.multiple[item]!;
  const minimum = Math.max(model.lots.minimum[item]!, lot);
  const reach = Math.max(reachOf(model, item, start), 1e-9);
  const span = reach + minimum;
  const inLots = lot > 0 && span / lot <= 4 * nodes;
  const stride = inLots ? Math.max(1, Math.floor((nodes * lot) / span)) : 1;
  const parts = inLots && !looseFrom(model, item, true).includes(1) ? 1 : lot === 1 ? 1 : stride;
  let step = inLots ? lot / parts : span / nodes;
  // The minimum falls on a node, so that nothing below it counts.
  if (!inLots && minimum > step) step = minimum / Math.ceil(minimum / step);
  const least = inLots ? parts * Math.max(1, Math.ceil(minimum / lot - 1e-9)) : Math.max(1, Math.floor(minimum / step + 1e-9));
  return { item, step, top: Math.ceil(span / step) + 1, stride: inLots ? parts : 1, least, exact: inLots, loose: looseFrom(model, item, inLots), start };
}
