import type { MaterialNetwork } from "./network";

/** Looked up once: inside the innermost loops a global costs more than the arithmetic. */
const { ceil, floor, round } = Math;

/**
 * Gross to net over a whole network, in typed arrays: what the material plan and its bench both run. Rows of `columns`
 * figures per item, the past due one first; planned receipts have none past due, so their first column stays 0.
 */
export interface NetworkPlan {
  gross: Float64Array;
  plannedReceipts: Float64Array;
  /** Planned and firm releases together: what asks for components. Of given items, what was given. */
  starts: Float64Array;
}

/** A plan of zeros for a network. */
export const emptyPlan = ({ items, columns }: MaterialNetwork): NetworkPlan => ({
  gross: new Float64Array(items * columns),
  plannedReceipts: new Float64Array(items * columns),
  starts: new Float64Array(items * columns),
});

/** To six decimals, as everywhere; whole numbers, nearly all of them, need no rounding. `+ 0` turns −0 into 0. */
const tidy = (value: number): number => (floor(value) === value ? value + 0 : round(value * 1e6) / 1e6 + 0);

/** `startsFor` of a single receipt, without its price for whole pieces and full yield. */
function started(receipt: number, goodShare: number): number {
  if (goodShare === 1) return receipt;
  if (floor(receipt) === receipt) return ceil(tidy(receipt / goodShare));
  return ceil(round((receipt / goodShare) * 1e9) / 1e3) / 1e6;
}

/**
 * Level by level, every item after all its parents:
 *   gross = independent + Σ parents' starts · quantity per, where the BOM line holds
 *   net(t) = max(0, level(t) − (stock(t−1) + receipts(t) − gross(t) + receipts moved forward)), 0 once discontinued
 *   planned receipts = the item's lot rule over net,   starts = receipts ÷ yield at their release period + firm releases
 * Cost: proportional to BOM lines × periods. Writes into `plan` and gives it back.
 */
export function grossToNet(network: MaterialNetwork, plan: NetworkPlan = emptyPlan(network)): NetworkPlan {
  const bench = workbench(network, plan);
  for (let i = network.firstPlanned; i < network.items; i++) {
    netItem(network, plan, bench, i);
    lotItem(network, plan, bench, i);
    startItem(network, plan, bench, i);
  }
  return plan;
}

/** What is written while items are planned one by one. */
export interface Workbench {
  /** 1 = all starts of the item are whole. */
  whole: Uint8Array;
  /** Net requirements of the item being planned. */
  net: Float64Array;
  due: Float64Array;
}

/** Takes the given items' starts over. */
export function workbench({ items, firstPlanned, columns, given }: MaterialNetwork, plan: NetworkPlan): Workbench {
  plan.starts.set(given);
  const whole = new Uint8Array(items);
  for (let i = 0; i < firstPlanned; i++) whole[i] = allWhole(plan.starts, i * columns, columns) ? 1 : 0;
  return { whole, net: new Float64Array(columns), due: new Float64Array(columns) };
}

/** Gross and net requirements of one item whose parents are planned. */
export function netItem(network: MaterialNetwork, plan: NetworkPlan, { whole, net, due }: Workbench, item: number): void {
  pullGross(network, plan, whole, item);
  netRow(network, plan, item, network.rules.get(item)?.levels?.(periodsOf(plan.gross, item, network.columns)), due, net);
}

/** Planned receipts by the item's own rule. */
export function lotItem(network: MaterialNetwork, plan: NetworkPlan, { net }: Workbench, item: number): void {
  const followed = network.rules.get(item)?.receipts?.(net.subarray(1));
  if (followed) plan.plannedReceipts.set(followed, item * network.columns + 1);
  else lotRow(network, plan, item, net);
}

/** An item's starts of its planned receipts, allowing for yield and lead time; notes whether all are whole pieces. */
export function startItem(network: MaterialNetwork, plan: NetworkPlan, { whole }: Workbench, item: number): void {
  whole[item] = startRow(network, plan, item) ? 1 : 0;
}

/** An item's figures without the past-due one. */
export const periodsOf = (rows: Float64Array, item: number, columns: number): number[] => Array.from(rows.subarray(item * columns + 1, (item + 1) * columns));

function allWhole(values: Float64Array, from: number, count: number): boolean {
  for (let c = from; c < from + count; c++) if (floor(values[c]!) !== values[c]!) return false;
  return true;
}

