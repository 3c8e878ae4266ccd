import fc from "fast-check";
import { workingCalendar } from "../../src/engine/calendar";
import { coveredDays, coverOf } from "../../src/engine/inventory/cover";
import { abcOf, variationOf, xyzOf } from "../../src/engine/inventory/demandClasses";
import { pastUse } from "../../src/engine/inventory/pastUse";
import { horizonOf } from "../../src/engine/periods";
import type { ActualsLine, Plan } from "../../src/engine/plan";
import type { Actual, Records } from "../../src/engine/records";
import { planOf } from "../support/reportedPlan";
import { aBomLine, anItem, anOrder, aReceipt, aStock, noRecords, smallOptions } from "../support/smallFactory";

describe("ABC", () => {
  it("counts an item into the class in which it begins: 70, 20, 6, 4 are A, A, B, C at 80 and 95 %", () => {
    const uses = [["c", 6], ["a", 70], ["d", 4], ["b", 20]].map(([item, value]) => ({ item: String(item), value: Number(value) }));
    expect(abcOf(uses, 0.8, 0.95).map(({ item, abc }) => [item, abc])).toEqual([["a", "A"], ["b", "A"], ["c", "B"], ["d", "C"]]);
  });

  it("is C for what nobody uses, and A for a single item", () => {
    expect(abcOf([{ item: "a", value: 5 }, { item: "b", value: 0 }], 0.8, 0.95).map(({ abc }) => abc)).toEqual(["A", "C"]);
    expect(abcOf([{ item: "a", value: 0 }], 0.8, 0.95)[0]!.abc).toBe("C");
  });

  it("gives the better class to the larger item", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }), (values) => {
        const classes = abcOf(values.map((value, k) => ({ item: String(k).padStart(2, "0"), value })), 0.8, 0.95).map(({ abc }) => abc);
        expect(classes).toEqual([...classes].sort());
      }),
    );
  });
});

describe("XYZ", () => {
  it("measures standard deviation ÷ mean: 10, 20, 10, 20 vary by a third", () => {
    expect(variationOf([10, 20, 10, 20])).toBeCloseTo(1 / 3, 10);
    expect(variationOf([0, 0, 0, 12])).toBeCloseTo(Math.sqrt(3), 10);
    expect(variationOf([0, 0])).toBeUndefined();
  });

  it("takes out what rises and falls with the rest of the family", () => {
    expect(variationOf([10, 20, 10, 20], [100, 200, 100, 200])).toBeCloseTo(0, 10);
    expect(variationOf([10, 10, 10, 10], [100, 200, 100, 200])).toBeCloseTo(1 / 3, 10);
  });

  it("keeps the limits on the steadier side", () => {
    expect([0.5, 0.500001, 1, 1.1].map((variation) => xyzOf(variation, 0.5, 1))).toEqual(["X", "Y", "Y", "Z"]);
  });
});

describe("cover", () => {
  const week = [7, 7, 7];

  it("walks through the demand to come: 50 pieces against 20, 40, 40 last 12.25 days", () => {
    expect(coveredDays(50, 0, [20, 40, 40], week)).toEqual([7, 5.25, 0]);
    expect(coverOf(50, 0, [20, 40, 40], week)).toBeCloseTo(12.25, 10);
    // The mean of 33.3 a week would say 10.5.
  });

  it("serves what is past due first, and goes on at the mean after the plan", () => {
    expect(coverOf(50, 30, [20, 40, 40], week)).toBeCloseTo(7, 10);
    expect(coverOf(150, 0, [20, 40, 40], week)).toBeCloseTo(21 + 50 / (100 / 21), 10);
  });

  it("is 0 without stock, and unknown where nothing is asked for", () => {
    expect(coverOf(0, 0, [0, 0, 0], week)).toBe(0);
    expect(coverOf(-5, 0, [1, 0, 0], week)).toBe(0);
    expect(coverOf(5, 0, [0, 0, 0], week)).toBeUndefined();
  });
});

