import type { BalanceModel, Decision, Relaxation, Resource } from "../../src/engine/balance/balanceModel";
import { bestResponse, lowerBound } from "../../src/engine/balance/bound/lowerBound";
import { costOf } from "../../src/engine/balance/costOf";
import { solveStructured } from "../../src/engine/balance/interior/solveStructured";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";
import { roundPlan } from "../../src/engine/balance/wholePieces/roundPlan";
import { wholePieces } from "../../src/engine/balance/wholePieces/wholePieces";
import { undisturbed } from "../../src/engine/work";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { crunch, randomModel, studyInstance, tight } from "../support/balanceInstances";
import { largestViolation } from "../support/largestViolation";
import { tinyModel, usingAll } from "../support/tinyModel";

const solver = loadNodeSolver();
const relax = async (model: BalanceModel): Promise<Relaxation> => (await solveGeneral(model, await solver, undisturbed))!;
const row = (...values: number[]): Float64Array => Float64Array.from(values);

/** Every other item may be made in any quantity, or in halves. */
const withParts = (model: BalanceModel): BalanceModel => ({ ...model, lots: { ...model.lots, multiple: model.lots.multiple.map((_, i) => [1, 0, 0.5][i % 3]!) } });
/** Stock, receipts and what is released are no whole pieces: a released month cut into weeks. */
const withFractions = (model: BalanceModel): BalanceModel => ({ ...model, startingBalance: model.startingBalance.map((stock, i) => stock + 0.3 * (i % 4)), supply: model.supply.map((pieces, k) => pieces + 0.25 * (k % 3)), released: model.released.map((pieces) => (pieces > 0 ? pieces + 0.4 : 0)) });

const isWhole = ({ items, periods, lots }: BalanceModel, { production, outsourced }: Decision): boolean =>
  [production, outsourced].every((quantities) => quantities.every((quantity, cell) => lots.multiple[Math.floor(cell / periods) % items] === 0 || Number.isInteger(quantity / lots.multiple[Math.floor(cell / periods)]!)));

describe("a plan in whole pieces", () => {
  it("is possible, whole, no better than the bound, and no dearer than rounding", async () => {
    for (let seed = 1; seed <= 18; seed++) {
      const model = [(m: BalanceModel) => m, withParts, withFractions][seed % 3]!(randomModel(seed, { items: 2 + (seed % 5), periods: 2 + (seed % 6) }));
      const relaxation = await relax(model);
      const plan = await wholePieces(model, relaxation, undisturbed);
      expect(largestViolation(model, plan)).toBeLessThan(1e-9);
      expect(isWhole(model, plan)).toBe(true);
      expect(costOf(model, plan)).toBeGreaterThanOrEqual(relaxation.bound * (1 - 1e-9));
      expect(costOf(model, plan)).toBeLessThanOrEqual(costOf(model, roundPlan(model, relaxation.decision, relaxation.prices.storage)) * (1 + 1e-12));
    }
  }, 60_000);

  /** One item, nothing shared: every plan is tried. Where supply is no whole number, the best one is not the rounded one. */
  it("is the best of all for an item alone", async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const model = withFractions(tinyModel(3, {
        startingBalance: row((seed % 9) - 4),
        demand: row(seed % 5, (seed * 7) % 6, (seed * 3) % 8), supply: row(0, (seed * 5) % 4, 0),
        open: Uint8Array.of(seed % 2, 1, 1), released: row(seed % 2 ? 3 : 0, 2, 4), changeCost: row(0.4, 0.4, 0.1),
        safetyStock: row(3, 3, 2), holding: row(0.3, 0.5, 0.2), shortfall: row(0.8, 0.1, 0.6), backlogCost: row(2, 1.5, 3),
        offer: Int32Array.of(-1, 0, 0), offerCost: row(0, 0.6, 0.9), offerLimit: row(2.5), productionCost: row(0.5, 1, 0.7),
      }));
      const plan = await wholePieces(model, await relax(model), undisturbed);
      expect(costOf(model, plan)).toBeCloseTo(leastByTrial(model, 14), 9);
    }
  });

  it("is within a hundredth of a percent of the bound, and changes hardly more cells than the vertex it came from", async () => {
    for (const variant of [tight, crunch]) {
      const model = studyInstance({ items: 200, periods: 12, weekly: false, ...variant });
      const relaxation = await relax(model);
      const plan = await wholePieces(model, relaxation, undisturbed);
      expect(costOf(model, plan) / relaxation.bound - 1).toBeLessThan(1e-4);
      expect(changedCells(model, plan)).toBeLessThan(1.03 * changedCells(model, relaxation.decision));
    }
  }, 30_000);

  /** Periods of an item that take their hours in the same one: each as if all that is left were its own, none finds its place. */
  it("is close to the bound where an item meets itself", async () => {
    const model = randomModel(3, { items: 7, periods: 6 });
    const relaxation = await relax(model);
    expect(costOf(model, await wholePieces(model, relaxation, undisturbed)) / relaxation.bound - 1).toBeLessThan(0.015);
  });

  /** Weeks three and four of both items take their hours in week three: if both reckon with all that is left, neither gets it. */
  it("uses every hour where two periods take the same", async () => {
    const hours: Resource = { kind: "hours", limit: new Float64Array(6).fill(61), steps: [], beyondCost: 5000 };
    const model = tinyModel(6, {
      items: 2, ...usingAll(2, [hours], 0.7, 0, [Int32Array.of(0, 1, 2, 2, 4, 5)]),
      demand: Float64Array.from({ length: 12 }, (_, cell) => (cell < 6 ? 99 : 50)), backlogCost: Float64Array.from({ length: 12 }, (_, cell) => (cell < 6 ? 20 : 45)),
      startingBalance: new Float64Array(2), supply: new Float64Array(12), open: new Uint8Array(12).fill(1), holding: new Float64Array(12).fill(0.5), overdueCost: new Float64Array(12).fill(1000),
    });
    const relaxation = await relax(model);
    expect(costOf(model, await wholePieces(model, relaxation, undisturbed)) / relaxation.bound - 1).toBeLessThan(0.01);
  });

  /** Offers for several periods are drawn on beyond their limit at no price, and cut. */
  it("is possible from the poorest start: nothing planned, nothing priced", async () => {
    let better = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const model = randomModel(seed, { items: 3, periods: 5 });
      const nothing = { production: new Float64Array(15), outsourced: new Float64Array(15), lost: new Float64Array(15) };
      const prices = { resources: new Float64Array(15), offers: new Float64Array(model.offerLimit.length), storage: new Float64Array(model.storage ? 5 : 0) };
      const plan = await wholePieces(model, { decision: nothing, prices, cost: costOf(model, nothing), bound: lowerBound(model, prices), iterations: 0 }, undisturbed);
      expect(largestViolation(model, plan)).toBe(0);
      expect(costOf(model, plan)).toBeLessThanOrEqual(costOf(model, nothing));
      if (costOf(model, plan) < 0.9 * costOf(model, nothing)) better++;
    }
    expect(better).toBeGreaterThan(25);
  });

  it("is the same every time", async () => {
    const model = randomModel(3, { items: 6, periods: 6 });
    const relaxation = await relax(model);
    const [once, again] = [await wholePieces(model, relaxation, undisturbed), await wholePieces(model, relaxation, undisturbed)];
    expect(again).toEqual(once);
  });
});

