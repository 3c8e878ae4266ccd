import type { BalanceModel, LotRules, Resource } from "../../src/engine/balance/balanceModel";
import { draws, grades, studyFactory, workCentres, type StudyFactory, type StudyOptions } from "./studyFactory";

export { randomModel } from "./randomModel";
export type { StudyOptions };

/** `npm run bench -- balance` measures 1,000 × 26, 2,000 × 52 and 5,000 × 52; loads in the worst periods, of regular hours. */
export const tight = { peak: [0.95, 1.1], overtimeShare: 0.1 } as const;
export const crunch = { peak: [1.1, 1.25], overtimeShare: 0.08 } as const;
/** The study's instances for lots, with more overtime. */
export const lotSizes = {
  a: { items: 50, periods: 12, weekly: false, overtimeShare: 0.15 },
  b: { items: 200, periods: 12, weekly: false, overtimeShare: 0.15 },
  c: { items: 200, periods: 26, weekly: true, overtimeShare: 0.15 },
} as const;

/** No lots: whole pieces. */
export const wholePieceLots = (items: number): LotRules => ({ multiple: new Float64Array(items).fill(1), minimum: new Float64Array(items), setupCost: new Float64Array(items) });

/** An hour beyond overtime costs so much more that sales are lost before it is planned. */
const beyondOvertime = 100;

export function studyInstance(options: StudyOptions): BalanceModel {
  const factory = studyFactory(options);
  const { items, periods, frozen, released, changeCost, safetyStock, demand } = factory;
  const perCell = (each: (i: number, t: number) => number) => Float64Array.from({ length: items * periods }, (_, k) => each(Math.floor(k / periods), k % periods));
  const open = (t: number) => t >= frozen;
  return {
    items, periods, grades,
    startingBalance: factory.startingStock,
    demand,
    supply: perCell((i, t) => (open(t) ? 0 : released[i * periods + t]!)),
    open: Uint8Array.from({ length: items * periods }, (_, k) => (open(k % periods) ? 1 : 0)),
    released: perCell((i, t) => (open(t) ? released[i * periods + t]! : 0)),
    changeCost: perCell((i, t) => (open(t) ? changeCost[i * periods + t]! : 0)),
    productionCost: new Float64Array(items * periods),
    safetyStock,
    holding: perCell((i) => factory.holding[i]!),
    shortfall: perCell((i) => factory.shortfall[i]!),
    ...customersOf(factory),
    lots: wholePieceLots(items),
    ...usesOf(factory),
    timings: [],
    resources: resourcesOf(factory),
    offer: Int32Array.from({ length: items * periods }, (_, k) => {
      const i = Math.floor(k / periods);
      return factory.outsourced[i] === 1 && open(k % periods) ? factory.family[i]! * periods + (k % periods) : -1;
    }),
    offerCost: perCell((i) => factory.outsourcingCost[i]!),
    offerLimit: factory.familyLimit,
    fixedCost: 0,
  };
}

/** Each grade waits for what it ordered in the last periods; whatever is not served may be lost. */
function customersOf({ items, periods, patience, demand, backlogCost, lastBacklogCost, lostCost }: StudyFactory) {
  const waiting = new Float64Array(items * periods * grades);
  const perGrade = (each: (k: number, t: number) => number) => Float64Array.from({ length: items * periods * grades }, (_, k) => each(Math.floor(k / (periods * grades)) * grades + (k % grades), Math.floor(k / grades) % periods));
  for (let i = 0; i < items; i++) {
    for (let g = 0; g < grades; g++) {
      let owed = 0;
      for (let t = 0; t < periods; t++) {
        owed += demand[(i * periods + t) * grades + g]! - (t >= patience ? demand[(i * periods + t - patience) * grades + g]! : 0);
        waiting[(i * periods + t) * grades + g] = owed;
      }
    }
  }
  const costOwed = (k: number, t: number) => (t === periods - 1 ? lastBacklogCost : backlogCost)[k]!;
  return {
    waiting,
    backlogCost: perGrade(costOwed),
    overdueCost: Float64Array.from({ length: items * periods }, (_, k) => {
      const best = Math.floor(k / periods) * grades;
      return costOwed(best, k % periods) + lostCost[best]!;
    }),
    losable: demand.slice(),
    lostCost: perGrade((k) => lostCost[k]!),
  };
}

