import { round6 } from "../arithmetic";
import type { ScrapConvention } from "../options";
import type { Horizon } from "../periods";
import type { Records } from "../records";
import { type CapacityProfile, capacityProfile } from "./capacityProfile";

/** Hours one good piece of an item needs per work centre. */
export type BillOfCapacity = (item: string) => Readonly<Record<string, number>>;

/** Bill of capacity 能力清单: the resource profile, whenever the hours are needed. */
export const billOfProfile = (profileOf: CapacityProfile): BillOfCapacity => (item) => {
  const hours: Record<string, number> = {};
  for (const { workCentre, hours: more } of profileOf(item)) hours[workCentre] = round6((hours[workCentre] ?? 0) + more);
  return hours;
};

/** Hours of each work centre that one piece takes, through all levels of its bill of material. */
export const billOfCapacity = (records: Records, horizon: Horizon, convention: ScrapConvention): BillOfCapacity => billOfProfile(capacityProfile(records, horizon, convention));
