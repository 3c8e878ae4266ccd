import { byText, groupBy, round6, sum } from "../arithmetic";
import { dayNumber } from "../calendar";
import type { PlanningOptions } from "../options";
import { calendarDays, type Horizon } from "../periods";
import type { ActualsLine, IdleState, MasterScheduleLine, MrpLine, StockedItem, StockStructure } from "../plan";
import type { IsoDate, Item, Records, Stock } from "../records";
import { coverOf } from "./cover";
import { abcOf, type AbcClass, variationOf, xyzOf } from "./demandClasses";
import { typeOrder } from "./inventoryGroups";
import { pastUse } from "./pastUse";
import { stockGroups } from "./stockGroups";

/** Fewer months say nothing about how steady demand is. */
export const monthsForVariation = 6;
/** Of a family of fewer further items, what is season and what is chance cannot be told apart. */
const peersForSeason = 2;

/** What stands in stock or is asked for, and what the plan does with it: one line an item. */
export interface StockLine {
  item: Item;
  usable: number;
  unusable: number;
  pastDue: number;
  demand: readonly number[];
  receipts: { pastDue: number; periods: readonly number[] };
  safetyStock: readonly number[];
}

export interface PlannedStock {
  masterSchedule: readonly MasterScheduleLine[];
  materials: readonly MrpLine[];
  actuals: readonly ActualsLine[];
  closedMonths: number;
}

/**
 * 库存结构: every item of the plan with its classes, its cover, and what of its stock is slow-moving or excess.
 * By type (ABC is a class among finished goods, among semi-finished and among material), then by yearly use at cost.
 */
export function stockStructure(records: Records, planned: PlannedStock, options: PlanningOptions, horizon: Horizon): StockStructure {
  const byCode = new Map(records.items.map((item) => [item.item, item]));
  const lines = stockLines(byCode, planned);
  const takenOf = pastUse(records, planned.actuals, planned.closedMonths, options.scrapConvention, horizon);
  const days = horizon.periods.map(calendarDays);
  const yearly = new Map(lines.map((line) => [line.item.item, yearlyUse(line, takenOf(line.item.item), days)]));
  const classes = classesOf(lines, yearly, options);
  const season = seasons(lines, takenOf);
  const stock = groupBy(records.stock, ({ item }) => item);
  const past = new Map(planned.actuals.map((line) => [line.item, line]));
  const items = lines
    .map((line) => {
      const { item } = line;
      const monthly = takenOf(item.item);
      const others = season(item);
      const variation = monthly.length < monthsForVariation ? undefined : variationOf(monthly, others);
      const { before, abc } = classes.get(item.item)!;
      return {
        item: item.item,
        usable: line.usable,
        unusable: line.unusable,
        monthlyUse: monthly,
        ...yearly.get(item.item)!,
        shareBefore: before,
        abc,
        ...(variation !== undefined && { variation, xyz: xyzOf(variation, options.xyzLimitX, options.xyzLimitY) }),
        seasonal: others !== undefined,
        ...heldOf(past.get(item.item)),
        ...coverCell(coverOf(line.usable, line.pastDue, line.demand, days)),
        ...excessOf(line, days, options.excessDays),
        ...idleOf(line, stock.get(item.item) ?? [], options, horizon.planDate),
      };
    })
    .map((line): StockedItem => ({ ...line, toReview: round6(Math.max(line.slow, line.excessInStock) + line.excess - line.excessInStock), atRisk: !line.hasDemand && idle.has(line.state) }))
    .sort((a, b) => byUse(byCode.get(a.item)!, a, byCode.get(b.item)!, b));
  return { items, groups: stockGroups(items, lines, horizon) };
}

/** Without demand ahead, stock in these states may never be used: obsolescence risk 报废风险. */
const idle: ReadonlySet<IdleState> = new Set(["slow", "verySlow", "dead", "unknown"]);

const byUse = (a: Item, first: { yearlyUse: number }, b: Item, second: { yearlyUse: number }): number =>
  typeOrder[a.type] - typeOrder[b.type] || second.yearlyUse * b.standardCost - first.yearlyUse * a.standardCost || byText(a.item, b.item);

/** Stock of each item of either schedule, with demand, receipts and safety stock. */
export function stockLines(byCode: ReadonlyMap<string, Item>, { masterSchedule, materials }: PlannedStock): StockLine[] {
  const scheduled = masterSchedule.map(({ item, openingStock, unusableStock, demand, receipts, safetyStock }): StockLine => ({
    item: byCode.get(item)!, usable: openingStock, unusable: unusableStock, pastDue: demand.orders.pastDue, demand: demand.total, receipts, safetyStock,
  }));
  const planned = materials.map(({ item, openingStock, unusableStock, gross, receipts, safetyStock }): StockLine => ({
    item: byCode.get(item)!, usable: openingStock, unusable: unusableStock, pastDue: gross.pastDue, demand: gross.periods, receipts, safetyStock,
  }));
  return [...scheduled, ...planned];
}

/** Of the closed months; of an item without a past, what the plan needs. */
function yearlyUse({ pastDue, demand }: StockLine, monthly: readonly number[], days: readonly number[]): Pick<StockedItem, "yearlyUse" | "useFrom" | "hasDemand"> {
  const ahead = pastDue + sum(demand);
  const past = sum(monthly);
  return past > 0
    ? { yearlyUse: round6((past * 12) / monthly.length), useFrom: "past", hasDemand: ahead > 0 }
    : { yearlyUse: round6((ahead * 365) / sum(days)), useFrom: "plan", hasDemand: ahead > 0 };
}

