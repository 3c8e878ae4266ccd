import type { BalanceModel } from "../../balanceModel";

/** One item's cumulative quantity in steps, for searching: net(t) = start[t] + step · node. Whole lots and whole pieces lie on nodes. */
export interface SearchGrid {
  item: number;
  step: number;
  nodes: number;
  /** Production moves by `least` nodes or more, in multiples of `stride`. */
  least: number;
  stride: number;
  /** T */
  start: Float64Array;
  /** T·nodes: cost of the balance. */
  stock: Float32Array;
}

/** Pieces from node to node, and nodes per lot. */
function stepsOf(lot: number, span: number, nodes: number): { step: number; stride: number } {
  if (lot <= 0) return { step: span / nodes, stride: 1 };
  const lots = span / lot;
  if (lots >= nodes) return { step: lot * Math.ceil(lots / nodes), stride: 1 };
  const stride = wholeParts(lot, Math.max(1, Math.floor(nodes / lots)));
  return { step: lot / stride, stride };
}

/** The most equal parts, in whole pieces, a lot of whole pieces can be cut into. */
function wholeParts(lot: number, most: number): number {
  if (!Number.isInteger(lot)) return 1;
  let parts = Math.min(most, lot);
  while (lot % parts !== 0) parts--;
  return parts;
}

/** Cost of an item's every net position, on a grid of nodes. */
export function searchGrid(model: BalanceModel, item: number, nodes: number, netCost: (cell: number, net: number) => number): SearchGrid {
  const { periods, lots, safetyStock, released, changeCost } = model;
  const start = netsIfNothing(model, item);
  const lot = lots.multiple[item]!;
  const minimum = Math.max(lots.minimum[item]!, lot);
  let required = 0;
  let planned = 0;
  for (let t = 0; t < periods; t++) {
    required = Math.max(required, safetyStock[item * periods + t]! - start[t]!, -start[t]!);
    if (changeCost[item * periods + t]! > 0) planned += released[item * periods + t]!;
  }
  const span = Math.max(1, required, Math.min(planned, 2 * required)) + minimum;
  const { step, stride } = stepsOf(lot, span, nodes);
  const count = Math.ceil(span / step) + stride + 1;
  const least = stride * Math.max(1, Math.ceil(minimum / (step * stride) - 1e-9));
  const stock = new Float32Array(periods * count);
  for (let t = 0; t < periods; t++) for (let k = 0; k < count; k++) stock[t * count + k] = netCost(item * periods + t, start[t]! + step * k);
  return { item, step, nodes: count, least, stride, start, stock };
}

function netsIfNothing({ periods, grades, startingBalance, supply, demand }: BalanceModel, item: number): Float64Array {
  let net = startingBalance[item]!;
  return Float64Array.from({ length: periods }, (_, t) => {
    const cell = item * periods + t;
    net += supply[cell]!;
    for (let g = 0; g < grades; g++) net -= demand[cell * grades + g]!;
    return net;
  });
}

