import { demandRules, type PlanningOptions } from "../../src/engine/options";
import { monthsOf } from "../../src/engine/periods";
import type { Records } from "../../src/engine/records";
import { languages } from "../../src/language";
import { layoutOf } from "../../src/reports/layout";
import { cellsOf, planOf, report } from "../support/reportedPlan";
import { smallOptions, smallRecords } from "../support/smallFactory";

/** Days of cover on finished goods, a hand-made quantity, an open order beside the released plan, a frozen zone of two weeks. */
const records: Records = {
  ...smallRecords,
  items: smallRecords.items.map((item, i) => (item.type === "finished" ? { ...item, safetyDays: [0, 3, 9, 26, 80, 5][i]! } : item)),
  firmQuantities: [{ item: "P200", start: "2026-04-06", end: "2026-04-12", quantity: 77 }],
};
const sheet = languages.en.reports.sheets.mps;

async function failing(options: Partial<PlanningOptions>) {
  const plan = await planOf(records, { ...smallOptions, frozenDays: 8, ...options });
  const reported = report(plan, "en");
  const checks = cellsOf(reported).filter((place) => [sheet, languages.en.reports.sheets.dashboard].includes(place.sheet) && place.cell.style === "check" && place.cell.formula);
  expect(checks.length).toBeGreaterThan(60);
  return { plan, reported, wrong: checks.map((place) => ({ ...place, value: reported.calculator.read(place.sheet, place.row, place.column) })).filter(({ value }) => value !== 0) };
}

test.each(demandRules)("every row of the master schedule and every cost is live and right, demand counted as %s", async (rule) => {
  const { plan, wrong } = await failing({ frozenDemand: rule, slushyDemand: rule, liquidDemand: rule });
  expect(wrong.map(({ sheet: name, row, column, value }) => [name, row, column, value])).toEqual([]);
  expect(plan.balance.cost.safetyShortfall).toBeGreaterThan(0);
}, 60_000);

test("promises that keep the safety stock back, level by level", async () => {
  const [promising, keeping] = [await failing({}), await failing({ promiseSafetyStock: false })];
  expect(keeping.wrong).toEqual([]);
  keeping.plan.masterSchedule.forEach((line, i) => line.availableToPromise.forEach((promise, t) => expect(promise).toBeLessThanOrEqual(promising.plan.masterSchedule[i]!.availableToPromise[t]!)));
});

test("demand typed on the sheet moves the days of cover before it", async () => {
  const { plan, reported } = await failing({});
  const { mps } = layoutOf(plan, monthsOf(plan.periods).length);
  const at = (measure: (typeof mps.measures)[number], t: number) => ({ sheet, row: mps.rowOf("P200", measure), column: mps.columns.period(t) });
  const level = (t: number) => Number(reported.calculator.read(sheet, at("safetyStock", t).row, at("safetyStock", t).column));
  const before = level(3);
  const orders = Number(reported.calculator.read(sheet, at("orders", 4).row, at("orders", 4).column));
  reported.calculator.change([{ ...at("orders", 4), value: orders + 500 }]);
  // Three of the next week's working days.
  expect(Math.abs(level(3) - before - (500 * 3) / plan.periods[4]!.workingDays)).toBeLessThan(1);
});
