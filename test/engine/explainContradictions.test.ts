import fc from "fast-check";
import { contradictions, candidates } from "../../src/engine/balance/explain/waysOut";
import { findContradictions, sameContradiction } from "../../src/engine/balance/explain/contradictions";
import { asItIs, effortFor } from "../../src/engine/balance/explain/situation";
import { addHours } from "../../src/engine/balance/explain/takeWayOut";
import { buildBalanceModel } from "../../src/engine/balance/buildBalanceModel";
import { planOperations } from "../../src/engine/planOperations";
import type { Contradiction, WayOut } from "../../src/engine/plan";
import type { Records } from "../../src/engine/records";
import { undisturbed } from "../../src/engine/work";
import { balanceInputs, situationOf } from "../support/balanceInputs";
import { planningTools } from "../support/planningTools";
import { aBomLine, aCapacityMonth, aMonthForecast, anItem, anOrder, aReceipt, aStep, aStock, aWorkCentre, noRecords, smallOptions } from "../support/smallFactory";

/**
 * Wednesday 2026-03-25 to Sunday 29 March is frozen: 3 days, one machine, 24 hours, 3 of overtime. A
 * work order takes 6, spares 2; released are A 10 h, B 8 h and C 5 h: 31 of 27 hours.
 */
const week = { start: "2026-03-25", end: "2026-03-29" };
const options = { ...smallOptions, frozenDays: 3, slushyDays: 3, headroom: 0, weeklyPeriods: 3, horizonMonths: 1, frozenDemand: "ordersAndForecast" as const };
const factory: Records = {
  ...noRecords,
  items: [anItem("A"), anItem("B", { standardCost: 400 }), anItem("C"), anItem("S", { type: "semiFinished" })],
  workCentres: [aWorkCentre("W", { overtimeCost: 60, weekendOvertimeCost: 90 })],
  capacity: [aCapacityMonth("W", "2026-03", { overtimeLimitHours: 22 })],
  routing: [aStep("A", "W", 1), aStep("B", "W", 2, { setupHours: 2 }), aStep("C", "W", 0.5), aStep("S", "W", 0.5)],
  receipts: [aReceipt("WO", "A", 6, "2026-03-26")],
  orders: [anOrder("SO1", "S", 4, "2026-03-27"), anOrder("SO2", "A", 16, "2026-03-30"), anOrder("SO3", "B", 3, "2026-04-10"), anOrder("SO4", "C", 10, "2026-04-10")],
  forecasts: [aMonthForecast("A", "2026-04", 40), aMonthForecast("C", "2026-04", 30)],
  outsourcing: [{ item: "A", month: "2026-04", limit: 20, unitCost: 130 }],
  releasedPlan: [{ item: "A", ...week, quantity: 16 }, { item: "B", ...week, quantity: 3 }, { item: "C", ...week, quantity: 10 }],
};

const explained = async (records: Records): Promise<Contradiction[]> => {
  const situation = await situationOf(balanceInputs(records, options));
  return contradictions(situation, asItIs(situation), effortFor(situation.built.model, undisturbed));
};

test("of what is firm in a work centre's period, the smallest set that does not fit is told", () => {
  const [only, ...others] = findContradictions(balanceInputs(factory, options));
  expect(others).toEqual([]);
  expect(only).toMatchObject({ kind: "hours", of: "W", period: 0, limit: expect.closeTo(27, 5), excess: expect.closeTo(4, 5) });
  expect(only!.firm).toEqual([
    { kind: "frozen", item: "A", quantity: 10, amount: 10 },
    { kind: "frozen", item: "B", quantity: 3, amount: 8 },
    { kind: "committed", amount: 6 },
    { kind: "frozen", item: "C", quantity: 10, amount: 5 },
  ]);
});

test("what the planner fixed later is told as his", () => {
  const fixed = { ...factory, firmQuantities: [{ item: "B", start: "2026-03-30", end: "2026-03-31", quantity: 12 }] };
  expect(findContradictions(balanceInputs(fixed, options))[1]).toMatchObject({ of: "W", period: 1, firm: [{ kind: "byHand", item: "B", quantity: 12, amount: 26 }] });
});

test("whatever is firm, the set exceeds the limit, leaving any one out makes it fit, and nothing is told that fits", () => {
  const released = fc.array(fc.tuple(fc.constantFrom("A", "B", "C"), fc.integer({ min: 1, max: 40 })), { maxLength: 3 });
  fc.assert(
    fc.property(released, fc.integer({ min: 0, max: 40 }), (rows, ordered) => {
      const releasedPlan = [...new Map(rows)].map(([item, quantity]) => ({ item, ...week, quantity }));
      const found = findContradictions(balanceInputs({ ...factory, releasedPlan, receipts: [aReceipt("WO", "A", ordered, "2026-03-26")] }, options)).filter(({ period }) => period === 0);
      const hours = releasedPlan.reduce((all, { item, quantity }) => all + (item === "A" ? Math.max(0, quantity - ordered) : item === "B" ? 2 * quantity + 2 : quantity / 2), ordered + 2);
      expect(found.length).toBe(hours > 27 * 1.001 ? 1 : 0);
      for (const { firm, limit } of found) {
        const needed = firm.reduce((all, { amount }) => all + amount, 0);
        expect(needed).toBeGreaterThan(limit);
        for (const { amount } of firm) expect(needed - amount).toBeLessThanOrEqual(limit + 1e-9);
      }
    }),
    { numRuns: 60 },
  );
});

