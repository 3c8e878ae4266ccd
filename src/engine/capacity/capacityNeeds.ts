import { groupBy, round6 } from "../arithmetic";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import type { Records } from "../records";
import { type BillOfCapacity, billOfProfile } from "./billOfCapacity";
import { type CapacityProfile, capacityProfile, type ProfileEntry } from "./capacityProfile";
import { offsetPeriods } from "./operationTiming";

/** What a piece and a set-up take of the work centres, and when: one function of the item's code each. */
export interface CapacityNeeds {
  profile: CapacityProfile;
  hoursPerUnit: BillOfCapacity;
  /** Set-ups of the item's own operations, in their place before its completion. */
  setups: CapacityProfile;
  /** The same per work centre. */
  setupHours: BillOfCapacity;
  /** By work centre, index of the period in which production of each period needs its hours; empty under the bill of capacity. */
  loadPeriod: (item: string) => Readonly<Record<string, readonly number[]>>;
}

/** Hours a piece takes at each work centre, and when, by the method asked for. */
export function capacityNeeds(records: Records, options: Pick<PlanningOptions, "scrapConvention" | "roughCutMethod">, horizon: Horizon): CapacityNeeds {
  const profile = capacityProfile(records, horizon, options.scrapConvention);
  const periodsAt = offsetPeriods(horizon);
  return {
    profile,
    hoursPerUnit: billOfProfile(profile),
    setups: setupsOf(records),
    setupHours: setupHoursOf(records),
    loadPeriod: (item) => (options.roughCutMethod === "resourceProfile" ? loadPeriodsOf(profile(item), periodsAt) : {}),
  };
}

/** A bought item has none. */
export function setupsOf({ items, routing }: Records): CapacityProfile {
  const bought = new Set(items.filter(({ source }) => source === "buy").map(({ item }) => item));
  const steps = groupBy(routing.filter(({ item, setupHours }) => setupHours > 0 && !bought.has(item)), ({ item }) => item);
  return (item) => (steps.get(item) ?? []).map(({ workCentre, offsetDays, setupHours }) => ({ workCentre, offsetDays, hours: setupHours }));
}

/** Hours of set-up a lot takes at each work centre, through all levels. */
export const setupHoursOf = (records: Records): BillOfCapacity => billOfProfile(setupsOf(records));

/** One timing for a work centre, as the balance needs it: the mean of its operations' offsets, by hours, in whole days. */
function loadPeriodsOf(profile: readonly ProfileEntry[], periodsAt: ReturnType<typeof offsetPeriods>): Record<string, readonly number[]> {
  return Object.fromEntries(
    [...groupBy(profile, ({ workCentre }) => workCentre)].map(([workCentre, entries]) => {
      const hours = entries.reduce((total, entry) => total + entry.hours, 0);
      const mean = entries.reduce((total, entry) => total + entry.hours * entry.offsetDays, 0) / hours;
      return [workCentre, periodsAt(Math.round(round6(mean)))];
    }),
  );
}
