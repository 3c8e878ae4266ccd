import { groupBy, sum } from "../arithmetic";
import { masterScheduledItems } from "../masterSchedule/scheduleItems";
import type { ActualsLine } from "../plan";
import type { Records } from "../records";
import type { BillOfCapacity } from "./billOfCapacity";

/**
 * Standard hours a work centre earned in some months, all closed ones unless said: what was produced × its own operations.
 * Where the output of parts is never recorded, goods count with the operations of their parts.
 */
export function earnedHours(records: Records, actuals: readonly ActualsLine[], bill: BillOfCapacity, months: readonly [from: number, to: number] = [0, -1]): (workCentre: string) => number {
  const recorded = actuals.filter(({ produced }) => produced.slice(0, -1).some((quantity) => quantity !== 0));
  const goods = new Set(masterScheduledItems(records).map(({ item }) => item));
  const made = new Set(records.items.filter(({ source }) => source === "make").map(({ item }) => item));
  const partsRecorded = recorded.some(({ item }) => made.has(item) && !goods.has(item));
  const produced = recorded.map(({ item, produced: quantities }) => ({ item, quantity: sum(quantities.slice(...months)) }));
  const steps = groupBy(records.routing, ({ item }) => item);
  const hoursOf = (item: string, workCentre: string): number =>
    partsRecorded ? sum((steps.get(item) ?? []).flatMap((step) => (step.workCentre === workCentre ? [step.hoursPerUnit] : []))) : (bill(item)[workCentre] ?? 0);
  return (workCentre) => sum(produced.flatMap(({ item, quantity }) => (made.has(item) ? [quantity * hoursOf(item, workCentre)] : [])));
}
