import type { BalanceModel, Decision } from "../../src/engine/balance/balanceModel";
import { costOf } from "../../src/engine/balance/costOf";
import { feasible } from "../../src/engine/balance/feasible";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";
import { emptyPrices } from "../../src/engine/balance/lots/bound/scarce";
import { LotBound } from "../../src/engine/balance/lots/bound/lotBound";
import { hasLots } from "../../src/engine/balance/lots/hasLots";
import { planLots } from "../../src/engine/balance/lots/planLots";
import { lotProgram } from "../../src/engine/balance/lots/program/lotProgram";
import { undisturbed, type Work } from "../../src/engine/work";
import { seeded } from "../../src/input/sampleFactory/random";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { randomModel, studyInstance, studyLots } from "../support/balanceInstances";

const solve = loadNodeSolver();
const tiny = { items: 2, periods: 3 };

/** Most lots of one item and period worth trying: three cover everything it may ever need. */
const mostLots = 4;

/** Lots so large that every plan can be tried; `inMultiples` = false leaves set-ups and minima alone. */
function withLots(model: BalanceModel, seed: number, inMultiples: boolean): BalanceModel {
  const random = seeded(seed);
  const { items, periods, grades, demand, released, safetyStock } = model;
  const rowSum = (row: Float64Array, item: number, each: number) => row.subarray(item * each, (item + 1) * each).reduce((a, b) => a + b, 0);
  const multiple = Float64Array.from({ length: items }, (_, i) => {
    const needed = rowSum(demand, i, periods * grades) + rowSum(released, i, periods) + Math.max(...safetyStock.subarray(i * periods, (i + 1) * periods)) + Math.max(0, -model.startingBalance[i]!);
    return inMultiples ? Math.ceil(Math.max(1, needed) / 3) : random.pick([0, 1]);
  });
  return {
    ...model,
    lots: {
      multiple,
      minimum: multiple.map((lot) => (inMultiples ? lot * random.pick([0, 1, 2]) : random.pick([0, 7, 30]))),
      setupCost: Float64Array.from({ length: items }, () => random.pick([0, 20, 90])),
    },
    useSetup: model.useEach.map(() => random.pick([0, 0, 3, 12])),
  };
}

/** Least cost of all plans in lots, without outsourcing; what is lost is chosen at the least cost. */
function tryAll(model: BalanceModel): number {
  const cells = model.items * model.periods;
  const none = () => new Float64Array(cells);
  let best = Infinity;
  const production = none();
  const decide = (cell: number): void => {
    if (cell === cells) {
      best = Math.min(best, costOf(model, feasible(model, { production, outsourced: none(), lost: none() })));
      return;
    }
    const item = Math.floor(cell / model.periods);
    const lot = model.lots.multiple[item]!;
    const least = Math.max(1, model.lots.minimum[item]! / lot);
    decide(cell + 1);
    if (model.open[cell]) for (let lots = least; lots <= mostLots; lots++) {
      production[cell] = lots * lot;
      decide(cell + 1);
    }
    production[cell] = 0;
  };
  decide(0);
  return best;
}

async function planned(model: BalanceModel, work: Work = undisturbed): Promise<{ decision: Decision; bound: number; cost: number }> {
  const relaxation = (await solveGeneral(model, solve, undisturbed))!;
  const { decision, bound } = await planLots(model, relaxation, solve, work);
  return { decision, bound, cost: costOf(model, decision) };
}

/** What a plan must never do. */
function faults(model: BalanceModel, { production, outsourced, lost }: Decision): string[] {
  const { periods, grades, lots, offer, offerLimit, losable } = model;
  const drawn = new Float64Array(offerLimit.length);
  const found: string[] = [];
  production.forEach((quantity, cell) => {
    const item = Math.floor(cell / periods);
    const lot = lots.multiple[item]!;
    if (quantity < 0 || outsourced[cell]! < 0 || lost[cell]! < 0) found.push(`negative at ${cell}`);
    if (quantity > 0 && !model.open[cell]) found.push(`made in a closed period at ${cell}`);
    if (lot > 0 && Math.abs(quantity / lot - Math.round(quantity / lot)) > 1e-9) found.push(`not in lots at ${cell}: ${quantity} of ${lot}`);
    if (quantity > 0 && quantity < lots.minimum[item]! - 1e-9) found.push(`below the minimum at ${cell}`);
    if (outsourced[cell]! > 0 && offer[cell]! < 0) found.push(`outsourced without an offer at ${cell}`);
    if (offer[cell]! >= 0) drawn[offer[cell]!]! += outsourced[cell]!;
    if (lost[cell]! > losable.subarray(cell * grades, (cell + 1) * grades).reduce((a, b) => a + b, 0) + 1e-9) found.push(`lost too much at ${cell}`);
  });
  drawn.forEach((pieces, o) => {
    if (pieces > offerLimit[o]! * (1 + 1e-9)) found.push(`offer ${o} overdrawn`);
  });
  return found;
}

