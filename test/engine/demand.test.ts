import fc from "fast-check";
import { spread, sum } from "../../src/engine/arithmetic";
import { workingCalendar } from "../../src/engine/calendar";
import { consumeForecast } from "../../src/engine/demand/consumption";
import { forecastByPeriod } from "../../src/engine/demand/forecastByPeriod";
import { planDemand } from "../../src/engine/demand/planDemand";
import { horizonOf, periodsInMonth } from "../../src/engine/periods";
import type { Records } from "../../src/engine/records";
import { aMonthForecast, anOrder, noRecords, smallOptions, smallRecords } from "../support/smallFactory";

const calendar = workingCalendar(smallRecords.calendar);
const horizon = horizonOf(smallOptions, calendar);
const net = (forecast: readonly number[], consumed: readonly number[]) => forecast.map((quantity, t) => quantity - consumed[t]!);
const ordersOf = (quantities: readonly number[]) => quantities.map((quantity, period) => ({ period, quantity }));

describe("orders consume forecast", () => {
  // frePPLe's netting of four months: forecast 350 each, orders 300, 500, 280, 0.
  test.each([
    [0, 0, [50, 0, 70, 350]],
    [1, 1, [0, 0, 0, 320]],
  ])("%i back, %i forward", (backward, forward, expected) => {
    const forecast = [350, 350, 350, 350];
    expect(net(forecast, consumeForecast(forecast, ordersOf([300, 500, 280, 0]), { backward, forward }))).toEqual(expected);
  });

  test("own day, two days back, four days ahead (frePPLe test forecast_3, daily buckets 1–8 January)", () => {
    // Orders of 90 and 30 on 3 January; days 1–6 are eaten whole, 7 and 8 are left.
    const consumed = consumeForecast([20, 20, 20, 20, 20, 20, 20, 20], [{ period: 2, quantity: 90 }, { period: 2, quantity: 30 }], { backward: 2, forward: 4 });
    expect(consumed).toEqual([20, 20, 20, 20, 20, 20, 0, 0]);
  });

  test("never more than there is, never more than ordered, never beyond the windows", () => {
    const quantities = fc.array(fc.nat(500), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(quantities, fc.array(fc.record({ period: fc.nat(5), quantity: fc.nat(900) }), { maxLength: 8 }), fc.nat(3), fc.nat(3), (forecast, orders, backward, forward) => {
        const consumed = consumeForecast(forecast, orders, { backward, forward });
        consumed.forEach((quantity, t) => expect(quantity >= 0 && quantity <= forecast[t]!).toBe(true));
        expect(sum(consumed)).toBeLessThanOrEqual(sum(orders.map(({ quantity }) => quantity)));
        consumed.forEach((quantity, t) => {
          if (!orders.some(({ period }) => t >= period - backward && t <= period + forward)) expect(quantity).toBe(0);
        });
      }),
    );
  });
});

describe("a month's forecast becomes periods", () => {
  test("in whole pieces by working days, the sum exact", () => {
    // April has 21 working days: 3, 4, 5, 5, 4. 100 pieces → 14.3, 19.0, 23.8, 23.8, 19.0.
    const { forecast } = forecastByPeriod([aMonthForecast("P", "2026-04", 100)], 0, horizon);
    expect(periodsInMonth(horizon.periods, "2026-04").map((t) => forecast[t])).toEqual([14, 19, 24, 24, 19]);
  });

  test("a weekly figure replaces its share, the rest goes to the other days", () => {
    // 100 − 60 = 40 over the 17 days outside 6–12 April: 3, 5, 5, 4 → 7.06, 11.76, 11.76, 9.41.
    const weekly = { ...aMonthForecast("P", "2026-04", 60), start: "2026-04-06", end: "2026-04-12" };
    const { forecast } = forecastByPeriod([aMonthForecast("P", "2026-04", 100), weekly], 0, horizon);
    expect(periodsInMonth(horizon.periods, "2026-04").map((t) => forecast[t])).toEqual([7, 60, 12, 12, 9]);
  });

  test("one office's weekly figure leaves another office's month alone", () => {
    const weekly = { ...aMonthForecast("P", "2026-04", 0), start: "2026-04-06", end: "2026-04-12" };
    const other = aMonthForecast("P", "2026-04", 21, "domestic", "West");
    const { forecast } = forecastByPeriod([aMonthForecast("P", "2026-04", 17), weekly, other], 0, horizon);
    expect(periodsInMonth(horizon.periods, "2026-04").map((t) => forecast[t])).toEqual([6, 4, 10, 10, 8]);
  });

  test("shipments to date have eaten the open month first; the remainder lies from the plan date on", () => {
    const { forecast, shipped } = forecastByPeriod([aMonthForecast("P", "2026-03", 560)], 414, horizon);
    expect(net(forecast, shipped).slice(0, 3)).toEqual([88, 58, 0]); // 146 over 3 and 2 working days
    expect(sum(forecast)).toBe(560);
  });

  test("whatever the week, the periods add up to the month", () => {
    const aWeek = fc.record({ first: fc.integer({ min: 1, max: 24 }), quantity: fc.nat(300), office: fc.constantFrom("East", "West") });
    fc.assert(
      fc.property(fc.nat(2000), fc.array(aWeek, { maxLength: 3 }), fc.nat(3000), (quantity, weeks, shipped) => {
        const rows = weeks.map(({ first, quantity: weekly, office }) => ({
          ...aMonthForecast("P", "2026-04", weekly, "domestic", office),
          start: `2026-04-${String(first).padStart(2, "0")}`,
          end: `2026-04-${String(first + 6).padStart(2, "0")}`,
        }));
        const east = sum(weeks.filter(({ office }) => office === "East").map((week) => week.quantity));
        const west = sum(weeks.filter(({ office }) => office === "West").map((week) => week.quantity));
        const { forecast } = forecastByPeriod([aMonthForecast("P", "2026-04", quantity), ...rows], shipped, horizon);
        expect(sum(forecast)).toBe(Math.max(quantity, east) + west);
        expect(forecast.every((pieces) => Number.isInteger(pieces) && pieces >= 0)).toBe(true);
      }),
    );
  });

  test("largest remainder: parts are whole, add up, and are within one piece of their share", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }), (quantity, weights) => {
        const parts = spread(quantity, weights);
        expect(sum(parts)).toBe(quantity);
        parts.forEach((part, i) => expect(Math.abs(part - (quantity * weights[i]!) / sum(weights))).toBeLessThan(1));
      }),
    );
  });
});