describe("past use", () => {
  const line = (item: string, requested: readonly number[], produced: readonly number[]): ActualsLine => {
    const none = requested.map(() => 0);
    return { item, family: "F", type: "finished", requested, shipped: requested, produced, scrapped: none, closingStock: none.map(() => undefined), salesPlan: none.map(() => undefined), productionPlan: none.map(() => undefined) };
  };
  const records: Records = {
    ...noRecords,
    items: [anItem("P", { yield: 0.8 }), anItem("S", { type: "semiFinished" }), anItem("R", { type: "raw", source: "buy" })],
    bom: [aBomLine("P", "S", 2), aBomLine("S", "R", 3, { scrap: 0.5 }), aBomLine("P", "R", 1)],
  };
  const horizon = horizonOf(smallOptions, workingCalendar([]));
  const useOf = pastUse(records, [line("P", [10, 20, 99], [8, 16, 99]), line("S", [1, 0, 99], [0, 0, 0])], 2, "addedToNet", horizon);

  it("is what was requested, of parts what their parents took as they were made, the open month left out", () => {
    expect(useOf("P")).toEqual([10, 20]);
    // 8 good pieces took 10 starts of 2 each, and one was sold as a spare.
    expect(useOf("S")).toEqual([21, 40]);
    // S has no output of its own on record: what was used was made, at 3 × 1.5 each; and 1 for each start of P.
    expect(useOf("R")).toEqual([21 * 4.5 + 10, 40 * 4.5 + 20]);
  });
});

/** One finished good at a time, with nothing but what the test gives it. */
async function only(records: Partial<Records>, options: Partial<typeof smallOptions> = {}): Promise<Plan["stock"]["items"][number]> {
  const plan = await planOf({ ...noRecords, items: [anItem("P")], ...records }, { ...smallOptions, ...options });
  return plan.stock.items.find(({ item }) => item === "P")!;
}

describe("excess", () => {
  const demand = [anOrder("1", "P", 30, "2026-04-10")];

  it("is what stock and orders exceed safety stock and the demand ahead by; orders are too much before stock is", async () => {
    const items = [anItem("P", { safetyStock: 20 })];
    expect(await only({ items, orders: demand, stock: [aStock("P", 100)] })).toMatchObject({ demandAhead: 30, safetyStock: 20, excess: 50, excessInStock: 50, toReview: 50 });
    const ordered = await only({ items, orders: demand, stock: [aStock("P", 40)], receipts: [aReceipt("W", "P", 60, "2026-04-02")] });
    expect(ordered).toMatchObject({ receiptsAhead: 60, excess: 50, excessInStock: 0, toReview: 50 });
  });

  it("never counts safety stock, nor what is allocated or on hold", async () => {
    expect(await only({ items: [anItem("P", { safetyStock: 100 })], orders: demand, stock: [aStock("P", 130)] })).toMatchObject({ excess: 0, toReview: 0 });
    expect(await only({ orders: demand, stock: [aStock("P", 130, { allocated: 40, onHold: 60 })] })).toMatchObject({ usable: 30, unusable: 100, excess: 0 });
  });

  it("looks ahead as far as it is told: demand after the horizon leaves the stock in excess", async () => {
    const orders = [anOrder("1", "P", 30, "2026-06-10")];
    expect(await only({ orders, stock: [aStock("P", 30)] }, { excessDays: 30 })).toMatchObject({ demandAhead: 0, excess: 30 });
    // June's 30 days begin on day 68 of the plan.
    expect(await only({ orders, stock: [aStock("P", 30)] }, { excessDays: 83 })).toMatchObject({ demandAhead: 15, excess: 15 });
    expect(await only({ orders, stock: [aStock("P", 30)] }, { excessDays: 98 })).toMatchObject({ demandAhead: 30, excess: 0 });
    // Ninety-eight days of plan, and as many again at their mean.
    expect(await only({ orders, stock: [aStock("P", 30)] }, { excessDays: 196 })).toMatchObject({ demandAhead: 60, excess: 0 });
  });
});

