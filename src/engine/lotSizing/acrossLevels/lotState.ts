import { emptyPlan, lotItem, netItem, type NetworkPlan, startItem, workbench } from "../../materials/grossToNet";
import type { MaterialNetwork } from "../../materials/network";
import { inLots, type LotStep, splitLot } from "../lotStep";
import { journalOf } from "./journal";
import type { LotStructure } from "./structure";
import { waitingItems } from "./waitingItems";

/** Looked up once: inside the innermost loops a global costs more than the arithmetic. */
const { floor, round } = Math;

export interface SetUp {
  item: number;
  column: number;
  lot: boolean;
}

export type Placing = (item: number, net: readonly number[]) => readonly number[];

export interface Mark {
  length: number;
  cost: number;
}

/** A plan of the whole network for given set-ups, that can be changed and taken back. Columns are the network's, past due first. */
export interface LotState {
  /** Rows gathered and planned so far, one for the item and one for each bill it is in: what a search may spend is counted in them. */
  work(): number;
  /** Ordering and holding cost of all items. */
  cost(): number;
  receiptsOf(item: number): Float64Array;
  netOf(item: number): Float64Array;
  /** Whether a lot begins where the item needs something. */
  hasLot(item: number, column: number): boolean;
  /** Everything below the items that changes is planned anew. */
  change(setUps: readonly SetUp[]): void;
  /** Replaces all set-ups of these items, every one after its parents, by lots where the receipts, by period, stand. */
  place(items: readonly number[], receiptsFor: Placing): void;
  mark(): Mark;
  undo(mark: Mark): void;
  /** What has changed so far stays; marks taken before are void. */
  keep(): void;
}

/** Begins with every item's own rule. */
export function lotState(structure: LotStructure): LotState {
  const { network, decides } = structure;
  const { items, columns, firstPlanned } = network;
  const plan = emptyPlan(network);
  const bench = workbench(network, plan);
  const setUps = new Float64Array(items * columns);
  const nets = new Float64Array(items * columns);
  const costs = new Float64Array(items);
  const before = new Float64Array(columns);
  const journal = journalOf([setUps, nets, plan.gross, plan.plannedReceipts, plan.starts], [costs, bench.whole], columns);
  const components = componentsOf(network);
  const waiting = waitingItems(items);
  const lotsOf = setUpReader(structure, setUps);
  let work = 0;
  let total = 0;

  /** Whether its starts changed. */
  function planItem(item: number, byOwnRule: boolean, receiptsFor?: Placing): boolean {
    const row = item * columns;
    before.set(plan.starts.subarray(row, row + columns));
    netItem(network, plan, bench, item);
    nets.set(bench.net, row);
    if (receiptsFor) receiptsFor(item, Array.from(bench.net.subarray(1))).forEach((receipt, t) => (setUps[row + 1 + t] = receipt > 0 ? 1 : 0));
    if (byOwnRule) lotItem(network, plan, bench, item);
    else lotsOf(item, bench.net, plan.plannedReceipts);
    startItem(network, plan, bench, item);
    const cost = costOf(structure, plan, item);
    total += cost - costs[item]!;
    costs[item] = cost;
    work += 1 + network.usedFrom[item + 1]! - network.usedFrom[item]!;
    for (let c = 0; c < columns; c++) if (before[c] !== plan.starts[row + c]) return true;
    return false;
  }

  function planAnew(placed?: ReadonlySet<number>, receiptsFor?: Placing): void {
    for (let item = waiting.next(); item >= 0; item = waiting.next()) {
      journal.remember(item);
      if (planItem(item, decides[item] === 0, placed?.has(item) ? receiptsFor : undefined)) components[item]!.forEach(waiting.add);
    }
  }

  for (let item = firstPlanned; item < items; item++) {
    planItem(item, true);
    for (let c = item * columns; c < (item + 1) * columns; c++) setUps[c] = plan.plannedReceipts[c]! > 0 ? 1 : 0;
  }

  return {
    work: () => work,
    cost: () => total,
    receiptsOf: (item) => plan.plannedReceipts.subarray(item * columns, (item + 1) * columns),
    netOf: (item) => nets.subarray(item * columns, (item + 1) * columns),
    hasLot: (item, column) => plan.plannedReceipts[item * columns + column]! > 0,
    change(list) {
      for (const { item, column, lot } of list) {
        journal.remember(item);
        setUps[item * columns + column] = lot ? 1 : 0;
        // A set-up before it, where nothing is needed, would slide here again.
        if (!lot) for (let c = item * columns + column - 1; c > item * columns && nets[c]! <= 0; c--) setUps[c] = 0;
        waiting.add(item);
      }
      planAnew();
    },
    place(list, receiptsFor) {
      list.forEach(waiting.add);
      planAnew(new Set(list), receiptsFor);
    },
    mark: () => ({ length: journal.length(), cost: total }),
    undo(mark) {
      journal.undo(mark.length);
      total = mark.cost;
    },
    keep: journal.forget,
  };
}

/** Components of each item, each once. */
function componentsOf({ items, usedFrom, parent }: MaterialNetwork): readonly (readonly number[])[] {
  const components = Array.from({ length: items }, (): number[] => []);
  for (let item = 0; item < items; item++) {
    for (let e = usedFrom[item]!; e < usedFrom[item + 1]!; e++) {
      const list = components[parent[e]!]!;
      if (list.at(-1) !== item) list.push(item);
    }
  }
  return components;
}

/**
 * Lots from set-ups: a set-up where nothing is needed slides to the next need, so that no receipt comes before it is
 * needed; the first need always has one. Then minimum, multiple and maximum: what a lot brings too much, later ones need not.
 */
function setUpReader({ network: { columns }, steps }: LotStructure, setUps: Float64Array): (item: number, net: Float64Array, receipts: Float64Array) => void {
  return (item, net, receipts) => {
    const row = item * columns;
    let at = 0;
    let setUp = true;
    let whole = true;
    for (let c = 1; c < columns; c++) {
      receipts[row + c] = 0;
      if (setUps[row + c] === 1) setUp = true;
      if (net[c]! <= 0) continue;
      if (setUp) at = c;
      setUp = false;
      whole &&= floor(net[c]!) === net[c];
      receipts[row + at] = round((receipts[row + at]! + net[c]!) * 1e6) / 1e6;
    }
    const step = steps[item];
    if (step && !(wholeOnly(step) && whole)) receipts.set(inLots(Array.from(receipts.subarray(row + 1, row + columns)), step), row + 1);
  };
}

const wholeOnly = ({ minimum, multiple, maximum = 0 }: LotStep): boolean => minimum <= 1 && multiple === 1 && maximum <= 0;

/** Orders, and every piece in stock at the end of a period for that period's days. */
function costOf({ network, steps, ordering, holdingPerDay, days }: LotStructure, { gross, plannedReceipts }: NetworkPlan, item: number): number {
  const { columns, opening, receipts } = network;
  const row = item * columns;
  const due = receipts.at[item]!;
  const step = steps[item];
  let stock = opening[item]! + receipts.values[due]! - gross[row]!;
  let orders = 0;
  let pieceDays = 0;
  for (let c = 1; c < columns; c++) {
    const lot = plannedReceipts[row + c]!;
    if (lot > 0) orders += step?.maximum ? splitLot(lot, step).length : 1;
    stock += receipts.values[due + c]! + lot - gross[row + c]!;
    if (stock > 0) pieceDays += stock * days[c - 1]!;
  }
  return ordering[item]! * orders + holdingPerDay[item]! * pieceDays;
}
