import type { DemandPlan } from "../../src/engine/demand/planDemand";
import { decidedAcrossLevels } from "../../src/engine/lotSizing/acrossLevels/decidedReceipts";
import type { DecidedReceipts } from "../../src/engine/materials/network";
import { planMaterials } from "../../src/engine/materials/planMaterials";
import { defaultOptions } from "../../src/engine/options";
import type { Records } from "../../src/engine/records";
import { largeFactory, seededRandom } from "../bench/largeFactory";
import { holdingRate, type Instance, instanceCost, instanceRecords, multiLevelInstances } from "../support/multiLevelInstances";
import { aBomLine, anItem, noRecords } from "../support/smallFactory";
import { demandOf, weeklyHorizon } from "../support/weeklyHorizon";

const options = { ...defaultOptions, holdingRate };

function planned(records: Records, demand: DemandPlan, weeks: number, decided?: DecidedReceipts) {
  const { materials } = planMaterials(records, demand, [], new Set(), options, weeklyHorizon(weeks), decided);
  return new Map(materials.map((line) => [line.item, line]));
}

const decide = (records: Records, demand: DemandPlan, weeks: number) => decidedAcrossLevels(records, demand, [], new Set(), options, weeklyHorizon(weeks));

const costOf = (instance: Instance, lines: ReturnType<typeof planned>): number => instanceCost(instance, (item) => lines.get(String(item))!.plannedReceipts);

describe("instances of Dellaert & Jeunet (2000) with a proven optimum", () => {
  const instances = multiLevelInstances();
  if (!instances) {
    test.skip("the shared cases are not at hand", () => {});
    return;
  }

  test("the published plans cost the published optimum", () => {
    for (const instance of instances) expect(instanceCost(instance, (item) => instance.oneOptimalPlan[item - 1]!)).toBeCloseTo(instance.knownOptimum, 6);
  });

  test("across levels: mean gap at most 0.5 %, none above 3 %, never dearer than level by level", () => {
    const gaps = instances.map((instance) => {
      const { records, demand } = instanceRecords(instance);
      const { receipts, cost, ownRulesCost } = decide(records, demand, instance.periods);
      const across = costOf(instance, planned(records, demand, instance.periods, receipts));
      const levelByLevel = costOf(instance, planned(records, demand, instance.periods));
      expect(cost).toBeCloseTo(across, 6);
      expect(ownRulesCost).toBeCloseTo(levelByLevel, 6);
      return [levelByLevel, across].map((each) => each / instance.knownOptimum - 1) as [number, number];
    });
    const report = (name: string, k: 0 | 1) => `${name}: mean ${(100 * gaps.reduce((total, gap) => total + gap[k], 0) / gaps.length).toFixed(4)} %, largest ${(100 * Math.max(...gaps.map((gap) => gap[k]))).toFixed(4)} %`;
    console.log(`gap to the proven optimum, ${gaps.length} instances\n${report("Wagner-Whitin level by level", 0)}\n${report("across levels", 1)}`);
    gaps.forEach(([levelByLevel, across]) => {
      expect(across).toBeGreaterThan(-1e-9);
      expect(across).toBeLessThanOrEqual(0.03);
      expect(across).toBeLessThanOrEqual(levelByLevel + 1e-9);
    });
    expect(gaps.reduce((total, gap) => total + gap[1], 0) / gaps.length).toBeLessThanOrEqual(0.005);
  });
});

/**
 * One parent, one component, needs 10 and 10. Level by level the parent (set-up 5, 1 a piece and week) is made twice, and
 * its component (set-up 100, 0.9) once: 10 + 100 + 9 = 119. One parent lot leaves no component in stock: 5 + 10 + 100 = 115.
 */
