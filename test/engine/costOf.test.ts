import type { BalanceModel, Decision, Resource } from "../../src/engine/balance/balanceModel";
import { costOf, costParts } from "../../src/engine/balance/costOf";
import { feasible } from "../../src/engine/balance/feasible";
import { randomModel } from "../support/balanceInstances";
import { largestViolation } from "../support/largestViolation";
import { tinyModel, usingAll } from "../support/tinyModel";

const row = (...values: number[]): Float64Array => Float64Array.from(values);
const decide = (production: Float64Array, stated: Partial<Decision> = {}): Decision => ({ production, outsourced: new Float64Array(production.length), lost: new Float64Array(production.length), ...stated });
const hours = (limit: number[], steps: Resource["steps"], beyondCost: number): Resource => ({ kind: "hours", limit: row(...limit), steps, beyondCost });

describe("what a decision costs", () => {
  /** Best grade waits for 2 at 5, the lower one for 3 at 1; 100 beyond. Owed 7 = 3 · 1 + 2 · 5 + 2 · 100. */
  it("is owed by the lowest grade first, then beyond all of them", () => {
    const model = tinyModel(1, { grades: 2, startingBalance: row(-7), demand: row(0, 0), waiting: row(2, 3), backlogCost: row(5, 1), overdueCost: row(100), losable: row(0, 0), lostCost: row(0, 0) });
    expect(costOf(model, decide(row(0)))).toBe(213);
    expect(costParts(model, decide(row(4)))).toMatchObject({ backlog: 3, holding: 0 });
  });

  /** Stock 4 of 10 wanted: 4 · 0.5 held, 6 · 2 missing; owing one leaves all 10 missing. */
  it("holds what is there and misses what is not, down to an empty shelf", () => {
    const model = tinyModel(1, { startingBalance: row(4), safetyStock: row(10), holding: row(0.5), shortfall: row(2), backlogCost: row(9) });
    expect(costParts(model, decide(row(0)))).toMatchObject({ holding: 2, shortfall: 12, backlog: 0 });
    expect(costOf({ ...model, startingBalance: row(-1) }, decide(row(0)))).toBe(29);
  });

  /** Of 5 lost: 3 of the lower grade at 10, 2 of the better at 30. They are not owed. */
  it("loses the lowest grade's demand first", () => {
    const model = tinyModel(1, { grades: 2, demand: row(4, 3), waiting: row(9, 9), backlogCost: row(5, 1), losable: row(4, 3), lostCost: row(30, 10) });
    expect(costParts(model, decide(row(0), { lost: row(5) }))).toMatchObject({ lostSales: 90, backlog: 2 });
  });

  it("changes cost in open periods only; a set-up counts where something is produced", () => {
    const model = tinyModel(3, { released: row(5, 5, 0), changeCost: row(2, 2, 2), open: Uint8Array.of(1, 0, 1), productionCost: row(1, 1, 1), lots: { multiple: row(1), minimum: row(0), setupCost: row(7) } });
    expect(costParts(model, decide(row(8, 0, 0)))).toMatchObject({ change: 6, production: 8, setups: 7 });
  });

  /** 20 pieces and one set-up of 4 h: 24 h against 10 + 5 at 1 + 5 at 2 → 4 h beyond at 50; the other period is idle. */
  it("takes the limit, then the steps in order, then what is beyond", () => {
    const steps = [{ cost: 1, limit: row(5, 5) }, { cost: 2, limit: row(5, 5) }];
    const model = tinyModel(2, usingAll(1, [hours([10, 10], steps, 50)], 1, 4));
    expect(costParts(model, decide(row(20, 0)))).toMatchObject({ overtime: 15, overload: 200 });
    expect(costOf(tinyModel(1, usingAll(1, [hours([-3], [], 50)])), decide(row(0)))).toBe(150);
  });

  it("takes hours in the period of use, not of completion", () => {
    const model = tinyModel(2, usingAll(1, [hours([0, 100], [], 3)], 2, 0, [Int32Array.of(0, 0)]));
    expect(costParts(model, decide(row(0, 5))).overload).toBe(30);
  });

  /** 4 a period; 9 taken in the first leave 5 wanting, 2 in the second 3; 6 in the last 5 again: 5 beyond serve all three. */
  it("carries material on, and pays a want once", () => {
    const model = tinyModel(3, usingAll(1, [{ kind: "material", limit: row(4, 4, 4), steps: [], beyondCost: 10 }]));
    expect(costParts(model, decide(row(9, 2, 6))).materialShortage).toBe(50);
    expect(costParts(model, decide(row(0, 0, 12))).materialShortage).toBe(0);
    expect(costParts(model, decide(row(0, 0, 13))).materialShortage).toBe(10);
  });

  it("needs room for stock, none for what is owed", () => {
    const stated = { items: 2, startingBalance: row(10, -10), storage: { each: row(2, 2), limit: row(15), beyondCost: row(3) } };
    expect(costParts(tinyModel(1, stated), decide(row(0, 0))).storage).toBe(15);
  });

  it("adds up", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const model = randomModel(seed, { items: 4, periods: 5 });
      const decision = feasible(model, roughly(model, seed));
      const parts = Object.values(costParts(model, decision)).reduce((a: number, b: number) => a + b, 0);
      expect(parts / costOf(model, decision)).toBeCloseTo(1, 10);
    }
  });
});

/** Something no plan may be: negative here, beyond the offers there, in closed periods too. */
function roughly({ items, periods }: BalanceModel, seed: number): Decision {
  const wave = (k: number, size: number) => size * Math.sin(seed * 12.9 + k * 7.3);
  const cells = (size: number, least: number) => Float64Array.from({ length: items * periods }, (_, k) => Math.max(least, wave(k, size)));
  return { production: cells(30, -2), outsourced: cells(40, -2), lost: cells(5, -5) };
}

describe("a near-feasible plan made feasible", () => {
  it("stays within offers, open periods and what may be lost", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const model = randomModel(seed, { items: 4, periods: 6 });
      expect(largestViolation(model, roughly(model, seed))).toBeGreaterThan(0);
      expect(largestViolation(model, feasible(model, roughly(model, seed)))).toBe(0);
    }
  });

  it("loses at the least cost: no other whole number of lost pieces is cheaper", () => {
    let lostSomewhere = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const model = withoutStorage(randomModel(seed, { items: 1, periods: 3 }));
      const best = feasible(model, { ...roughly(model, seed), production: new Float64Array(3).fill(seed % 12) });
      const cost = costOf(model, { ...best, outsourced: best.outsourced.fill(0), lost: feasible(model, best).lost });
      lostSomewhere += best.lost.some((pieces) => pieces > 0) ? 1 : 0;
      expect(cost).toBeLessThanOrEqual(leastByTrial(model, best) * (1 + 1e-12));
    }
    expect(lostSomewhere).toBeGreaterThan(10);
  });
});

function withoutStorage(model: BalanceModel): BalanceModel {
  const copy = { ...model };
  delete copy.storage;
  return copy;
}

/** Every whole number of lost pieces in each of three periods. */
function leastByTrial(model: BalanceModel, decision: Decision): number {
  const most = [0, 1, 2].map((t) => model.losable.subarray(t * model.grades, (t + 1) * model.grades).reduce((a, b) => a + b, 0));
  let least = Infinity;
  for (let a = 0; a <= most[0]!; a++)
    for (let b = 0; b <= most[1]!; b++) for (let c = 0; c <= most[2]!; c++) least = Math.min(least, costOf(model, { ...decision, lost: row(a, b, c) }));
  return least;
}
