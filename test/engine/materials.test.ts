import { findBomCycle, lowLevelCodes } from "../../src/engine/materials/lowLevelCode";
import { planMaterials } from "../../src/engine/materials/planMaterials";
import { defaultOptions } from "../../src/engine/options";
import type { BomLine, Item, Records } from "../../src/engine/records";
import { aBomLine, aStock, anItem, noRecords } from "../support/smallFactory";
import { inWeeks, solveTextbook } from "../cases/textbookMrp";
import { byWeek, demandOf, weeklyHorizon } from "../support/weeklyHorizon";

const periods = 12;
const horizon = weeklyHorizon(periods);
const uses = (parent: string, component: string, qty = 1) => ({ parent, component, qty });
const line = (parent: string, component: string, quantity = 1) => aBomLine(parent, component, quantity);

describe("multi-level textbook problems", () => {
  const shared = {
    items: { A: { lt: 1 }, B: { lt: 2 }, C: { lt: 2 }, D: { lt: 3 }, E: { lt: 2 }, F: { lt: 3 } },
    bom: [uses("A", "B", 2), uses("A", "C", 4), uses("B", "D", 3), uses("B", "E", 2), uses("C", "F", 2), uses("C", "E", 2)],
    gross_requirements: { A: { "10": 100 } },
    expected: {
      A: { llc: 0, gross: { 10: 100 }, planned_receipts: { 10: 100 }, planned_releases: { 9: 100 }, projected_on_hand_end: 0 },
      B: { llc: 1, gross: { 9: 200 }, planned_receipts: { 9: 200 }, planned_releases: { 7: 200 }, projected_on_hand_end: 0 },
      C: { llc: 1, gross: { 9: 400 }, planned_receipts: { 9: 400 }, planned_releases: { 7: 400 }, projected_on_hand_end: 0 },
      D: { llc: 2, gross: { 7: 600 }, planned_receipts: { 7: 600 }, planned_releases: { 4: 600 }, projected_on_hand_end: 0 },
      E: { llc: 2, gross: { 7: 1200 }, planned_receipts: { 7: 1200 }, planned_releases: { 5: 1200 }, projected_on_hand_end: 0 },
      F: { llc: 2, gross: { 7: 800 }, planned_receipts: { 7: 800 }, planned_releases: { 4: 800 }, projected_on_hand_end: 0 },
    },
  };
  const twoLevels = {
    items: {
      A: { lt: 2, on_hand: 5, lot: 20, scheduled_receipts: { "3": 10 } },
      B: { lt: 2, on_hand: 10, lot: 40, scheduled_receipts: { "7": 20 } },
      C: { lt: 1 },
      D: { lt: 3, on_hand: 100, lot: 160 },
      E: { lt: 2, on_hand: 100, scheduled_receipts: { "2": 60 } },
      F: { lt: 2, scheduled_receipts: { "5": 40 } },
    },
    bom: [uses("A", "B"), uses("A", "C"), uses("B", "D", 3), uses("B", "F"), uses("C", "B", 3), uses("C", "D"), uses("C", "E", 4), uses("D", "E")],
    gross_requirements: { A: { "10": 20 } },
    expected: {
      A: { llc: 0, gross: { 10: 20 }, planned_receipts: { 10: 20 }, planned_releases: { 8: 20 }, projected_on_hand_end: 15 },
      C: { llc: 1, gross: { 8: 20 }, planned_receipts: { 8: 20 }, planned_releases: { 7: 20 }, projected_on_hand_end: 0 },
      B: { llc: 2, gross: { 7: 60, 8: 20 }, planned_receipts: { 7: 40, 8: 40 }, planned_releases: { 5: 40, 6: 40 }, projected_on_hand_end: 30 },
      D: { llc: 3, gross: { 5: 120, 6: 120, 7: 20 }, planned_receipts: { 5: 160 }, planned_releases: { 2: 160 }, projected_on_hand_end: 0 },
      F: { llc: 3, gross: { 5: 40, 6: 40 }, planned_receipts: { 6: 40 }, planned_releases: { 4: 40 }, projected_on_hand_end: 0 },
      E: { llc: 4, gross: { 2: 160, 7: 80 }, planned_receipts: { 7: 80 }, planned_releases: { 5: 80 }, projected_on_hand_end: 0 },
    },
  };

  test.each([
    ["a shared component under two parents (Chase & Jacobs)", shared],
    ["an item on two levels, fixed lots and scheduled receipts (Chase & Jacobs)", twoLevels],
  ])("%s", (_, { expected, ...textbook }) => {
    expect(solveTextbook({ ...textbook, periods })).toEqual(inWeeks(expected, periods));
  });
});

describe("requirements", () => {
  const one = (items: readonly Item[], bom: readonly BomLine[], differs: Partial<Records> = {}) =>
    planMaterials({ ...noRecords, items, bom, ...differs }, demandOf({ P: byWeek(periods, { 4: 100 }) }), [], new Set(), defaultOptions, horizon);
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

  test("materials are ordered in whole pieces, in the quantity needed where they are measured, or in their multiple", () => {
    const receipts = (differs: Partial<Item>) => one([anItem("P"), raw("R", differs)], [line("P", "R", 0.123456)]).materials.find(({ item }) => item === "R")!.plannedReceipts[3];
    expect([receipts({}), receipts({ wholePieces: false }), receipts({ lotMultiple: 5 }), receipts({ minimumLot: 40 })]).toEqual([13, 12.3456, 15, 40]);
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
