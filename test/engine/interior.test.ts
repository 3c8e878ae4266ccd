import type { BalanceModel } from "../../src/engine/balance/balanceModel";
import { resourceUse } from "../../src/engine/balance/costOf";
import { coversStructure, solveStructured } from "../../src/engine/balance/interior/solveStructured";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";
import { undisturbed } from "../../src/engine/work";
import { randomModel, studyInstance } from "../support/balanceInstances";
import { planningTools } from "../support/planningTools";

/** Everything the contract knows but limited room, which the structure does not cover. */
function randomCovered(seed: number, size: { items: number; periods: number }): BalanceModel {
  const model = randomModel(seed, size);
  delete model.storage;
  return model;
}

const relative = (difference: number, cost: number) => Math.abs(difference) / Math.max(1, Math.abs(cost));

/** 200 instances from slack to hopeless when run in full: loads of 60 to 170 %, months and weeks. */
const spread = Array.from({ length: 12 }, (_, k) => ({ seed: 100 + k, load: 0.6 + 0.1 * k, items: [30, 60][k % 2]!, periods: [6, 12, 26][k % 3]! }));
const loaded = ({ seed, load, items, periods }: (typeof spread)[number]) => studyInstance({ items, periods, weekly: periods > 12, seed, peak: [load, load], overtimeShare: 0.08 });

const sizes = [
  { items: 1, periods: 1 },
  { items: 1, periods: 5 },
  { items: 4, periods: 6 },
  { items: 7, periods: 9 },
  { items: 15, periods: 8 },
];

test.each(sizes)("costs what HiGHS says to eight digits, and proves it: $items × $periods", async ({ items, periods }) => {
  const { solve } = planningTools();
  for (let seed = 1; seed <= 8; seed++) {
    const model = randomCovered(seed, { items, periods });
    const ours = (await solveStructured(model, undisturbed))!;
    const highs = (await solveGeneral(model, solve, undisturbed))!;
    expect(relative(ours.cost - highs.cost, highs.cost)).toBeLessThan(1e-8);
    expect(relative(ours.cost - ours.bound, ours.cost)).toBeLessThan(1e-8);
  }
});

test.each(spread)("ends with a proof from slack to hopeless: load $load, $items × $periods", async (instance) => {
  const { cost, bound, iterations } = (await solveStructured(loaded(instance), undisturbed))!;
  expect(relative(cost - bound, cost)).toBeLessThan(1e-7);
  expect(bound).toBeLessThanOrEqual(cost * (1 + 1e-12));
  expect(iterations).toBeLessThanOrEqual(60);
});

test("the same input gives the same bytes", async () => {
  const model = studyInstance({ items: 30, periods: 12, weekly: false, seed: 3, peak: [1, 1.1], overtimeShare: 0.1 });
  expect(await solveStructured(model, undisturbed)).toEqual(await solveStructured(model, undisturbed));
});

/** Items in another order: the row of each item's numbers moves, indices of resources and offers stay. */
function reversed(model: BalanceModel): BalanceModel {
  const { items, useStart } = model;
  const order = Array.from({ length: items }, (_, k) => items - 1 - k);
  const move = <A extends Float64Array | Int32Array | Uint8Array>(all: A): A => {
    const width = all.length / items;
    const moved = all.slice() as A;
    order.forEach((item, k) => moved.set(all.subarray(item * width, (item + 1) * width), k * width));
    return moved;
  };
  const uses = order.flatMap((item) => Array.from({ length: useStart[item + 1]! - useStart[item]! }, (_, k) => useStart[item]! + k));
  const starts = order.reduce<number[]>((found, item) => [...found, found.at(-1)! + useStart[item + 1]! - useStart[item]!], [0]);
  return {
    ...model,
    ...{ startingBalance: move(model.startingBalance), demand: move(model.demand), supply: move(model.supply), open: move(model.open) },
    ...{ released: move(model.released), changeCost: move(model.changeCost), productionCost: move(model.productionCost) },
    ...{ safetyStock: move(model.safetyStock), holding: move(model.holding), shortfall: move(model.shortfall), waiting: move(model.waiting) },
    ...{ backlogCost: move(model.backlogCost), overdueCost: move(model.overdueCost), losable: move(model.losable), lostCost: move(model.lostCost) },
    ...{ offer: move(model.offer), offerCost: move(model.offerCost) },
    useStart: Int32Array.from(starts),
    useResource: Int32Array.from(uses, (use) => model.useResource[use]!),
    useEach: Float64Array.from(uses, (use) => model.useEach[use]!),
    useSetup: Float64Array.from(uses, (use) => model.useSetup[use]!),
    useTiming: Int32Array.from(uses, (use) => model.useTiming[use]!),
  };
}

test("items in another order cost the same and load the work centres the same", async () => {
  const model = studyInstance({ items: 40, periods: 12, weekly: false, seed: 5, peak: [1.05, 1.2], overtimeShare: 0.1 });
  const one = (await solveStructured(model, undisturbed))!;
  const other = (await solveStructured(reversed(model), undisturbed))!;
  expect(relative(other.cost - one.cost, one.cost)).toBeLessThan(1e-8);
  const hours = resourceUse(model, one.decision.production);
  resourceUse(reversed(model), other.decision.production).forEach((used, k) => expect(relative(used - hours[k]!, hours[k]!)).toBeLessThan(1e-3));
});

