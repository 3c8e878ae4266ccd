import { findBomCycle, lowLevelCodes } from "../../src/engine/materials/lowLevelCode";
import { planMaterials } from "../../src/engine/materials/planMaterials";
import type { BomLine, Item, Records } from "../../src/engine/records";
import { aBomLine, aReceipt, aStock, anItem, noRecords } from "../support/smallFactory";
import { byWeek, demandOf, weekStart, weeklyHorizon } from "../support/weeklyHorizon";

interface TextbookItem {
  weeks: number;
  onHand?: number;
  lot?: number;
  receipts?: Readonly<Record<string, number>>;
}

interface Expected {
  code: number;
  gross: Readonly<Record<string, number>>;
  receipts: Readonly<Record<string, number>>;
  releases: Readonly<Record<string, number>>;
  end: number;
}

const periods = 12;
const horizon = weeklyHorizon(periods);

function plan(items: Readonly<Record<string, TextbookItem>>, bom: readonly BomLine[], gross: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const records: Records = {
    ...noRecords,
    items: Object.entries(items).map(([code, { weeks, lot = 0 }]) => anItem(code, { type: "semiFinished", leadTimeDays: 5 * weeks, lotSizing: lot > 0 ? "FOQ" : "L4L", lotSize: lot })),
    bom,
    stock: Object.entries(items).map(([code, { onHand = 0 }]) => aStock(code, onHand)),
    receipts: Object.entries(items).flatMap(([code, { receipts = {} }]) => Object.entries(receipts).map(([week, quantity]) => aReceipt(week, code, quantity, weekStart(horizon, Number(week))))),
  };
  return planMaterials(records, demandOf(Object.fromEntries(Object.entries(gross).map(([code, weeks]) => [code, byWeek(periods, weeks)]))), [], new Set(), horizon);
}

const line = (parent: string, component: string, quantity = 1) => aBomLine(parent, component, quantity);

describe("multi-level textbook problems", () => {
  const shared = {
    items: { A: { weeks: 1 }, B: { weeks: 2 }, C: { weeks: 2 }, D: { weeks: 3 }, E: { weeks: 2 }, F: { weeks: 3 } },
    bom: [line("A", "B", 2), line("A", "C", 4), line("B", "D", 3), line("B", "E", 2), line("C", "F", 2), line("C", "E", 2)],
    gross: { A: { "10": 100 } },
    expected: {
      A: { code: 0, gross: { 10: 100 }, receipts: { 10: 100 }, releases: { 9: 100 }, end: 0 },
      B: { code: 1, gross: { 9: 200 }, receipts: { 9: 200 }, releases: { 7: 200 }, end: 0 },
      C: { code: 1, gross: { 9: 400 }, receipts: { 9: 400 }, releases: { 7: 400 }, end: 0 },
      D: { code: 2, gross: { 7: 600 }, receipts: { 7: 600 }, releases: { 4: 600 }, end: 0 },
      E: { code: 2, gross: { 7: 1200 }, receipts: { 7: 1200 }, releases: { 5: 1200 }, end: 0 },
      F: { code: 2, gross: { 7: 800 }, receipts: { 7: 800 }, releases: { 4: 800 }, end: 0 },
    },
  };
  const twoLevels = {
    items: {
      A: { weeks: 2, onHand: 5, lot: 20, receipts: { "3": 10 } },
      B: { weeks: 2, onHand: 10, lot: 40, receipts: { "7": 20 } },
      C: { weeks: 1 },
      D: { weeks: 3, onHand: 100, lot: 160 },
      E: { weeks: 2, onHand: 100, receipts: { "2": 60 } },
      F: { weeks: 2, receipts: { "5": 40 } },
    },
    bom: [line("A", "B"), line("A", "C"), line("B", "D", 3), line("B", "F"), line("C", "B", 3), line("C", "D"), line("C", "E", 4), line("D", "E")],
    gross: { A: { "10": 20 } },
    expected: {
      A: { code: 0, gross: { 10: 20 }, receipts: { 10: 20 }, releases: { 8: 20 }, end: 15 },
      C: { code: 1, gross: { 8: 20 }, receipts: { 8: 20 }, releases: { 7: 20 }, end: 0 },
      B: { code: 2, gross: { 7: 60, 8: 20 }, receipts: { 7: 40, 8: 40 }, releases: { 5: 40, 6: 40 }, end: 30 },
      D: { code: 3, gross: { 5: 120, 6: 120, 7: 20 }, receipts: { 5: 160 }, releases: { 2: 160 }, end: 0 },
      F: { code: 3, gross: { 5: 40, 6: 40 }, receipts: { 6: 40 }, releases: { 4: 40 }, end: 0 },
      E: { code: 4, gross: { 2: 160, 7: 80 }, receipts: { 7: 80 }, releases: { 5: 80 }, end: 0 },
    },
  };

  test.each([
    ["a shared component under two parents (Chase & Jacobs)", shared],
    ["an item on two levels, fixed lots and scheduled receipts (Chase & Jacobs)", twoLevels],
  ])("%s", (_, { items, bom, gross, expected }) => {
    const { materials } = plan(items, bom, gross);
    const found = Object.fromEntries(
      materials.map((of) => [of.item, { code: of.lowLevelCode, gross: of.gross.periods, receipts: of.plannedReceipts, releases: of.releases.periods, end: of.available.at(-1) }]),
    );
    const wanted = Object.entries(expected as Record<string, Expected>).map(([code, of]) => [code, { ...of, gross: byWeek(periods, of.gross), receipts: byWeek(periods, of.receipts), releases: byWeek(periods, of.releases) }]);
    expect(found).toEqual(Object.fromEntries(wanted));
  });
});

