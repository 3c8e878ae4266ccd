import { groupBy } from "../arithmetic";
import { holdsOn, quantityPerParent } from "../capacity/quantityPer";
import type { ScrapConvention } from "../options";
import type { IsoDate, Records } from "../records";

/**
 * Bought material in one good piece, rolled up at standard cost through the make components; what has no bill of
 * material on the date counts with its own standard cost.
 *   m(i) = Σ quantity per parent(i, c), scrap included, · m(c) ÷ yield(i)
 */
export function materialCosts({ items, bom }: Records, date: IsoDate, convention: ScrapConvention): (item: string) => number {
  const byCode = new Map(items.map((item) => [item.item, item]));
  const lines = groupBy(bom.filter((line) => holdsOn(line, date)), ({ parent }) => parent);
  const known = new Map<string, number>();
  const costOf = (code: string): number => {
    const ready = known.get(code);
    if (ready !== undefined) return ready;
    const item = byCode.get(code)!;
    const components = item.source === "make" ? (lines.get(code) ?? []) : [];
    const rolled = components.reduce((total, line) => total + quantityPerParent(line, convention) * costOf(line.component), 0);
    const cost = components.length > 0 ? rolled / item.yield : item.standardCost;
    known.set(code, cost);
    return cost;
  };
  return costOf;
}