test("a lot of the parent is brought together where its component gains more", () => {
  const instance: Instance = {
    id: "worked",
    periods: 2,
    items: [
      { id: 1, setupCost: 5, holdingCost: 1 },
      { id: 2, setupCost: 100, holdingCost: 0.9 },
    ],
    bom: [{ parent: 1, component: 2, qty: 1 }],
    demand: { 1: [10, 10] },
    knownOptimum: 115,
    oneOptimalPlan: [],
  };
  const { records, demand } = instanceRecords(instance);
  expect(costOf(instance, planned(records, demand, 2))).toBeCloseTo(119, 6);
  const { receipts, cost } = decide(records, demand, 2);
  expect(cost).toBeCloseTo(115, 6);
  expect(receipts.get("1")).toEqual([20, 0]);
  expect(receipts.get("2")).toEqual([20, 0]);
});

test("fixed lots and phantoms keep their rule, minimum and multiple hold", () => {
  const records: Records = {
    ...noRecords,
    items: [
      anItem("A", { orderingCost: 1, standardCost: 52, lotSizing: "WW" }),
      anItem("F", { orderingCost: 500, standardCost: 52, lotSizing: "FOQ", lotSize: 40 }),
      anItem("P", { orderingCost: 500, standardCost: 52, phantom: true }),
      anItem("M", { orderingCost: 500, standardCost: 1, lotSizing: "WW", minimumLot: 70, lotMultiple: 20 }),
    ],
    bom: [aBomLine("A", "F"), aBomLine("A", "P"), aBomLine("P", "M")],
  };
  const demand = demandOf({ A: [30, 30, 30, 30] });
  const { receipts } = decide(records, demand, 4);
  expect([...receipts.keys()].sort()).toEqual(["A", "M"]);
  expect(receipts.get("M")!.every((lot) => lot === 0 || (lot >= 70 && lot % 20 === 0))).toBe(true);
  expect(planned(records, demand, 4, receipts).get("F")!.plannedReceipts.every((lot) => lot % 40 === 0)).toBe(true);
});

describe("random factories with stock, open orders, lead times and lots of their own", () => {
  const factory = (count: number) => {
    const made = largeFactory(count);
    const random = seededRandom(count);
    const items = made.records.items.map((item) => ({ ...item, orderingCost: random() < 0.7 ? Math.round(20_000 * random()) : 0, standardCost: 20 + Math.round(80 * random()), lotSizing: random() < 0.8 ? ("WW" as const) : ("L4L" as const) }));
    return { ...made, records: { ...made.records, items } };
  };

  test.each([12, 40])("%i items: never dearer than the items' own rules, nothing shorter than before, shuffled rows alike", (count) => {
    const { records, demand } = factory(count);
    const { receipts, cost, ownRulesCost } = decide(records, demand, 52);
    expect(receipts.size).toBeGreaterThan(0);
    expect(cost).toBeLessThanOrEqual(ownRulesCost);
    // Open orders may be moved forward, so stock itself may pass below the level; what is received by each week may not.
    const own = planned(records, demand, 52, receipts);
    for (const [item, row] of receipts) {
      const { gross, receipts: open, openingStock, safetyStock, plannedReceipts } = own.get(item)!;
      expect(plannedReceipts).toEqual(row);
      const asked = gross.pastDue + gross.periods.reduce((a, b) => a + b, 0) + safetyStock.at(-1)!;
      const there = openingStock + open.pastDue + open.periods.reduce((a, b) => a + b, 0) + row.reduce((a, b) => a + b, 0);
      expect(there).toBeGreaterThanOrEqual(asked - 1e-6);
    }
    const shuffled = { ...records, items: [...records.items].reverse(), bom: [...records.bom].reverse() };
    expect(new Map([...decide(shuffled, demand, 52).receipts].sort())).toEqual(new Map([...receipts].sort()));
  });

  test("receipts cover requirements in time where open orders stay at their due dates", () => {
    const { records, demand } = factory(30);
    const still = { ...options, reschedulingDays: 0 };
    const { receipts } = decidedAcrossLevels(records, demand, [], new Set(), still, weeklyHorizon(52));
    const { materials } = planMaterials(records, demand, [], new Set(), still, weeklyHorizon(52), receipts);
    for (const { item, available, safetyStock } of materials) {
      if (receipts.has(item)) available.forEach((stock, t) => expect(stock).toBeGreaterThanOrEqual(safetyStock[t]! - 1e-6));
    }
  });
});
