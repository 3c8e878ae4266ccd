import type { Horizon } from "../periods";
import type { Balance, Bucketed, Plan } from "../plan";
import type { Problem } from "../problem";
import type { Records } from "../records";

/** What the checks look at: the plan as reckoned, and the records it came from. */
export interface CheckedPlan
  extends Pick<Plan, "periods" | "items" | "masterSchedule" | "capacity" | "materials" | "requirements" | "purchases" | "supplies" | "options"> {
  records: Records;
  horizon: Horizon;
  balance: Pick<Balance, "contradictions" | "materialLimits" | "storage">;
}

export type PlanCheck = (plan: CheckedPlan) => readonly Problem[];

/** Neighbouring periods in which something is the case: one message, not one a period. */
export interface Stretch {
  first: number;
  last: number;
}

/** Runs of periods, of `count`, in which something holds. */
export function stretches(count: number, holds: (t: number) => boolean): Stretch[] {
  const found: Stretch[] = [];
  for (let t = 0; t < count; t++) {
    if (!holds(t)) continue;
    const open = found.at(-1);
    if (open && open.last === t - 1) open.last = t;
    else found.push({ first: t, last: t });
  }
  return found;
}

/** The values of a run of periods. */
export const within = (values: readonly number[], { first, last }: Stretch): number[] => values.slice(first, last + 1);

/** Whether a quantity is worth a message 例外消息的数量阈值. */
export const isWorthwhile = (quantity: number, { options }: CheckedPlan): boolean => quantity > 0 && quantity >= options.dampingQuantity;

/** One planned item, whichever plan it is on, as the checks of stock and orders see it. */
export interface StockedLine {
  item: string;
  openingStock: number;
  receipts: Bucketed;
  safetyStock: readonly number[];
  releases: Bucketed;
  /** All that is taken from stock, past due apart. */
  required: Bucketed;
  /** On the master schedule, whose frozen zone nothing enters or leaves. */
  isScheduled: boolean;
}

/** Last period that asks for the item; the last of all where none does: then nothing is waiting behind the horizon either. */
export function lastAsked({ required }: StockedLine): number {
  const last = required.periods.reduce((found, quantity, t) => (quantity > 0 ? t : found), -1);
  return last < 0 ? required.periods.length - 1 : last;
}

/** Items with stock of their own, of either schedule. */
export const stockedLines = ({ masterSchedule, materials }: CheckedPlan): StockedLine[] => [
  ...masterSchedule.map((line) => ({ ...line, required: { pastDue: line.demand.orders.pastDue, periods: line.demand.total }, isScheduled: true })),
  ...materials.map((line) => ({ ...line, required: line.gross, isScheduled: false })),
];
