import { sum } from "../../src/engine/arithmetic";
import { lastForecastVersion } from "../../src/engine/meeting/familyComparisons";
import type { Plan } from "../../src/engine/plan";
import type { ForecastVersion, Records } from "../../src/engine/records";
import { planOf } from "../support/reportedPlan";
import { smallRecords } from "../support/smallFactory";

const version = (name: string, issued: string, month: string, item: string, quantity: number): ForecastVersion => ({ version: name, issued, item, channel: "", office: "", month, quantity });

const records: Records = {
  ...smallRecords,
  forecastVersions: [version("2026-02", "2026-02-26", "2026-04", "P100", 300), version("2026-01", "2026-01-26", "2026-04", "P100", 999), version("2026-03", "2026-03-20", "2026-04", "P100", 111)],
};

let plan: Plan;
beforeAll(async () => {
  plan = await planOf(records);
});

test("a version issued in the open month belongs to this round", () => {
  expect(lastForecastVersion(records.forecastVersions, plan.options.planDate)).toBe("2026-02");
  expect(lastForecastVersion([], plan.options.planDate)).toBeUndefined();
});

test("the families add up to the three series, in money and in common units", () => {
  const [all, ...families] = plan.familySeries;
  for (const basis of ["atCost", "inUnits"] as const)
    all![basis].forEach((month, m) => {
      for (const figure of ["opening", "sales", "production", "scrapped", "residual", "inventory"] as const) expect(sum(families.map((family) => family[basis][m]![figure]))).toBeCloseTo(month[figure], 4);
    });
});

test("sales of the last version at standard cost; stock rolls on from the month before with what was released", () => {
  const { family } = plan.items.P100!;
  const april = plan.familyComparisons.find((line) => line.family === family)!.months.find(({ month }) => month === "2026-04")!;
  expect(april.sales.version).toBe(300 * plan.items.P100!.standardCost);
  const series = plan.familySeries.find((line) => line.family === family)!.atCost;
  expect(april.inventory.version).toBeCloseTo(series.find(({ month }) => month === "2026-04")!.opening + april.production.version! - april.sales.version!, 4);
  expect(april.production.version).toBeDefined();
  expect(april.production.now).toBe(series.find(({ month }) => month === "2026-04")!.production);
});

test("a released plan costs what keeping it would: as much as this plan where it names no finished good, more where it holds too much", async () => {
  const span = { start: plan.periods[0]!.start, end: plan.periods.at(-1)!.end };
  const material = await planOf({ ...records, releasedPlan: [{ ...span, item: "R3", quantity: 100 }] });
  expect(material.balance.costAsReleased!.total).toBeCloseTo(material.balance.cost.total, 4);
  const plenty = await planOf({ ...records, releasedPlan: [{ ...span, item: "P100", quantity: 20_000 }] });
  expect(plenty.balance.costAsReleased!.holding).toBeGreaterThan(2 * plenty.balance.cost.holding);
  expect(plenty.balance.costAsReleased!.overload).toBeGreaterThan(plenty.balance.cost.overload);
});

test("without a released plan there is nothing to compare the cost with", async () => {
  expect((await planOf({ ...records, releasedPlan: [] })).balance.costAsReleased).toBeUndefined();
});
