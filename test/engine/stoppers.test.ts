import { zeros } from "../../src/engine/arithmetic";
import { heldUpBy, type StopperContext, stoppersOf } from "../../src/engine/pegging/stoppers";
import type { PeggedSupply } from "../../src/engine/peggedSupply";
import type { CapacityLoad, MasterScheduleLine, MrpLine, Zone } from "../../src/engine/plan";
import type { Item } from "../../src/engine/records";
import { anItem, smallOptions } from "../support/smallFactory";
import { weeklyHorizon } from "../support/weeklyHorizon";

/** Five weeks from Monday 2026-01-05. */
const weeks = 5;
const weekly = weeklyHorizon(weeks);
const zoned = (frozen: number) => ({ ...weekly, periods: weekly.periods.map((period, t) => ({ ...period, zone: (t < frozen ? "frozen" : "liquid") as Zone })) });

const centre = (load: readonly number[], overtime = 5): CapacityLoad =>
  ({ workCentre: "W1", available: load.map(() => 40), overtimeLimit: load.map(() => overtime), weekendLimit: load.map(() => 0), load }) as unknown as CapacityLoad;
const late = (available: readonly number[], differs: Partial<MasterScheduleLine> = {}): MasterScheduleLine =>
  ({ item: "A", available, outsourced: zeros(weeks), firm: available.map(() => undefined), releasePeriod: [0, 0, 1, 2, 3], lost: zeros(weeks), loadPeriod: {}, hoursPerUnit: { W1: 1 }, ...differs }) as unknown as MasterScheduleLine;

function context(differs: Partial<StopperContext> & { frozen?: number; parts?: Partial<Item> } = {}): StopperContext {
  const { frozen = 0, parts, ...rest } = differs;
  const horizon = zoned(frozen);
  return {
    periods: horizon.periods, horizon, options: { ...smallOptions, planDate: horizon.planDate }, items: { A: anItem("A", parts), R: anItem("R", { type: "raw", source: "buy", leadTimeDays: 10 }) },
    masterSchedule: [], capacity: [centre([0, 0, 0, 0, 0])], materials: [], supplies: [], records: { outsourcing: [] }, balance: { materialLimits: [] }, ...rest,
  };
}

const full = [centre([45, 45, 45, 10, 10])];
const offer = { item: "A", month: "2026-01", limit: 10, unitCost: 1 };
const supply = (item: string, kind: PeggedSupply["kind"], period: number, pegs: PeggedSupply["pegs"], reason: "order" | "safetyStock" = "order"): PeggedSupply => {
  const quantity = pegs.reduce((total, peg) => total + peg.quantity, 0);
  return { item, kind, period, quantity, pegs, reasons: { order: 0, forecast: 0, safetyStock: 0, lotSurplus: 0, scrap: 0, [reason]: quantity } };
};

