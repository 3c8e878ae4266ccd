import { byText, groupBy, round6 } from "../arithmetic";
import type { Horizon } from "../periods";
import type { PegTarget, SupplyKind } from "../peggedSupply";
import type { MasterScheduleLine, MrpLine, Requirement } from "../plan";
import type { PlanningOptions } from "../options";
import type { BomLine, CustomerOrder, Item, Records } from "../records";
import { quantityPerParent } from "../capacity/quantityPer";
import { periodIndexOf } from "../periods";
import { firmReleasePeriod, startsFor } from "../releases";
import type { PeggingArrays } from "./matchSupplies";
import { millionths } from "./millionths";
import { ownReasons } from "./supplyReasons";

/** What of the finished plan is pegged. */
export interface PeggedPlan {
  masterSchedule: readonly MasterScheduleLine[];
  /** Parents before their components. */
  materials: readonly MrpLine[];
  requirements: readonly Requirement[];
  items: ReadonlyMap<string, Item>;
  options: Pick<PlanningOptions, "scrapConvention">;
}

/** A supply before it is pegged. */
export interface OpenSupply {
  item: Item;
  kind: SupplyKind;
  order?: string;
  period: number;
  /** Pieces that can be used, and what the supply counts as. */
  good: number;
  quantity: number;
  /** Period its components are issued in (−1 = past due); undefined where they are, or there are none. */
  start?: number;
  /** Of a planned supply: materials are planned in any quantity where they are not counted in pieces. */
  scheduled: boolean;
}

interface OwnRequirement {
  column: number;
  last: boolean;
  quantity: number;
  to: Exclude<PegTarget, { kind: "parent" | "lotSurplus" | "scrap" }>;
}

/** A planned item as pegging sees it, whichever plan it is on. */
interface PeggedLine {
  item: Item;
  scheduled: boolean;
  openingStock: number;
  planned: readonly number[];
  outsourced?: readonly number[];
  releasePeriod: readonly number[];
  /** Its own demand, past due first. */
  own: readonly number[];
  kept: readonly number[];
}

export interface PlanPegging {
  arrays: PeggingArrays;
  supplies: readonly OpenSupply[];
  /** Of the own requirements, in the arrays' order. */
  targets: readonly OwnRequirement["to"][];
  ownReason: Uint8Array;
}

/** The plan as pegging's arrays. */
export function planPegging(records: Records, plan: PeggedPlan, horizon: Horizon): PlanPegging {
  const columns = horizon.periods.length + 1;
  const lines = peggedLines(plan);
  const numbers = new Map(lines.map(({ item }, i) => [item.item, i]));
  const receipts = groupBy(records.receipts, ({ item }) => item);
  const orders = groupBy(records.orders, ({ item }) => item);
  const supplies = lines.map((line) => suppliesOf(line, receipts.get(line.item.item) ?? [], horizon));
  const own = lines.map((line) => ownRequirements(line, orders.get(line.item.item) ?? [], horizon));
  const all = supplies.flat();
  const supplyFrom = startsOfRows(supplies);
  const starts = supplies.map((rows, i) => startsByColumn(rows, supplyFrom[i]!));
  const flatStarts = starts.flat();
  const flatOwn = own.flat();
  return {
    supplies: all,
    targets: flatOwn.map(({ to }) => to),
    ownReason: Uint8Array.from(flatOwn, ({ to }) => ownReasons[to.kind]),
    arrays: {
      items: lines.length,
      columns,
      supplyFrom,
      good: Float64Array.from(all, ({ good }) => millionths(good)),
      quantity: Float64Array.from(all, ({ quantity }) => millionths(quantity)),
      startFrom: startsOfRows(starts),
      startSupply: Int32Array.from(flatStarts, ({ supply }) => supply),
      startColumn: Int32Array.from(flatStarts, ({ column }) => column),
      ownFrom: startsOfRows(own),
      ownColumn: Int32Array.from(flatOwn, ({ column }) => column),
      ownLast: Uint8Array.from(flatOwn, ({ last }) => (last ? 1 : 0)),
      ownQuantity: Float64Array.from(flatOwn, ({ quantity }) => millionths(quantity)),
      ...whereUsed(records.bom, plan, numbers),
      ...keptRows(lines, columns),
    },
  };
}

