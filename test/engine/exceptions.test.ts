import { capacityOverloads, type CheckedPlan, lateDemands, materialShortages, planChecks, stockBelowSafety } from "../../src/engine/checks";
import type { CapacityLoad, MasterScheduleLine, MrpLine } from "../../src/engine/plan";
import { noRecords, smallOptions } from "../support/smallFactory";
import { weeklyHorizon } from "../support/weeklyHorizon";

const periods = weeklyHorizon(5).periods;
const plan = (differs: Partial<CheckedPlan>): CheckedPlan => ({ records: noRecords, options: smallOptions, periods, items: {}, masterSchedule: [], capacity: [], materials: [], ...differs });
const schedule = (available: readonly number[], safetyStock = 0) => ({ item: "A", available, safetyStock }) as unknown as MasterScheduleLine;

test("neighbouring periods are one message, separate ones two", () => {
  const overload = [5, 5, 0, 0, 3];
  const centre = { workCentre: "W", rated: [40, 40, 40, 40, 40], available: [40, 40, 40, 40, 40], overtimeLimit: [2, 2, 2, 2, 2], load: [47, 47, 0, 0, 45], overload } as unknown as CapacityLoad;
  expect(capacityOverloads(plan({ capacity: [centre] }))).toEqual([
    { kind: "capacityOverload", workCentre: "W", period: 0, untilPeriod: 1, load: 94, capacity: 84 },
    { kind: "capacityOverload", workCentre: "W", period: 4, untilPeriod: 4, load: 45, capacity: 42 },
  ]);
});

test("late demand tells how long and how much at worst", () => {
  expect(lateDemands(plan({ masterSchedule: [schedule([5, -3, -8, 0, 0])] }))).toEqual([{ kind: "lateDemand", item: "A", period: 1, quantity: 8, untilPeriod: 2 }]);
});

test("stock below the safety level is told apart from stock that is out", () => {
  expect(stockBelowSafety(plan({ masterSchedule: [schedule([10, 4, 7, -2, 10], 10)] }))).toEqual([{ kind: "belowSafetyStock", item: "A", period: 1, quantity: 6 }]);
});

test("a shortage lasts until an order released today could be there", () => {
  const line = { item: "R", available: [5, 5, 5, 5, 5], plannedReceipts: [0, 20, 10, 30, 0], releasePeriod: [-1, -1, -1, 0, 1] } as unknown as MrpLine;
  expect(materialShortages(plan({ materials: [line] }))).toEqual([{ kind: "materialShortage", item: "R", period: 1, quantity: 25 }]);
});

test("a plan without anything has no problems", () => {
  expect(planChecks.flatMap((check) => check(plan({})))).toEqual([]);
});
