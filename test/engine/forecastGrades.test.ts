import fc from "fast-check";
import { round6, sum } from "../../src/engine/arithmetic";
import { demandByGrade, forecastSharesByMonth } from "../../src/engine/demand/demandGrades";
import { planDemand } from "../../src/engine/demand/planDemand";
import type { OrderLeft } from "../../src/engine/demand/openOrders";
import { customerGrades, type Forecast } from "../../src/engine/records";
import { horizonOf } from "../../src/engine/periods";
import { workingCalendar } from "../../src/engine/calendar";
import { aMonthForecast, smallOptions, smallRecords } from "../support/smallFactory";

const forecast = (quantity: number, grade?: Forecast["grade"]): Forecast => ({ ...aMonthForecast("P100", "2026-05", quantity), ...(grade && { grade }) });
const order = (grade: OrderLeft["grade"], open: number): OrderLeft => ({ order: "1", customer: "", grade, item: "P100", channel: "domestic", quantity: open, shipped: 0, open, due: "2026-05-10", period: 0, abnormal: false });

describe("the forecast of a month by customer grade", () => {
  it("is C where it tells no grades apart", () => {
    expect(forecastSharesByMonth([forecast(100)], [order("A", 30)])("2026-05")).toEqual([0, 0, 1]);
  });
  it("is what its customers have not ordered yet", () => {
    expect(forecastSharesByMonth([forecast(100, "A"), forecast(50)], [order("A", 70)])("2026-05")).toEqual([30, 0, 50]);
  });
  it("is what was forecast where orders have taken all", () => {
    expect(forecastSharesByMonth([forecast(100, "A")], [order("A", 170)])("2026-05")).toEqual([100, 0, 0]);
  });
  it("adds to the orders' own grades", () => {
    const grades = demandByGrade([order("A", 6), order("C", 2)], { pastDue: 0, periods: [8] }, [12], [[3, 0, 1]]);
    expect([grades.A, grades.B, grades.C].map(({ periods }) => periods[0])).toEqual([9, 0, 3]);
  });
});

const horizon = horizonOf(smallOptions, workingCalendar(smallRecords.calendar));
const planned = (grades: readonly (Forecast["grade"] | undefined)[]) =>
  planDemand({ ...smallRecords, forecasts: smallRecords.forecasts.map((row, index) => ({ ...row, ...(grades[index] && { grade: grades[index] }) })) }, smallOptions, horizon).lines;

it("whatever grades a forecast has, demand stays the same, and its grades add up to it", () => {
  const without = planned([]);
  fc.assert(
    fc.property(fc.array(fc.option(fc.constantFrom(...customerGrades), { nil: undefined }), { minLength: smallRecords.forecasts.length, maxLength: smallRecords.forecasts.length }), (grades) => {
      for (const [item, line] of planned(grades)) {
        expect(line.total).toEqual(without.get(item)!.total);
        line.total.forEach((quantity, t) => {
          const parts = customerGrades.map((grade) => line.grades[grade].periods[t]!);
          expect(round6(sum(parts))).toBe(quantity);
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        });
      }
    }),
    { numRuns: 40 },
  );
});

it("a forecast for grade A customers makes the item's demand weigh more", () => {
  const all = (grade: Forecast["grade"]) => planned(smallRecords.forecasts.map(() => grade)).get("P100")!.priority;
  expect(all("A")).toBeGreaterThan(all("C"));
});
