import type { ActualsLine } from "../../src/engine/plan";
import { actualMonthsOf, actualsLines } from "../../src/engine/variance/actualsLines";
import { forecastAccuracy } from "../../src/engine/variance/keyFigures";
import { yearlyTurns } from "../../src/engine/inventory/inventoryGroups";
import { anItem, noRecords } from "../support/smallFactory";

const line = (item: string, differs: Partial<ActualsLine>): ActualsLine => ({
  item, family: "F", type: "finished", requested: [0, 0], shipped: [0, 0], produced: [0, 0], scrapped: [0, 0], closingStock: [undefined, undefined], salesPlan: [undefined, undefined], productionPlan: [undefined, undefined], ...differs,
});

test("accuracy is 1 − WMAPE, not the mean of percentages", () => {
  // 1,000 against 950 and 10 against 25: WMAPE 6.4 %, while the mean of 5 % and 150 % would be 77.5 %.
  const lines = [line("A", { requested: [1000, 0], salesPlan: [950, undefined] }), line("B", { requested: [10, 0], salesPlan: [25, undefined] })];
  expect(forecastAccuracy(lines)).toBeCloseTo(1 - 65 / 1010, 6);
  expect(forecastAccuracy([line("A", { requested: [10, 0], salesPlan: [90, undefined] })])).toBe(0);
  expect(forecastAccuracy([line("A", { requested: [10, 0] })])).toBeUndefined();
});

test("turns are yearly: two months of 100 sold against 50 on average are 24", () => {
  const lines = [line("A", { shipped: [100, 100, 999], closingStock: [40, 60, 5] })];
  expect(yearlyTurns(lines, () => 7)).toBe(24);
  expect(yearlyTurns([line("A", { shipped: [5, 5] })], () => 1)).toBeUndefined();
});

test("an item whose stock a month does not state adds no sales to that month's turns either", () => {
  const lines = [line("A", { shipped: [10, 0], closingStock: [10, undefined] }), line("B", { shipped: [100, 0] })];
  expect(yearlyTurns(lines, () => 1)).toBe(12);
});

test("the sales plan of a month is the last version issued before it began", () => {
  const version = (name: string, issued: string, quantity: number) => ({ version: name, issued, item: "A", channel: "d", office: "o", month: "2026-02", quantity });
  const records = { ...noRecords, items: [anItem("A")], forecastVersions: [version("V3", "2026-02-02", 99), version("V2", "2026-01-26", 60), version("V1", "2025-12-26", 50), { ...version("V2", "2026-01-26", 7), channel: "e" }] };
  expect(actualsLines(records, ["2026-02", "2026-03"])[0]!.salesPlan).toEqual([67, undefined]);
});

test("closed months stand without holes, twelve at most, the open one last", () => {
  const actual = (month: string) => ({ month, item: "A", channel: "", requested: 0, shipped: 0, produced: 0, scrapped: 0 });
  const months = (...given: string[]) => actualMonthsOf({ ...noRecords, actuals: given.map(actual) }, "2026-03-25");
  expect(months("2025-12", "2026-02")).toEqual(["2025-12", "2026-01", "2026-02", "2026-03"]);
  expect(months()).toEqual(["2026-03"]);
  expect(months("2023-01")).toHaveLength(13);
});