describe("requirements", () => {
  const one = (items: readonly Item[], bom: readonly BomLine[], differs: Partial<Records> = {}) =>
    planMaterials({ ...noRecords, items, bom, ...differs }, demandOf({ P: byWeek(periods, { 4: 100 }) }), [], new Set(), horizon);
  const raw = (code: string, differs: Partial<Item> = {}) => anItem(code, { type: "raw", source: "buy", ...differs });
  const grossOf = ({ materials }: ReturnType<typeof one>, code: string) => materials.find(({ item }) => item === code)!.gross;

  test("scrap, batch size and the parent's yield raise them", () => {
    const found = one([anItem("P", { yield: 0.8 }), raw("R")], [aBomLine("P", "R", 3, { batchSize: 2, scrap: 0.1 })]);
    expect(found.requirements[0]!.quantityPer).toBe(1.65);
    expect(grossOf(found, "R").periods[3]).toBe(206.25); // 125 started × 1.5 × 1.1
  });

  test("a phantom passes on what its own stock does not cover, at once", () => {
    const phantom = anItem("S", { type: "semiFinished", phantom: true, leadTimeDays: 20, lotSizing: "FOQ", lotSize: 500 });
    expect(grossOf(one([anItem("P"), phantom, raw("R")], [line("P", "S"), line("S", "R", 2)], { stock: [aStock("S", 30)] }), "R").periods[3]).toBe(140);
  });

  test("a line counts only in periods on whose first day it holds", () => {
    const dated = [aBomLine("P", "R", 1, { to: "2026-01-25" }), aBomLine("P", "Q", 1, { from: "2026-01-26" })];
    const found = one([anItem("P"), raw("Q"), raw("R")], dated);
    expect([grossOf(found, "Q").periods[3], grossOf(found, "R").periods[3]]).toEqual([100, 0]); // week 4 starts on 26 January
  });

  test("what should have started before the plan requires its components past due", () => {
    const found = one([anItem("P", { leadTimeDays: 40 }), raw("R")], [line("P", "R", 2)]);
    expect(grossOf(found, "R")).toEqual({ pastDue: 200, periods: byWeek(periods) });
    expect(found.materials.find(({ item }) => item === "R")!.plannedReceipts[0]).toBe(200);
  });

  test("a bought item needs no components", () => {
    expect(one([anItem("P", { source: "buy" }), raw("R")], [line("P", "R")]).requirements).toEqual([]);
  });

  test("materials are ordered in the quantity needed, or in their multiple", () => {
    const receipts = (differs: Partial<Item>) => one([anItem("P"), raw("R", differs)], [line("P", "R", 0.123456)]).materials.find(({ item }) => item === "R")!.plannedReceipts[3];
    expect([receipts({}), receipts({ lotMultiple: 5 }), receipts({ minimumLot: 40 })]).toEqual([12.3456, 15, 40]);
  });
});

describe("bill of material", () => {
  test("low-level code is the longest way down", () => {
    expect(Object.fromEntries(lowLevelCodes([line("A", "B"), line("B", "C"), line("A", "C"), line("X", "C"), line("C", "D")]))).toEqual({ A: 0, X: 0, B: 1, C: 2, D: 3 });
  });

  test("a loop is named from its first item back to it", () => {
    expect(findBomCycle([line("A", "B"), line("B", "C"), line("C", "D"), line("D", "B")])).toEqual(["B", "C", "D", "B"]);
    expect(findBomCycle([line("A", "A")])).toEqual(["A", "A"]);
  });

  test("two ways to the same component are no loop", () => {
    expect(findBomCycle([line("A", "B"), line("A", "C"), line("B", "D"), line("C", "D")])).toBeUndefined();
  });

  test("a deep bill does not exhaust the stack", () => {
    const deep = Array.from({ length: 20_000 }, (_, i) => line(`I${i}`, `I${i + 1}`));
    expect(findBomCycle(deep)).toBeUndefined();
    expect(lowLevelCodes(deep).get("I20000")).toBe(20_000);
  });
});
