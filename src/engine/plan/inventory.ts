import type { AbcClass, XyzClass } from "../inventory/demandClasses";
import type { IsoDate, IsoMonth, ItemType } from "../records";

/** All stock of one item group at standard cost, usable or not. Groups: each finished family, semi-finished, raw. */
export interface InventoryGroup {
  /** The finished family's name; for the others the item type's code. */
  group: string;
  type: ItemType;
  /** On the plan date. */
  value: number;
  unusableValue: number;
  /** Safety stock of the first period. */
  safetyValue: number;
  /** Stock that comes and goes between receipts: half an average month's demand (365 ÷ 12 days) of finished goods, the days of use the options say of the others. */
  cycleValue: number;
  /** The budget's figure for the open month; undefined where there is none. */
  budgetValue?: number;
  /** The budget's figure where there is one, else safetyValue + cycleValue. */
  target: number;
  /** End of each period: max(available, 0) + unusable stock, at cost. */
  projected: readonly number[];
  /** Yearly cost of goods sold ÷ average inventory over the closed months; undefined without actuals. */
  turns?: number;
  /** Shipments of finished goods and use of materials in the whole months after the open one, at cost. */
  plannedUse: number;
  /** plannedUse as of a year ÷ average of the month ends from the open month's on; undefined without such months, or stock. */
  plannedTurns?: number;
}

/**
 * The three series of master-scheduled items in one unit. inventory = opening + production − sales − scrapped + residual.
 * Closing stock a closed month does not state is reckoned from the next one that does (the stock on the plan date at the
 * latest), production, shipments and scrap. The residual is what counts, transfers and wrong bookings leave unexplained; plan
 * months have none. Their production includes scheduled receipts and outsourced pieces.
 */
export interface ThreeSeriesMonth {
  month: IsoMonth;
  kind: "actual" | "open" | "plan";
  opening: number;
  sales: number;
  production: number;
  scrapped: number;
  residual: number;
  inventory: number;
}

/** The three series of one family, or of all where there is none. */
export interface FamilySeries {
  family?: string;
  atCost: readonly ThreeSeriesMonth[];
  inUnits: readonly ThreeSeriesMonth[];
}

/** How long ago anything of an item was issued; what is new is in none of the slow classes, without dates nothing is known. */
export const idleStates = ["none", "moving", "new", "slow", "verySlow", "dead", "unknown"] as const;
export type IdleState = (typeof idleStates)[number];

/** Stock of one item, what it is worth keeping for, and what of it is to be reviewed. Quantities in the item's unit. */
export interface StockedItem {
  item: string;
  usable: number;
  /** Allocated or on hold. */
  unusable: number;
  /** Of `unusable`. */
  allocated: number;
  /** Closed months, oldest first: requested, and taken by the production of its parents. */
  monthlyUse: readonly number[];
  yearlyUse: number;
  /** From the closed months, or where they have none, from the plan's demand. */
  useFrom: "past" | "plan";
  /** Whether the plan asks for it at all. */
  hasDemand: boolean;
  /** Share of its type's yearly use at cost that larger items take. */
  shareBefore: number;
  abc: AbcClass;
  /** Of monthly use: standard deviation ÷ mean; undefined with fewer than six months, or without use. */
  variation?: number;
  xyz?: XyzClass;
  /** Whether the course of its family is taken out of the variation. */
  seasonal: boolean;
  /** Closed months that state closing stock: how many, shipped in them, and their stocks added up. */
  statedMonths: number;
  shippedBesideStock: number;
  closingStocks: number;
  /** Calendar days the usable stock lasts; undefined where nothing is asked for. */
  cover?: number;
  /** Of the excess horizon. */
  demandAhead: number;
  receiptsAhead: number;
  /** The plan's highest level. */
  safetyStock: number;
  excess: number;
  /** Of it in stock; the rest is on order. */
  excessInStock: number;
  firstReceipt?: IsoDate;
  lastIssue?: IsoDate;
  /** Since the last issue, or where there was none, the first receipt. */
  idleDays?: number;
  state: IdleState;
  /** Stock that is slow-moving, without what is allocated. */
  slow: number;
  /** The greater of slow-moving and excess stock, and what is too much on order: what a disposal plan is asked for. */
  toReview: number;
  /** Slow-moving, or of unknown age, and without any demand in the plan 报废风险. */
  atRisk: boolean;
}

/** Stock of one group, as `InventoryGroup`, at standard cost. */
export interface StockGroup {
  group: string;
  type: ItemType;
  /** Value of classes A, B and C. */
  byClass: readonly number[];
  unusable: number;
  slow: number;
  /** In stock. */
  excess: number;
  /** Too much on order. */
  onOrder: number;
  toReview: number;
  cover?: number;
}

export interface StockStructure {
  /** By type, then by yearly use at cost. */
  items: readonly StockedItem[];
  groups: readonly StockGroup[];
}
