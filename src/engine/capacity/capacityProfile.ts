import { groupBy, round6 } from "../arithmetic";
import { lotStepOf } from "../lotSizing/lotStep";
import { masterScheduledItems } from "../masterSchedule/scheduleItems";
import type { ScrapConvention } from "../options";
import type { Horizon } from "../periods";
import type { BomLine, Item, Records, RoutingStep } from "../records";
import { leadTimeOf } from "../releases";
import { currentLines, quantityPerParent } from "./quantityPer";

/** Hours one good piece of an item needs at a work centre, `offsetDays` working days before the item's completion. */
export interface ProfileEntry {
  workCentre: string;
  offsetDays: number;
  hours: number;
}

/** Hours one good piece needs and when, its make components included. */
export type CapacityProfile = (item: string) => readonly ProfileEntry[];

/**
 * Resource profile 资源剖面, its own operations and those of its make components, which are complete when the parent starts:
 *   h(i, w, k) = (own(i, w, k) + Σ quantity per parent(i, c), scrap included, · h(c, w, k − lead time(i))) ÷ yield(i)
 * Set-up hours of a component are spread over the lot of FOQ items; the other rules have no lot of known size, so theirs
 * are left out. Those of a master-scheduled item are kept apart: they are decided with it.
 * Example: 0.6 h of its own, two components of 0.2 h, yield 0.8, lead time 5 days → 0.75 h, and 0.5 h five days before.
 */
export function capacityProfile(records: Records, horizon: Horizon, convention: ScrapConvention): CapacityProfile {
  const byCode = new Map(records.items.map((item) => [item.item, item]));
  const scheduled = new Set(masterScheduledItems(records).map(({ item }) => item));
  const lines = groupBy(records.bom, ({ parent }) => parent);
  const steps = groupBy(records.routing, ({ item }) => item);
  const known = new Map<string, readonly ProfileEntry[]>();
  const profileOf: CapacityProfile = (code) => {
    const ready = known.get(code);
    if (ready) return ready;
    const item = byCode.get(code)!;
    const lot = scheduled.has(code) ? Infinity : lotOf(item);
    const own = (steps.get(code) ?? []).map((step) => ownHours(step, lot));
    const needed = currentLines(lines.get(code) ?? [], horizon).flatMap((line) => componentHours(line, item, profileOf, convention));
    const profile = item.source === "buy" ? [] : gathered([...own, ...needed], item.yield);
    known.set(code, profile);
    return profile;
  };
  return profileOf;
}

const lotOf = (item: Item): number => (item.lotSizing === "FOQ" && item.lotSize > 0 ? lotStepOf(item, 0).multiple : Infinity);

const ownHours = ({ workCentre, offsetDays, hoursPerUnit, setupHours }: RoutingStep, lot: number): ProfileEntry => ({ workCentre, offsetDays, hours: hoursPerUnit + setupHours / lot });

const componentHours = (line: BomLine, parent: Item, profileOf: CapacityProfile, convention: ScrapConvention): ProfileEntry[] =>
  profileOf(line.component).map(({ workCentre, offsetDays, hours }) => ({ workCentre, offsetDays: offsetDays + leadTimeOf(parent), hours: quantityPerParent(line, convention) * hours }));

/** One entry a work centre and offset. */
function gathered(entries: readonly ProfileEntry[], goodShare: number): ProfileEntry[] {
  const found = new Map<string, ProfileEntry>();
  for (const { workCentre, offsetDays, hours } of entries) {
    const key = `${offsetDays} ${workCentre}`;
    const entry = found.get(key);
    if (entry) entry.hours += hours;
    else found.set(key, { workCentre, offsetDays, hours });
  }
  return [...found.values()].map((entry) => ({ ...entry, hours: round6(entry.hours / goodShare) })).filter(({ hours }) => hours > 0);
}
