import type { BalanceModel, Decision } from "../../src/engine/balance/balanceModel";
import { costOf } from "../../src/engine/balance/costOf";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";
import { undisturbed } from "../../src/engine/work";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { randomModel, wholePieceLots } from "../support/balanceInstances";

const solve = loadNodeSolver();
const row = (...values: number[]) => Float64Array.from(values);

/** One item, one work centre with 15 hours a period; a piece takes an hour. */
const oneItem = (demand: readonly number[]): BalanceModel => {
  const periods = demand.length;
  const each = (value: number) => new Float64Array(periods).fill(value);
  return {
    items: 1, periods, grades: 1,
    startingBalance: row(0), demand: row(...demand), supply: each(0),
    open: new Uint8Array(periods).fill(1), released: each(0), changeCost: each(0), productionCost: each(0),
    safetyStock: each(0), holding: each(1), shortfall: each(0),
    waiting: each(0), backlogCost: each(50), overdueCost: each(50), losable: each(0), lostCost: each(0),
    lots: wholePieceLots(1),
    useStart: Int32Array.of(0, 1), useResource: Int32Array.of(0), useEach: row(1), useSetup: row(0), useTiming: Int32Array.of(-1), timings: [],
    resources: [{ kind: "hours", limit: each(15), steps: [{ cost: 4, limit: each(2) }], beyondCost: 100 }],
    offer: new Int32Array(periods).fill(-1), offerCost: each(0), offerLimit: row(),
    fixedCost: 3,
  };
};

test("what does not fit is made ahead, and an hour is worth the holding it saves", async () => {
  // The third period's 20 take 15 there, 3 in the second and 2 in the first: 3 · 1 + 2 · 2, and 3 that are fixed.
  const solved = await solveGeneral(oneItem([10, 12, 20]), solve, undisturbed);
  expect(solved).toMatchObject({ decision: { production: row(12, 15, 15) }, prices: { resources: row(0, 1, 2) } });
  expect(solved!.cost).toBeCloseTo(10, 9);
  expect(solved!.bound).toBeCloseTo(10, 9);
});

test("overtime is worked where it costs less than holding, step by step before what nothing covers", async () => {
  // 15 + 2 of overtime; the rest neither hours nor customers' patience cover: late at 50 beats overload at 100.
  const solved = await solveGeneral(oneItem([20]), solve, undisturbed);
  expect(solved!.cost).toBeCloseTo(3 + 2 * 4 + 3 * 50, 9);
  expect(solved!.prices.resources[0]).toBeCloseTo(50, 9);
});

test("a stopped search answers nothing", async () => {
  expect(await solveGeneral(oneItem([1]), solve, { ...undisturbed, goOn: () => Promise.resolve(false) })).toBeUndefined();
});

/**
 * Two periods, small whole numbers, every column in the balance and at most one coupling row: a network, whose best plan is
 * in whole pieces, so that trying all of them finds it.
 */
function tinyModel(seed: number): BalanceModel {
  const model = randomModel(seed, { items: 1, periods: 2 });
  const small = (values: Float64Array, most: number) => values.map((value) => Math.min(most, Math.floor(value)));
  const demand = small(model.demand, 3);
  const used = model.useStart[1]! > 0 ? 1 : 0;
  const { storage, ...rest } = model;
  return {
    ...rest,
    ...(seed % 2 === 0 && storage && used === 0 && { storage: { ...storage, each: row(1), limit: small(storage.limit, 2) } }),
    startingBalance: model.startingBalance.map((value) => Math.max(-3, Math.min(3, value))),
    demand,
    supply: small(model.supply, 2),
    released: small(model.released, 4),
    safetyStock: small(model.safetyStock, 2),
    waiting: small(model.waiting, 2),
    losable: model.losable.map((value, k) => Math.min(value, demand[k]!)),
    useStart: Int32Array.of(0, used),
    useEach: model.useEach.slice(0, used).fill(1),
    resources: model.resources.map((resource) => ({ ...resource, limit: resource.limit.map((hours) => Math.max(-2, Math.min(4, Math.floor(hours)))), steps: resource.steps.map((step) => ({ ...step, limit: small(step.limit, 1) })) })),
    offerLimit: small(model.offerLimit, 4),
  };
}

/** Every plan in whole pieces; nobody makes or buys more than all that can be wanted. */
function* allPlans({ grades, open, offer, offerLimit, losable }: BalanceModel): Generator<Decision> {
  const most = 16;
  const upTo = (count: number) => Array.from({ length: count + 1 }, (_, value) => value);
  const pairs = ([first, second]: readonly [number, number]) => upTo(first).flatMap((a) => upTo(second).map((b) => row(a, b)));
  const perPeriod = (each: (t: 0 | 1) => number) => pairs([each(0), each(1)]);
  const lostAll = perPeriod((t) => losable.subarray(t * grades, (t + 1) * grades).reduce((a, b) => a + b, 0));
  const boughtAll = perPeriod((t) => (offer[t]! >= 0 ? offerLimit[offer[t]!]! : 0)).filter(([a, b]) => offer[0] !== offer[1] || offer[0]! < 0 || a! + b! <= offerLimit[offer[0]!]!);
  for (const production of perPeriod((t) => (open[t] === 1 ? most : 0))) for (const outsourced of boughtAll) for (const lost of lostAll) yield { production, outsourced, lost };
}

test.each(Array.from({ length: 25 }, (_, seed) => seed))("no plan of a tiny factory is better (seed %i)", async (seed) => {
  const model = tinyModel(seed);
  let best = Infinity;
  for (const plan of allPlans(model)) best = Math.min(best, costOf(model, plan));
  const solved = (await solveGeneral(model, solve, undisturbed))!;
  expect(Math.abs(solved.cost - best)).toBeLessThan(1e-8 * (1 + Math.abs(best)));
  expect(Math.abs(solved.bound - best)).toBeLessThan(1e-8 * (1 + Math.abs(best)));
});
