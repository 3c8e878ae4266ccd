import { groupBy, sum } from "../../src/engine/arithmetic";
import { decidedAcrossLevels } from "../../src/engine/lotSizing/acrossLevels/decidedReceipts";
import { defaultOptions } from "../../src/engine/options";
import type { Records } from "../../src/engine/records";
import { weeklyHorizon } from "../support/weeklyHorizon";
import { largeFactory, seededRandom, weeks } from "./largeFactory";
import { milliseconds } from "./timing";

/** Standard costs that add up: one for the item's own work, and its components'. Components stand after their parents. */
function rolledUp({ items, bom }: Records): Map<string, number> {
  const linesOf = groupBy(bom, ({ parent }) => parent);
  const costs = new Map<string, number>();
  for (const { item } of [...items].reverse()) costs.set(item, 1 + sum((linesOf.get(item) ?? []).map(({ component, quantityPer }) => quantityPer * costs.get(component)!)));
  return costs;
}

/** Lots across levels on networks of growing size: the effort is capped, what it saves is printed beside it. */
export async function benchAcrossLevels(): Promise<void> {
  console.log(`lots across levels, ${weeks} weeks, each item with an ordering cost`);
  for (const count of [100, 1_000, 10_000]) {
    const { records, demand } = largeFactory(count);
    const random = seededRandom(3);
    const costs = rolledUp(records);
    const items = records.items.map((item) => ({ ...item, standardCost: costs.get(item.item)!, orderingCost: Math.round(costs.get(item.item)! * (5 + 45 * random())), lotSizing: "WW" as const }));
    let saved = 0;
    const time = await milliseconds(() => {
      const { cost, ownRulesCost } = decidedAcrossLevels({ ...records, items }, demand, [], new Set(), defaultOptions, weeklyHorizon(weeks));
      saved = 1 - cost / ownRulesCost;
    });
    console.log(`${String(count).padStart(8)} items ${time.toFixed(0).padStart(8)} ms   ${(100 * saved).toFixed(1)} % cheaper than Wagner-Whitin level by level`);
  }
}
