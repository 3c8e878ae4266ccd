import { planMaterials } from "../../src/engine/materials/planMaterials";
import { commonMultiple, withSupplierTerms } from "../../src/engine/materials/supplierTerms";
import { plannedPurchases } from "../../src/engine/materials/purchases";
import { defaultOptions } from "../../src/engine/options";
import type { BomLine, Item, Records, SupplierTerms } from "../../src/engine/records";
import { aBomLine, anItem, aReceipt, aStock, noRecords } from "../support/smallFactory";
import { byWeek, demandOf, weekStart, weeklyHorizon } from "../support/weeklyHorizon";

const weeks = 8;
const horizon = weeklyHorizon(weeks);
const dueOnTime = { ...defaultOptions, reschedulingDays: 0 };
const semi = (code: string, differs: Partial<Item> = {}) => anItem(code, { type: "semiFinished", ...differs });
const raw = (code: string, differs: Partial<Item> = {}) => anItem(code, { type: "raw", source: "buy", ...differs });

interface Case extends Partial<Records> {
  needs: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

function plan({ needs, ...records }: Case, options = dueOnTime, decided?: ReadonlyMap<string, readonly number[]>) {
  const demand = demandOf(Object.fromEntries(Object.entries(needs).map(([item, weekly]) => [item, byWeek(weeks, weekly)])));
  const { materials, requirements } = planMaterials({ ...noRecords, ...records }, demand, [], new Set(), options, horizon, decided);
  const line = (code: string) => materials.find(({ item }) => item === code)!;
  return { line, materials, requirements };
}

describe("firm planned orders", () => {
  const firm = (quantity: number, week: number) => aReceipt("F1", "P", quantity, weekStart(horizon, week), { status: "firm" });

  test("12 on hand and 3 firm cover a demand of 5 and a safety stock of 10", () => {
    const { line } = plan({ needs: { P: { 1: 5 } }, items: [semi("P", { safetyStock: 10 })], stock: [aStock("P", 12)], receipts: [firm(3, 1)] });
    expect([line("P").plannedReceipts, line("P").available[0]]).toEqual([byWeek(weeks), 10]); // OCA manufacture issue 1247
  });

  test("their components are asked for where they start, raised by yield", () => {
    const { line, requirements } = plan({
      needs: { P: { 4: 100 } },
      items: [semi("P", { leadTimeDays: 5, yield: 0.97 }), raw("R")],
      bom: [aBomLine("P", "R", 2)],
      receipts: [firm(97, 3)],
    });
    expect(line("P").firmReleases).toEqual({ pastDue: 0, periods: byWeek(weeks, { 2: 100 }) });
    expect(line("P").releases.periods).toEqual(byWeek(weeks, { 3: 4 })); // 3 good pieces
    expect(line("R").gross.periods).toEqual(byWeek(weeks, { 2: 200, 3: 8 }));
    expect(requirements[0]!.requirement.periods).toEqual(byWeek(weeks, { 2: 200, 3: 8 }));
  });

  test("what should have started before the plan date asks past due; released orders and bought ones ask for nothing", () => {
    const receipts = [firm(10, 1), { ...firm(20, 1), status: "released" as const }, { ...firm(40, 1), source: "buy" as const }];
    const { line } = plan({ needs: {}, items: [semi("P", { leadTimeDays: 5 }), raw("R")], bom: [aBomLine("P", "R")], receipts });
    expect(line("R").gross).toEqual({ pastDue: 10, periods: byWeek(weeks) });
  });

  test("a master-scheduled parent's firm orders ask like its planned ones", () => {
    const none = { pastDue: 0, periods: byWeek(weeks) };
    const parents = [{ item: "P", releases: { pastDue: 1, periods: byWeek(weeks, { 2: 5 }) }, firmReleases: { pastDue: 2, periods: byWeek(weeks, { 2: 7, 3: 1 }) } }];
    const { materials } = planMaterials({ ...noRecords, items: [anItem("P"), raw("R")], bom: [aBomLine("P", "R", 3)] }, demandOf({}), parents, new Set(["P"]), dueOnTime, horizon);
    expect(materials[0]!.gross).toEqual({ pastDue: 9, periods: byWeek(weeks, { 2: 36, 3: 3 }) });
    expect(materials[0]!.firmReleases).toEqual(none);
  });
});

describe("open orders before new ones", () => {
  const later = (week: number, days: number, needs: Readonly<Record<string, number>>) =>
    plan({ needs: { R: needs }, items: [raw("R")], receipts: [aReceipt("O1", "R", 30, weekStart(horizon, week), { source: "buy" })] }, { ...defaultOptions, reschedulingDays: days }).line("R");

  test("an order due within the rescheduling days is expected, the plan still shows it at its due date", () => {
    const line = later(4, 10, { 2: 20 });
    expect(line.plannedReceipts).toEqual(byWeek(weeks));
    expect(line.available).toEqual([0, -20, -20, 10, 10, 10, 10, 10]);
  });

  test("an order due later than that is not", () => {
    expect(later(4, 10, { 1: 20 }).plannedReceipts).toEqual(byWeek(weeks, { 1: 20 }));
    expect(later(4, 0, { 3: 20 }).plannedReceipts).toEqual(byWeek(weeks, { 3: 20 }));
  });

  test("what the order does not cover is ordered, what it has left serves its own period", () => {
    expect(later(4, 10, { 2: 20, 3: 25 }).plannedReceipts).toEqual(byWeek(weeks, { 3: 15 }));
    expect(later(4, 10, { 2: 20, 4: 10 }).plannedReceipts).toEqual(byWeek(weeks));
  });
});

describe("conventions", () => {
  const needed = (differs: Partial<BomLine>, scrapConvention: "addedToNet" | "shareOfInput", parent: Partial<Item> = {}) =>
    plan({ needs: { P: { 3: 90 } }, items: [semi("P", parent), raw("R")], bom: [aBomLine("P", "R", 2, differs)] }, { ...dueOnTime, scrapConvention }).line("R").gross.periods[2];

  test("component scrap of 10 % is added to the net, or is a share of the input", () => {
    expect([needed({ scrap: 0.1 }, "addedToNet"), needed({ scrap: 0.1 }, "shareOfInput")]).toEqual([198, 200]);
  });

  test("yield and batch size come first", () => {
    expect(needed({ scrap: 0.1, batchSize: 4 }, "addedToNet", { yield: 0.9 })).toBe(55); // 100 started × 0.5 × 1.1
  });

  test("pieces are ordered whole, the requirement stays exact; a phantom passes on fractions", () => {
    const items = [semi("P"), semi("S", { phantom: true }), raw("R"), raw("K", { wholePieces: false })];
    const { line } = plan({ needs: { P: { 2: 3, 3: 3 } }, items, bom: [aBomLine("P", "S", 0.5), aBomLine("S", "R"), aBomLine("S", "K")] });
    expect(line("S").plannedReceipts).toEqual(byWeek(weeks, { 2: 1.5, 3: 1.5 }));
    expect(line("R").gross.periods).toEqual(byWeek(weeks, { 2: 1.5, 3: 1.5 }));
    expect(line("R").plannedReceipts).toEqual(byWeek(weeks, { 2: 2, 3: 1 }));
    expect(line("K").plannedReceipts).toEqual(byWeek(weeks, { 2: 1.5, 3: 1.5 }));
  });
});

describe("known answers", () => {
  test("a component of two sub-assemblies is needed for both, once each", () => {
    const items = [semi("A"), semi("B"), semi("C"), raw("R")];
    expect(plan({ needs: { A: { 2: 1 } }, items, bom: [aBomLine("A", "B"), aBomLine("A", "C"), aBomLine("B", "R"), aBomLine("C", "R")] }).line("R").gross.periods[1]).toBe(2);
  });

  test("an order of 20 with 10 in stock makes 10", () => {
    expect(plan({ needs: { A: { 2: 20 } }, items: [semi("A")], stock: [aStock("A", 10)] }).line("A").plannedReceipts[1]).toBe(10);
  });

  test("a safety stock of 10 is a level: 30, 20, 20 against 20 each", () => {
    expect(plan({ needs: { A: { 1: 20, 2: 20, 3: 20 } }, items: [semi("A", { safetyStock: 10 })] }).line("A").plannedReceipts.slice(0, 4)).toEqual([30, 20, 20, 0]);
  });

  test("the cumulative lead time is the longest way, not the sum: A1 of B2 of C3, and of D4, starts 6 weeks ahead", () => {
    const items = [semi("A", { leadTimeDays: 5 }), semi("B", { leadTimeDays: 10 }), raw("C", { leadTimeDays: 15 }), raw("D", { leadTimeDays: 20 })];
    const { line } = plan({ needs: { A: { 8: 1 } }, items, bom: [aBomLine("A", "B"), aBomLine("A", "D"), aBomLine("B", "C")] });
    expect([line("C").releases.periods, line("D").releases.periods]).toEqual([byWeek(weeks, { 2: 1 }), byWeek(weeks, { 3: 1 })]);
  });

  test("days of cover look at the gross requirements to come", () => {
    const { line } = plan({ needs: { R: { 2: 10, 3: 20, 4: 30 } }, items: [raw("R", { safetyDays: 5 })] });
    expect(line("R").safetyStock).toEqual(byWeek(weeks, { 1: 10, 2: 20, 3: 30 }));
    expect(line("R").plannedReceipts).toEqual(byWeek(weeks, { 1: 10, 2: 20, 3: 30 }));
  });
});

describe("limits", () => {
  test("a maximum splits a quantity into orders that are each minimum and multiple", () => {
    expect(plan({ needs: { R: { 2: 41 } }, items: [raw("R", { minimumLot: 15, lotMultiple: 10, maximumLot: 25 })] }).line("R").plannedReceipts[1]).toBe(60);
  });

  test("orders of whole pieces stay below a maximum that is none", () => {
    const items = [raw("R", { maximumLot: 30.5 })];
    const [purchase] = plannedPurchases([], plan({ needs: { R: { 2: 61 } }, items }).materials, new Map([["R", items[0]!]]), horizon);
    expect([purchase!.quantity, purchase!.orders]).toEqual([61, 3]);
  });

  test("a discontinued item is not ordered for periods that begin on the day or later", () => {
    const { line } = plan({ needs: { R: { 2: 5, 4: 7 } }, items: [raw("R", { discontinuedFrom: weekStart(horizon, 3) })] });
    expect([line("R").plannedReceipts, line("R").available[3]]).toEqual([byWeek(weeks, { 2: 5 }), -7]);
  });

  test("decided receipts are followed instead of the lot rule", () => {
    const decided = new Map([["R", byWeek(weeks, { 1: 40 })]]);
    const { line } = plan({ needs: { R: { 2: 5, 4: 7 } }, items: [raw("R", { leadTimeDays: 5 })] }, dueOnTime, decided);
    expect([line("R").plannedReceipts, line("R").releases.pastDue]).toEqual([byWeek(weeks, { 1: 40 }), 40]);
  });
});

describe("supplier terms", () => {
  const terms = (supplier: string, differs: Partial<SupplierTerms> = {}): SupplierTerms => ({ supplier, item: "R", minimumOrder: 0, orderMultiple: 0, ...differs });
  const effective = (item: Partial<Item>, ...supplierTerms: readonly SupplierTerms[]) => withSupplierTerms({ ...noRecords, items: [raw("R", item)], supplierTerms }).items[0]!;

  test("the own supplier's, else the first listed by code", () => {
    const listed = [terms("Y", { minimumOrder: 9 }), terms("X", { minimumOrder: 5 })];
    expect([effective({ supplier: "Y" }, ...listed).minimumLot, effective({}, ...listed)]).toEqual([9, expect.objectContaining({ minimumLot: 5, supplier: "X" })]);
  });

  test("they join the item's own minimum, multiple and lead time; what is made here has none", () => {
    expect(effective({ minimumLot: 50, lotMultiple: 6, leadTimeDays: 3 }, terms("X", { minimumOrder: 20, orderMultiple: 4, leadTimeDays: 12 }))).toMatchObject({ minimumLot: 50, lotMultiple: 12, leadTimeDays: 12 });
    expect(effective({ source: "make" }, terms("X", { minimumOrder: 20 })).minimumLot).toBe(0);
  });

  test.each([[6, 4, 12], [0, 25, 25], [2.5, 4, 5], [0.5, 1.5, 1.5]])("common multiple of %d and %d is %d", (a, b, expected) => {
    expect(commonMultiple(a, b)).toBe(expected);
  });

  test("the purchase plan orders on them and names the supplier", () => {
    const records = withSupplierTerms({ ...noRecords, items: [raw("R", { maximumLot: 40 })], supplierTerms: [terms("X", { minimumOrder: 10, orderMultiple: 20, leadTimeDays: 5 })] });
    const { materials } = planMaterials(records, demandOf({ R: byWeek(weeks, { 3: 61 }) }), [], new Set(), dueOnTime, horizon);
    const [purchase] = plannedPurchases([], materials, new Map(records.items.map((item) => [item.item, item])), horizon);
    expect(purchase).toMatchObject({ supplier: "X", quantity: 80, orders: 2, release: weekStart(horizon, 2), due: weekStart(horizon, 3) });
  });
});
