import type { IsoDate, ItemType, Source } from "../records";
import type { Bucketed } from "./demand";

/** Where a component's gross requirement comes from. requirement = (parent's releases + firm releases) × quantityPer. */
export interface Requirement {
  component: string;
  parent: string;
  /** Per parent piece started, component scrap included. */
  quantityPer: number;
  /** Whether the BOM line holds in each period (by the period's first day), and on the plan date for past-due releases. */
  effective: { pastDue: boolean; periods: readonly boolean[] };
  requirement: Bucketed;
}

/**
 * Material plan of one item that is not master-scheduled.
 *   available[t] = available[t−1] + receipts[t] + plannedReceipts[t] − gross[t]
 *   with available[−1] = openingStock + receipts.pastDue − gross.pastDue.
 */
export interface MrpLine {
  item: string;
  type: ItemType;
  source: Source;
  family: string;
  supplier: string;
  lowLevelCode: number;
  openingStock: number;
  unusableStock: number;
  /** Level to keep at the end of each period: the higher of pieces and days of cover. */
  safetyStock: readonly number[];
  /** Forecast and orders for the item itself. */
  independent: Bucketed;
  /** Dependent + independent. */
  gross: Bucketed;
  receipts: Bucketed;
  /** As for the master schedule. */
  firmReleases: Bucketed;
  /** DECISION */
  plannedReceipts: readonly number[];
  /** As for the master schedule. */
  releases: Bucketed;
  releasePeriod: readonly number[];
  available: readonly number[];
}

export interface PlannedPurchase {
  item: string;
  supplier: string;
  /** To order: starts, i.e. raised by yield. */
  quantity: number;
  /** How many orders it takes under the item's maximum lot. */
  orders: number;
  release: IsoDate;
  due: IsoDate;
  /** Index of the receipt's period. */
  period: number;
  pastDue: boolean;
  /** Which line decides the quantity. */
  from: "masterSchedule" | "outsourcing" | "materials";
}