function leastByTrial(model: BalanceModel, most: number): number {
  let least = Infinity;
  for (let a = 0; a <= (model.open[0] ? most : 0); a++)
    for (let b = 0; b <= most; b++)
      for (let c = 0; c <= most; c++)
        for (const outsourced of [row(0, 0, 0), row(0, 1, 0), row(0, 2, 0), row(0, 1, 1), row(0, 0, 1), row(0, 0, 2)])
          least = Math.min(least, costOf(model, { production: row(a, b, c), outsourced, lost: row(0, 0, 0) }));
  return least;
}

const changedCells = ({ open, released }: BalanceModel, { production }: Decision): number => production.filter((quantity, cell) => open[cell] === 1 && Math.abs(quantity - released[cell]!) > 0.5).length;

it("stopped at any moment, the plan is whole and possible, and longer is never dearer", async () => {
  const model = studyInstance({ items: 30, periods: 8, weekly: false, ...crunch });
  const relaxation = await relax(model);
  let before = Infinity;
  for (let questions = 0; questions < 10; questions++) {
    let asked = 0;
    const told: number[] = [];
    const plan = await wholePieces(model, relaxation, { goOn: () => Promise.resolve(asked++ < questions), tell: ({ cost }) => told.push(cost!) });
    expect(asked).toBe(questions + 1);
    expect(largestViolation(model, plan)).toBe(0);
    expect(isWhole(model, plan)).toBe(true);
    expect(costOf(model, plan)).toBeLessThanOrEqual(before);
    expect(told.at(-1)).toBe(costOf(model, plan));
    before = costOf(model, plan);
  }
  expect(before).toBeLessThan(costOf(model, roundPlan(model, relaxation.decision, relaxation.prices.storage)));
});

it("changes hardly more cells than a vertex, though an interior solution has none", async () => {
  const model = studyInstance({ items: 300, periods: 12, weekly: false, ...crunch });
  const relaxation = (await solveStructured(model, undisturbed))!;
  const plan = await wholePieces(model, relaxation, undisturbed);
  expect(costOf(model, plan) / lowerBound(model, relaxation.prices) - 1).toBeLessThan(1e-4);
  expect(changedCells(model, plan)).toBeLessThan(1.03 * changedCells(model, bestResponse(model, relaxation.prices)));
}, 30_000);
