import fc from "fast-check";
import { sum } from "../../src/engine/arithmetic";
import { workingCalendar } from "../../src/engine/calendar";
import { planDemand } from "../../src/engine/demand/planDemand";
import { demandRules, openMonthRules, type PlanningOptions } from "../../src/engine/options";
import { horizonOf } from "../../src/engine/periods";
import type { Actual, CustomerOrder, Forecast, Records } from "../../src/engine/records";
import { aMonthForecast, anItem, anOrder, noRecords, smallOptions, smallRecords } from "../support/smallFactory";

/** Any demand of two items: whole months, weeks, orders of all ages, shipments with and without a channel. */
const item = fc.constantFrom("P", "Q");
const channel = fc.constantFrom("domestic", "export", "");
const office = fc.constantFrom("East", "West");
const quantity = fc.oneof(fc.nat(400), fc.nat(4000).map((tenths) => tenths / 10));
const month = fc.constantFrom("2026-03", "2026-04", "2026-05", "2026-06");
const day = fc.integer({ min: 1, max: 24 });
const two = (value: number) => String(value).padStart(2, "0");

const aMonth = fc.tuple(item, month, quantity, channel, office).map((of): Forecast => aMonthForecast(...of));
const aWeek = fc.tuple(aMonth, day).map(([row, first]): Forecast => ({ ...row, start: `${row.start.slice(0, 8)}${two(first)}`, end: `${row.start.slice(0, 8)}${two(Math.min(28, first + 6))}` }));
const someOrder = fc.tuple(item, quantity, fc.constantFrom("2026-01", "2026-02", "2026-03", "2026-04", "2026-06", "2026-08"), day, channel, fc.boolean(), fc.constantFrom("A" as const, "B" as const, "C" as const));
const orderRows = fc.array(someOrder, { maxLength: 12 }).map((rows) =>
  rows.map(([code, of, due, dueDay, from, abnormal, grade], i): CustomerOrder => anOrder(`SO-${two(i)}`, code, of, `${due}-${two(dueDay)}`, { channel: from, abnormal, grade })),
);
const shipments = fc.array(fc.tuple(item, channel, quantity), { maxLength: 4 }).map((rows) =>
  rows.map(([code, from, shipped]): Actual => ({ month: "2026-03", item: code, channel: from, requested: shipped, shipped, produced: 0, scrapped: 0 })),
);
const records = fc
  .record({ months: fc.array(aMonth, { maxLength: 10 }), weeks: fc.array(aWeek, { maxLength: 5 }), orders: orderRows, actuals: shipments })
  .map(({ months, weeks, orders, actuals }): Records => ({ ...noRecords, items: [anItem("P"), anItem("Q")], forecasts: [...months, ...weeks], orders, actuals }));
const rule = fc.constantFrom(...demandRules);
const options = fc
  .record({
    planDate: fc.constantFrom("2026-03-01", "2026-03-09", "2026-03-25", "2026-03-31"),
    frozenDemand: rule, slushyDemand: rule, liquidDemand: rule,
    openMonthForecast: fc.constantFrom(...openMonthRules),
    consumptionBackward: fc.nat(3), consumptionForward: fc.nat(3),
  })
  .map((chosen): PlanningOptions => ({ ...smallOptions, ...chosen }));
const planned = (of: Records, chosen: PlanningOptions) => planDemand(of, chosen, horizonOf(chosen, workingCalendar(smallRecords.calendar)));
const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-5);