/** Pieces counted in dozens, hours in minutes, money in cents. */
function rescaled(model: BalanceModel): BalanceModel {
  const pieces = 1 / 12;
  const hours = 60;
  const money = 100;
  const by = (factor: number) => (all: Float64Array) => all.map((each) => each * factor);
  const [perPiece, inPieces] = [by(money / pieces), by(pieces)];
  return {
    ...model,
    ...{ startingBalance: inPieces(model.startingBalance), demand: inPieces(model.demand), supply: inPieces(model.supply), released: inPieces(model.released) },
    ...{ safetyStock: inPieces(model.safetyStock), waiting: inPieces(model.waiting), losable: inPieces(model.losable), offerLimit: inPieces(model.offerLimit) },
    ...{ changeCost: perPiece(model.changeCost), productionCost: perPiece(model.productionCost), holding: perPiece(model.holding), shortfall: perPiece(model.shortfall) },
    ...{ backlogCost: perPiece(model.backlogCost), overdueCost: perPiece(model.overdueCost), lostCost: perPiece(model.lostCost), offerCost: perPiece(model.offerCost) },
    useEach: by(hours / pieces)(model.useEach),
    resources: model.resources.map(({ kind, limit, steps, beyondCost }) => ({
      kind,
      limit: by(hours)(limit),
      steps: steps.map((step) => ({ cost: (step.cost * money) / hours, limit: by(hours)(step.limit) })),
      beyondCost: (beyondCost * money) / hours,
    })),
  };
}

test("other units give the same plan", async () => {
  const model = randomCovered(4, { items: 9, periods: 8 });
  const one = (await solveStructured({ ...model, fixedCost: 0 }, undisturbed))!;
  const other = (await solveStructured(rescaled({ ...model, fixedCost: 0 }), undisturbed))!;
  expect(relative(other.cost / 100 - one.cost, one.cost)).toBeLessThan(1e-8);
  expect(other.iterations).toBe(one.iterations);
  other.decision.production.forEach((dozens, cell) => expect(12 * dozens).toBeCloseTo(one.decision.production[cell]!, 3));
});

const spreadOfScale = (model: BalanceModel): BalanceModel => {
  const row = model.periods * model.grades;
  const scaled = (all: Float64Array, width: number) => all.map((each, k) => each * 10 ** (Math.floor(k / width) % 7) * 0.001);
  return { ...model, demand: scaled(model.demand, row), waiting: scaled(model.waiting, row), losable: scaled(model.losable, row) };
};

const nothingAtAll = (model: BalanceModel): BalanceModel => ({
  ...model,
  demand: model.demand.map(() => 0), losable: model.losable.map(() => 0), waiting: model.waiting.map(() => 0),
  supply: model.supply.map(() => 0), safetyStock: model.safetyStock.map(() => 0), released: model.released.map(() => 0),
  startingBalance: model.startingBalance.map(() => 0),
});

const closed = (model: BalanceModel): BalanceModel => ({ ...model, open: model.open.map(() => 0), offer: model.offer.map(() => -1) });

const overdrawn = (model: BalanceModel): BalanceModel => ({
  ...model,
  resources: model.resources.map((resource) => ({ ...resource, limit: resource.limit.map((hours) => -hours - 10), steps: [] })),
});

const withoutLimits = (model: BalanceModel): BalanceModel => ({
  ...model,
  resources: model.resources.map((resource) => ({ ...resource, limit: resource.limit.map(() => Infinity) })),
  offerLimit: model.offerLimit.map(() => Infinity),
});

const oddities = { "quantities from 0.001 to a million": spreadOfScale, "nothing at all": nothingAtAll, "everything closed": closed, "every limit overdrawn": overdrawn, "no limit at all": withoutLimits };

test.each(Object.entries(oddities))("survives %s", async (_, change) => {
  const { solve } = planningTools();
  for (const seed of [2, 3, 6]) {
    const model = change(randomCovered(seed, { items: 12, periods: 7 }));
    const ours = (await solveStructured(model, undisturbed))!;
    expect(relative(ours.cost - ours.bound, ours.cost)).toBeLessThan(1e-7);
    const highs = await solveGeneral(model, solve, undisturbed);
    expect(relative(ours.cost - highs!.cost, highs!.cost)).toBeLessThan(1e-7);
  }
});

test("stopped at any iteration, there is a plan that can be carried out or none", async () => {
  const model = studyInstance({ items: 20, periods: 8, weekly: false, seed: 2, peak: [1, 1.1], overtimeShare: 0.1 });
  const { cost: best, iterations } = (await solveStructured(model, undisturbed))!;
  const endings = [];
  for (let asked = 0; asked < iterations; asked++) {
    let left = asked;
    const plan = await solveStructured(model, { goOn: () => Promise.resolve(left-- > 0), tell: () => {} });
    if (plan) expect(plan.bound).toBeLessThanOrEqual(best * (1 + 1e-9));
    if (plan) expect(plan.cost).toBeGreaterThanOrEqual(best * (1 - 1e-9));
    endings.push(plan !== undefined);
  }
  expect(endings[0]).toBe(false);
  expect(endings.at(-1)).toBe(true);
});

test("limited room is left to the general solver", () => {
  const model = randomCovered(1, { items: 3, periods: 4 });
  expect(coversStructure(model)).toBe(true);
  expect(coversStructure({ ...model, storage: { each: new Float64Array(3).fill(1), limit: new Float64Array(4).fill(50), beyondCost: new Float64Array(4).fill(5) } })).toBe(false);
});