function usesOf({ items, hours }: StudyFactory): Pick<BalanceModel, "useStart" | "useResource" | "useEach" | "useSetup" | "useTiming"> {
  const used = [...hours.keys()].filter((k) => hours[k]! > 0);
  const useStart = new Int32Array(items + 1);
  for (const k of used) useStart[Math.floor(k / workCentres) + 1]!++;
  for (let i = 0; i < items; i++) useStart[i + 1]! += useStart[i]!;
  return {
    useStart,
    useResource: Int32Array.from(used, (k) => k % workCentres),
    useEach: Float64Array.from(used, (k) => hours[k]!),
    useSetup: new Float64Array(used.length),
    useTiming: new Int32Array(used.length).fill(-1),
  };
}

/** Frozen production has its hours already. */
function resourcesOf({ items, periods, frozen, hours, released, regular, overtime, overtimeCost }: StudyFactory): Resource[] {
  return Array.from({ length: workCentres }, (_, w) => {
    const limit = regular.slice(w * periods, (w + 1) * periods);
    for (let i = 0; i < items; i++) for (let t = 0; t < frozen; t++) limit[t]! -= hours[i * workCentres + w]! * released[i * periods + t]!;
    return { kind: "hours", limit, steps: [{ cost: overtimeCost[w]!, limit: overtime.slice(w * periods, (w + 1) * periods) }], beyondCost: overtimeCost[w]! * beyondOvertime };
  });
}

/** Periods of demand a set-up should cover, as text-book lots would. */
const cover = [1.3, 3.5] as const;

/** The study's lots: M multiples, S set-ups (cost, hours, minimum lot), MS both. */
export function studyLots(model: BalanceModel, kind: "M" | "S" | "MS"): BalanceModel {
  const { items, periods, demand, holding, useStart, useResource, useEach, resources } = model;
  const draw = draws(31 + items * 7 + periods);
  const main = Int32Array.from({ length: items }, (_, i) => mainUse(useStart[i]!, useStart[i + 1]!, useEach));
  const sharing = resources.map((_, r) => Math.max(1, main.filter((use) => use >= 0 && useResource[use] === r).length));
  const usualHours = resources.map(({ limit }) => limit.reduce((a, b) => a + b, 0) / periods);
  const lots = wholePieceLots(items);
  const useSetup = new Float64Array(useEach.length);
  for (let i = 0; i < items; i++) {
    const mean = demand.subarray(i * periods * model.grades, (i + 1) * periods * model.grades).reduce((a, b) => a + b, 0) / periods;
    const setupCost = (holding[i * periods]! * mean * draw.between(...cover) ** 2) / 2;
    const multiple = niceLot(mean * draw.between(0.1, 0.8));
    const minimum = multiple * Math.max(1, Math.round((mean * draw.between(0.5, 1.2)) / multiple));
    const setupShare = 0.06 * 0.6 * draw.between(0.5, 1.5);
    if (kind !== "S") lots.multiple[i] = multiple;
    if (kind === "M") continue;
    lots.minimum[i] = minimum;
    lots.setupCost[i] = setupCost;
    const use = main[i]!;
    if (use >= 0) useSetup[use] = (setupShare * usualHours[useResource[use]!]!) / sharing[useResource[use]!]!;
  }
  return { ...model, lots, useSetup };
}

/** The use with most per piece; −1 without any. */
function mainUse(from: number, to: number, each: Float64Array): number {
  let most = -1;
  for (let use = from; use < to; use++) if (most < 0 || each[use]! > each[most]!) most = use;
  return most;
}

/** The nearest of 1, 2, 5, 10 × a power of ten. */
function niceLot(pieces: number): number {
  const raw = Math.max(1, pieces);
  const power = 10 ** Math.floor(Math.log10(raw));
  return Math.max(1, [1, 2, 5, 10].map((step) => step * power).reduce((best, lot) => (Math.abs(lot - raw) < Math.abs(best - raw) ? lot : best)));
}
