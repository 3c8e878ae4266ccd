import fc from "fast-check";
import { capacityNeeds } from "../../src/engine/capacity/capacityNeeds";
import { offsetPeriods, offsetShares } from "../../src/engine/capacity/operationTiming";
import { capacityProfile } from "../../src/engine/capacity/capacityProfile";
import { capacityRequirements } from "../../src/engine/capacity/capacityRequirements";
import { ratedHours } from "../../src/engine/capacity/ratedCapacity";
import { roughCutLoads } from "../../src/engine/capacity/roughCutLoads";
import { standardHours, withStandardHours } from "../../src/engine/capacity/standardHours";
import { workingCalendar } from "../../src/engine/calendar";
import { defaultOptions } from "../../src/engine/options";
import { horizonOf } from "../../src/engine/periods";
import { planOperations } from "../../src/engine/planOperations";
import type { ActualsLine, CapacityLoad, MasterScheduleLine, MrpLine } from "../../src/engine/plan";
import type { Records } from "../../src/engine/records";
import { capacityVariances } from "../../src/engine/variance/capacityVariances";
import { planningTools } from "../support/planningTools";
import { aBomLine, aCapacityMonth, aMonthForecast, anItem, aReceipt, aStep, aWorkCentre, noRecords, smallOptions, smallRecords } from "../support/smallFactory";
import { weeklyHorizon } from "../support/weeklyHorizon";

/** Weeks from Monday 2026-01-05. */
const weeks = weeklyHorizon(4);
const options = { ...defaultOptions, planDate: weeks.planDate };
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const semi = { type: "semiFinished" } as const;

describe("measured rates", () => {
  test("600 pieces by 50 people in 8 hours: UPPH 1.5, and a day makes 600 pieces whatever utilisation and efficiency are said to be", () => {
    for (const [utilisation, efficiency] of [[1, 1], [0.9, 0.95], [0.6, 1.2]] as const) {
      const shop = aWorkCentre("W", { headcount: 50, utilisation, efficiency });
      const hours = standardHours(aStep("P", "W", 0, { unitsPerPersonHour: 600 / (50 * 8) }), shop);
      expect(ratedHours(shop, undefined, { ...weeks.periods[0]!, workingDays: 1 }, weeks.calendar) / hours).toBeCloseTo(600, 6);
    }
  });

  test("standard hours stay as they are, and are converted once only", () => {
    const records = { ...noRecords, workCentres: [aWorkCentre("W", { utilisation: 0.9, efficiency: 0.95 })], routing: [aStep("P", "W", 0.4), aStep("Q", "W", 0, { unitsPerPersonHour: 1.5 })] };
    const once = withStandardHours(records);
    expect(once.routing.map(({ hoursPerUnit }) => hoursPerUnit)).toEqual([0.4, (0.9 * 0.95) / 1.5]);
    expect(withStandardHours(once)).toEqual(once);
  });

  test("a line is as fast as its slowest station, not as their average: its pieces an hour are the least UPPH × people", () => {
    const station = fc.record({ unitsPerPersonHour: fc.integer({ min: 1, max: 400 }), people: fc.integer({ min: 1, max: 9 }), setupHours: fc.integer({ min: 0, max: 5 }), offsetDays: fc.integer({ min: 0, max: 5 }) });
    fc.assert(
      fc.property(fc.array(station, { minLength: 1, maxLength: 6 }), (stations) => {
        const line = aWorkCentre("L", { headcount: 2, utilisation: 0.8, efficiency: 0.9, line: true });
        const records = { ...noRecords, workCentres: [line, aWorkCentre("W")], routing: [aStep("P", "W", 1, { operation: "1" }), ...stations.map((of, i) => aStep("P", "L", 0, { operation: `2${i}`, ...of }))] };
        const [elsewhere, whole, ...more] = withStandardHours(records).routing;
        expect([elsewhere!.hoursPerUnit, more]).toEqual([1, []]);
        const slowest = Math.min(...stations.map(({ unitsPerPersonHour, people }) => unitsPerPersonHour * people));
        // Two lines of 8 clock hours a day.
        expect(ratedHours(line, undefined, { ...weeks.periods[0]!, workingDays: 1 }, weeks.calendar) / whole!.hoursPerUnit).toBeCloseTo(16 * slowest, 2);
        expect(whole).toMatchObject({ setupHours: Math.max(...stations.map(({ setupHours }) => setupHours)), offsetDays: Math.min(...stations.map(({ offsetDays }) => offsetDays)) });
      }),
    );
  });

  test("standard person-hours at a station are shared by its people", () => {
    expect(standardHours(aStep("P", "L", 0.6, { people: 3 }), aWorkCentre("L", { line: true, utilisation: 0.5 }))).toBeCloseTo(0.2, 12);
    expect(standardHours(aStep("P", "W", 0.6, { people: 3 }), aWorkCentre("W", { utilisation: 0.5 }))).toBe(0.6);
  });
});

