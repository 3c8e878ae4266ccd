import type { Problem } from "../engine/problem";
import type { Item, LotSizingCode } from "../engine/records";
import { groupBy } from "../engine/arithmetic";
import { commonMultiple } from "../engine/materials/supplierTerms";
import { type Check, type Finding, rowsOf } from "./findings";
import type { ReadRow } from "./readRows";
import type { ItemRow, ListName } from "./tables";
import { countedInPieces } from "./wholePieces";

/** Quantities of the item their row names. A POQ's lot size counts periods. */
const quantities: Partial<Record<ListName, readonly string[]>> = {
  items: ["minimumLot", "lotMultiple", "maximumLot", "safetyStock"],
  orders: ["quantity", "shipped"],
  inventory: ["onHand", "allocated", "onHold"],
  supplierTerms: ["minimumOrder", "orderMultiple"],
  receipts: ["quantity"],
};
const tablesOfQuantities = [...Object.keys(quantities), "forecast", "releasedPlan"] as ListName[];

/** A sum such as 0.1 × 3 × 10 is 3 pieces to everybody but a computer. */
const dust = 1e-6;
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) <= dust;

const itemsByCode = (rows: readonly ReadRow<ItemRow>[]): ReadonlyMap<string, Partial<ItemRow>> => new Map(rows.flatMap(({ record }) => (record.item === undefined ? [] : [[record.item, record] as const])));

/** Whether the item is counted; not where the cells that would say so could not be read. */
const isCounted = ({ wholePieces, type, unit }: Partial<ItemRow>): boolean => wholePieces ?? (type !== undefined && countedInPieces({ type, unit: unit ?? "" }));

/** No half pieces of what is counted in whole ones. */
export const fractionalPieces: Check = (lists) => {
  const items = itemsByCode(lists.items);
  return tablesOfQuantities.flatMap((table) =>
    rowsOf(lists, table).flatMap((row): Finding[] => {
      const code = row.record["item"];
      const item = typeof code === "string" ? items.get(code) : undefined;
      if (typeof code !== "string" || !item || !isCounted(item)) return [];
      const problem = (at: Finding["row"]["at"], column: string, found: number): Problem => ({ kind: "fractionalPieces", at: at(column), column, found, item: code, unit: item.unit ?? "" });
      const columns = [...(quantities[table] ?? []), ...(table === "items" && item.lotSizing === "FOQ" ? ["lotSize"] : [])];
      const fields = columns.flatMap((column): Finding[] => {
        const found = row.record[column];
        return typeof found === "number" && !isWhole(found) ? [{ problem: problem(row.at, column, found), table, row }] : [];
      });
      const figures = row.figures.filter(({ quantity }) => !isWhole(quantity));
      return [...fields, ...figures.map((figure): Finding => ({ problem: problem(() => row.atFigure(figure), "quantity", figure.quantity), table, row, figure }))];
    }),
  );
};

/** Nobody sells what is no longer made: neither forecast periods nor open orders from that day on. */
export const discontinuedItems: Check = (lists) => {
  const from = new Map([...itemsByCode(lists.items)].flatMap(([code, { discontinuedFrom }]) => (discontinuedFrom === undefined ? [] : [[code, discontinuedFrom] as const])));
  if (from.size === 0) return [];
  const forecasts = rowsOf(lists, "forecast").flatMap((row): Finding[] => {
    const item = row.record["item"] as string | undefined;
    const day = item === undefined ? undefined : from.get(item);
    if (item === undefined || day === undefined) return [];
    const late = row.figures.filter(({ start, quantity }) => start >= day && quantity > 0);
    return late.map((figure) => ({ problem: { kind: "discontinuedItem", at: row.atFigure(figure), item, from: day, quantity: figure.quantity }, table: "forecast", row, figure }));
  });
  const orders = lists.orders.flatMap((row): Finding[] => {
    const { item, due, quantity = 0, shipped = 0 } = row.record;
    const day = item === undefined ? undefined : from.get(item);
    if (item === undefined || due === undefined || day === undefined || due < day || quantity <= shipped) return [];
    return [{ problem: { kind: "discontinuedItem", at: row.at("item"), item, from: day, quantity: quantity - shipped }, table: "orders", row }];
  });
  return [...forecasts, ...orders];
};

/** The smallest quantity an order may have: the minimum, rounded up to the multiple. */
const smallestOrder = ({ minimumLot = 0, lotMultiple = 0 }: Partial<Item>): number =>
  lotMultiple > 0 ? Math.max(1, Math.ceil(minimumLot / lotMultiple - dust)) * lotMultiple : minimumLot;

/** Some order fits between minimum, multiple and maximum. Example: at least 100 in multiples of 30 is 120, more than a maximum of 110. */
export const lotLimits: Check = ({ items }) =>
  items.flatMap((row): Finding[] => {
    const { item = "", maximumLot = 0 } = row.record;
    const minimum = smallestOrder(row.record);
    if (maximumLot === 0 || minimum <= maximumLot + dust) return [];
    return [{ problem: { kind: "lotLimits", at: row.at("maximumLot"), item, minimum, maximum: maximumLot }, table: "items", row: row as Finding["row"] }];
  });

/** What a supplier asks for fits under the item's maximum, too. */
export const supplierLimits: Check = ({ items, supplierTerms }) => {
  const byCode = itemsByCode(items);
  return supplierTerms.flatMap((row): Finding[] => {
    const { item = "", minimumOrder = 0, orderMultiple = 0 } = row.record;
    const { source, maximumLot = 0, minimumLot = 0, lotMultiple = 0 } = byCode.get(item) ?? {};
    const minimum = smallestOrder({ minimumLot: Math.max(minimumLot, minimumOrder), lotMultiple: commonMultiple(lotMultiple, orderMultiple) });
    // What contradicts itself on the items sheet is told there.
    if (source !== "buy" || maximumLot === 0 || minimum <= maximumLot + dust || smallestOrder({ minimumLot, lotMultiple }) > maximumLot + dust) return [];
    return [{ problem: { kind: "lotLimits", at: row.at("minimumOrder"), item, minimum, maximum: maximumLot }, table: "supplierTerms", row: row as Finding["row"] }];
  });
};

const weighOrderingCost: ReadonlySet<LotSizingCode> = new Set(["EOQ", "SM", "LUC", "PPB", "WW"]);

/** A rule that weighs the ordering cost has one to weigh. */
export const noOrderingCost: Check = ({ items }) =>
  items.flatMap((row): Finding[] => {
    const { item, lotSizing, orderingCost } = row.record;
    if (item === undefined || lotSizing === undefined || orderingCost !== 0 || !weighOrderingCost.has(lotSizing)) return [];
    return [{ problem: { kind: "noOrderingCost", at: row.at("orderingCost"), item, rule: lotSizing }, table: "items", row: row as Finding["row"] }];
  });

/** Where several suppliers state terms for a bought item, the items sheet says whose hold. */
export const severalSuppliers: Check = ({ items, supplierTerms }) => {
  const terms = groupBy(supplierTerms, ({ record }) => record.item ?? "");
  return items.flatMap((row): Finding[] => {
    const { item, source, supplier = "" } = row.record;
    if (item === undefined || source !== "buy") return [];
    const suppliers = [...new Set((terms.get(item) ?? []).flatMap(({ record }) => record.supplier ?? []))];
    if (suppliers.length < 2 || suppliers.includes(supplier)) return [];
    return [{ problem: { kind: "severalSuppliers", at: row.at("supplier"), item, suppliers }, table: "items", row: row as Finding["row"] }];
  });
};
