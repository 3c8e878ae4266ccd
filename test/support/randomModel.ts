import type { BalanceModel, LotRules, Resource, Storage } from "../../src/engine/balance/balanceModel";
import { seeded, type Random } from "../../src/input/sampleFactory/random";

/** A small model with everything the contract knows, by chance: what no factory has all at once, a test has to. */
export function randomModel(seed: number, { items, periods }: { items: number; periods: number }): BalanceModel {
  const random = seeded(seed * 104_729 + items * 131 + periods);
  const chance = (share: number) => random.between(0, 1) < share;
  const grades = random.pick([1, 2, 3]);
  const cells = items * periods;
  const idle = Array.from({ length: items }, () => chance(0.1));
  const demand = Float64Array.from({ length: cells * grades }, (_, k) => (idle[Math.floor(k / (periods * grades))]! || chance(0.3) ? 0 : random.whole(1, 40)));
  const meanDemand = demand.reduce((a, b) => a + b, 0) / cells;
  const open = Uint8Array.from({ length: cells }, (_, k) => (k % periods === 0 ? chance(0.6) : chance(0.92)) ? 1 : 0);
  const stable = chance(0.7);
  const changeCost = Float64Array.from({ length: cells }, (_, k) => (stable && open[k] === 1 && chance(0.8) ? random.between(0.05, 1) : 0));
  const uses = drawUses(items, random);
  return {
    items, periods, grades,
    startingBalance: Float64Array.from({ length: items }, () => (chance(0.25) ? -random.whole(1, 30) : random.whole(0, 80))),
    demand,
    supply: Float64Array.from({ length: cells }, (_, k) => ((open[k] === 1 ? chance(0.1) : chance(0.5)) ? random.whole(1, 50) : 0)),
    open,
    released: Float64Array.from({ length: cells }, (_, k) => (changeCost[k]! > 0 && chance(0.7) ? random.whole(1, 50) : 0)),
    changeCost,
    productionCost: Float64Array.from({ length: cells }, () => (chance(0.1) ? random.between(0, 2) : 0)),
    ...drawStock(cells, random),
    ...drawCustomers({ items, periods, grades }, demand, random),
    lots: noLots(items),
    ...uses,
    ...drawResources({ items, periods }, uses, meanDemand * grades, random),
    ...drawOffers({ items, periods }, open, random),
    ...(chance(0.4) && { storage: drawStorage({ items, periods }, random) }),
    fixedCost: random.whole(0, 100),
  };
}

const noLots = (items: number): LotRules => ({ multiple: new Float64Array(items).fill(1), minimum: new Float64Array(items), setupCost: new Float64Array(items) });

const holdingRange = [0.05, 1] as const;

/** A missing piece of safety stock never costs more than holding one and owing one: see `drawCustomers`. */
function drawStock(cells: number, random: Random): Pick<BalanceModel, "safetyStock" | "holding" | "shortfall"> {
  return {
    safetyStock: Float64Array.from({ length: cells }, () => (random.between(0, 1) < 0.5 ? random.whole(1, 40) : 0)),
    holding: Float64Array.from({ length: cells }, () => random.between(...holdingRange)),
    shortfall: Float64Array.from({ length: cells }, () => random.between(0, 1.2)),
  };
}

type Size = Pick<BalanceModel, "items" | "periods">;

function drawCustomers({ items, periods, grades }: Size & { grades: number }, demand: Float64Array, random: Random): Pick<BalanceModel, "waiting" | "backlogCost" | "overdueCost" | "losable" | "lostCost"> {
  const length = items * periods * grades;
  const waiting = new Float64Array(length);
  const backlogCost = new Float64Array(length);
  const lostCost = new Float64Array(length);
  const losable = new Float64Array(length);
  const overdueCost = new Float64Array(items * periods);
  for (let i = 0; i < items; i++) {
    const patience = Array.from({ length: grades }, () => random.pick([0, 1, 2, Infinity]));
    const loses = Array.from({ length: grades }, () => random.between(0, 1) < 0.5);
    for (let t = 0; t < periods; t++) {
      let owed = random.between(1.3, 3);
      let lost = random.between(8, 20);
      for (let g = grades - 1; g >= 0; g--) {
        const k = (i * periods + t) * grades + g;
        owed += random.between(0, 1.5);
        lost += random.between(0, 10);
        backlogCost[k] = owed;
        lostCost[k] = lost;
        losable[k] = loses[g] ? Math.floor(demand[k]! * random.pick([0.5, 1])) : 0;
        for (let back = Math.max(0, t - patience[g]! + 1); back <= t; back++) waiting[k]! += demand[(i * periods + back) * grades + g]!;
      }
      overdueCost[i * periods + t] = owed + random.pick([0, 5, 50]);
    }
  }
  return { waiting, backlogCost, overdueCost, losable, lostCost };
}

