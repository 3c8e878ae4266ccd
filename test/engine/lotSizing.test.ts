import { sum } from "../../src/engine/arithmetic";
import { lotSizingCosts } from "../../src/engine/lotSizing/costs";
import { economicQuantity } from "../../src/engine/lotSizing/economicOrderQuantity";
import { splitLot, wholeLot } from "../../src/engine/lotSizing/lotStep";
import { lotSizingRules, plannedReceipts } from "../../src/engine/lotSizing/lotSizingRules";
import { netRequirements } from "../../src/engine/masterSchedule/netting";
import { planMaterials } from "../../src/engine/materials/planMaterials";
import { defaultOptions } from "../../src/engine/options";
import type { LotSizingCode } from "../../src/engine/records";
import { costOf, perPeriod } from "../support/lotSizingCosts";
import { anItem, noRecords } from "../support/smallFactory";
import { demandOf, weeklyHorizon } from "../support/weeklyHorizon";

const factoryPhysics = [20, 50, 10, 50, 50, 10, 20, 40, 20, 30]; // Hopp & Spearman, Factory Physics, 2.3.3: A = 100, h = 1
const casings = [18, 30, 42, 5, 20]; // Nahmias, Production and Operations Analysis, computer casings: A = 80, h = 2
const orlicky = [35, 10, 0, 40, 0, 20, 5, 10, 30]; // Orlicky, Material Requirements Planning: A = 100, h = 1
const wheels = [0, 30, 40, 0, 10, 40, 30, 0, 30, 55]; // Heizer & Render, Operations Management, net of 35 on hand: A = 100, h = 1
const noLot = { lotSize: 0, lotMultiple: 0 };

describe("textbook examples", () => {
  type Example = readonly [LotSizingCode, readonly number[], ordering: number, holding: number, lotSize: number, expected: readonly number[], cost: number];
  test.each<Example>([
    ["L4L", [35, 10, 0, 40], 100, 1, 0, [35, 10, 0, 40], 300],
    ["L4L", factoryPhysics, 100, 1, 0, factoryPhysics, 1000],
    ["FOQ", factoryPhysics, 100, 1, 100, [100, 0, 0, 100, 0, 0, 100, 0, 0, 0], 700],
    ["FOQ", [30, 250], 0, 0, 100, [100, 200], 0],
    ["POQ", orlicky, 100, 1, 3, [45, 0, 0, 60, 0, 0, 45, 0, 0], 420],
    ["POQ", factoryPhysics, 100, 1, 3, [80, 0, 0, 110, 0, 0, 80, 0, 0, 30], 620],
    ["POQ", [0, 0, 5, 0, 7], 0, 0, 2, [0, 0, 5, 0, 7], 0], // counted from the first net requirement, not from the calendar
    ["SM", casings, 80, 2, 0, [48, 0, 47, 0, 20], 310],
    ["SM", factoryPhysics, 100, 1, 0, [80, 0, 0, 110, 0, 0, 80, 0, 0, 30], 620],
    ["SM", orlicky, 100, 1, 0, [45, 0, 0, 65, 0, 0, 0, 40, 0], 395],
    ["SM", [50, 50, 0, 0, 0, 0, 0], 10, 1, 0, [50, 50, 0, 0, 0, 0, 0], 20], // what follows the second need makes its lot no cheaper
    ["LUC", casings, 80, 2, 0, [48, 0, 42, 25, 0], 340],
    ["LUC", factoryPhysics, 100, 1, 0, [80, 0, 0, 100, 0, 70, 0, 0, 50, 0], 650],
    ["LUC", orlicky, 100, 1, 0, [45, 0, 0, 60, 0, 0, 45, 0, 0], 420],
    ["PPB", casings, 80, 2, 0, [48, 0, 67, 0, 0], 310],
    ["PPB", orlicky, 100, 1, 0, [85, 0, 0, 0, 0, 65, 0, 0, 0], 445],
    ["WW", factoryPhysics, 100, 1, 0, [80, 0, 0, 130, 0, 0, 0, 90, 0, 0], 580],
    ["WW", wheels, 100, 1, 0, [0, 80, 0, 0, 0, 70, 0, 0, 85, 0], 455],
    ["WW", [90, 120, 80, 70], 500, 2, 0, [210, 0, 150, 0], 1380], // Snyder & Shen, Fundamentals of Supply Chain Theory, example 3.9
    ["WW", [150, 100, 80, 200], 120, 0.8, 0, [150, 180, 0, 200], 424], // the same, problem 3.27
    ["WW", [730, 580, 445, 650, 880], 100, 0.1, 0, [1310, 0, 1095, 0, 880], 423], // the same, problem 3.29
    ["EOQ", factoryPhysics, 100, 1, 0, [78, 0, 78, 0, 78, 0, 0, 78, 0, 0], 806],
    ["EOQ", [0, 0, 300, 20, 0, 80], 100, 2, 0, [0, 0, 300, 100, 0, 0], 520], // D = 100 from the first requirement on, Q = 100; 300 is one order
  ])("%s of %j, A = %d, h = %d, lot size %d", (code, net, ordering, holding, lotSize, expected, cost) => {
    const costs = perPeriod(ordering, holding, net.length);
    const receipts = lotSizingRules[code](net, { ...noLot, lotSize }, costs);
    expect(receipts).toEqual(expected);
    expect(costOf(net, receipts, costs)).toBeCloseTo(cost, 6);
  });
});