describe("whatever is forecast, ordered and shipped", () => {
  test("forecast − consumed − lapsed = net in every period, none of them below 0", () => {
    fc.assert(
      fc.property(records, options, (of, chosen) => {
        for (const { forecast, consumed, lapsed, netForecast } of planned(of, chosen).lines.values())
          forecast.forEach((quantityOfPeriod, t) => {
            near(quantityOfPeriod - consumed[t]! - lapsed[t]!, netForecast[t]!);
            for (const part of [consumed[t]!, lapsed[t]!, netForecast[t]!]) expect(part).toBeGreaterThanOrEqual(0);
          });
      }),
    );
  });

  test("never more is consumed than was shipped and ordered; what is ordered consumes or goes beyond", () => {
    fc.assert(
      fc.property(records, options, (of, chosen) => {
        for (const { item: code, consumed, beyondForecast } of planned(of, chosen).lines.values()) {
          const normal = sum(of.orders.filter((order) => order.item === code && !order.abnormal && order.due >= chosen.planDate.slice(0, 7) && order.due < "2026-07").map((order) => order.quantity));
          const shipped = sum(of.actuals.filter((row) => row.item === code).map((row) => row.shipped));
          expect(sum(consumed)).toBeLessThanOrEqual(normal + shipped + 1e-5);
          expect(sum(consumed) + beyondForecast).toBeGreaterThanOrEqual(normal - 1e-5);
          expect(beyondForecast).toBeLessThanOrEqual(normal + 1e-5);
        }
      }),
    );
  });

  test("only the open month lapses, nothing under the whole forecast, nothing on its first day", () => {
    fc.assert(
      fc.property(records, options, (of, chosen) => {
        const { periods } = horizonOf(chosen, workingCalendar([]));
        for (const { lapsed } of planned(of, chosen).lines.values()) {
          lapsed.forEach((gone, t) => periods[t]!.month !== "2026-03" && expect(gone).toBe(0));
          if (chosen.openMonthForecast === "wholeForecast" || chosen.planDate === "2026-03-01") expect(sum(lapsed)).toBe(0);
        }
      }),
    );
  });

  test("demand is the orders and what the rule counts, never negative, and abnormal orders are always in it", () => {
    fc.assert(
      fc.property(records, options, (of, chosen) => {
        for (const { item: code, total, orders, counted, netForecast, priority } of planned(of, chosen).lines.values()) {
          total.forEach((demand, t) => {
            near(demand, orders.periods[t]! + counted[t]!);
            expect(demand).toBeGreaterThanOrEqual(0);
          });
          const abnormal = sum(of.orders.filter((order) => order.item === code && order.abnormal && order.due >= chosen.planDate && order.due < "2026-07").map((order) => order.quantity));
          expect(sum(total)).toBeGreaterThanOrEqual(abnormal - 1e-5);
          expect(sum(counted)).toBeLessThanOrEqual(sum(netForecast) + orders.pastDue + sum(orders.periods) + 1e-5);
          expect(priority >= 1 && priority <= 4).toBe(true);
        }
      }),
    );
  });

  test("the grades add up to demand and to what is past due, none is negative, and nobody's grade gets more than it ordered but C", () => {
    fc.assert(
      fc.property(records, options, (of, chosen) => {
        for (const { item: code, total, orders, counted, grades } of planned(of, chosen).lines.values()) {
          const { A, B, C } = grades;
          expect(sum([A.pastDue, B.pastDue, C.pastDue])).toBeCloseTo(orders.pastDue, 9);
          total.forEach((demand, t) => {
            const parts = [A.periods[t]!, B.periods[t]!, C.periods[t]!];
            expect(sum(parts)).toBeCloseTo(demand, 9);
            expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          });
          const ordered = (grade: string) => sum(of.orders.filter((order) => order.item === code && order.grade === grade && order.due < "2026-07").map((order) => order.quantity));
          for (const grade of ["A", "B"] as const) {
            const part = grades[grade].pastDue + sum(grades[grade].periods);
            expect(part).toBeLessThanOrEqual(ordered(grade) + 1e-5);
            if (counted.every((quantity) => quantity >= 0)) near(part, ordered(grade));
          }
        }
      }),
    );
  });

  test("the periods of a month add up to what its months and weeks say, office by office", () => {
    fc.assert(
      fc.property(fc.array(aMonth, { maxLength: 8 }), options, (forecasts, chosen) => {
        const { periods } = horizonOf(chosen, workingCalendar([]));
        for (const { item: code, forecast } of planned({ ...noRecords, forecasts }, chosen).lines.values())
          for (const inMonth of ["2026-03", "2026-04", "2026-05", "2026-06"])
            near(sum(forecast.filter((_, t) => periods[t]!.month === inMonth)), sum(forecasts.filter((row) => row.item === code && row.start.startsWith(inMonth)).map((row) => row.quantity)));
      }),
    );
  });

  test("the latest estimate does not depend on what counts as demand", () => {
    fc.assert(
      fc.property(records, options, rule, (of, chosen, other) => {
        const estimates = (by: PlanningOptions) => [...planned(of, by).lines.values()].map(({ latestEstimate }) => latestEstimate);
        expect(estimates({ ...chosen, frozenDemand: other, slushyDemand: other })).toEqual(estimates(chosen));
      }),
    );
  });

  test("shuffled rows give the same bytes", () => {
    const shuffled = records.chain((of) =>
      fc.tuple(fc.constant(of), fc.shuffledSubarray([...of.forecasts], { minLength: of.forecasts.length }), fc.shuffledSubarray([...of.orders], { minLength: of.orders.length }), fc.shuffledSubarray([...of.actuals], { minLength: of.actuals.length })),
    );
    fc.assert(
      fc.property(shuffled, options, ([of, forecasts, orders, actuals], chosen) => {
        const text = (which: Records) => JSON.stringify([[...planned(which, chosen).lines.values()], planned(which, chosen).problems]);
        expect(text({ ...of, forecasts, orders, actuals })).toBe(text(of));
      }),
    );
  });
});
