import type { Item } from "../records";
import type { LotSizingCosts } from "./costs";

/** Net requirements per period → receipts per period. Rules see net requirements, not stock: receipts cover the need in time. */
export type LotSizingRule = (net: readonly number[], lot: Pick<Item, "lotSize" | "lotMultiple">, costs: LotSizingCosts) => number[];