const resourceCount = 3;

type Uses = Pick<BalanceModel, "useStart" | "useResource" | "useEach" | "useSetup" | "useTiming">;

/** Resources 0 and 1 are work centres, 2 is a key material. */
function drawUses(items: number, random: Random): Uses {
  const useStart = new Int32Array(items + 1);
  const rows: { resource: number; each: number; timing: number }[] = [];
  for (let i = 0; i < items; i++) {
    for (let resource = 0; resource < resourceCount; resource++) {
      if (random.between(0, 1) < [0.8, 0.5, 0.3][resource]!) rows.push({ resource, each: random.between(0.05, 2), timing: random.pick([-1, -1, 0, 1]) });
    }
    useStart[i + 1] = rows.length;
  }
  return {
    useStart,
    useResource: Int32Array.from(rows, ({ resource }) => resource),
    useEach: Float64Array.from(rows, ({ each }) => each),
    useSetup: new Float64Array(rows.length),
    useTiming: Int32Array.from(rows, ({ timing }) => timing),
  };
}

/** From slack to hopeless; a work centre may be closed altogether, a key material may be overdrawn from the start. */
function drawResources({ items, periods }: Size, { useResource, useEach }: Uses, demandPerCell: number, random: Random): Pick<BalanceModel, "resources" | "timings"> {
  const load = random.between(0.6, 1.7);
  const some = (share: number) => random.between(0, 1) < share;
  const steps = (usual: number, cost: number): Resource["steps"] =>
    Array.from({ length: random.pick([0, 1, 2]) }, (_, step) => ({ cost: cost * (1 + step), limit: Float64Array.from({ length: periods }, () => (some(0.2) ? 0 : usual * random.between(0.05, 0.25))) }));
  const resources = Array.from({ length: resourceCount }, (_, r): Resource => {
    const perPiece = useEach.reduce((total, each, use) => total + (useResource[use] === r ? each : 0), 0) / items;
    const usual = (perPiece * demandPerCell * items) / load;
    const cost = random.between(0.5, 3);
    const limit = Float64Array.from({ length: periods }, (_, t) => (some(0.1) ? 0 : usual * random.between(0.7, 1.3)) - (t === 0 && some(0.2) ? usual * 1.2 : 0));
    if (r < resourceCount - 1) return { kind: "hours", limit, steps: steps(usual, cost), beyondCost: cost * 20 };
    return { kind: "material", limit: limit.map((each) => (some(0.5) ? 0 : each * 2)), steps: [], beyondCost: cost * 20 };
  });
  const before = (periodsEarlier: number) => Int32Array.from({ length: periods }, (_, t) => Math.max(0, t - periodsEarlier));
  return { resources, timings: [before(1), Int32Array.from({ length: periods }, (_, t) => Math.max(0, t - (t % 3)))] };
}

/** Offers of a family by the month (four periods), of single items by the period, and of single items for good. */
function drawOffers({ items, periods }: Size, open: Uint8Array, random: Random): Pick<BalanceModel, "offer" | "offerCost" | "offerLimit"> {
  const offer = new Int32Array(items * periods).fill(-1);
  const limits: number[] = [];
  const add = (each: readonly number[], at: (t: number) => number) => {
    const first = limits.length;
    limits.push(...each);
    return (i: number) => {
      for (let t = 0; t < periods; t++) if (open[i * periods + t] === 1) offer[i * periods + t] = first + at(t);
    };
  };
  const months = Math.ceil(periods / 4);
  const someLimits = (length: number) => Array.from({ length }, () => random.pick([0, 10, 25, 60, Infinity]));
  const family = add(someLimits(months), (t) => Math.floor(t / 4));
  for (let i = 0; i < items; i++) {
    const kind = random.pick(["none", "family", "family", "period", "all"] as const);
    if (kind === "family") family(i);
    if (kind === "period") add(someLimits(periods), (t) => t)(i);
    if (kind === "all") add(someLimits(1), () => 0)(i);
  }
  return { offer, offerCost: Float64Array.from({ length: items * periods }, () => random.between(2, 12)), offerLimit: Float64Array.from(limits) };
}

function drawStorage({ items, periods }: Size, random: Random): Storage {
  const each = Float64Array.from({ length: items }, () => (random.between(0, 1) < 0.2 ? 0 : random.between(0.2, 2)));
  return { each, limit: Float64Array.from({ length: periods }, () => items * random.between(5, 60)), beyondCost: new Float64Array(periods).fill(random.between(1, 5)) };
}