test.each([
  [1300, 8, 0.225, 304.0467800264368], // Snyder & Shen, example 3.1
  [182_500, 2250, 275, 1728.109844993551], // the same, problem 3.1
])("economic quantity of %d a year, A = %d, h = %d a year", (demand, ordering, holding, expected) => {
  expect(economicQuantity(demand, ordering, holding)).toBeCloseTo(expected, 9);
});

describe("the economic order quantity", () => {
  const ofYears = (days: readonly number[]) => lotSizingRules.EOQ(days.map((length) => (1300 * length) / 365), noLot, { ordering: 8, holdingPerYear: 0.225, days })[0];

  test("does not depend on the length of the periods", () => {
    expect([7, 30, 73].map((length) => ofYears(new Array<number>(10).fill(length)))).toEqual([305, 305, 305]);
    expect(ofYears([7, 7, 7, 7, 3, 31, 28, 31])).toBe(305);
  });

  test("is raised to the multiple; where nothing is held it is a year's need, where an order costs nothing the need", () => {
    const net = [10, 10, 10, 10];
    expect(lotSizingRules.EOQ(net, { lotSize: 0, lotMultiple: 25 }, perPeriod(20, 1, 4))[0]).toBe(25); // Q = 20
    expect(lotSizingRules.EOQ(net, noLot, { ordering: 20, holdingPerYear: 0, days: [73, 73, 73, 73] })).toEqual([50, 0, 0, 0]);
    expect(lotSizingRules.EOQ(net, noLot, perPeriod(0, 1, 4))).toEqual(net);
  });
});

describe("unequal periods", () => {
  test("holding over a month costs more than over a week", () => {
    const net = [10, 10, 10];
    const costs = (days: readonly number[]) => ({ ordering: 70, holdingPerYear: 365, days });
    // Ten pieces kept for the 6 days cost 60, less than an order; for a month they cost 300.
    for (const code of ["SM", "LUC", "PPB", "WW"] as const) {
      expect([code, lotSizingRules[code](net, noLot, costs([6, 31, 30]))]).toEqual([code, [20, 0, 10]]);
      expect([code, lotSizingRules[code](net, noLot, costs([31, 6, 30]))]).toEqual([code, [10, 20, 0]]);
    }
  });

  test("an item's holding cost is its yearly rate on standard cost, its days are the calendar's", () => {
    const { periods } = weeklyHorizon(3);
    expect(lotSizingCosts({ holdingRate: 0.15 }, periods)(anItem("A", { standardCost: 40, orderingCost: 25 }))).toEqual({ ordering: 25, holdingPerYear: 6, days: [7, 7, 7] });
  });
});

test.each([
  [0.15, [80, 0, 0, 130, 0, 0, 0, 90, 0, 0]],
  [15, factoryPhysics],
])("MRP weighs the item's ordering cost against a yearly holding rate of %d", (holdingRate, expected) => {
  const records = { ...noRecords, items: [anItem("R", { type: "raw", source: "buy", lotSizing: "WW", orderingCost: 100, standardCost: 365 / 7 / 0.15 })] };
  const { materials } = planMaterials(records, demandOf({ R: factoryPhysics }), [], new Set(), { ...defaultOptions, holdingRate }, weeklyHorizon(10));
  expect(materials[0]!.plannedReceipts).toEqual(expected);
});

describe("minimum, multiple, maximum", () => {
  const receipts = (net: readonly number[], differs: Parameters<typeof anItem>[1]) => plannedReceipts(net, anItem("A", differs), 1, perPeriod(0, 0, net.length));

  test("Heizer & Render's lot-for-lot example, from gross requirements and 35 on hand", () => {
    const gross = [35, 30, 40, 0, 10, 40, 30, 0, 30, 55];
    expect(receipts(netRequirements(35, gross.map(() => 0), gross, gross.map(() => 0)), {})).toEqual(wheels);
  });

  test("the multiple comes after the minimum, so that a lot is both", () => {
    expect(receipts([3, 3, 3, 30], { minimumLot: 15, lotMultiple: 10 })).toEqual([20, 0, 0, 20]);
  });

  test.each([
    [41, { minimum: 15, multiple: 10, maximum: 25 }, 60, [20, 20, 20]],
    [250, { minimum: 80, multiple: 0, maximum: 100 }, 250, [90, 80, 80]],
    [250, { minimum: 0, multiple: 0, maximum: 100 }, 250, [100, 100, 50]],
    [110, { minimum: 60, multiple: 1, maximum: 100 }, 120, [60, 60]],
    [130, { minimum: 0, multiple: 50, maximum: 30 }, 150, [50, 50, 50]], // one multiple is the smallest order there is
    [150, { minimum: 0, multiple: 12, maximum: 100 }, 156, [96, 60]],
    [7, { minimum: 0, multiple: 1 }, 7, [7]],
    [0, { minimum: 10, multiple: 1, maximum: 20 }, 0, []],
  ])("%d in orders of %j: %d = %j", (need, step, quantity, orders) => {
    expect(wholeLot(need, step)).toBe(quantity);
    expect(splitLot(quantity, step)).toEqual(orders);
    expect(sum(orders)).toBe(quantity);
  });
});