function classesOf(lines: readonly StockLine[], yearly: ReadonlyMap<string, { yearlyUse: number }>, { abcShareA, abcShareB }: PlanningOptions): Map<string, { before: number; abc: AbcClass }> {
  const byType = [...groupBy(lines, ({ item }) => item.type).values()];
  return new Map(
    byType.flatMap((same) =>
      abcOf(same.map(({ item }) => ({ item: item.item, value: yearly.get(item.item)!.yearlyUse * item.standardCost })), abcShareA, abcShareB).map(({ item, ...found }) => [item, found] as const),
    ),
  );
}

/** What the other finished goods of the family took each month, at cost; undefined where they are too few, or one month is empty. */
function seasons(lines: readonly StockLine[], takenOf: (item: string) => readonly number[]): (item: Item) => readonly number[] | undefined {
  const families = groupBy(lines.filter(({ item }) => item.type === "finished"), ({ item }) => item.family);
  return (item) => {
    const peers = (families.get(item.family) ?? []).filter((line) => line.item !== item && sum(takenOf(line.item.item)) > 0);
    if (item.type !== "finished" || peers.length < peersForSeason) return undefined;
    const others = takenOf(item.item).map((_, m) => sum(peers.map((line) => takenOf(line.item.item)[m]! * line.item.standardCost)));
    return others.every((value) => value > 0) ? others : undefined;
  };
}

/** Of the closed months that state closing stock: what was shipped in them, and their stocks added up. */
function heldOf(line: ActualsLine | undefined): Pick<StockedItem, "shippedBesideStock" | "closingStocks" | "statedMonths"> {
  const stated = (line?.closingStock ?? []).slice(0, -1).flatMap((held, m) => (held === undefined ? [] : [{ held, shipped: line!.shipped[m]! }]));
  return { shippedBesideStock: round6(sum(stated.map(({ shipped }) => shipped))), closingStocks: round6(sum(stated.map(({ held }) => held))), statedMonths: stated.length };
}

const coverCell = (cover: number | undefined): Pick<StockedItem, "cover"> => (cover === undefined ? {} : { cover: round6(cover) });

/**
 * Excess 冗余 = max(0, usable stock + scheduled receipts − safety stock − demand), of the days looked ahead: a period that
 * lies in them in part counts in proportion, days beyond the plan at its mean. The highest safety stock of the plan counts,
 * for it is not excess. Orders are the first that are too much: in stock is only what exceeds the need without them.
 */
function excessOf({ item, usable, pastDue, demand, receipts, safetyStock }: StockLine, days: readonly number[], ahead: number): Pick<StockedItem, "demandAhead" | "receiptsAhead" | "safetyStock" | "excess" | "excessInStock"> {
  let before = 0;
  const shares = days.map((length) => {
    const share = Math.max(0, Math.min(1, (ahead - before) / length));
    before += length;
    return share;
  });
  const beyond = Math.max(0, ahead - before) / before;
  const within = (quantities: readonly number[]) => sum(quantities.map((quantity, t) => quantity * shares[t]!));
  const counted = (quantity: number) => (item.wholePieces ? Math.round(round6(quantity)) : round6(quantity));
  const demandAhead = counted(pastDue + within(demand) + beyond * sum(demand));
  const receiptsAhead = counted(receipts.pastDue + within(receipts.periods));
  const level = Math.max(...safetyStock);
  const excess = round6(Math.max(0, usable + receiptsAhead - level - demandAhead));
  return { demandAhead, receiptsAhead, safetyStock: level, excess, excessInStock: round6(Math.max(0, Math.min(usable, usable - level - demandAhead))) };
}

/** Slow-moving 呆滞 is stock nobody has issued for a while, what is allocated to somebody left out; an item just introduced is not. */
function idleOf({ usable, unusable }: StockLine, rows: readonly Stock[], options: PlanningOptions, planDate: IsoDate): Pick<StockedItem, "allocated" | "firstReceipt" | "lastIssue" | "idleDays" | "state" | "slow"> {
  const firstReceipt = rows.flatMap((row) => row.firstReceipt ?? []).sort(byText)[0];
  const lastIssue = rows.flatMap((row) => row.lastIssue ?? []).sort(byText).at(-1);
  const last = lastIssue ?? firstReceipt;
  const idleDays = last === undefined ? undefined : dayNumber(planDate) - dayNumber(last);
  const isNew = firstReceipt !== undefined && dayNumber(planDate) - dayNumber(firstReceipt) < options.newItemDays;
  const allocated = round6(sum(rows.map((row) => row.allocated)));
  const held = Math.max(0, usable + unusable - allocated);
  const state = held <= 0 ? "none" : isNew ? "new" : idleDays === undefined ? "unknown" : stateAfter(idleDays, options);
  const slow = state === "slow" || state === "verySlow" || state === "dead" ? round6(held) : 0;
  return { allocated, ...(firstReceipt !== undefined && { firstReceipt }), ...(lastIssue !== undefined && { lastIssue }), ...(idleDays !== undefined && { idleDays }), state, slow };
}

const stateAfter = (idleDays: number, { slowDays, verySlowDays, deadDays }: PlanningOptions): IdleState =>
  idleDays >= deadDays ? "dead" : idleDays >= verySlowDays ? "verySlow" : idleDays >= slowDays ? "slow" : "moving";
