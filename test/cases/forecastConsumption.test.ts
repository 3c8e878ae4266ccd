import { existsSync } from "node:fs";
import { sum } from "../../src/engine/arithmetic";
import { planDemand } from "../../src/engine/demand/planDemand";
import { consumptionCases, defaultSource } from "./forecastConsumption";

const there = existsSync(defaultSource);
if (!there) console.log(`Skipped: the case data is not at ${defaultSource}`);

(there ? describe : describe.skip)("forecast consumption in daily buckets (frePPLe, forecast_3)", () => {
  it("consumes and leaves in every bucket what the source says, but for those before the plan", async () => {
    const cases = await consumptionCases(defaultSource);
    expect(cases.map(({ name, buckets }) => [name, buckets.length])).toEqual([
      ["net_past_demand_false", 24],
      ["net_past_demand_true", 24],
    ]);
    for (const { name, records, options, horizon, buckets } of cases) {
      const { lines } = planDemand(records, options, horizon);
      const found = buckets.map(({ item, start, periods }) => {
        const total = (of: readonly number[]) => sum(periods.map((t) => of[t]!));
        return { name, item, start, consumed: total(lines.get(item)!.consumed), net: total(lines.get(item)!.netForecast) };
      });
      const expected = buckets.map(({ item, start, consumed, net }) => ({ name, item, start, consumed, net }));
      expect(found.filter((_, b) => buckets[b]!.periods.length > 0)).toEqual(expected.filter((_, b) => buckets[b]!.periods.length > 0));
      expect(buckets.filter(({ periods }) => periods.length === 0).map(({ start }) => start)).toEqual(name.endsWith("true") ? [] : ["2021-12-27"]);
    }
  });
});