describe("demand of an item", () => {
  const records = (differs: Partial<Records>): Records => ({ ...noRecords, ...differs });
  const line = (differs: Partial<Records>) => planDemand(records(differs), smallOptions, horizon).lines.get("P")!;

  test("orders never consume another channel's forecast", () => {
    const { netForecast, total } = line({ forecasts: [aMonthForecast("P", "2026-05", 100, "export")], orders: [anOrder("1", "P", 30, "2026-05-12")] });
    expect(netForecast[7]).toBe(100);
    expect(total[7]).toBe(130);
  });

  test("in the frozen zone only orders count, and what is left out is told", () => {
    const found = line({ forecasts: [aMonthForecast("P", "2026-03", 50)], orders: [anOrder("1", "P", 8, "2026-03-26")] });
    expect(found.total.slice(0, 2)).toEqual([8, 0]);
    expect(found.ignoredForecast).toBe(42);
  });

  test("a late order of the open month belongs to its forecast; one of an earlier month does not", () => {
    const late = (due: string) => line({ forecasts: [aMonthForecast("P", "2026-03", 50)], orders: [anOrder("1", "P", 20, due)] });
    expect([late("2026-03-20").orders.pastDue, sum(late("2026-03-20").consumed)]).toEqual([20, 20]);
    expect([late("2026-02-20").orders.pastDue, sum(late("2026-02-20").consumed)]).toEqual([20, 0]);
  });

  test("earlier orders consume first, whatever their numbers", () => {
    // The order of 15 April eats its own week whole; that of 28 April, two periods on, would reach no further back.
    const forecasts = [{ ...aMonthForecast("P", "2026-04", 30), start: "2026-04-13", end: "2026-04-19" }, { ...aMonthForecast("P", "2026-04", 10), start: "2026-04-06", end: "2026-04-12" }];
    const { consumed } = line({ forecasts, orders: [anOrder("9", "P", 30, "2026-04-15"), anOrder("1", "P", 15, "2026-04-28")] });
    expect(consumed.slice(3, 7)).toEqual([0, 30, 0, 0]);
  });

  test("priority is the quantity-weighted grade", () => {
    // 30 pieces at weight 4, 10 at weight 1.
    expect(line({ orders: [anOrder("1", "P", 30, "2026-05-12", { grade: "A" }), anOrder("2", "P", 10, "2026-05-12")] }).priority).toBe(3.25);
  });

  test("orders after the horizon are told, not planned", () => {
    const { lines, problems } = planDemand(records({ orders: [anOrder("1", "P", 30, "2026-07-01", { shipped: 5 })] }), smallOptions, horizon);
    expect(problems).toEqual([{ kind: "demandOutsideHorizon", item: "P", quantity: 25, due: "2026-07-01" }]);
    expect(lines.has("P")).toBe(false);
  });

  test("nothing is lost: forecast − consumed = net, orders + net = total outside the frozen zone", () => {
    const { lines } = planDemand(smallRecords, smallOptions, horizon);
    expect(lines.size).toBe(7);
    for (const { forecast, consumed, netForecast, orders, total } of lines.values())
      horizon.periods.forEach(({ zone }, t) => {
        expect(netForecast[t]).toBeCloseTo(forecast[t]! - consumed[t]!, 6);
        expect(total[t]).toBeCloseTo(orders.periods[t]! + (zone === "frozen" ? 0 : netForecast[t]!), 6);
      });
  });
});
