import type { BalanceModel, Decision, Prices } from "../../src/engine/balance/balanceModel";
import { bestResponse, lowerBound } from "../../src/engine/balance/bound/lowerBound";
import { feasiblePrices, worthOfLimits } from "../../src/engine/balance/bound/feasiblePrices";
import { costOf, itemCost, resourceUse, storageUse } from "../../src/engine/balance/costOf";
import { feasible } from "../../src/engine/balance/feasible";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";
import { undisturbed } from "../../src/engine/work";
import { seeded } from "../../src/input/sampleFactory/random";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { randomModel } from "../support/balanceInstances";
import { tinyModel, usingAll } from "../support/tinyModel";

const row = (...values: number[]): Float64Array => Float64Array.from(values);
const random = seeded(77);

/** From nothing to far above what anything is worth. */
function somePrices({ resources, periods, offerLimit, storage }: BalanceModel): Prices {
  const most = random.pick([0, 1, 10, 1000]);
  const some = (length: number) => Float64Array.from({ length }, () => (random.between(0, 1) < 0.3 ? 0 : random.between(0, most)));
  return { resources: some(resources.length * periods), offers: some(offerLimit.length), storage: some(storage ? periods : 0) };
}

function somePlan(model: BalanceModel): Decision {
  const most = random.pick([0, 20, 60]);
  const some = () => Float64Array.from({ length: model.items * model.periods }, () => Math.max(0, random.whole(-most, most)));
  return feasible(model, { production: some(), outsourced: some(), lost: some() });
}

describe("no plan costs less than the bound", () => {
  it("whatever the plan, whatever the prices", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const model = randomModel(seed, { items: 1 + (seed % 5), periods: 1 + (seed % 7) });
      const bound = Math.max(lowerBound(model, somePrices(model)), lowerBound(model, somePrices(model)));
      for (let plan = 0; plan < 5; plan++) expect(costOf(model, somePlan(model))).toBeGreaterThanOrEqual(bound - 1e-9 * Math.abs(bound));
    }
  });

  /** Missing a piece costs 9, holding or owing one 1: no convex cost. The bound may be loose, never above. */
  it("even where safety stock is worth more than a piece owed", () => {
    const model = tinyModel(2, { startingBalance: row(-4), demand: row(3, 3), safetyStock: row(6, 6), holding: row(1, 1), shortfall: row(9, 9), backlogCost: row(1, 1), changeCost: row(4, 4) });
    expect(lowerBound(model, { resources: row(), offers: row(), storage: row() })).toBeLessThanOrEqual(leastByTrial(model, 20));
  });

  /** What is there in the first period serves the second: the 10 cost nothing, whatever a later price says. */
  it("even where material is priced higher later, though what is left is carried on", () => {
    const model = tinyModel(2, { ...usingAll(1, [{ kind: "material", limit: row(10, 0), steps: [], beyondCost: 8 }]), demand: row(0, 10), holding: row(9, 9), backlogCost: row(9, 9) });
    expect(costOf(model, { production: row(0, 10), outsourced: row(0, 0), lost: row(0, 0) })).toBe(0);
    expect(lowerBound(model, { resources: row(0, 5), offers: row(), storage: row() })).toBe(0);
  });

  it("has no price for what has no limit, and bears prices that are no prices", () => {
    const model = tinyModel(2, { ...usingAll(1, [{ kind: "hours", limit: row(Infinity, 5), steps: [{ cost: 2, limit: row(0, Infinity) }], beyondCost: 50 }]), demand: row(4, 9), holding: row(3, 3), backlogCost: row(9, 9) });
    expect(lowerBound(model, { resources: row(7, 60), offers: row(), storage: row() })).toBeCloseTo(leastByTrial(model, 14), 9);
    expect(lowerBound(model, { resources: row(NaN, -3), offers: row(), storage: row() })).toBe(0);
  });
});

function leastByTrial(model: BalanceModel, most: number): number {
  let least = Infinity;
  for (let a = 0; a <= most; a++) for (let b = 0; b <= most; b++) least = Math.min(least, costOf(model, { production: row(a, b), outsourced: row(0, 0), lost: row(0, 0) }));
  return least;
}

/** What the bound says the plan costs: its items, and the prices of what it takes, less what the limits are worth. */
function costAtPrices(model: BalanceModel, decision: Decision, prices: Prices): number {
  const paid = (used: Float64Array, each: Float64Array) => used.reduce((total, amount, k) => total + amount * each[k]!, 0);
  const drawn = new Float64Array(model.offerLimit.length);
  decision.outsourced.forEach((quantity, cell) => {
    if (quantity > 0) drawn[model.offer[cell]!]! += quantity;
  });
  let cost = model.fixedCost + worthOfLimits(model, prices) + paid(resourceUse(model, decision.production), prices.resources) + paid(drawn, prices.offers);
  if (model.storage) cost += paid(storageUse(model, decision), prices.storage);
  for (let i = 0; i < model.items; i++) cost += itemCost(model, i, decision);
  return cost;
}

describe("the plan the bound is reached with", () => {
  it("costs the bound at its prices, and no other plan costs less", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const model = randomModel(seed, { items: 1 + (seed % 4), periods: 1 + (seed % 9) });
      const prices = feasiblePrices(model, somePrices(model));
      const bound = lowerBound(model, prices);
      const close = 1e-9 * (1 + Math.abs(bound));
      expect(Math.abs(costAtPrices(model, bestResponse(model, prices), prices) - bound)).toBeLessThanOrEqual(close);
      for (let plan = 0; plan < 5; plan++) expect(costAtPrices(model, somePlan(model), prices)).toBeGreaterThanOrEqual(bound - close);
    }
  });

  it("stands at breakpoints: whole data, whole plan", () => {
    for (let seed = 1; seed <= 100; seed++) {
      const { production, outsourced, lost } = bestResponse(randomModel(seed, { items: 3, periods: 8 }), somePrices(randomModel(seed, { items: 3, periods: 8 })));
      for (const quantity of [...production, ...outsourced, ...lost]) expect(Number.isInteger(quantity)).toBe(true);
    }
  });
});

it("is the optimum at the optimal prices", async () => {
  const solve = loadNodeSolver();
  for (let seed = 1; seed <= 120; seed++) {
    const model = randomModel(seed, { items: 2 + (seed % 7), periods: 3 + (seed % 6) });
    const solved = await solveGeneral(model, await solve, undisturbed);
    expect(Math.abs(solved!.cost - lowerBound(model, solved!.prices))).toBeLessThanOrEqual(1e-7 * (1 + Math.abs(solved!.cost)));
  }
}, 60_000);
