import { byText, groupBy, round6, zeros } from "../arithmetic";
import { holdsOn, quantityPerParent } from "../capacity/quantityPer";
import type { DemandPlan } from "../demand/planDemand";
import { lotSizingCosts } from "../lotSizing/costs";
import { lotStepOf, materialMultiple, smallestOrder } from "../lotSizing/lotStep";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import type { Bucketed } from "../plan";
import type { BomLine, Item, Records } from "../records";
import { isIdle, type Supply, suppliesOf } from "../supply";
import { ruleOf } from "./itemRules";
import { lowLevelCodes } from "./lowLevelCode";
import { earliestUse, releaseMaps, sparseRows, whereUsed } from "./networkArrays";

/** Rows of `columns` figures that only some items have. */
export interface SparseRows {
  /** Where each item's row begins in `values`; 0 is a row of zeros, for all that have none. */
  at: Int32Array;
  values: Float64Array;
}

/** What the typed arrays cannot say of an item; both see and give figures per period. */
export interface ItemRule {
  /** Safety level per period, where it depends on the gross requirements. */
  levels?(gross: readonly number[]): readonly number[];
  /** Planned receipts, of the rules that look at more than one period, or as decided elsewhere. */
  receipts?(net: Float64Array): readonly number[];
}

/**
 * Everything gross-to-net needs, in typed arrays. Items are numbered so that parents come before their components; the first
 * ones are given (master-scheduled). A row has `columns` = 1 + periods figures, the past due one first.
 */
export interface MaterialNetwork {
  items: number;
  columns: number;
  firstPlanned: number;
  /** Starts of the given items, row by row. */
  given: Float64Array;
  /** Where used: lines `usedFrom[i]` to `usedFrom[i + 1]` have component i. */
  usedFrom: Int32Array;
  parent: Int32Array;
  /** Per parent piece started, component scrap included. */
  quantityPer: Float64Array;
  /** Where a line's row of 1 (holds) and 0 begins in `masks`; −1 = holds throughout. */
  maskAt: Int32Array;
  masks: Uint8Array;
  independent: SparseRows;
  receipts: SparseRows;
  /** Starts of firm planned orders. */
  firm: SparseRows;
  opening: Float64Array;
  safety: Float64Array;
  /** Last column that may have a planned receipt: the item is discontinued after it. */
  openUntil: Int32Array;
  /** Smallest order and multiple of the rules that look at one period only. */
  smallest: Float64Array;
  multiple: Float64Array;
  yieldOf: Float64Array;
  /** Where the row of an item's lead time begins in `releaseColumn`: the column a receipt of each column is released in. */
  releaseAt: Int32Array;
  releaseColumn: Int32Array;
  /** First column whose needs a receipt of each column may be moved forward to. */
  earliestUse: Int32Array;
  rules: ReadonlyMap<number, ItemRule>;
}

/** What is started of a master-scheduled item; its own production only, outsourced pieces come complete. */
export interface ParentReleases {
  item: string;
  releases: Bucketed;
  firmReleases: Bucketed;
}

/** An item of the network with what its line shows beside the kernel's figures. */
export interface PlannedNode {
  item: Item;
  lowLevelCode: number;
  supply: Supply;
  independent: Bucketed;
}

/** A BOM line in use, by item numbers. */
export interface UsedLine {
  line: BomLine;
  parent: number;
  component: number;
  quantityPer: number;
  /** Per column; undefined = holds throughout. */
  holds?: readonly boolean[];
}

/** Receipts decided elsewhere, per period, by item: they are followed instead of the item's own rule. */
export type DecidedReceipts = ReadonlyMap<string, readonly number[]>;

export type MaterialOptions = Pick<PlanningOptions, "holdingRate" | "scrapConvention" | "reschedulingDays">;

export interface NetworkOfRecords {
  network: MaterialNetwork;
  /** The items after the given ones, in the network's order. */
  nodes: readonly PlannedNode[];
  /** Parents in the network's order, their lines in the bill's. */
  lines: readonly UsedLine[];
}

/**
 * The items the material plan speaks of: what a planned parent uses, and what has demand, stock, receipts or a safety
 * stock of its own; by low-level code, then by item code.
 */