describe("what stopped a late demand", () => {
  test.each([
    ["hours left and nothing in the way: waiting is cheaper", late([0, 0, -20, 0, 0]), context(), [{ kind: "cost" }]],
    ["full work centres in all open periods up to the due one", late([0, 0, -20, 0, 0]), context({ capacity: full }), [{ kind: "capacity", workCentre: "W1", period: 2 }]],
    ["an earlier week has hours left", late([0, 0, -20, 0, 0]), context({ capacity: [centre([45, 20, 45, 10, 10])] }), [{ kind: "cost" }]],
    ["hours left, too few for a piece", late([0, 0, -20, 0, 0], { hoursPerUnit: { W1: 8 } }), context({ capacity: [centre([40, 41, 39, 0, 0])] }), [{ kind: "capacity", workCentre: "W1", period: 2 }]],
    ["somebody outside could deliver", late([0, 0, -20, 0, 0]), context({ capacity: full, records: { outsourcing: [offer] } }), [{ kind: "cost" }]],
    ["the planner's own quantity", late([0, 0, -20, 0, 0], { firm: [undefined, 5, undefined, undefined, undefined] }), context({ capacity: [centre([45, 10, 45, 10, 10])] }), [{ kind: "firmPlan", period: 1 }, { kind: "capacity", workCentre: "W1", period: 2 }]],
    ["less is missing than an order", late([0, 0, -2, 0, 0]), context({ parts: { minimumLot: 10 } }), [{ kind: "lotLimits", item: "A" }]],
    ["a release that should have been", late([0, -5, 0, 0, 0], { releasePeriod: [-1, -1, 0, 1, 2], hoursPerUnit: {} }), context({ parts: { source: "buy", leadTimeDays: 8 } }), [{ kind: "leadTime", item: "A", leadTimeDays: 8 }]],
  ])("%s", (_, line, plan, causes) => {
    expect(stoppersOf(line, { first: line.available.findIndex((quantity) => quantity < 0), last: 2 }, { ...plan, masterSchedule: [line] })).toEqual(causes);
  });

  test("overtime at the weekend is hours too, and hours are sought in the period in which they are needed", () => {
    const line = late([0, 0, -20, 0, 0], { loadPeriod: { W1: [0, 0, 1, 2, 3] } });
    const stopped = (capacity: CapacityLoad) => stoppersOf(line, { first: 2, last: 2 }, context({ capacity: [capacity], masterSchedule: [line] }));
    expect(stopped(centre([45, 45, 0, 0, 0]))).toEqual([{ kind: "capacity", workCentre: "W1", period: 1 }]);
    expect(stopped({ ...centre([45, 45, 0, 0, 0]), weekendLimit: [0, 5, 0, 0, 0] })).toEqual([{ kind: "cost" }]);
  });

  test("a key material that is used up until an order placed today would be in", () => {
    const line = late([0, 0, -20, 0, 0], { releasePeriod: [0, 0, 1, 2, 3] });
    const limit = { item: "K", users: ["A"], lastPeriod: 1, supply: [100, 0, 0, 0, 0], used: [60, 40, 0, 0, 0], beyond: zeros(weeks) };
    const stopped = (materialLimits: (typeof limit)[], capacity = [centre([0, 0, 0, 0, 0])]) => stoppersOf(line, { first: 2, last: 2 }, context({ balance: { materialLimits }, capacity, masterSchedule: [line] }));
    expect(stopped([limit])).toEqual([{ kind: "keyMaterial", item: "K", period: 1 }]);
    expect(stopped([{ ...limit, used: [60, 20, 0, 0, 0] }])).toEqual([{ kind: "cost" }]);
    expect(stopped([{ ...limit, users: ["B"] }])).toEqual([{ kind: "cost" }]);
    // Released in the period whose orders would be in: its material is there.
    expect(stopped([{ ...limit, lastPeriod: 0 }])).toEqual([{ kind: "cost" }]);
    // Full hours in one week, material in the others: both are told, nearest first.
    expect(stopped([limit], [centre([45, 0, 0, 0, 0])])).toEqual([{ kind: "keyMaterial", item: "K", period: 1 }, { kind: "capacity", workCentre: "W1", period: 0 }]);
  });

  test("a warehouse that is full before the due period leaves nothing to build ahead", () => {
    const line = late([0, 0, -20, 0, 0]);
    const stopped = (used: readonly number[]) => stoppersOf(line, { first: 2, last: 2 }, context({ balance: { materialLimits: [], storage: { limit: 100, used, beyond: zeros(weeks) } }, capacity: [centre([0, 0, 45, 0, 0])], masterSchedule: [line] }));
    expect(stopped([90, 100, 0, 0, 0])).toEqual([{ kind: "capacity", workCentre: "W1", period: 2 }, { kind: "storage", period: 1 }]);
    expect(stopped([90, 99, 100, 100, 100])).toEqual([{ kind: "cost" }]);
  });

  test("a lost sale smaller than an order is the lot's", () => {
    const line = late([0, 0, 0, 0, 0], { lost: [0, 0, 2, 0, 0] });
    expect(stoppersOf(line, { first: 2, last: 2 }, context({ parts: { minimumLot: 10 }, masterSchedule: [line] }))).toEqual([{ kind: "lotLimits", item: "A" }]);
  });

  test("an offer that is used up helps nobody", () => {
    const line = late([0, 0, -20, 0, 0], { outsourced: [0, 6, 4, 0, 0] });
    expect(stoppersOf(line, { first: 2, last: 2 }, context({ capacity: full, records: { outsourcing: [offer] }, masterSchedule: [line] }))).toEqual([{ kind: "capacity", workCentre: "W1", period: 2 }]);
  });

  test("the frozen zone first, then what keeps the shortage from being made good after it", () => {
    const line = late([0, -20, -20, -20, 0]);
    const capacity = [centre([0, 0, 45, 45, 0])];
    expect(stoppersOf(line, { first: 1, last: 3 }, context({ frozen: 2, capacity }))).toEqual([{ kind: "frozenZone", untilPeriod: 1 }, { kind: "capacity", workCentre: "W1", period: 3 }]);
    expect(stoppersOf(line, { first: 1, last: 1 }, context({ frozen: 2, capacity }))).toEqual([{ kind: "frozenZone", untilPeriod: 1 }]);
  });

  test("material at any level whose order should already have been released, with the day it should have been", () => {
    const supplies = [
      supply("A", "planned", 2, [{ quantity: 5, to: { kind: "order", order: "SO1", due: "2026-01-12" } }]),
      supply("B", "stock", -1, [{ quantity: 5, to: { kind: "parent", supply: 0 } }]),
      supply("R", "planned", 1, [{ quantity: 5, to: { kind: "parent", supply: 0 } }]),
      supply("R", "planned", 3, [{ quantity: 5, to: { kind: "safetyStock" } }], "safetyStock"),
    ];
    const materials = [{ item: "R", releasePeriod: [-1, -1, 0, 1, 2] } as unknown as MrpLine];
    expect(stoppersOf(late([0, -5, 0, 0, 0]), { first: 1, last: 1 }, context({ supplies, materials }))).toEqual([{ kind: "material", item: "R", period: 1, release: "2025-12-29" }]);
  });
});

