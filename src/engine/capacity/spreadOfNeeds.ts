import { groupBy } from "../arithmetic";
import type { MasterScheduleLine, MrpLine, Requirement } from "../plan";
import type { Item } from "../records";
import { leadTimeOf, startsFor } from "../releases";

/** What is received in one period serves pieces completed all through `period`, `daysBefore` working days before them. */
export interface Spread {
  period: number;
  daysBefore: number;
  weight: number;
}

/** How each period's receipts of an item spread, by item and period of receipt. The weights of one add up to 1. */
export type SpreadOfNeeds = (item: string, period: number) => readonly Spread[];

/** By period and days before, as one number. */
type Weights = Map<number, Spread>;

/**
 * MRP asks for everything a month's production takes at once, before the month's first day, and hours reckoned from that
 * would pile up there. The work is needed as the month goes on: each receipt is followed up to the master-scheduled
 * periods it serves, with the lead times between.
 *   spread(c, t) = Σ over parents' receipts r released in t:  requirement · (spread(parent, r), lead time(parent) earlier)
 * Independent demand and what serves nothing known (safety stock) is needed all through its own period.
 */
export function spreadOfNeeds(
  { masterSchedule, materials, requirements }: { masterSchedule: readonly MasterScheduleLine[]; materials: readonly MrpLine[]; requirements: readonly Requirement[] },
  items: ReadonlyMap<string, Item>,
): SpreadOfNeeds {
  // What is bought takes no hours, and most of a bill is bought.
  const byParent = groupBy(requirements.filter(({ component }) => items.get(component)!.source === "make"), ({ parent }) => parent);
  const found = new Map<string, Map<number, Weights>>();
  const spreadOf: SpreadOfNeeds = (item, period) => {
    const weights = found.get(item)?.get(period);
    return weights ? normalised(weights) : [{ period, daysBefore: 0, weight: 1 }];
  };
  const passOn = (item: string, receipts: readonly number[], releasePeriod: readonly number[]): void => {
    const [{ yield: goodShare }, lines, leadTime] = [items.get(item)!, byParent.get(item) ?? [], leadTimeOf(items.get(item)!)];
    receipts.forEach((receipt, r) => {
      if (receipt <= 0 || lines.length === 0) return;
      const [at, spread] = [releasePeriod[r]!, spreadOf(item, r)];
      for (const { component, quantityPer, effective } of lines) {
        if (!(at < 0 ? effective.pastDue : effective.periods[at])) continue;
        const quantity = startsFor(receipt, goodShare) * quantityPer;
        for (const part of spread) add(found, component, Math.max(0, at), { ...part, daysBefore: part.daysBefore + leadTime, weight: part.weight * quantity });
      }
    });
  };
  for (const { item, production, releasePeriod } of masterSchedule) passOn(item, production, releasePeriod);
  for (const line of [...materials].sort((a, b) => a.lowLevelCode - b.lowLevelCode)) {
    line.independent.periods.forEach((quantity, t) => quantity > 0 && add(found, line.item, t, { period: t, daysBefore: 0, weight: quantity }));
    passOn(line.item, line.plannedReceipts, line.releasePeriod);
  }
  return spreadOf;
}

/** More periods than any horizon has. */
const mostPeriods = 1000;

function add(found: Map<string, Map<number, Weights>>, item: string, at: number, { period, daysBefore, weight }: Spread): void {
  if (!found.has(item)) found.set(item, new Map());
  const periods = found.get(item)!;
  if (!periods.has(at)) periods.set(at, new Map());
  const [weights, key] = [periods.get(at)!, daysBefore * mostPeriods + period];
  const known = weights.get(key);
  if (known) known.weight += weight;
  else weights.set(key, { period, daysBefore, weight });
}

function normalised(weights: Weights): Spread[] {
  const parts = [...weights.values()];
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return parts.map((part) => ({ ...part, weight: part.weight / total }));
}
