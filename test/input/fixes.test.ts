import { nearestName } from "../../src/input/fixes/nearestName";
import { plainNumber } from "../../src/input/fixes/plainNumber";
import { proposeFixes } from "../../src/input/fixes/proposeFixes";
import { readRecords } from "../../src/input/readRecords";
import { languages } from "../../src/language";
import type { Grid } from "../../src/workbook/port";
import { smallGrids, withCell } from "../taskpane/fakes";

const { zh, en } = languages;

test.each([
  ["P1O0", "P100"],
  ["p-100", "P100"],
  ["V20O", "V200"],
  ["Casting-20", "Casting-200"],
  ["P10", undefined], // P100 or P101
  ["P102", undefined], // as near to P100 as to P101
  ["X999", undefined],
])("%s can only have meant %s", (found, meant) => expect(nearestName(found, ["P100", "P101", "V200", "Casting-200"])).toBe(meant));

test("two codes that look alike are told apart by nobody", () => expect(nearestName("PO1", ["P01", "PO1 ", "P0I"])).toBeUndefined());

test.each([
  ["12天", "workingDays", 12],
  ["12 个工作日", "workingDays", 12],
  ["１２ days", "workingDays", 12],
  ["1O0", undefined, 100],
  ["l2.5", "hours", 12.5],
  ["120件", undefined, 120],
  ["1,200 pcs", undefined, 1200],
  ["¥1,200.50", "moneyPerUnit", 1200.5],
  ["35元/件", "moneyPerUnit", 35],
  ["2周", "workingDays", undefined], // ten days or fourteen
  ["two weeks", "workingDays", undefined],
  ["12 kg", undefined, undefined],
  ["12天", "hours", undefined],
  ["¥12", "hours", undefined],
  ["约100", undefined, undefined],
  ["1,5", undefined, undefined],
  ["10-12", "workingDays", undefined],
  ["120", undefined, undefined], // a number as it stands
] as const)("%s in a column of %s is %s", (found, unit, value) => expect(plainNumber(found, unit)).toBe(value));

/** The small factory with one cell changed, by sheet, row and heading. */
function changed(sheet: string, row: number, column: string, value: string, grids = smallGrids()): Grid[] {
  const { values } = grids.find((grid) => grid.sheet === sheet)!;
  return withCell(grids, sheet, row, values[0]!.findIndex((name) => String(name).startsWith(column)), value);
}
const fixesOf = (grids: readonly Grid[]) => proposeFixes(grids, readRecords(grids, {}).problems);
const { sheets, columns, choices } = zh.tables;

test("a number with its unit, a slip of a code, of a choice and of a heading are put right in the cell they stand in", () => {
  expect(fixesOf(changed(sheets.items, 1, columns.leadTimeDays, "5天"))).toEqual([{ problem: "unreadableCell", at: { sheet: sheets.items, cell: expect.stringMatching(/^[A-Z]+2$/) }, before: "5天", after: 5 }]);
  expect(fixesOf(changed(sheets.orders, 1, columns.item, "P1O0"))).toEqual([{ problem: "unknownReference", at: { sheet: sheets.orders, cell: expect.stringMatching(/2$/) }, before: "P1O0", after: "P100" }]);
  expect(fixesOf(changed(sheets.items, 1, columns.type, "成 品品"))).toMatchObject([{ after: choices.finished }]);
  expect(fixesOf(changed(sheets.orders, 0, columns.quantity, "数里（件）"))).toEqual([]);
  expect(fixesOf(changed(sheets.items, 0, columns.leadTimeDays, "提前其（工作日）"))).toMatchObject([{ problem: "missingColumn", before: "提前其（工作日）", after: "提前期（工作日）" }]);
});

test("a figure under a month is put right where it is a number beyond doubt", () => {
  const forecast = smallGrids().find(({ sheet }) => sheet === sheets.forecast)!;
  const month = forecast.values[0]!.length - 1;
  expect(fixesOf(withCell(smallGrids(), sheets.forecast, 1, month, "12O 件"))).toEqual([]);
  expect(fixesOf(withCell(smallGrids(), sheets.forecast, 1, month, "12O"))).toMatchObject([{ before: "12O", after: 120 }]);
  expect(fixesOf(withCell(smallGrids(), sheets.forecast, 1, month, "-5 件"))).toEqual([]);
});

test("nothing is proposed that would be refused again, or where several answers are possible", () => {
  expect(fixesOf(changed(sheets.items, 1, columns.leadTimeDays, "-5天"))).toEqual([]);
  expect(fixesOf(changed(sheets.items, 1, columns.leadTimeDays, "两周"))).toEqual([]);
  expect(fixesOf(changed(sheets.orders, 1, columns.item, "ZZZZ"))).toEqual([]);
});

test("an English sheet is put right in English", () => {
  const grids = changed(en.tables.sheets.items, 1, en.tables.columns.type, "Finishd", smallGrids("en"));
  expect(fixesOf(grids)).toMatchObject([{ after: en.tables.choices.finished }]);
});