/** The factory as its people would change it. */
function taken(records: Records, way: WayOut): Records {
  if (way.kind === "addHours") return { ...records, capacity: records.capacity.map((row) => ({ ...row, overtimeLimitHours: row.overtimeLimitHours + (way.quantity * 22) / 3 })) };
  const less = records.releasedPlan.map((row) => (row.item === way.item ? { ...row, quantity: row.quantity - way.quantity } : row));
  const due = way.toPeriod === 1 ? "2026-03-30" : "2026-04-01";
  return { ...records, releasedPlan: less, receipts: [...records.receipts, aReceipt("NEW", way.item!, way.quantity, due, { source: way.kind === "outsource" ? "buy" : "make", status: "firm" })] };
}

test("three ways out are priced, the cheapest first, and each, when taken in the records, really removes it", async () => {
  const [contradiction] = await explained(factory);
  const { waysOut } = contradiction!;
  expect(new Set(waysOut.map(({ kind }) => kind))).toEqual(new Set(["addHours", "moveLater", "outsource"]));
  expect(waysOut.map(({ cost }) => cost)).toEqual(waysOut.map(({ cost }) => cost).sort((a, b) => a - b));
  const before = await planOperations(factory, options, planningTools(), () => {});
  expect(before.balance.contradictions).toHaveLength(1);
  for (const way of waysOut) {
    const { balance } = await planOperations(taken(factory, way), options, planningTools(), () => {});
    expect(balance.contradictions).toEqual([]);
  }
}, 60_000);

test("a way out costs what the plan solved again with it costs more, its own price included", async () => {
  const situation = await situationOf(balanceInputs(factory, options));
  const base = asItIs(situation);
  const [contradiction] = await contradictions(situation, base, effortFor(situation.built.model, undisturbed));
  const hours = contradiction!.waysOut.find(({ kind }) => kind === "addHours")!;
  const again = await situationOf(addHours(situation.inputs, "W", 0, hours.quantity));
  // Hours beyond all overtime cost as much as the dearest of it.
  expect(hours.cost).toBeCloseTo(asItIs(again).cost - base.cost + hours.quantity * 90, 4);
});

test("every way out leaves the balance it is priced with without contradiction", () => {
  const inputs = balanceInputs(factory, options);
  const ways = candidates(inputs, buildBalanceModel(inputs), findContradictions(inputs)[0]!);
  expect(ways.map(({ way }) => way.kind)).toEqual(["addHours", "moveLater", "outsource"]);
  for (const way of ways) expect(findContradictions(way.inputs)).toEqual([]);
});

test("where no single item frees enough, several go together, and none is moved to where it does not fit", () => {
  const many = { ...factory, items: [...factory.items], outsourcing: [], releasedPlan: [{ item: "A", ...week, quantity: 16 }, { item: "B", ...week, quantity: 4 }, { item: "C", ...week, quantity: 26 }], capacity: [] };
  const inputs = balanceInputs(many, options);
  const built = buildBalanceModel(inputs);
  const [found] = findContradictions(inputs);
  // 6 + 2 + 10 + 10 + 13 = 41 of 24 hours: 17 are more than any one of them.
  expect(found!.excess).toBeCloseTo(17, 6);
  const move = candidates(inputs, built, found!).find(({ way }) => way.kind === "moveLater")!;
  expect(1 + move.way.further!.length).toBe(2);
  expect(findContradictions(move.inputs)).toEqual([]);
});

describe("key material", () => {
  /** 24 on hand, 20 more on 1 April; what is ordered today comes on 6 April. Frozen A takes 2 each. */
  const short: Records = {
    ...factory,
    items: [...factory.items, anItem("K", { type: "raw", source: "buy", keyMaterial: true, leadTimeDays: 8 })],
    bom: [aBomLine("A", "K", 2), aBomLine("C", "K", 1)],
    stock: [aStock("K", 24)],
    receipts: [aReceipt("PO", "K", 20, "2026-04-01", { source: "buy" })],
    capacity: [aCapacityMonth("W", "2026-03", { overtimeLimitHours: 200 })],
  };

  test("what is firm up to a period and takes more than there is by then, and ways out that really help", async () => {
    const inputs = balanceInputs(short, options);
    const [found, ...others] = findContradictions(inputs);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind: "material", of: "K", period: 0, limit: 24, excess: 18, firm: [{ kind: "frozen", item: "A", amount: 32 }] });
    const built = buildBalanceModel(inputs);
    const ways = candidates(inputs, built, found!);
    expect(ways.map(({ way }) => way.kind)).toEqual(["expediteMaterial", "moveLater", "outsource"]);
    for (const { inputs: after } of ways) expect(findContradictions(after).some((left) => sameContradiction(left, found!))).toBe(false);
    const [explainedToo] = await explained(short);
    expect(explainedToo!.waysOut).toHaveLength(3);
  });
});