describe("resource profile", () => {
  test("components are complete when the parent starts: 0.6 h of its own, two of 0.2 h five days before, yield 0.8", () => {
    const records = {
      ...noRecords,
      items: [anItem("P", { yield: 0.8, leadTimeDays: 5 }), anItem("S", { ...semi, leadTimeDays: 4 }), anItem("T", semi)],
      bom: [aBomLine("P", "S", 2), aBomLine("S", "T")],
      routing: [aStep("P", "W", 0.6), aStep("S", "W", 0.2), aStep("T", "V", 0.1, { offsetDays: 2 })],
    };
    expect(capacityProfile(records, weeks, "addedToNet")("P")).toEqual([
      { workCentre: "W", offsetDays: 0, hours: 0.75 },
      { workCentre: "W", offsetDays: 5, hours: 0.5 },
      { workCentre: "V", offsetDays: 11, hours: 0.25 },
    ]);
  });

  test("whole weeks of offset are whole periods back, past due in the first; a day moves no month", () => {
    const at = offsetPeriods(weeks);
    expect([0, 5, 10, 2, 3].map(at)).toEqual([[0, 1, 2, 3], [0, 0, 1, 2], [0, 0, 0, 1], [0, 1, 2, 3], [0, 0, 1, 2]]);
    const months = horizonOf({ ...options, weeklyPeriods: 0 }, workingCalendar([]));
    expect(offsetPeriods(months)(1)).toEqual(months.periods.map((_, t) => t));
  });

  test("work spreads over as many days as the pieces are completed on, and none of it is lost", () => {
    expect(offsetShares(weeks)(2)).toEqual([[{ period: 0, share: 1 }], [{ period: 0, share: 0.4 }, { period: 1, share: 0.6 }], [{ period: 1, share: 0.4 }, { period: 2, share: 0.6 }], [{ period: 2, share: 0.4 }, { period: 3, share: 0.6 }]]);
    const mixed = horizonOf(smallOptions, workingCalendar(smallRecords.calendar));
    fc.assert(fc.property(fc.nat(90), (offset) => offsetShares(mixed)(offset).forEach((parts, t) => {
      expect(sum(parts.map(({ share }) => share))).toBeCloseTo(1, 9);
      if (offset > 0) expect(Math.max(...parts.map(({ period }) => period))).toBeLessThanOrEqual(t);
    })));
  });

  test("the balance gets one timing a work centre: the mean of its operations by hours, and none under the bill of capacity", () => {
    const records = { ...noRecords, items: [anItem("P")], routing: [aStep("P", "W", 3, { operation: "1", offsetDays: 10 }), aStep("P", "W", 1, { operation: "2", offsetDays: 2 }), aStep("P", "V", 1)] };
    expect(capacityNeeds(records, { ...options, roughCutMethod: "resourceProfile" }, weeks).loadPeriod("P")).toEqual({ W: [0, 0, 0, 1], V: [0, 1, 2, 3] }); // 8 days before
    expect(capacityNeeds(records, options, weeks).loadPeriod("P")).toEqual({});
  });
});

/** Only what the load is reckoned from. */
const scheduled = (records: Records, item: string, production: readonly number[]): MasterScheduleLine => {
  const { hoursPerUnit, setupHours } = capacityNeeds(records, options, weeks);
  return { item, production, releasePeriod: [0, 1, 2, 3], hoursPerUnit: hoursPerUnit(item), setupHours: setupHours(item) } as unknown as MasterScheduleLine;
};
const producedOnce = (item: string, quantity: number): ActualsLine => ({ item, produced: [quantity, 9999] }) as unknown as ActualsLine;
const loads = (records: Records, lines: readonly MasterScheduleLine[], actuals: readonly ActualsLine[] = []) => roughCutLoads(records, lines, actuals, capacityNeeds(records, options, weeks), weeks);

