import { weightOf } from "../engine/balance/costRates";
import type { Plan, Requirement } from "../engine/plan";

/**
 * What a unit of key material beyond its supply is priced at: the value of the pieces it goes into, where that is highest,
 * times the overload factor. Content of a piece: Σ quantity per parent × content of the component ÷ yield.
 */
export function materialPrice({ requirements, masterSchedule, items, options }: Plan, material: string): number {
  const below = new Map<string, Requirement[]>();
  for (const line of requirements) if (line.effective.pastDue) below.set(line.parent, [...(below.get(line.parent) ?? []), line]);
  const contentOf = (code: string): number =>
    code === material ? 1 : items[code]?.source === "buy" ? 0 : (below.get(code) ?? []).reduce((all, { component, quantityPer }) => all + (quantityPer * contentOf(component)) / items[code]!.yield, 0);
  const worths = masterSchedule.flatMap(({ item }) => {
    const each = contentOf(item);
    return each > 0 ? [weightOf(items[item]!) / each] : [];
  });
  return Math.max(0, ...worths) * options.overloadFactor;
}
