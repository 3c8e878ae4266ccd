import { groupBy, round12, round6 } from "../arithmetic";
import { lotStepOf } from "../lotSizing/lotStep";
import type { Horizon } from "../periods";
import type { ScrapConvention } from "../options";
import type { BomLine, IsoDate, Item, Records, RoutingStep } from "../records";

/** Hours one good piece of an item needs per work centre. */
export type BillOfCapacity = (item: string) => Readonly<Record<string, number>>;

export const holdsOn = ({ from, to }: BomLine, date: IsoDate): boolean => (from === undefined || from <= date) && (to === undefined || date <= to);

const withScrap: Record<ScrapConvention, (net: number, scrap: number) => number> = {
  addedToNet: (net, scrap) => net * (1 + scrap),
  shareOfInput: (net, scrap) => net / (1 - scrap),
};

/** Component pieces per parent piece started, component scrap included. Example: 2 with 10 % scrap → 2.2 added to net, 2.222… as a share of input. */
export const quantityPerParent = ({ quantityPer, batchSize, scrap }: BomLine, convention: ScrapConvention): number =>
  round12(withScrap[convention](quantityPer / batchSize, scrap));

/**
 * Bill of capacity 能力清单, its own operations and those of its make components:
 *   h(i, w) = (own(i, w) + Σ quantity per parent(i, c), scrap included, · h(c, w)) ÷ yield(i)
 * Set-up hours are spread over the lot of FOQ items; the other rules have no lot of known size, so theirs are left out.
 * Example: 0.6 h of its own, two components of 0.2 h, yield 0.8 → 1.25 h.
 */
export function billOfCapacity({ items, bom, routing }: Records, horizon: Horizon, convention: ScrapConvention): BillOfCapacity {
  const byCode = new Map(items.map((item) => [item.item, item]));
  const lines = groupBy(bom, ({ parent }) => parent);
  const steps = groupBy(routing, ({ item }) => item);
  const known = new Map<string, Readonly<Record<string, number>>>();
  const hoursOf: BillOfCapacity = (code) => {
    const ready = known.get(code);
    if (ready) return ready;
    const item = byCode.get(code)!;
    const hours = item.source === "buy" ? {} : makeHours(item, steps.get(code) ?? [], currentLines(lines.get(code) ?? [], horizon), hoursOf, convention);
    known.set(code, hours);
    return hours;
  };
  return hoursOf;
}

function makeHours(item: Item, steps: readonly RoutingStep[], lines: readonly BomLine[], hoursOf: BillOfCapacity, convention: ScrapConvention): Record<string, number> {
  const hours: Record<string, number> = {};
  const add = (workCentre: string, more: number) => (hours[workCentre] = (hours[workCentre] ?? 0) + more);
  const lot = item.lotSizing === "FOQ" && item.lotSize > 0 ? lotStepOf(item, 0).multiple : Infinity;
  for (const step of steps) add(step.workCentre, step.hoursPerUnit + step.setupHours / lot);
  for (const line of lines) for (const [workCentre, each] of Object.entries(hoursOf(line.component))) add(workCentre, quantityPerParent(line, convention) * each);
  return Object.fromEntries(Object.entries(hours).flatMap(([workCentre, total]) => (total > 0 ? [[workCentre, round6(total / item.yield)]] : [])));
}

/** One figure serves the whole horizon: the bill of the plan date, or the first that comes into force where there is none yet. */
function currentLines(lines: readonly BomLine[], { planDate, periods }: Horizon): readonly BomLine[] {
  const date = [planDate, ...periods.map(({ start }) => start)].find((day) => lines.some((line) => holdsOn(line, day)));
  return date === undefined ? [] : lines.filter((line) => holdsOn(line, date));
}
