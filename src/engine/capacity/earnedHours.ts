import { groupBy, sum } from "../arithmetic";
import { masterScheduledItems } from "../masterSchedule/scheduleItems";
import type { ActualsLine } from "../plan";
import type { Records } from "../records";
import type { BillOfCapacity } from "./billOfCapacity";

/** Standard hours one piece of output earns at a work centre, by item; items that earn none there are left out. */
export type EarnedPerUnit = (workCentre: string) => ReadonlyMap<string, number>;

/**
 * What was produced earns the hours of its own operations. Where the output of parts is never recorded, goods earn those of
 * their parts too.
 */
export function earnedPerUnit(records: Records, actuals: readonly ActualsLine[], bill: BillOfCapacity): EarnedPerUnit {
  const recorded = actuals.filter(({ produced }) => produced.slice(0, -1).some((quantity) => quantity !== 0));
  const goods = new Set(masterScheduledItems(records).map(({ item }) => item));
  const made = new Set(records.items.filter(({ source }) => source === "make").map(({ item }) => item));
  const partsRecorded = recorded.some(({ item }) => made.has(item) && !goods.has(item));
  const steps = groupBy(records.routing, ({ item }) => item);
  const hoursOf = (item: string, workCentre: string): number =>
    partsRecorded ? sum((steps.get(item) ?? []).flatMap((step) => (step.workCentre === workCentre ? [step.hoursPerUnit] : []))) : (bill(item)[workCentre] ?? 0);
  return (workCentre) =>
    new Map(
      recorded.flatMap(({ item }): [string, number][] => {
        const hours = made.has(item) ? hoursOf(item, workCentre) : 0;
        return hours === 0 ? [] : [[item, hours]];
      }),
    );
}

/** Σ produced × a figure per piece, over some months: all closed ones unless said. */
export const producedTimes = (actuals: readonly ActualsLine[], perUnit: ReadonlyMap<string, number>, months: readonly [from: number, to: number] = [0, -1]): number =>
  sum(actuals.flatMap(({ item, produced }) => (perUnit.has(item) ? [sum(produced.slice(...months)) * perUnit.get(item)!] : [])));

/** Standard hours a work centre earned in some months. */
export function earnedHours(records: Records, actuals: readonly ActualsLine[], bill: BillOfCapacity, months?: readonly [from: number, to: number]): (workCentre: string) => number {
  const perUnit = earnedPerUnit(records, actuals, bill);
  return (workCentre) => producedTimes(actuals, perUnit(workCentre), months);
}
