import type { PlanningOptions } from "../engine/options";
import type { Plan } from "../engine/plan";
import { itemTypes, type ItemType } from "../engine/records";
import { labelRow, type Rows } from "./layout";
import { fixed } from "./reference";

/** Where things stand on the sheets of inventory structure, which refer to each other both ways. */

/** What slow-moving, excess and the classes are reckoned with, in one row of the structure sheet. */
export const stockOptions = ["excessDays", "slowDays", "verySlowDays", "deadDays", "newItemDays", "abcShareA", "abcShareB", "xyzLimitX", "xyzLimitY"] as const satisfies readonly (keyof PlanningOptions)[];
export type StockOption = (typeof stockOptions)[number];

/** The classes stand beside the groups, for the chart of both. */
export const groupColumns = { group: 0, byClass: 1, value: 4, share: 5, unusable: 6, turns: 7, days: 8, cover: 9, slow: 10, excess: 11, onOrder: 12, toReview: 13, behind: 14, check: 15 } as const;
export const disposalColumns = {
  item: 0, name: 1, unit: 2, group: 3, abc: 4, state: 5, risk: 6, slow: 7, excess: 8, onOrder: 9, toReview: 10, money: 11,
  plan: 12, owner: 13, date: 14, remark: 15, idleDays: 16, cover: 17, basis: 18, moved: 19, behind: 20, check: 21,
} as const;

export const chartRows = 16;

export interface StructureLayout {
  groups: number;
  total: number;
  options: number;
  matrix: number;
  chart: number;
  planDate: string;
  option(name: StockOption): string;
}

/** Rows of the inventory structure sheet. */
export function structureLayout({ stock }: Plan): StructureLayout {
  const groups = labelRow + 1;
  const total = groups + stock.groups.length;
  // The chart stands among the cells: what is printed ends with the last of them.
  const chart = total + 2;
  const options = chart + chartRows + 2;
  const matrix = options + 3;
  return {
    groups,
    total,
    options,
    matrix,
    chart,
    planDate: fixed(options, 0),
    option: (name) => fixed(options, 1 + stockOptions.indexOf(name)),
  };
}

const leading = [
  "item", "name", "type", "family", "unit", "cost", "onHand", "unusable", "allocated", "usable", "value", "abc", "stated", "xyz", "variation",
  "yearlyUse", "useValue", "useBefore", "turns", "days", "cover", "lastIssue", "firstReceipt", "idleDays", "state", "risk",
  "demandAhead", "receiptsAhead", "safetyStock", "excessAll", "excess", "onOrder", "slow", "toReview", "slowMoney", "excessMoney", "onOrderMoney", "reviewMoney",
  // What the columns before follow from; folded away.
  "months", "shipped", "closing", "pastDue",
] as const;
export type StockColumn = (typeof leading)[number];
export const stockColumns = leading;

export interface StockItemsLayout {
  column(name: StockColumn): number;
  period(t: number): number;
  lastPeriod: number;
  month(m: number): number;
  lastMonth: number;
  check: number;
  daysRow: number;
  shareRow: number;
  first: number;
  last: number;
  rowOf(item: string): number;
  /** Rows of a type, which stand together. */
  typeRows(type: ItemType): Rows;
  types: readonly ItemType[];
  totals: number;
  totalRow(type: ItemType): number;
  families: readonly string[];
  familiesTitle: number;
  familyRow(family: string): number;
  groupsTitle: number;
  /** Demand at cost; the days covered stand in the row below. */
  groupRow(index: number): number;
}

/** Rows and columns of the sheet of stock by item. */
export function stockItemsLayout({ stock, items, periods, actualMonths }: Plan): StockItemsLayout {
  const firstPeriod = leading.length;
  const firstMonth = firstPeriod + periods.length;
  const closed = actualMonths.length - 1;
  const first = labelRow + 3;
  const places = new Map(stock.items.map(({ item }, index) => [item, first + index]));
  const rowsOf = (type: ItemType): Rows => {
    const rows = stock.items.flatMap(({ item }) => (items[item]!.type === type ? [places.get(item)!] : []));
    return rows.length > 0 ? [rows[0]!, rows.at(-1)!] : undefined;
  };
  const last = first + Math.max(1, stock.items.length) - 1;
  const types = itemTypes.filter((type) => rowsOf(type));
  const families = stock.groups.filter(({ type }) => type === "finished").map(({ group }) => group);
  const totals = last + 2;
  const familiesTitle = totals + types.length + 2;
  const groupsTitle = familiesTitle + families.length + 2;
  return {
    column: (name) => leading.indexOf(name),
    period: (t) => firstPeriod + t,
    lastPeriod: firstMonth - 1,
    month: (m) => firstMonth + m,
    lastMonth: firstMonth + closed - 1,
    check: firstMonth + closed,
    daysRow: labelRow + 1,
    shareRow: labelRow + 2,
    first,
    last,
    rowOf: (item) => places.get(item)!,
    typeRows: rowsOf,
    types,
    totals,
    totalRow: (type) => totals + 1 + types.indexOf(type),
    families,
    familiesTitle,
    familyRow: (family) => familiesTitle + 1 + families.indexOf(family),
    groupsTitle,
    groupRow: (index) => groupsTitle + 1 + 2 * index,
  };
}
