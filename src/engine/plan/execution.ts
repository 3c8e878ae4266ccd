import type { Problem } from "../problem";
import type { CustomerGrade, IsoDate } from "../records";

/** Who acts on an exception. */
export const roles = ["planner", "sales", "purchasing", "manufacturing", "engineering", "warehouse"] as const;
export type Role = (typeof roles)[number];

/** A message worth somebody's time 例外信息, ranked by what is at stake. */
export interface PlanningException {
  problem: Problem;
  owner: Role;
  /** Pieces at standard cost, hours at the overtime price. */
  money: number;
}

/** What leaves in the shipping weeks: this week's rest and the next week 发货计划. */
export interface ShippingLine {
  item: string;
  channel: string;
  kind: "order" | "forecast";
  order?: string;
  customer?: string;
  grade?: CustomerGrade;
  due?: IsoDate;
  period: number;
  /** Still to ship. */
  open: number;
  /** Of `open`, covered by the plan's shippable stock and receipts: better grades first, then earlier dates. */
  ship: number;
}

/** Material to issue for one start of a work order 发料计划. */
export interface IssueLine {
  /** First day of the work. */
  start: IsoDate;
  /** Of the parent's first operation; undefined without a routing. */
  workCentre?: string;
  parent: string;
  /** Of a firm order; planned starts have none. */
  order?: string;
  started: number;
  component: string;
  quantityPer: number;
  quantity: number;
  /** Of the start; −1 = past due, to be issued on the plan date. */
  period: number;
  /** Of a planned start: index of the period its receipt falls in. */
  receiptPeriod?: number;
}
