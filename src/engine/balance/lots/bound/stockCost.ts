import type { BalanceModel } from "../../balanceModel";
import type { ItemGrid } from "./itemGrid";

/** Corners of a convex piecewise linear cost of the net balance: slope[k] holds up to corner[k], the last one beyond. */
export interface StockCorners {
  count: number;
  corner: Float64Array;
  slope: Float64Array;
}

/** Room for the corners of the cost of stock and backlog. */
export const stockCorners = (grades: number): StockCorners => ({ count: 0, corner: new Float64Array(grades + 2), slope: new Float64Array(grades + 3) });

/** Cost of the net balance at the end of a period, with `room` paid per piece in stock. Returns the cost at a net of 0. */
export function readCorners(model: BalanceModel, cell: number, room: number, into: StockCorners): number {
  const { grades, waiting, backlogCost, overdueCost, safetyStock, shortfall, holding } = model;
  const { corner, slope } = into;
  let depth = 0;
  slope[0] = -overdueCost[cell]!;
  for (let g = grades - 1; g >= 0; g--) {
    depth += waiting[cell * grades + g]!;
    corner[g] = -depth;
    slope[g + 1] = -backlogCost[cell * grades + g]!;
  }
  let count = grades;
  corner[count++] = 0;
  const safety = Math.max(0, safetyStock[cell]!);
  slope[count] = holding[cell]! + room - shortfall[cell]!;
  corner[count++] = safety;
  slope[count] = holding[cell]! + room;
  into.count = count;
  return shortfall[cell]! * safety;
}

/**
 * Adds the cost of the balance at every node. Where the balance may lie between nodes, a corner between two of them lowers
 * both or the lower one, so that the straight line from node to node is nowhere above the true cost.
 */
export function addStockCost(grid: ItemGrid, period: number, { count, corner, slope }: StockCorners, atZero: number, row: Float64Array): void {
  const { step, top } = grid;
  const start = grid.start[period]!;
  let k = 0;
  for (let part = 0; part <= count && k <= top; part++) {
    const last = part === count ? top : Math.min(top, Math.floor((corner[part]! - start) / step));
    if (last < k) continue;
    let cost = costAt(start + step * k, corner, slope, count, atZero);
    const rise = slope[part]! * step;
    for (; k <= last; k++, cost += rise) row[k] = row[k]! + cost;
  }
  if (!grid.loose[period]) return;
  for (let part = 0; part < count; part++) {
    const place = (corner[part]! - start) / step;
    const node = Math.floor(place);
    const between = place - node;
    const bend = slope[part + 1]! - slope[part]!;
    if (node < 0 || node >= top || bend <= 0) continue;
    const both = bend * step * between * (1 - between);
    // A steep corner would lower the upper node by far more than a node is worth: rather the lower one counts as if above it.
    const steep = both > step * slope[count]!;
    row[node] = row[node]! - (steep ? bend * step * between : both);
    if (!steep) row[node + 1] = row[node + 1]! - both;
  }
}

/** The cost at one balance, walked from 0. */
function costAt(net: number, corner: Float64Array, slope: Float64Array, count: number, atZero: number): number {
  let cost = atZero;
  if (net >= 0) {
    const safety = corner[count - 1]!;
    return cost + slope[count - 1]! * Math.min(net, safety) + slope[count]! * Math.max(0, net - safety);
  }
  let from = 0;
  for (let part = count - 2; part >= 0 && from > net; part--) {
    const to = part === 0 ? -Infinity : corner[part - 1]!;
    const end = Math.max(net, to);
    cost += slope[part]! * (end - from);
    from = end;
  }
  return cost;
}