describe("the three rough-cut methods", () => {
  const goods = [["P", 2], ["Q", 3], ["R", 4]] as const;
  const cpof = {
    ...noRecords,
    items: goods.map(([item]) => anItem(item)),
    workCentres: [aWorkCentre("A"), aWorkCentre("B")],
    routing: goods.flatMap(([item, hours]) => [aStep(item, "A", hours * 0.5, { operation: "1" }), aStep(item, "B", hours * 0.5, { operation: "2" })]),
  };

  test("overall factors: 450 hours for 100, 50 and 25 pieces of 2, 3 and 4 hours, shared as history earned them, 270 and 180", () => {
    // History made a good with 60 % of its hours at A; the mix of the plan does not matter to this method, to the bill it does.
    const records = { ...cpof, items: [...cpof.items, anItem("OLD")], routing: [...cpof.routing, aStep("OLD", "A", 6, { operation: "1" }), aStep("OLD", "B", 4, { operation: "2" })] };
    const found = loads(records, goods.map(([item], i) => scheduled(records, item, [[100, 50, 25][i]!, 0, 0, 0])), [producedOnce("OLD", 10)]);
    expect(found.map(({ historicalShare, overallFactors, billOfCapacity }) => [historicalShare, overallFactors![0], billOfCapacity[0]])).toEqual([[0.6, 270, 225], [0.4, 180, 225]]);
  });

  test("goods count with their parts' hours where only goods are recorded, with their own where parts are, too", () => {
    const records = { ...noRecords, items: [anItem("P"), anItem("S", semi)], bom: [aBomLine("P", "S", 3)], workCentres: [aWorkCentre("A"), aWorkCentre("B")], routing: [aStep("P", "A", 1), aStep("S", "B", 1)] };
    const shares = (actuals: readonly ActualsLine[]) => loads(records, [], actuals).map(({ historicalShare }) => historicalShare);
    expect(shares([producedOnce("P", 10)])).toEqual([0.25, 0.75]);
    expect(shares([producedOnce("P", 10), producedOnce("S", 10)])).toEqual([0.5, 0.5]);
    expect(shares([])).toEqual([undefined, undefined]);
  });

  test("hours earned last month tell goods' parts the same way", () => {
    const records = { ...noRecords, items: [anItem("P"), anItem("S", semi)], bom: [aBomLine("P", "S", 3)], workCentres: [aWorkCentre("A"), aWorkCentre("B")], routing: [aStep("P", "A", 1), aStep("S", "B", 1)] };
    const capacity = ["A", "B"].map((workCentre) => ({ workCentre, available: [], committed: [], load: [], overtime: [] }) as unknown as CapacityLoad);
    const produced = (item: string, quantities: readonly number[]): ActualsLine => ({ item, produced: quantities }) as unknown as ActualsLine;
    const earned = (actuals: readonly ActualsLine[]) =>
      capacityVariances(records, actuals, capacity, capacityNeeds(records, options, weeks).hoursPerUnit, ["2025-11", "2025-12", "2026-01"], { ...weeks, periods: [] }).map(({ lastEarned }) => lastEarned);
    expect(earned([produced("P", [5, 10, 99])])).toEqual([10, 30]);
    // Parts are recorded, though none were made last month.
    expect(earned([produced("P", [5, 10, 99]), produced("S", [7, 0, 99])])).toEqual([10, 0]);
  });

  test("the profile moves hours and set-ups to where the work is done, and loses none", () => {
    const records = { ...cpof, routing: [aStep("P", "A", 2, { offsetDays: 5, setupHours: 4 })] };
    const [a] = loads(records, [scheduled(records, "P", [0, 10, 0, 20])]);
    expect([a!.billOfCapacity, a!.resourceProfile]).toEqual([[0, 24, 0, 44], [24, 0, 44, 0]]);
  });

  test("under the bill of capacity a work centre's load is what is taken beforehand and this", async () => {
    const plan = await planOperations(smallRecords, smallOptions, planningTools(), () => {});
    plan.capacity.forEach(({ committed, independent, load }, w) =>
      load.forEach((hours, t) => expect(hours).toBeCloseTo(committed[t]! + independent[t]! + plan.roughCut[w]!.billOfCapacity[t]!, 4)),
    );
    expect(plan.roughCut.map(({ billOfCapacity, resourceProfile }) => Math.abs(sum(billOfCapacity) - sum(resourceProfile)) < 1e-3)).toEqual([true, true]);
    expect(sum(plan.roughCut.map(({ historicalShare }) => historicalShare!))).toBeCloseTo(1, 5);
  }, 60_000);
});

