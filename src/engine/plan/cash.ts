import type { IsoDate } from "../records";

/** A purchase order under way, valued at standard cost. */
export interface OpenPurchase {
  order: string;
  supplier: string;
  item: string;
  quantity: number;
  unitCost: number;
  due: IsoDate;
  paid: IsoDate;
}

/** Outsourced pieces of one period at the price of their offer. */
export interface OutsourcedPurchase extends Omit<OpenPurchase, "order"> {
  /** Index of the receipt's period. */
  period: number;
}

export const cashCauses = ["openOrders", "materials", "goods", "outsourcing", "overtime"] as const;
export type CashCause = (typeof cashCauses)[number];

/** Money to pay; arrays are indexed by the plan's months, and their last entry is what is paid after them. */
export interface CashNeed {
  amounts: Readonly<Record<CashCause, readonly number[]>>;
  total: readonly number[];
  /** All but overtime, by supplier; those without a name last. */
  suppliers: readonly { supplier: string; amounts: readonly number[] }[];
  /** By supplier, then by due date, as the outsourced pieces. */
  openOrders: readonly OpenPurchase[];
  outsourced: readonly OutsourcedPurchase[];
}