describe("slow-moving", () => {
  const idle = (differs: object) => only({ stock: [aStock("P", 10, { firstReceipt: "2024-01-05", ...differs })] });

  it.each([
    ["2026-03-20", "moving", 0],
    ["2025-12-25", "slow", 10],
    ["2025-09-26", "verySlow", 10],
    ["2025-03-25", "dead", 10],
  ])("last issued on %s is %s", async (lastIssue, state, slow) => {
    expect(await idle({ lastIssue })).toMatchObject({ state, slow });
  });

  it("is never an item that just came in, and is unknown without any date", async () => {
    expect(await only({ stock: [aStock("P", 10, { firstReceipt: "2026-02-01", lastIssue: "2025-01-01" })] })).toMatchObject({ state: "new", slow: 0 });
    expect(await only({ stock: [aStock("P", 10)] })).toMatchObject({ state: "unknown", slow: 0, atRisk: true });
  });

  it("counts from the first receipt where nothing was ever issued, and leaves out what is allocated", async () => {
    expect(await only({ stock: [aStock("P", 10, { firstReceipt: "2025-11-01", allocated: 4 })] })).toMatchObject({ state: "slow", slow: 6, idleDays: 144 });
  });

  it("takes the latest issue and the earliest receipt of all warehouses", async () => {
    const stock = [aStock("P", 10, { firstReceipt: "2024-01-05", lastIssue: "2025-01-01" }), aStock("P", 5, { warehouse: "W2", firstReceipt: "2026-03-01", lastIssue: "2026-03-20" })];
    expect(await only({ stock })).toMatchObject({ state: "moving", idleDays: 5, firstReceipt: "2024-01-05" });
  });

  it("is at risk of obsolescence only where nothing is asked for", async () => {
    expect(await idle({ lastIssue: "2025-03-01" })).toMatchObject({ atRisk: true });
    const asked = await only({ stock: [aStock("P", 10, { lastIssue: "2025-03-01" })], orders: [anOrder("1", "P", 1, "2026-04-10")] });
    expect(asked).toMatchObject({ state: "dead", slow: 10, excess: 9, toReview: 10, atRisk: false });
  });
});

describe("use and classes", () => {
  const months = ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02"];
  const sold = (item: string, quantities: readonly number[]): Actual[] =>
    months.map((month, m) => ({ month, item, channel: "", requested: quantities[m]!, shipped: quantities[m]!, produced: 0, scrapped: 0, closingStock: 10 }));

  it("reckons a year from the closed months, and without them from the plan", async () => {
    expect(await only({ stock: [aStock("P", 1)], actuals: sold("P", [1, 2, 3, 4, 5, 6]) })).toMatchObject({ useFrom: "past", yearlyUse: 42, closingStocks: 60, shippedBesideStock: 21 });
    expect(await only({ stock: [aStock("P", 1)], orders: [anOrder("1", "P", 98, "2026-04-10")] })).toMatchObject({ useFrom: "plan", yearlyUse: 365 });
  });

  it("calls an item steady that follows its family, and says nothing with fewer than six months", async () => {
    const items = ["P", "Q", "R"].map((code) => anItem(code));
    const stock = items.map(({ item }) => aStock(item, 1));
    const actuals = [...sold("P", [1, 9, 1, 9, 1, 9]), ...sold("Q", [2, 18, 2, 18, 2, 18]), ...sold("R", [3, 27, 3, 27, 3, 27])];
    expect(await only({ items, stock, actuals })).toMatchObject({ seasonal: true, xyz: "X" });
    const alone = await only({ items: [items[0]!, { ...items[1]!, family: "G" }], stock: stock.slice(0, 2), actuals: actuals.slice(0, 12) });
    expect(alone).toMatchObject({ seasonal: false, variation: expect.closeTo(0.8, 9) as number, xyz: "Y" });
    expect((await only({ items, stock, actuals: actuals.filter(({ month }) => month > "2025-09") })).xyz).toBeUndefined();
  });
});
