import fc from "fast-check";
import { sum } from "../../src/engine/arithmetic";
import { workingCalendar } from "../../src/engine/calendar";
import { disaggregateFamilyForecasts, familyForecastProblems } from "../../src/engine/demand/familyForecasts";
import { planDemand } from "../../src/engine/demand/planDemand";
import { horizonOf } from "../../src/engine/periods";
import type { Actual, FamilyForecast, Records } from "../../src/engine/records";
import { aMonthForecast, anItem, noRecords, smallOptions } from "../support/smallFactory";

const planDate = "2026-03-25";
const april = { family: "F", channel: "domestic", office: "East", start: "2026-04-01", end: "2026-04-30" };
const aFamily = (quantity: number, differs: Partial<FamilyForecast> = {}): FamilyForecast => ({ ...april, quantity, ...differs });
const wasRequested = (item: string, requested: number, month = "2026-02", channel = "domestic"): Actual => ({ month, item, channel, requested, shipped: 0, produced: 0, scrapped: 0 });
const three = [anItem("A"), anItem("B"), anItem("C")];
const sharesOf = (differs: Partial<Records>) =>
  Object.fromEntries(disaggregateFamilyForecasts({ ...noRecords, items: three, familyForecasts: [aFamily(100)], ...differs }, planDate).map(({ item, quantity }) => [item, quantity]));

describe("a family's forecast is shared among its items", () => {
  test("after what an item says itself, by what was requested of the others", () => {
    // The worked example beside the function: 70 left over 10 and 4.
    expect(sharesOf({ forecasts: [aMonthForecast("A", "2026-04", 30)], actuals: [wasRequested("A", 90), wasRequested("B", 10), wasRequested("C", 4)] })).toEqual({ A: 30, B: 50, C: 20 });
  });

  test("in whole pieces by largest remainder", () => {
    expect(sharesOf({})).toEqual({ A: 34, B: 33, C: 33 });
    // 100 over 1, 1, 5: 14.29, 14.29, 71.43.
    expect(sharesOf({ actuals: [wasRequested("A", 1), wasRequested("B", 1), wasRequested("C", 5)] })).toEqual({ A: 14, B: 14, C: 72 });
  });

  test("by the channel's own history; without one by all channels', of twelve closed months", () => {
    const elsewhere = [wasRequested("A", 30, "2026-02", "export"), wasRequested("B", 10, "2026-02", "export"), wasRequested("C", 60, "2025-12", "export")];
    expect(sharesOf({ actuals: elsewhere })).toEqual({ A: 30, B: 10, C: 60 });
    expect(sharesOf({ actuals: [...elsewhere, wasRequested("B", 1)] })).toEqual({ B: 100 });
    const outside = [wasRequested("A", 500, "2025-02"), wasRequested("A", 500, "2026-03")];
    expect(sharesOf({ actuals: [...outside, wasRequested("B", 3, "2025-03"), wasRequested("C", 1)] })).toEqual({ B: 75, C: 25 });
  });

  test("not to raw materials, other families, or what is no longer sold at the end of the span", () => {
    const items = [anItem("A"), anItem("B", { discontinuedFrom: "2026-04-30" }), anItem("C", { type: "semiFinished" }), anItem("D", { family: "G" }), anItem("E", { discontinuedFrom: "2026-05-01" })];
    expect(sharesOf({ items })).toEqual({ A: 50, E: 50 });
  });

  test("a row of another office, channel or month is not the family's", () => {
    const forecasts = [aMonthForecast("A", "2026-04", 7, "domestic", "West"), aMonthForecast("B", "2026-04", 7, "export"), aMonthForecast("C", "2026-05", 7)];
    const shares = disaggregateFamilyForecasts({ ...noRecords, items: three, forecasts, familyForecasts: [aFamily(90)] }, planDate).slice(3);
    expect(shares.map(({ item, quantity, channel, office, start, end }) => [item, quantity, channel, office, start, end])).toEqual(["A", "B", "C"].map((item) => [item, 30, ...Object.values(april).slice(1)]));
  });

  test("items that say more than their family win, and it is told; so is a family without anybody", () => {
    const records = { ...noRecords, items: three, forecasts: [aMonthForecast("A", "2026-04", 130)], familyForecasts: [aFamily(100), aFamily(25, { family: "Nobody" })] };
    expect(disaggregateFamilyForecasts({ ...records }, planDate)).toEqual(records.forecasts);
    const { channel, office, start } = april;
    expect(familyForecastProblems(records)).toEqual([
      { kind: "familyForecastExceeded", family: "F", channel, office, start, quantity: 30 },
      { kind: "familyWithoutItems", family: "Nobody", channel, office, start, quantity: 25 },
    ]);
    const { problems } = planDemand(records, smallOptions, horizonOf(smallOptions, workingCalendar([])));
    expect(problems.map(({ kind }) => kind)).toEqual(["familyForecastExceeded", "familyWithoutItems"]);
  });

  test("a salesperson's week of a family replaces its share of each item's month", () => {
    const week = { start: "2026-04-13", end: "2026-04-19" };
    const { lines } = planDemand({ ...noRecords, items: three.slice(0, 2), familyForecasts: [aFamily(200), aFamily(81, week)] }, smallOptions, horizonOf(smallOptions, workingCalendar([])));
    expect(["A", "B"].map((item) => [lines.get(item)!.forecast[4], sum(lines.get(item)!.forecast)])).toEqual([[41, 100], [40, 100]]);
  });

  test("whatever the family, its items add up to it, in whole pieces, each within one of its share", () => {
    const pieces = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(5000), { minLength: 1, maxLength: 9 }), fc.array(fc.nat(300), { maxLength: 3 }), (quantity, history, stated) => {
        const code = (i: number) => `I${i}`;
        const items = [...history, ...stated].map((_, i) => anItem(code(i)));
        const forecasts = stated.map((own, i) => aMonthForecast(code(history.length + i), "2026-04", own));
        const actuals = history.map((requested, i) => wasRequested(code(i), requested));
        const all = disaggregateFamilyForecasts({ items, forecasts, actuals, familyForecasts: [aFamily(quantity)] }, planDate);
        const own = sum(stated);
        expect(sum(all.map((row) => row.quantity))).toBe(Math.max(quantity, own));
        for (const [i, requested] of history.entries()) {
          const share = all.find(({ item }) => item === code(i))?.quantity ?? 0;
          expect(Number.isInteger(share)).toBe(true);
          const weight = sum(history) > 0 ? requested / sum(history) : 1 / history.length;
          expect(Math.abs(share - Math.max(0, quantity - own) * weight)).toBeLessThan(1);
        }
      }),
    );
  });
});
