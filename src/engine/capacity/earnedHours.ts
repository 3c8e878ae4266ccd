import { groupBy, sum } from "../arithmetic";
import { masterScheduledItems } from "../masterSchedule/scheduleItems";
import type { ActualsLine } from "../plan";
import type { Records } from "../records";
import type { BillOfCapacity } from "./billOfCapacity";

/**
 * Standard hours a work centre earned in the closed months: what was produced × its own operations. Where the output of
 * parts is not recorded, goods count with those of their parts.
 */
export function earnedHours(records: Records, actuals: readonly ActualsLine[], bill: BillOfCapacity): (workCentre: string) => number {
  const produced = actuals.map(({ item, produced: quantities }) => ({ item, quantity: sum(quantities.slice(0, -1)) })).filter(({ quantity }) => quantity !== 0);
  const goods = new Set(masterScheduledItems(records).map(({ item }) => item));
  const made = new Set(records.items.filter(({ source }) => source === "make").map(({ item }) => item));
  const partsRecorded = produced.some(({ item }) => made.has(item) && !goods.has(item));
  const steps = groupBy(records.routing, ({ item }) => item);
  const hoursOf = (item: string, workCentre: string): number =>
    partsRecorded ? sum((steps.get(item) ?? []).flatMap((step) => (step.workCentre === workCentre ? [step.hoursPerUnit] : []))) : (bill(item)[workCentre] ?? 0);
  return (workCentre) => sum(produced.flatMap(({ item, quantity }) => (made.has(item) ? [quantity * hoursOf(item, workCentre)] : [])));
}
