import { ceilTo, round6 } from "../arithmetic";
import type { Item } from "../records";

/**
 * What a single order may be: at least `minimum`, a whole multiple of `multiple` (0 = any quantity), at most `maximum`
 * (0 = no limit). Where they contradict each other, the smallest order that is both minimum and multiple is allowed.
 */
export interface LotStep {
  minimum: number;
  multiple: number;
  maximum?: number;
}

/** The lot size of an FOQ item is its multiple, raised to the item's own multiple where it has both. */
export function lotStepOf({ lotSizing, lotSize, lotMultiple, minimumLot, maximumLot }: Item, multipleIfNone: 0 | 1): LotStep {
  const own = lotMultiple > 0 ? lotMultiple : multipleIfNone;
  const limits = { minimum: minimumLot, maximum: maximumLot };
  if (lotSizing !== "FOQ" || lotSize <= 0) return { ...limits, multiple: own };
  return { ...limits, multiple: lotMultiple > 0 ? ceilTo(lotSize, lotMultiple) : lotSize };
}

const raised = (quantity: number, multiple: number): number => (multiple > 0 ? ceilTo(quantity, multiple) : round6(quantity));
const lowered = (quantity: number, multiple: number): number => (multiple > 0 ? round6(Math.floor(round6(quantity / multiple)) * multiple) : quantity);

/** Smallest and largest order there may be. */
function orderRange({ minimum, multiple, maximum = 0 }: LotStep): { smallest: number; largest: number } {
  const smallest = raised(Math.max(minimum, multiple), multiple);
  return { smallest, largest: maximum > 0 ? Math.max(smallest, lowered(maximum, multiple)) : Infinity };
}

/** Without a maximum. */
export const smallestOrder = ({ minimum, multiple }: LotStep): number => orderRange({ minimum, multiple }).smallest;

/** `multipleIfNone` of a material: whole pieces where the item is counted in them, else any quantity. */
export const materialMultiple = ({ wholePieces }: Item): 0 | 1 => (wholePieces ? 1 : 0);

const ordersFor = (quantity: number, largest: number): number => Math.max(1, Math.ceil(round6(quantity / largest)));

/**
 * Smallest quantity of one period that covers a need in whole lots: split by the maximum, then the minimum of each
 * part, then the multiple, so that every part is all three.
 *   n = ⌈need ÷ maximum⌉,  Q = ⌈max(n · minimum, need) ÷ multiple⌉ · multiple
 * where the minimum is first raised, the maximum first lowered to the multiple: a minimum applied after the multiple
 * would give orders that are none. Example: 41 with minimum 15, multiple 10, maximum 25 → n = ⌈41 ÷ 20⌉ = 3, Q = 60.
 */
export function wholeLot(need: number, step: LotStep): number {
  if (round6(need) <= 0) return 0;
  const { smallest, largest } = orderRange(step);
  return raised(Math.max(need, ordersFor(need, largest) * smallest), step.multiple);
}

/**
 * The orders that make up a whole lot, as few as the maximum allows, the larger ones first.
 * Example: 250 with minimum 80, maximum 100 → 90, 80, 80.
 */
export function splitLot(quantity: number, step: LotStep): number[] {
  if (round6(quantity) <= 0) return [];
  const { smallest, largest } = orderRange(step);
  const orders = ordersFor(quantity, largest);
  let left = quantity;
  return Array.from({ length: orders }, (_, i) => {
    const order = round6(Math.min(largest, left - smallest * (orders - 1 - i)));
    left -= order;
    return order;
  });
}

/** Makes receipts whole lots; what a lot brings too much, later receipts need not bring. */
export function inLots(receipts: readonly number[], step: LotStep): number[] {
  let owed = 0;
  return receipts.map((quantity) => {
    owed += quantity;
    const lot = wholeLot(owed, step);
    owed -= lot;
    return lot;
  });
}