test("a missing material holds up the end items of its late supplies, the largest first", () => {
  const order = (quantity: number, code: string) => ({ quantity, to: { kind: "order" as const, order: code, due: "2026-01-12" } });
  const supplies = [
    supply("A", "planned", 1, [order(2, "SO1")]),
    supply("B", "planned", 1, [order(7, "SO2")]),
    supply("C", "planned", 4, [order(90, "SO3")]),
    supply("R", "planned", 1, [{ quantity: 4, to: { kind: "parent", supply: 0 } }, { quantity: 7, to: { kind: "parent", supply: 1 } }]),
    supply("R", "planned", 4, [{ quantity: 90, to: { kind: "parent", supply: 2 } }]),
  ];
  expect(heldUpBy({ item: "R", releasePeriod: [-1, -1, 0, 1, 2] }, { first: 0, last: 4 }, context({ supplies }))).toEqual(["B", "A"]);
});

test("an open order that was counted on before it comes holds up what it is for; one that comes later still does not", () => {
  const supplies = [
    supply("A", "planned", 1, [{ quantity: 9, to: { kind: "order", order: "SO1", due: "2026-01-12" } }]),
    supply("R", "firm", 3, [{ quantity: 9, to: { kind: "parent", supply: 0 } }]),
  ];
  const heldUp = (first: number, last: number) => heldUpBy({ item: "R", releasePeriod: [0, 0, 1, 2, 3] }, { first, last }, context({ supplies }));
  expect(heldUp(1, 2)).toEqual(["A"]);
  expect(heldUp(0, 1)).toEqual([]);
});