function pullGross({ columns, usedFrom, parent, quantityPer, maskAt, masks, independent }: MaterialNetwork, { gross, starts }: NetworkPlan, whole: Uint8Array, item: number): void {
  const row = item * columns;
  const own = independent.at[item]!;
  for (let c = 0; c < columns; c++) gross[row + c] = independent.values[own + c]!;
  // Whole numbers on whole numbers: nothing to round, nearly always.
  let exact = own === 0 || allWhole(gross, row, columns);
  for (let e = usedFrom[item]!, last = usedFrom[item + 1]!; e < last; e++) {
    const from = parent[e]! * columns;
    const per = quantityPer[e]!;
    const mask = maskAt[e]!;
    const wholeLine = whole[parent[e]!] === 1 && floor(per) === per;
    exact &&= wholeLine;
    if (exact && mask < 0) {
      for (let c = 0; c < columns; c++) gross[row + c]! += starts[from + c]! * per;
    } else if (mask < 0) {
      for (let c = 0; c < columns; c++) gross[row + c] = tidy(gross[row + c]! + tidy(starts[from + c]! * per));
    } else {
      for (let c = 0; c < columns; c++) if (masks[mask + c] === 1) gross[row + c] = tidy(gross[row + c]! + tidy(starts[from + c]! * per));
    }
  }
}

/** Net requirements of one item; a shortage first takes what later open orders may bring forward. */
function netRow(network: MaterialNetwork, { gross }: NetworkPlan, item: number, levels: readonly number[] | undefined, due: Float64Array, net: Float64Array): void {
  const { columns, opening, receipts, safety, openUntil } = network;
  const row = item * columns;
  const from = receipts.at[item]!;
  const until = openUntil[item]!;
  const level = safety[item]!;
  for (let c = 0; c < columns; c++) due[c] = receipts.values[from + c]!;
  let stock = tidy(opening[item]! + due[0]! - gross[row]!);
  for (let c = 1; c < columns; c++) {
    stock = tidy(stock + due[c]! - gross[row + c]!);
    let lack = (levels ? levels[c - 1]! : level) - stock;
    if (lack > 0 && from > 0) {
      const moved = takeForward(network, due, c, lack);
      stock = tidy(stock + moved);
      lack -= moved;
    }
    const short = lack > 0 && c <= until ? tidy(lack) : 0;
    net[c] = short;
    stock += short;
  }
}

/** Takes up to `lack` from the receipts after column `c` that may serve it, the nearest first. */
function takeForward({ columns, earliestUse }: MaterialNetwork, due: Float64Array, c: number, lack: number): number {
  let taken = 0;
  for (let later = c + 1; later < columns && earliestUse[later]! <= c && taken < lack; later++) {
    const part = Math.min(due[later]!, lack - taken);
    taken += part;
    due[later] = tidy(due[later]! - part);
  }
  return tidy(taken);
}

/** Lot for lot, or in fixed lots, with minimum and multiple: what a lot brings too much, later receipts need not bring. */
function lotRow({ columns, smallest, multiple }: MaterialNetwork, { plannedReceipts }: NetworkPlan, item: number, net: Float64Array): void {
  const row = item * columns;
  const least = smallest[item]!;
  const step = multiple[item]!;
  let owed = 0;
  for (let c = 1; c < columns; c++) {
    owed = tidy(owed + net[c]!);
    let lot = 0;
    if (owed > 0) {
      lot = owed > least ? owed : least;
      if (step > 0) lot = tidy(ceil(tidy(lot / step)) * step);
      owed -= lot;
    }
    plannedReceipts[row + c] = lot;
  }
}

/** Shifts receipts to where they start, on top of the firm releases; whether all starts are whole. */
function startRow({ columns, firm, yieldOf, releaseAt, releaseColumn }: MaterialNetwork, { plannedReceipts, starts }: NetworkPlan, item: number): boolean {
  const row = item * columns;
  const own = firm.at[item]!;
  const shift = releaseAt[item]!;
  const goodShare = yieldOf[item]!;
  for (let c = 0; c < columns; c++) starts[row + c] = firm.values[own + c]!;
  for (let c = 1; c < columns; c++) {
    const receipt = plannedReceipts[row + c]!;
    if (receipt > 0) {
      const at = row + releaseColumn[shift + c]!;
      starts[at] = tidy(starts[at]! + started(receipt, goodShare));
    }
  }
  return allWhole(starts, row, columns);
}
