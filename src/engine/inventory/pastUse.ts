import { groupBy, round6, sum, zeros } from "../arithmetic";
import { currentLines, quantityPerParent } from "../capacity/quantityPer";
import type { ScrapConvention } from "../options";
import type { Horizon } from "../periods";
import type { ActualsLine } from "../plan";
import type { Item, Records } from "../records";

/**
 * What the closed months took of each item: what customers requested of it, and what its parents took as they were made,
 * by today's bill of material.
 *   use(c) = requested(c) + Σ made(p) ÷ yield(p) · quantity per parent(p, c)
 * made = output as recorded; of what has no recorded output, what was used was made. Months as `Plan.actualMonths`, the
 * open one left out; no months, no use.
 */
export function pastUse({ items, bom }: Records, actuals: readonly ActualsLine[], closedMonths: number, convention: ScrapConvention, horizon: Horizon): (item: string) => readonly number[] {
  const byCode = new Map(items.map((item) => [item.item, item]));
  const past = new Map(actuals.map((line) => [line.item, line]));
  const parents = groupBy([...groupBy(bom, ({ parent }) => parent).values()].flatMap((lines) => currentLines(lines, horizon)), ({ component }) => component);
  const closed = (quantities: readonly number[] = zeros(closedMonths)) => quantities.slice(0, closedMonths);
  const known = new Map<string, readonly number[]>();

  const madeOf = (item: Item): readonly number[] => {
    const recorded = closed(past.get(item.item)?.produced);
    return item.source === "buy" ? zeros(closedMonths) : sum(recorded) > 0 ? recorded : takenOf(item.item);
  };
  const takenOf = (code: string): readonly number[] => {
    const ready = known.get(code);
    if (ready) return ready;
    const taken = (parents.get(code) ?? []).map((line) => {
      const parent = byCode.get(line.parent)!;
      const each = quantityPerParent(line, convention) / parent.yield;
      return madeOf(parent).map((made) => made * each);
    });
    const requested = closed(requestedOf(past.get(code)));
    const use = requested.map((quantity, m) => round6(quantity + sum(taken.map((months) => months[m]!))));
    known.set(code, use);
    return use;
  };
  return takenOf;
}

/** Sheets that keep shipments only say nothing of what was requested beyond them. */
const requestedOf = (line: ActualsLine | undefined): readonly number[] | undefined => (line && sum(line.requested) === 0 ? line.shipped : line?.requested);