const startsOfRows = (rows: readonly (readonly unknown[])[]): Int32Array => {
  const from = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (from[i + 1] = from[i]! + row.length));
  return from;
};

function peggedLines({ masterSchedule, materials, items }: PeggedPlan): PeggedLine[] {
  const item = ({ item: code }: { item: string }) => items.get(code)!;
  return [
    ...masterSchedule.map((line) => ({
      item: item(line),
      scheduled: true,
      openingStock: line.openingStock,
      planned: line.production,
      outsourced: line.outsourced,
      releasePeriod: line.releasePeriod,
      own: [line.demand.orders.pastDue, ...line.demand.total],
      kept: keptStock(line),
    })),
    ...materials.map((line) => ({
      item: item(line),
      scheduled: false,
      openingStock: line.openingStock,
      planned: line.plannedReceipts,
      releasePeriod: line.releasePeriod,
      own: [line.independent.pastDue, ...line.independent.periods],
      kept: keptStock(line),
    })),
  ];
}

/**
 * How much of the safety level is kept at the end of each period: the level from the period on in which the plan reaches it,
 * what a shortage leaves of it, and at the end of the horizon what there is. Past due column first.
 */
function keptStock({ safetyStock, available }: Pick<MrpLine, "safetyStock" | "available">): number[] {
  const kept = [0];
  safetyStock.forEach((level, t) => {
    const there = Math.max(0, available[t]!);
    const isReached = there >= level || t === safetyStock.length - 1;
    kept.push(isReached ? Math.min(level, there) : Math.min(kept[t]!, there));
  });
  return kept;
}

/** In the order they are used up: stock, past-due receipts, then per period open orders by due date, planned, outsourced. */
function suppliesOf({ item, scheduled, openingStock, planned, outsourced, releasePeriod }: PeggedLine, receipts: Records["receipts"], horizon: Horizon): OpenSupply[] {
  const open = receipts
    .map((receipt) => ({ ...receipt, period: periodIndexOf(horizon, receipt.due) }))
    .filter(({ period, quantity }) => period < planned.length && quantity > 0)
    .sort((a, b) => byText(a.due, b.due) || byText(a.order, b.order) || byText(a.status, b.status) || a.quantity - b.quantity);
  const ordered = (at: number): OpenSupply[] =>
    open.filter(({ period }) => period === at).map(({ order, status, quantity, period, source, due }) => {
      const isStarted = status === "firm" && source === "make" && item.source === "make";
      const start = isStarted && { start: firmReleasePeriod(item, due, horizon) };
      return { item, kind: status, order, period, good: quantity, quantity: isStarted ? startsFor(quantity, item.yield) : quantity, ...start, scheduled };
    });
  const plannedIn = (t: number): OpenSupply[] =>
    planned[t]! > 0 ? [{ item, kind: "planned", period: t, good: planned[t]!, quantity: startsFor(planned[t]!, item.yield), start: releasePeriod[t]!, scheduled }] : [];
  const outsideIn = (t: number): OpenSupply[] => {
    const quantity = outsourced?.[t] ?? 0;
    return quantity > 0 ? [{ item, kind: "outsourced", period: t, good: quantity, quantity, scheduled }] : [];
  };
  const stock: OpenSupply[] = openingStock > 0 ? [{ item, kind: "stock", period: -1, good: openingStock, quantity: openingStock, scheduled }] : [];
  return [...stock, ...ordered(-1), ...planned.flatMap((_, t) => [...ordered(t), ...plannedIn(t), ...outsideIn(t)])];
}

