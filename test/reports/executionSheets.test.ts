import type { Plan } from "../../src/engine/plan";
import { monthsOf } from "../../src/engine/periods";
import type { Problem } from "../../src/engine/problem";
import { languageCodes, languages } from "../../src/language";
import { reportSheets } from "../../src/reports";
import { layoutOf } from "../../src/reports/layout";
import { calculator } from "../../src/workbook/recalculate";
import { specCells } from "../../src/workbook/specCells";
import { cellsOf, planOf, type Reported, report, sheetText } from "../support/reportedPlan";

let plan: Plan;
beforeAll(async () => {
  plan = await planOf();
});

const layoutOfPlan = () => layoutOf(plan, monthsOf(plan.periods).length);
const rowsOf = (reported: Reported, sheet: string) => reported.sheets.find(({ name }) => name === sheet)!.rows;
const headingsOf = (reported: Reported, sheet: string, first: string) => {
  const row = rowsOf(reported, sheet).findIndex(([cell]) => cell?.value === first);
  return { row, column: (word: string) => rowsOf(reported, sheet)[row]!.findIndex((cell) => cell?.value === word) };
};
const checkSumOf = ({ calculator: { read } }: Reported, sheet: string) => read(sheet, 2, 4);

describe.each(languageCodes)("in %s", (language) => {
  const { sheets, exceptions: names } = languages[language].reports;

  test("exceptions are counted by owner, with their money, by formulas over the rows", () => {
    const reported = report(plan, language);
    const { read } = reported.calculator;
    const counted = Array.from({ length: 6 }, (_, r) => ({ owner: read(sheets.exceptions, 3, 1 + r), count: read(sheets.exceptions, 4, 1 + r), money: Number(read(sheets.exceptions, 5, 1 + r)) }));
    for (const { owner, count, money } of counted) {
      const own = plan.exceptions.filter((line) => names.roles[line.owner] === owner);
      expect([owner, count]).toEqual([owner, own.length]);
      expect(money).toBeCloseTo(own.reduce((total, line) => total + line.money, 0), 2);
    }
    expect(plan.exceptions.length).toBeGreaterThan(5);
    expect(read(sheets.exceptions, 4, 7)).toBe(plan.exceptions.length);
  });

  test.each(["exceptions", "shippingPlan", "issueList"] as const)("the checks of %s are 0", (key) => {
    expect(checkSumOf(report(plan, language), sheets[key])).toBe(0);
  });

  test("what was left out stands under its own heading in the run log, and nowhere else", () => {
    const at = { sheet: "items", cell: "F7" };
    const leftOut: Problem = { kind: "leftOut", at, table: "items", because: { kind: "missingValue", at, column: "yield" } };
    const written = reportSheets(plan, [...plan.problems, leftOut], languages[language]);
    const lines = sheetText({ sheets: written, calculator: calculator(written.map(specCells)) }, sheets.runLog).split("\n");
    const heading = lines.findIndex((line) => line.startsWith(languages[language].reports.runLog.section.leftOut));
    expect(lines[heading + 1]).toContain("items!F7");
    expect(lines.filter((line) => line.includes("items!F7"))).toHaveLength(1);
    expect(sheetText(report(plan, language), sheets.runLog)).not.toContain(languages[language].reports.runLog.section.leftOut);
  });
});

describe("with the add-in off", () => {
  const { sheets, shippingPlan: shipping, issueList: issues, common, pegging } = languages.zh.reports;

  test("a smaller production shows that more leaves than is there", () => {
    const reported = report(plan, "zh");
    const { mps } = layoutOfPlan();
    const { item } = plan.shipping.find((line) => mps.has(line.item))!;
    const { column } = headingsOf(reported, sheets.shippingPlan, common.item);
    const total = rowsOf(reported, sheets.shippingPlan).findIndex((row) => row[0]?.value === item && row[1]?.value === common.total);
    const read = (word: string) => Number(reported.calculator.read(sheets.shippingPlan, total, column(word)));
    const [ship, available] = [read(shipping.ship), read(shipping.available)];
    expect(ship).toBeGreaterThan(0);
    expect(ship).toBeLessThanOrEqual(available);
    const opening = { sheet: sheets.mps, row: mps.rowOf(item, "available"), column: mps.columns.opening };
    reported.calculator.change([{ ...opening, value: Number(reported.calculator.read(opening.sheet, opening.row, opening.column)) - available + ship - 5 }]);
    expect(checkSumOf(reported, sheets.shippingPlan)).toBe(5);
  });

  test("more production means more material to issue", () => {
    const reported = report(plan, "zh");
    const { mps } = layoutOfPlan();
    const line = plan.issues.find(({ parent, receiptPeriod }) => mps.has(parent) && receiptPeriod !== undefined)!;
    const { row: heading, column } = headingsOf(reported, sheets.issueList, issues.start);
    const row = rowsOf(reported, sheets.issueList).findIndex((cells, r) => r > heading && cells[column(pegging.parent)]?.value === line.parent && cells[column(pegging.component)]?.value === line.component);
    const quantity = () => Number(reported.calculator.read(sheets.issueList, row, column(issues.quantity)));
    expect(quantity()).toBeCloseTo(line.quantity, 6);
    const made = plan.masterSchedule.find(({ item }) => item === line.parent)!.production[line.receiptPeriod!]!;
    const { yield: goodShare } = plan.items[line.parent]!;
    reported.calculator.change([{ sheet: sheets.mps, row: mps.rowOf(line.parent, "production"), column: mps.columns.period(line.receiptPeriod!), value: made + 100 }]);
    expect(quantity()).toBeCloseTo(Math.ceil((made + 100) / goodShare) * line.quantityPer, 4);
  });
});

test("every line of the three sheets is there", () => {
  const reported = report(plan, "en");
  const { sheets } = languages.en.reports;
  const decided = (sheet: string, style: string) => cellsOf(reported).filter((place) => place.sheet === sheet && place.cell.style === style).length;
  expect(decided(sheets.shippingPlan, "decision")).toBe(plan.shipping.length + 1); // and the legend's
  expect(rowsOf(reported, sheets.issueList).filter((cells) => plan.items[String(cells[6]?.value)]).length).toBe(plan.issues.length);
});
