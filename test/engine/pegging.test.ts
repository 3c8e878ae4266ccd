import type { DemandPlan } from "../../src/engine/demand/planDemand";
import { planMaterials } from "../../src/engine/materials/planMaterials";
import { defaultOptions } from "../../src/engine/options";
import { endDemandsOf } from "../../src/engine/pegging/endDemand";
import { peggedSupplies } from "../../src/engine/pegging/peggedSupplies";
import type { Peg, PeggedSupply } from "../../src/engine/peggedSupply";
import type { Records } from "../../src/engine/records";
import { aBomLine, anItem, anOrder, aReceipt, aStock, noRecords, smallOptions } from "../support/smallFactory";
import { byWeek, demandOf, weeklyHorizon, weekStart } from "../support/weeklyHorizon";

const horizon = weeklyHorizon(6);
const options = { ...smallOptions, planDate: horizon.planDate };

function pegged(records: Records, demand: DemandPlan): PeggedSupply[] {
  const { materials, requirements } = planMaterials(records, demand, [], new Set(), defaultOptions, horizon);
  return peggedSupplies(records, { masterSchedule: [], materials, requirements, items: new Map(records.items.map((item) => [item.item, item])), options: defaultOptions }, horizon);
}

const week = 5;
const semi = { type: "semiFinished", leadTimeDays: week } as const;
const quantities = (supply: PeggedSupply): number[] => supply.pegs.map(({ quantity }) => quantity);
const target = (peg: Peg): string => (peg.to.kind === "parent" ? `supply ${peg.to.supply}` : peg.to.kind === "lotSurplus" ? peg.to.because : peg.to.kind);
const told = (supply: PeggedSupply): string => [`${supply.item} ${supply.kind} ${supply.period} ${supply.quantity}:`, ...supply.pegs.map((peg) => `${peg.quantity} ${target(peg)}`)].join(" ");

/**
 * By hand, weeks counted from 1. A: order of 100 in week 3, 20 on hand, yield 0.8 → 80 good pieces, 100 started in week 2.
 * B: 2 per A and 10 % scrap, lots of 150, 10 to keep → needs 200 + 20 in week 2; a lot in week 1 for the level (release
 * past due), one in week 2 (released in week 1). C: 1 per B, bought in orders of 100 at least, 200 on hand, 30 forecast in
 * week 2 → 150 past due, 150 in week 1.
 */
describe("three levels with yield, scrap, fixed lots and safety stock", () => {
  const records: Records = {
    ...noRecords,
    items: [
      anItem("A", { ...semi, yield: 0.8 }),
      anItem("B", { ...semi, lotSizing: "FOQ", lotSize: 150, safetyStock: 10 }),
      anItem("C", { type: "raw", source: "buy", minimumLot: 100 }),
    ],
    bom: [aBomLine("A", "B", 2, { scrap: 0.1 }), aBomLine("B", "C")],
    stock: [aStock("A", 20), aStock("C", 200)],
    orders: [anOrder("SO1", "A", 100, weekStart(horizon, 3))],
  };
  const supplies = pegged(records, demandOf({ A: byWeek(6, { "3": 100 }), C: byWeek(6, { "2": 30 }) }));

  test("every supply goes where pencil and paper say", () => {
    expect(supplies.map(told)).toEqual([
      "A stock -1 20: 20 order",
      "A planned 2 100: 80 order 20 scrap",
      "B planned 0 150: 140 supply 1 10 safetyStock",
      "B planned 1 150: 60 supply 1 70 multiple 20 scrap",
      "C stock -1 200: 150 supply 2 50 supply 3",
      "C planned 0 100: 100 supply 3",
      "C planned 1 100: 30 forecast 70 minimum",
    ]);
    expect(supplies[1]!.pegs[0]!.to).toEqual({ kind: "order", order: "SO1", due: weekStart(horizon, 3) });
  });

  test("reasons come down through the parents in the supply's own pieces", () => {
    expect(supplies.map(({ reasons }) => reasons)).toEqual([
      { order: 20, forecast: 0, safetyStock: 0, lotSurplus: 0, scrap: 0 },
      { order: 80, forecast: 0, safetyStock: 0, lotSurplus: 0, scrap: 20 },
      { order: 112, forecast: 0, safetyStock: 10, lotSurplus: 0, scrap: 28 },
      { order: 48, forecast: 0, safetyStock: 0, lotSurplus: 70, scrap: 32 },
      // 150 of the first lot as it is; 50 of the second: a third of 48, 70 and 32.
      { order: 128, forecast: 0, safetyStock: 10, lotSurplus: 23.333333, scrap: 38.666667 },
      { order: 32, forecast: 0, safetyStock: 0, lotSurplus: 46.666667, scrap: 21.333333 },
      { order: 0, forecast: 30, safetyStock: 0, lotSurplus: 70, scrap: 0 },
    ]);
  });

  test("a material is traced to the order, and to whose scrap and surplus it is", () => {
    const demands = endDemandsOf({ supplies, periods: horizon.periods, options }, 4);
    expect(demands.map(({ item, reason, order = "", period, quantity }) => [item, reason, order, period, quantity])).toEqual([
      ["A", "order", "SO1", 2, 128],
      ["B", "safetyStock", "", undefined, 10],
      ["B", "lotSurplus", "", undefined, 23.333333],
      // 28 of A's yield in the first lot, 12 of 150 in the second; 20 of 150 of the second are B's scrap in use.
      ["A", "scrap", "", undefined, 32],
      ["B", "scrap", "", undefined, 6.666667],
    ]);
  });
});