describe("capacity requirements", () => {
  const records: Records = {
    ...noRecords,
    items: [anItem("P", { maximumLot: 40, yield: 0.8 }), anItem("S", { ...semi, maximumLot: 0 }), anItem("F", { ...semi, phantom: true }), anItem("B", { source: "buy" })],
    workCentres: [aWorkCentre("W"), aWorkCentre("V", { headcount: 0 })],
    routing: [aStep("P", "W", 0.5, { setupHours: 3 }), aStep("S", "W", 0.1, { setupHours: 1, offsetDays: 5 }), aStep("F", "V", 0.2, { setupHours: 7 }), aStep("B", "V", 9)],
    receipts: [aReceipt("1", "S", 10, "2026-01-16"), aReceipt("2", "P", 4, "2025-12-30"), aReceipt("3", "B", 5, "2026-01-06", { source: "buy" }), aReceipt("4", "S", 20, "2026-02-05")],
  };
  const items = new Map(records.items.map((item) => [item.item, item]));
  const material = (item: string, plannedReceipts: readonly number[]): MrpLine => ({ item, plannedReceipts, independent: { pastDue: 0, periods: [] }, releasePeriod: [0, 1, 2, 3] }) as unknown as MrpLine;
  const found = capacityRequirements(records, { masterSchedule: [scheduled(records, "P", [0, 100, 0, 0])], materials: [material("S", [0, 0, 50, 0]), material("F", [10, 0, 0, 0]), material("B", [70, 0, 0, 0])], requirements: [] }, items, weeks);
  const of = (workCentre: string) => found.find((row) => row.workCentre === workCentre)!;

  test("open orders by the day their operations are done: past due first, and beyond the horizon what must be done within it", () => {
    // S of Friday 16 January is worked on the Friday before; that of 5 February, after the horizon, on 29 January.
    expect(of("W").openOrders).toEqual([1 + 1 + 3 + 2, 0, 0, 3]);
  });

  test("planned orders: pieces started, and a set-up for each of the orders a maximum makes of them", () => {
    expect(of("W").plannedRun).toEqual([0, 125 * 0.5 + 50 * 0.1, 0, 0]);
    expect(of("W").plannedSetup).toEqual([0, 3 * 3 + 1, 0, 0]); // 40, 40 and 20
  });

  test("a phantom's operations are done without orders of its own; what is bought takes no hours; no capacity is no division", () => {
    expect(of("V")).toEqual({ workCentre: "V", headcount: 0, openOrders: [0, 0, 0, 0], plannedRun: [2, 0, 0, 0], plannedSetup: [0, 0, 0, 0] });
  });

  test("parts of a month's production are worked on as the month goes on, though MRP asks for all of them before it", () => {
    // A month of 20 days after three weeks; S is complete when P starts, five days before P is.
    const month = { ...weeks.periods[3]!, end: "2026-02-20", kind: "month" as const, workingDays: 20 };
    const horizon = { ...weeks, periods: [...weeks.periods.slice(0, 3), month] };
    const factory = { ...noRecords, items: [anItem("P", { leadTimeDays: 5 }), anItem("S", semi)], workCentres: [aWorkCentre("W")], routing: [aStep("S", "W", 0.5, { setupHours: 4 })] };
    const requirements = [{ component: "S", parent: "P", quantityPer: 2, effective: { pastDue: true, periods: [true, true, true, true] }, requirement: { pastDue: 0, periods: [0, 0, 200, 0] } }];
    const lines = { masterSchedule: [{ ...scheduled(factory, "P", [0, 0, 0, 100]), releasePeriod: [-1, 0, 1, 2] }], materials: [material("S", [0, 0, 200, 0])], requirements };
    const [w] = capacityRequirements(factory, lines, new Map(factory.items.map((item) => [item.item, item])), horizon);
    expect(w).toMatchObject({ plannedRun: [0, 0, 25, 75], plannedSetup: [0, 0, 1, 3] });
  });

  test("stock is netted: what is there needs no hours, which rough-cut load does not see", async () => {
    const factory: Records = {
      ...noRecords,
      items: [anItem("P"), anItem("S", semi)],
      bom: [aBomLine("P", "S")],
      workCentres: [aWorkCentre("W", { headcount: 9 }), aWorkCentre("V", { headcount: 9 })],
      capacity: [aCapacityMonth("W", "2026-05")],
      routing: [aStep("P", "W", 1), aStep("S", "V", 1)],
      forecasts: [aMonthForecast("P", "2026-05", 30)],
      stock: [{ item: "S", warehouse: "", onHand: 30, allocated: 0, onHold: 0 }],
    };
    const { roughCut, capacityRequirements: required } = await planOperations(factory, smallOptions, planningTools(), () => {});
    expect(roughCut.map(({ billOfCapacity }) => sum(billOfCapacity))).toEqual([30, 30]);
    expect(required.map(({ plannedRun }) => sum(plannedRun))).toEqual([0, 30]);
  }, 60_000);
});
