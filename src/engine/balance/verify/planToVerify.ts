import type { PlanningOptions } from "../../options";
import type { CapacityLoad, MasterScheduleLine, MaterialLimit, Period, StorageLoad } from "../../plan";
import type { Records } from "../../records";

/** A finished plan as the verifier reads it: what was put in, and the plan's own figures. */
export interface PlanToVerify {
  records: Records;
  options: PlanningOptions;
  periods: readonly Period[];
  masterSchedule: readonly MasterScheduleLine[];
  capacity: readonly CapacityLoad[];
  materialLimits: readonly MaterialLimit[];
  storage?: StorageLoad;
}

/** What each constraint of one kind is violated by, in its own unit; at most 0 where it holds. */
export type Violations = (plan: PlanToVerify) => number[];

/**
 * Figures of a plan are kept to six decimals, so two of them that are equal may differ by as much; sums of large terms
 * differ by the precision of numbers too. What is beyond that is a violation.
 */
export const beyondRounding = (difference: number, magnitude: number): number => (difference > 2e-6 + 1e-12 * Math.abs(magnitude) ? difference : 0);
/** Whether two numbers differ by more than rounding explains. */
export const differs = (a: number, b: number): number => beyondRounding(Math.abs(a - b), Math.max(Math.abs(a), Math.abs(b)));

/** Rows by item. */
export const byItem = <Row extends { item: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> => {
  const lists = new Map<string, Row[]>();
  for (const row of rows) {
    const list = lists.get(row.item);
    if (list) list.push(row);
    else lists.set(row.item, [row]);
  }
  return lists;
};