describe("first in, first out", () => {
  const one = (item: Parameters<typeof anItem>[1], records: Partial<Records>, demand: Readonly<Record<string, number>>) =>
    pegged({ ...noRecords, items: [anItem("A", { type: "semiFinished", ...item })], ...records }, demandOf({ A: byWeek(6, demand) }));

  test("a level that falls serves what comes next, the oldest stock first", () => {
    // Cover of one week: 40 kept in week 1 for week 2, then nothing more is demanded.
    const supplies = one({ safetyDays: week }, { stock: [aStock("A", 50)] }, { "1": 10, "2": 40 });
    expect(supplies.map(told)).toEqual(["A stock -1 50: 10 forecast 40 forecast"]);
  });

  test("orders of a period come before its forecast, by due date, then by number", () => {
    const due = weekStart(horizon, 2);
    const orders = [anOrder("B2", "A", 5, due), anOrder("B1", "A", 4, due)];
    const [stock] = one({}, { stock: [aStock("A", 20)], orders }, { "2": 20 });
    expect(stock!.pegs.map(({ quantity, to }) => [quantity, to.kind === "order" ? to.order : to.kind])).toEqual([[4, "B1"], [5, "B2"], [11, "forecast"]]);
  });

  test("an open order waits with its number; what nobody asks for is surplus without a rule to blame", () => {
    const supplies = one({}, { receipts: [aReceipt("WO2", "A", 30, weekStart(horizon, 2)), aReceipt("WO1", "A", 10, "2026-01-02")] }, { "2": 25 });
    expect(supplies.map((supply) => [supply.order, ...quantities(supply), ...supply.pegs.map(target)])).toEqual([
      ["WO1", 10, "forecast"],
      ["WO2", 15, 15, "forecast", "none"],
    ]);
  });

  test("of a period's open orders the one due first is used first", () => {
    const receipts = [aReceipt("WO1", "A", 10, "2026-01-15"), aReceipt("WO2", "A", 10, "2026-01-13")];
    expect(one({}, { receipts }, { "2": 12 }).map((supply) => [supply.order, ...supply.pegs.map(target)])).toEqual([["WO2", "forecast"], ["WO1", "forecast", "none"]]);
  });

  test("stock below nothing is made good before anything else", () => {
    const supplies = one({}, { stock: [aStock("A", 10, { allocated: 15 })] }, { "1": 8 });
    expect(supplies.map(told)).toEqual(["A planned 0 13: 5 safetyStock 8 forecast"]);
  });

  test("a firm planned order asks for components and counts as what is started", () => {
    const supplies = pegged(
      { ...noRecords, items: [anItem("A", { ...semi, yield: 0.5 }), anItem("B", { type: "raw", source: "buy" })], bom: [aBomLine("A", "B")], receipts: [aReceipt("WO1", "A", 10, weekStart(horizon, 3), { status: "firm" })] },
      demandOf({ A: byWeek(6, { "3": 10 }) }),
    );
    expect(supplies.map(told)).toEqual(["A firm 2 20: 10 forecast 10 scrap", "B planned 1 20: 20 supply 0"]);
  });

  test("what an economic lot brings beyond all requirements is its rule's surplus", () => {
    const [lot] = one({ lotSizing: "EOQ", orderingCost: 200 }, {}, { "1": 5 });
    expect(lot!.pegs.map(target)).toEqual(["forecast", "periodCover"]);
    expect(lot!.quantity).toBeGreaterThan(5);
  });
});