const slightlyAbove = (cost: number): number => cost + 1e-7 * Math.abs(cost);

describe("plans in lots", () => {
  it("know what needs them", () => {
    const model = randomModel(1, tiny);
    expect(hasLots({ ...model, lots: { multiple: new Float64Array([1, 0]), minimum: new Float64Array([1, 0]), setupCost: new Float64Array(2) }, useSetup: model.useEach.map(() => 0) })).toBe(false);
    expect(hasLots({ ...model, lots: { multiple: new Float64Array([1, 5]), minimum: new Float64Array(2), setupCost: new Float64Array(2) } })).toBe(true);
    expect(hasLots({ ...model, lots: { multiple: new Float64Array(2), minimum: new Float64Array([0, 3]), setupCost: new Float64Array(2) } })).toBe(true);
  });

  it("are nearly always the best of all, and the bound is never above it", async () => {
    const seeds = Array.from({ length: 12 }, (_, n) => n + 1);
    let best = 0;
    for (const seed of seeds) {
      const drawn = randomModel(seed, tiny);
      const model = withLots({ ...drawn, offer: drawn.offer.map(() => -1) }, seed, true);
      const optimum = tryAll(model);
      const { decision, bound, cost } = await planned(model);
      expect({ seed, faults: faults(model, decision) }).toEqual({ seed, faults: [] });
      expect({ seed, bound: bound <= slightlyAbove(optimum), below: slightlyAbove(cost) < optimum }).toEqual({ seed, bound: true, below: false });
      if (cost <= slightlyAbove(optimum)) best++;
    }
    expect(best).toBeGreaterThanOrEqual(seeds.length - 2);
  }, 60_000);

  it("have a bound no mixed-integer program undercuts, at any prices", async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const model = withLots(randomModel(seed, { items: 2, periods: 4 }), seed, seed % 3 === 0);
      const cells = model.items * model.periods;
      const empty = { production: new Float64Array(cells), outsourced: new Float64Array(cells), lost: new Float64Array(cells) };
      const { general, program } = lotProgram(model, empty, () => true);
      const best = await solve(program, { seconds: 60, gap: 0 });
      if (best.status !== "optimal") throw new Error(`the program of seed ${seed} has no optimum`);
      const optimum = best.objective + general.constant;
      const relaxation = (await solveGeneral(model, solve, undisturbed))!;
      const random = seeded(seed);
      const anyPrices = emptyPrices(model);
      for (const row of [anyPrices.resources, anyPrices.offers, anyPrices.storage]) row.forEach((_, k) => (row[k] = random.between(0, 4)));
      for (const nodes of [12, 400]) {
        const lotBound = new LotBound(model, nodes);
        for (const prices of [relaxation.prices, anyPrices]) expect({ seed, nodes, above: lotBound.at(prices).bound > slightlyAbove(optimum) }).toEqual({ seed, nodes, above: false });
      }
    }
  }, 60_000);

  it("hold with everything the model knows", async () => {
    for (let seed = 31; seed <= 33; seed++) {
      const model = withLots(randomModel(seed, { items: 5, periods: 6 }), seed, seed % 2 === 0);
      const { decision, bound, cost } = await planned(model);
      expect({ seed, faults: faults(model, decision) }).toEqual({ seed, faults: [] });
      expect(bound).toBeLessThanOrEqual(slightlyAbove(cost));
    }
  }, 60_000);
});

describe("the search for lots", () => {
  const model = studyLots(studyInstance({ items: 20, periods: 8, weekly: false, overtimeShare: 0.15 }), "MS");

  it("gives the same plan every time, and tells of progress only", async () => {
    const told: { cost: number; bound: number }[] = [];
    const first = await planned(model, { goOn: undisturbed.goOn, tell: ({ cost = Infinity, bound }) => told.push({ cost, bound }) });
    const second = await planned(model);
    expect(second).toEqual(first);
    expect(told.length).toBeGreaterThan(5);
    for (let n = 1; n < told.length; n++) {
      expect(told[n]!.cost).toBeLessThanOrEqual(told[n - 1]!.cost);
      expect(told[n]!.bound).toBeGreaterThanOrEqual(told[n - 1]!.bound);
    }
    expect((first.cost - first.bound) / first.cost).toBeLessThan(0.12);
  }, 60_000);

  it("has a plan whenever it is stopped", async () => {
    for (const rounds of [0, 1, 30]) {
      let left = rounds;
      const { decision, bound, cost } = await planned(model, { goOn: () => Promise.resolve(left-- > 0), tell: () => {} });
      expect(faults(model, decision)).toEqual([]);
      expect(bound).toBeLessThanOrEqual(slightlyAbove(cost));
    }
  }, 60_000);
});
