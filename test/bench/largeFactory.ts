import { noDemand } from "../../src/engine/demand/noDemand";
import type { DemandPlan } from "../../src/engine/demand/planDemand";
import { defaultOptions } from "../../src/engine/options";
import { materialNetwork, type NetworkOfRecords } from "../../src/engine/materials/network";
import type { DemandLine } from "../../src/engine/plan";
import type { BomLine, Item, Records, ScheduledReceipt, Stock } from "../../src/engine/records";
import { aBomLine, anItem, aReceipt, aStock, noRecords } from "../support/smallFactory";
import { weeklyHorizon } from "../support/weeklyHorizon";

/** Uniform numbers in [0, 1), the same on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const weeks = 52;
/** Share of the items per level: few finished goods, many parts. */
const levelShares = [0.05, 0.08, 0.12, 0.15, 0.17, 0.17, 0.14, 0.12];

/**
 * A factory of many items on eight levels, 52 weeks, about four components per parent, some parts in very many bills. All
 * items are planned by MRP: finished goods have weekly demand, a few parts demand of their own.
 */
export function largeFactory(count: number): { records: Records; demand: DemandPlan; lines: number } {
  const random = seededRandom(7);
  const upTo = (most: number) => Math.floor(random() * most);
  const horizon = weeklyHorizon(weeks);
  const starts = levelShares.map((_, level) => Math.round(count * levelShares.slice(0, level).reduce((a, b) => a + b, 0)));
  const levelEnd = (level: number) => starts[level + 1] ?? count;
  const code = (i: number) => `I${String(i).padStart(6, "0")}`;
  const items: Item[] = [];
  const bom: BomLine[] = [];
  const stock: Stock[] = [];
  const receipts: ScheduledReceipt[] = [];
  const demand = new Map<string, DemandLine>();
  for (let level = 0; level < levelShares.length; level++) {
    for (let i = starts[level]!; i < levelEnd(level); i++) {
      const last = level === levelShares.length - 1;
      items.push(anItem(code(i), {
        type: level === 0 ? "finished" : last ? "raw" : "semiFinished",
        source: last ? "buy" : "make",
        leadTimeDays: 5 * upTo(6),
        safetyStock: upTo(40),
        lotMultiple: random() < 0.5 ? [5, 10, 25, 50, 100][upTo(5)]! : 0,
        minimumLot: random() < 0.2 ? 20 + upTo(180) : 0,
      }));
      stock.push(aStock(code(i), upTo(120)));
      if (random() < 0.3) receipts.push(aReceipt(`O${i}`, code(i), 20 + upTo(140), horizon.periods[upTo(5)]!.start));
      if (level === 0 || random() < 0.03) {
        const usual = 10 + upTo(80);
        const total = horizon.periods.map(() => (level === 0 || random() < 0.3 ? Math.round(usual * (0.7 + 0.6 * random())) : 0));
        const orders = { pastDue: 0, periods: total };
        const nothing = noDemand(code(i), weeks);
        demand.set(code(i), { ...nothing, orders, total, grades: { ...nothing.grades, C: orders } });
      }
      if (last) continue;
      const used = new Set<number>();
      for (let k = 1 + Math.floor(random() * random() * 16); k > 0; k--) {
        const below = random() < 0.65 ? level + 1 : level + 1 + upTo(levelShares.length - 1 - level);
        const favoured = random() < 0.3 ? random() ** 3 : random();
        used.add(starts[below]! + Math.floor(favoured * (levelEnd(below) - starts[below]!)));
      }
      for (const component of used) bom.push(aBomLine(code(i), code(component), random() < 0.6 ? 1 : 1 + upTo(4)));
    }
  }
  return { records: { ...noRecords, items, bom, stock, receipts }, demand: { lines: demand, channels: new Map(), problems: [] }, lines: bom.length };
}

export const largeNetwork = ({ records, demand }: ReturnType<typeof largeFactory>): NetworkOfRecords =>
  materialNetwork(records, demand, [], new Set(), defaultOptions, weeklyHorizon(weeks));
