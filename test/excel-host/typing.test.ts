import { calculator } from "../../src/workbook/recalculate";
import { parseA1, splitAddress, toA1 } from "./host/a1";
import { ExcelHost } from "./host/ExcelHost";
import { readTyping } from "./host/typing";
import { officeMetadata } from "./node/officeMetadata";

const general = (text: string) => readTyping(text, "General", 2026);

// Range.values: "If the returned value starts with a plus ("+"), minus ("-"), or equal sign ("="), Excel interprets this value as a formula."
test.each([
  ["=1+1", "=1+1"],
  ["+A1", "=+A1"],
  ["-A1-1", "=-A1-1"],
  ["@SUM(A1)", "=SUM(A1)"],
])("%s is read as the formula %s", (typed, formula) => {
  expect(general(typed).formula).toBe(formula);
});

test.each<[string, unknown]>([
  ["007", { value: 7 }],
  ["+1", { value: 1 }],
  ["-1", { value: -1 }],
  [".5", { value: 0.5 }],
  ["3E5", { value: 300_000, numberFormat: "0.00E+00" }],
  ["1,234", { value: 1234, numberFormat: "#,##0" }],
  ["5%", { value: 0.05, numberFormat: "0%" }],
  ["2026-01-02", { value: 46_024, numberFormat: "m/d/yyyy" }],
  ["1/2/2026", { value: 46_024, numberFormat: "m/d/yyyy" }],
  ["1-2", { value: 46_024, numberFormat: "d-mmm" }],
  ["2026-02-30", { value: "2026-02-30" }],
  ["true", { value: true }],
  ["#n/a", { value: "#N/A" }],
  ["12 pcs", { value: "12 pcs" }],
  ["@planner", { value: "@planner" }],
  ["＝1", { value: "＝1" }],
  ["=", { value: "=" }],
])("%s is read as %j", (typed, meant) => {
  expect(general(typed)).toEqual(meant);
});

test("an apostrophe, or a cell of the format text, makes text of anything", () => {
  expect(general("'=1+1")).toEqual({ value: "=1+1" });
  expect(readTyping("=1+1", "@", 2026)).toEqual({ value: "=1+1" });
  expect(readTyping(7, "@", 2026)).toEqual({ value: "7" });
});

test.each([
  ["B2", { row: 1, column: 1, rows: 1, columns: 1 }],
  ["$B$2:AA10", { row: 1, column: 1, rows: 9, columns: 26 }],
  ["C9:A1", { row: 0, column: 0, rows: 9, columns: 3 }],
  ["B:C", { row: 0, column: 1, rows: 1_048_576, columns: 2 }],
  ["2:3", { row: 1, column: 0, rows: 2, columns: 16_384 }],
])("%s is a place and back", (address, place) => {
  expect(parseA1(address)).toEqual(place);
  expect(parseA1(toA1(place))).toEqual(place);
});

test.each(["", "A", "1", "A0", "XFE1", "A1048577", "A1:B", "A1,B2", "Plan"])("%j is no place", (address) => {
  expect(parseA1(address)).toBeUndefined();
});

test("an address names its sheet, quoted or not", () => {
  expect(splitAddress("Plan!A1")).toEqual(["Plan", "A1"]);
  expect(splitAddress("'It''s 计划'!A1:B2")).toEqual(["It's 计划", "A1:B2"]);
  expect(splitAddress("A1")).toEqual([undefined, "A1"]);
});

test("cells show what a person sees", () => {
  const host = new ExcelHost(officeMetadata(), { calculator });
  host.userEdit("Sheet1", "A1:A5", [["1234.5"], ["5%"], ["2026-01-02"], ["true"], ["=A1*2"]]);
  expect([0, 1, 2, 3, 4].map((row) => host.displayText("Sheet1", row, 0))).toEqual(["1234.5", "5%", "1/2/2026", "TRUE", "2469"]);
});
