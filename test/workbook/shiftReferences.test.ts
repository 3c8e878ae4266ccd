import { shiftReferences, type Shift } from "../../src/workbook/shiftReferences";

/** Two columns inserted before column D, and three rows before row 6 in columns A to C. */
const across: Shift = { sheet: "计划 Plan", row: 0, column: 3, columnsBefore: Infinity, down: 0, right: 2 };
const down: Shift = { sheet: "计划 Plan", row: 5, column: 0, columnsBefore: 3, down: 3, right: 0 };

test.each<[string, string, string]>([
  ["SUM(D1:E9)", "SUM(F1:G9)", "SUM(D1:E9)"],
  ["SUM(A1:D9)*$D$2", "SUM(A1:F9)*$F$2", "SUM(A1:D9)*$D$2"],
  ["A1+C6", "A1+C6", "A1+C9"],
  ["SUM($A$2:$C$8)", "SUM($A$2:$C$8)", "SUM($A$2:$C$11)"],
  ["'计划 Plan'!E7+'别 Other'!E7", "'计划 Plan'!G7+'别 Other'!E7", "'计划 Plan'!E7+'别 Other'!E7"],
  ["IF(D1=\"D1\",\"'计划 Plan'!D1\",LOG10(D2))", "IF(F1=\"D1\",\"'计划 Plan'!D1\",LOG10(F2))", "IF(D1=\"D1\",\"'计划 Plan'!D1\",LOG10(D2))"],
  ["rb_items[D1]+D1name+name_D1+销D1", "rb_items[D1]+D1name+name_D1+销D1", "rb_items[D1]+D1name+name_D1+销D1"],
  ["SUM(D:E)+SUM(2:7)", "SUM(F:G)+SUM(2:7)", "SUM(D:E)+SUM(2:7)"],
])("%s", (formula, movedAcross, movedDown) => {
  expect(shiftReferences(formula, "计划 Plan", across)).toBe(movedAcross);
  expect(shiftReferences(formula, "计划 Plan", down)).toBe(movedDown);
});

test("formulas of other sheets follow where they name the sheet", () => {
  expect(shiftReferences("D1+'计划 Plan'!$D$1", "别 Other", across)).toBe("D1+'计划 Plan'!$F$1");
  expect(shiftReferences("Plan!D1+D1", "别 Other", { ...across, sheet: "plan" })).toBe("Plan!F1+D1");
});
