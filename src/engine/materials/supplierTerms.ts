import { byText, ceilTo, groupBy } from "../arithmetic";
import type { Item, Records, SupplierTerms } from "../records";

/**
 * Items as their suppliers sell them: terms are applied once, before any stage, so that all of them lot and offset alike.
 * A bought item takes the terms of its own supplier, else of the first listed by code, who then is its supplier.
 *   minimum = the larger of both,  multiple = a common multiple of both,  lead time = the supplier's where given
 */
export function withSupplierTerms(records: Records): Records {
  if (records.supplierTerms.length === 0) return records;
  const termsOf = groupBy([...records.supplierTerms].sort((a, b) => byText(a.supplier, b.supplier)), ({ item }) => item);
  return { ...records, items: records.items.map((item) => onTerms(item, item.source === "buy" ? (termsOf.get(item.item) ?? []) : [])) };
}

function onTerms(item: Item, listed: readonly SupplierTerms[]): Item {
  const terms = listed.find(({ supplier }) => supplier === item.supplier) ?? listed[0];
  if (!terms) return item;
  return {
    ...item,
    supplier: terms.supplier,
    minimumLot: Math.max(item.minimumLot, terms.minimumOrder),
    lotMultiple: commonMultiple(item.lotMultiple, terms.orderMultiple),
    leadTimeDays: terms.leadTimeDays ?? item.leadTimeDays,
  };
}

/** The least one of whole numbers; else the larger, raised to a multiple of the smaller. 0 = none. Example: 6 and 4 → 12, 2.5 and 4 → 5. */
export function commonMultiple(a: number, b: number): number {
  const [smaller, larger] = a < b ? [a, b] : [b, a];
  if (smaller <= 0) return larger;
  return Number.isInteger(a) && Number.isInteger(b) ? (a / greatestCommonDivisor(a, b)) * b : ceilTo(larger, smaller);
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));