export function materialNetwork(
  records: Records,
  demand: DemandPlan,
  parents: readonly ParentReleases[],
  scheduled: ReadonlySet<string>,
  options: MaterialOptions,
  horizon: Horizon,
  decided: DecidedReceipts = new Map(),
): NetworkOfRecords {
  const columns = horizon.periods.length + 1;
  const byCode = new Map(records.items.map((item) => [item.item, item]));
  const bomOf = groupBy(records.bom, ({ parent }) => parent);
  const linesOf = (code: string) => (byCode.get(code)!.source === "buy" ? [] : (bomOf.get(code) ?? []));
  const nodes = nodesInUse(records, demand, parents, scheduled, linesOf, horizon);
  const codes = [...parents.map(({ item }) => item), ...nodes.map(({ item }) => item.item)];
  const numbers = new Map(codes.map((code, number) => [code, number]));
  const holdsOf = effectivity(horizon);
  const lines = codes.flatMap((code, parent) =>
    linesOf(code).map((line): UsedLine => {
      const holds = holdsOf(line);
      return { line, parent, component: numbers.get(line.component)!, quantityPer: quantityPerParent(line, options.scrapConvention), ...(holds && { holds }) };
    }),
  );
  const first = parents.length;
  const given = parents.map(({ releases, firmReleases }) => [releases.pastDue + firmReleases.pastDue, ...releases.periods.map((quantity, t) => quantity + firmReleases.periods[t]!)].map(round6));
  const rows = (figures: (node: PlannedNode) => Bucketed) => sparseRows([...parents.map(() => undefined), ...nodes.map(figures)], columns);
  const perItem = (figure: (item: Item, node: PlannedNode) => number) => Float64Array.from([...parents.map(() => 0), ...nodes.map((node) => figure(node.item, node))]);
  const costsOf = lotSizingCosts(options, horizon.periods);
  const network: MaterialNetwork = {
    items: codes.length,
    columns,
    firstPlanned: first,
    given: Float64Array.from(given.flat()),
    ...whereUsed(lines, codes.length, columns),
    independent: rows(({ independent }) => independent),
    receipts: rows(({ supply }) => supply.receipts),
    firm: rows(({ supply }) => supply.firmReleases),
    opening: perItem((_, { supply }) => supply.openingStock),
    safety: perItem(({ safetyStock }) => safetyStock),
    openUntil: Int32Array.from(perItem((item) => openPeriods(item, horizon))),
    smallest: perItem((item) => (item.phantom ? 0 : smallestOrder(lotStepOf(item, materialMultiple(item))))),
    multiple: perItem((item) => (item.phantom ? 0 : lotStepOf(item, materialMultiple(item)).multiple)),
    yieldOf: perItem((item) => item.yield),
    ...releaseMaps([...parents.map(() => undefined), ...nodes.map(({ item }) => item)], horizon),
    earliestUse: earliestUse(horizon, options.reschedulingDays),
    rules: new Map(nodes.flatMap(({ item }, n) => {
      const rule = ruleOf(item, costsOf(item), decided.get(item.item), horizon);
      return rule ? [[first + n, rule] as const] : [];
    })),
  };
  return { network, nodes, lines };
}

function nodesInUse(records: Records, demand: DemandPlan, parents: readonly ParentReleases[], scheduled: ReadonlySet<string>, linesOf: (code: string) => readonly BomLine[], horizon: Horizon): PlannedNode[] {
  const levels = lowLevelCodes(records.bom);
  const supplyOf = suppliesOf(records, horizon);
  const level = ({ item }: Item) => levels.get(item) ?? 0;
  const used = new Set<string>();
  const askFor = (code: string) => linesOf(code).forEach(({ component }) => used.add(component));
  parents.forEach(({ item }) => askFor(item));
  const ordered = records.items.filter(({ item }) => !scheduled.has(item)).sort((a, b) => level(a) - level(b) || byText(a.item, b.item));
  const nodes: PlannedNode[] = [];
  for (const item of ordered) {
    const supply = supplyOf(item.item);
    if (!used.has(item.item) && !demand.lines.has(item.item) && item.safetyStock <= 0 && isIdle(supply)) continue;
    nodes.push({ item, lowLevelCode: level(item), supply, independent: independentDemand(item.item, demand, horizon) });
    askFor(item.item);
  }
  return nodes;
}

function independentDemand(item: string, demand: DemandPlan, { periods }: Horizon): Bucketed {
  const line = demand.lines.get(item);
  return line ? { pastDue: line.orders.pastDue, periods: line.total } : { pastDue: 0, periods: zeros(periods.length) };
}

/** Whether a line holds on the plan date and on each period's first day. */
function effectivity({ planDate, periods }: Horizon): (line: BomLine) => readonly boolean[] | undefined {
  const days = [planDate, ...periods.map(({ start }) => start)];
  return (line) => (line.from === undefined && line.to === undefined ? undefined : days.map((day) => holdsOn(line, day)));
}

/** Periods that begin before the item is discontinued. */
const openPeriods = ({ discontinuedFrom }: Item, { periods }: Horizon): number =>
  discontinuedFrom === undefined ? periods.length : periods.filter(({ start }) => start < discontinuedFrom).length;