const startsByColumn = (supplies: readonly OpenSupply[], first: number): { supply: number; column: number }[] =>
  supplies.flatMap(({ start }, s) => (start === undefined ? [] : [{ supply: first + s, column: start + 1 }])).sort((a, b) => a.column - b.column || a.supply - b.supply);

/**
 * Customer orders by due date, as many of them as the plan counts, and forecast for the rest of what it counts. Stock below
 * nothing is made good first: it brings the stock back to its level, so it counts as safety stock.
 */
function ownRequirements({ openingStock, own }: PeggedLine, orders: readonly CustomerOrder[], horizon: Horizon): OwnRequirement[] {
  const open = orders
    .map(({ order, due, quantity, shipped }) => ({ order, due, open: round6(quantity - shipped), column: periodIndexOf(horizon, due) + 1 }))
    .filter(({ open: left }) => left > 0)
    .sort((a, b) => byText(a.due, b.due) || byText(a.order, b.order) || a.open - b.open);
  const found: OwnRequirement[] = openingStock < 0 ? [{ column: 0, last: false, quantity: -openingStock, to: { kind: "safetyStock" } }] : [];
  const byColumn = groupBy(open, ({ column }) => String(column));
  own.forEach((total, column) => {
    let left = total;
    for (const { order, due, open: quantity } of byColumn.get(String(column)) ?? []) {
      const counted = Math.min(left, quantity);
      if (counted > 0) found.push({ column, last: false, quantity: counted, to: { kind: "order", order, due } });
      left = round6(left - counted);
    }
    if (left > 0) found.push({ column, last: true, quantity: left, to: { kind: "forecast", period: column - 1 } });
  });
  return found;
}

type WhereUsed = Pick<PeggingArrays, "usedFrom" | "parent" | "quantityPer" | "scrapShare" | "maskAt" | "masks">;

/** Parents by code. */
function whereUsed(bom: readonly BomLine[], { requirements, options }: PeggedPlan, numbers: ReadonlyMap<string, number>): WhereUsed {
  const bomOf = groupBy(bom, ({ parent, component }) => JSON.stringify([parent, component]));
  const number = (code: string) => numbers.get(code)!;
  const lines = [...requirements].sort((a, b) => number(a.component) - number(b.component) || byText(a.parent, b.parent) || a.quantityPer - b.quantityPer);
  const scrapShare = ({ parent, component, quantityPer }: Requirement): number => {
    const line = (bomOf.get(JSON.stringify([parent, component])) ?? []).find((other) => quantityPerParent(other, options.scrapConvention) === quantityPer);
    return line && quantityPer > 0 ? Math.max(0, 1 - line.quantityPer / line.batchSize / quantityPer) : 0;
  };
  const masks: number[] = [];
  const maskAt = lines.map(({ effective }) => {
    const row = [effective.pastDue, ...effective.periods].map(Number);
    return row.includes(0) ? masks.push(...row) - row.length : -1;
  });
  const usedFrom = new Int32Array(numbers.size + 1);
  for (const { component } of lines) usedFrom[number(component) + 1]!++;
  for (let i = 0; i < numbers.size; i++) usedFrom[i + 1]! += usedFrom[i]!;
  return {
    usedFrom,
    parent: Int32Array.from(lines, ({ parent }) => number(parent)),
    quantityPer: Float64Array.from(lines, ({ quantityPer }) => quantityPer),
    scrapShare: Float64Array.from(lines, scrapShare),
    maskAt: Int32Array.from(maskAt),
    masks: Uint8Array.from(masks),
  };
}

function keptRows(lines: readonly PeggedLine[], columns: number): Pick<PeggingArrays, "keptAt" | "kept"> {
  const rows = lines.filter(({ kept }) => kept.some((level) => level > 0));
  let next = 0;
  const keptAt = Int32Array.from(lines, ({ kept }) => (kept.some((level) => level > 0) ? columns * next++ : -1));
  return { keptAt, kept: Float64Array.from(rows.flatMap(({ kept }) => kept), millionths) };
}
