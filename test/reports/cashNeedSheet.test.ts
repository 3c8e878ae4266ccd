import { cashCauses, type Plan } from "../../src/engine/plan";
import { languageCodes, languages } from "../../src/language";
import { cashLayout } from "../../src/reports/cashNeedLayout";
import { monthsOf } from "../../src/engine/periods";
import { cellsOf, planOf, type Reported, report } from "../support/reportedPlan";
import { smallOptions, smallRecords } from "../support/smallFactory";

let plan: Plan;
beforeAll(async () => {
  plan = await planOf();
}, 120_000);

const place = () => cashLayout(plan, monthsOf(plan.periods).length);
const sheet = languages.en.reports.sheets.cashNeed;
const amounts = ({ calculator }: Reported, row: number): number[] => Array.from({ length: monthsOf(plan.periods).length + 1 }, (_, m) => Number(calculator.read(sheet, row, place().month(m))));

it.each(languageCodes)("says what the engine says in %s, every check at zero and nothing an error", (language) => {
  const reported = report(plan, language);
  const read = cellsOf(reported)
    .filter((cell) => cell.sheet === languages[language].reports.sheets.cashNeed)
    .map((cell) => ({ ...cell, value: reported.calculator.read(cell.sheet, cell.row, cell.column) }));
  expect(read.filter(({ cell }) => cell.style === "check" && cell.formula).length).toBeGreaterThan(10);
  expect(read.filter(({ cell, value }) => (cell.style === "check" && cell.formula && value !== 0) || (typeof value === "string" && value.startsWith("#")))).toEqual([]);
});

it("pays at once when the term is set to 0 on the sheet, as the engine does", async () => {
  const reported = report(plan, "en");
  const atOnce = await planOf(smallRecords, { ...smallOptions, paymentDays: 0 });
  expect(amounts(reported, place().totals)).not.toEqual(atOnce.cashNeed.total);
  reported.calculator.change([{ sheet, ...place().paymentDays, value: 0 }]);
  cashCauses.forEach((cause, k) => amounts(reported, place().causes + k).forEach((amount, m) => expect(amount).toBeCloseTo(atOnce.cashNeed.amounts[cause][m]!, 2)));
  plan.cashNeed.suppliers.forEach(({ supplier }, k) =>
    amounts(reported, place().suppliers + k).forEach((amount, m) => expect(amount).toBeCloseTo(atOnce.cashNeed.suppliers.find((other) => other.supplier === supplier)!.amounts[m]!, 2)),
  );
});

it("follows the orders: a dearer purchase order, and a master-schedule cell", () => {
  const reported = report(plan, "en");
  const { openOrders, causes, totals } = place();
  const before = amounts(reported, causes);
  const total = amounts(reported, totals);
  const first = plan.cashNeed.openOrders[0]!;
  // Column 6 holds the price.
  reported.calculator.change([{ sheet, row: openOrders.rows![0], column: 6, value: first.unitCost + 10 }]);
  const more = amounts(reported, causes).map((amount, m) => amount - before[m]!);
  expect(more.reduce((sum, value) => sum + value, 0)).toBeCloseTo(10 * first.quantity, 2);
  expect(amounts(reported, totals).map((amount, m) => amount - total[m]!)).toEqual(more);
});
