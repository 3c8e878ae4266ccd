import fc from "fast-check";
import { spread, sum } from "../../src/engine/arithmetic";
import { workingCalendar } from "../../src/engine/calendar";
import { consumeForecast } from "../../src/engine/demand/consumption";
import { planDemand } from "../../src/engine/demand/planDemand";
import { cumulativeAvailableToPromise, discreteAvailableToPromise } from "../../src/engine/masterSchedule/availableToPromise";
import { projectAvailable } from "../../src/engine/masterSchedule/netting";
import type { DemandRule, PlanningOptions } from "../../src/engine/options";
import { horizonOf, periodsInMonth } from "../../src/engine/periods";
import type { Forecast, Records } from "../../src/engine/records";
import { aMonthForecast, anItem, anOrder, noRecords, smallOptions, smallRecords } from "../support/smallFactory";

const calendar = workingCalendar(smallRecords.calendar);
const horizon = horizonOf(smallOptions, calendar);
const net = (forecast: readonly number[], consumed: readonly number[]) => forecast.map((quantity, t) => quantity - consumed[t]!);
const forecastOf = (forecasts: readonly Forecast[]) => planDemand({ ...noRecords, forecasts }, smallOptions, horizon).lines.get("P")?.forecast ?? [];
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
    const forecast = forecastOf([aMonthForecast("P", "2026-04", 100)]);
    expect(periodsInMonth(horizon.periods, "2026-04").map((t) => forecast[t])).toEqual([14, 19, 24, 24, 19]);
  });

  test("a weekly figure replaces its share, the rest goes to the other days", () => {
    // 100 − 60 = 40 over the 17 days outside 6–12 April: 3, 5, 5, 4 → 7.06, 11.76, 11.76, 9.41.
    const weekly = { ...aMonthForecast("P", "2026-04", 60), start: "2026-04-06", end: "2026-04-12" };
    const forecast = forecastOf([aMonthForecast("P", "2026-04", 100), weekly]);
    expect(periodsInMonth(horizon.periods, "2026-04").map((t) => forecast[t])).toEqual([7, 60, 12, 12, 9]);
  });

  test("one office's weekly figure leaves another office's month alone", () => {
    const weekly = { ...aMonthForecast("P", "2026-04", 0), start: "2026-04-06", end: "2026-04-12" };
    const other = aMonthForecast("P", "2026-04", 21, "domestic", "West");
    const forecast = forecastOf([aMonthForecast("P", "2026-04", 17), weekly, other]);
    expect(periodsInMonth(horizon.periods, "2026-04").map((t) => forecast[t])).toEqual([6, 4, 10, 10, 8]);
  });

  test("a week that crosses a month end is split by working days", () => {
    // 27 April to 3 May: 1 May is a holiday, the 2nd and 3rd a weekend, so all of it is April's.
    const crossing = { ...aMonthForecast("P", "2026-04", 30), start: "2026-04-27", end: "2026-05-03" };
    const forecast = forecastOf([crossing]);
    expect(["2026-04", "2026-05"].map((month) => sum(periodsInMonth(horizon.periods, month).map((t) => forecast[t]!)))).toEqual([30, 0]);
  });

  test("whatever the week, the periods add up to the month", () => {
    const aWeek = fc.record({ first: fc.integer({ min: 1, max: 24 }), quantity: fc.nat(300), office: fc.constantFrom("East", "West") });
    fc.assert(
      fc.property(fc.nat(2000), fc.array(aWeek, { maxLength: 3 }), (quantity, weeks) => {
        const rows = weeks.map(({ first, quantity: weekly, office }) => ({
          ...aMonthForecast("P", "2026-04", weekly, "domestic", office),
          start: `2026-04-${String(first).padStart(2, "0")}`,
          end: `2026-04-${String(first + 6).padStart(2, "0")}`,
        }));
        const east = sum(weeks.filter(({ office }) => office === "East").map((week) => week.quantity));
        const west = sum(weeks.filter(({ office }) => office === "West").map((week) => week.quantity));
        const forecast = forecastOf([aMonthForecast("P", "2026-04", quantity), ...rows]);
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
    // 42 are unconsumed, of which 17 of 22 working days' share lapses: 32. The 10 that are left do not count.
    expect(found.total.slice(0, 2)).toEqual([8, 0]);
    expect(found.ignoredForecast).toBe(10);
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

  test("orders beyond the forecast add to demand, and are told for channels that forecast the item", () => {
    const forecasts = [aMonthForecast("P", "2026-06", 100)];
    const orders = [anOrder("1", "P", 130, "2026-06-12"), anOrder("2", "P", 40, "2026-06-12", { channel: "export" })];
    const { lines, problems } = planDemand(records({ forecasts, orders }), smallOptions, horizon);
    expect(lines.get("P")!.beyondForecast).toBe(70);
    expect(sum(lines.get("P")!.total)).toBe(170);
    expect(problems).toEqual([{ kind: "ordersBeyondForecast", item: "P", channel: "domestic", quantity: 30 }]);
  });

  test("an abnormal order consumes nothing, adds to demand, and counts for priority", () => {
    const forecasts = [aMonthForecast("P", "2026-06", 100)];
    const found = line({ forecasts, orders: [anOrder("1", "P", 60, "2026-06-12", { abnormal: true, grade: "A" })] });
    expect([found.netForecast.at(-1), found.total.at(-1), found.beyondForecast]).toEqual([100, 160, 0]);
    expect(found.priority).toBe(2.125); // (60 · 4 + 100) ÷ 160
  });

  test("what is no longer sold is no demand", () => {
    const items = [anItem("P", { discontinuedFrom: "2026-05-01" })];
    const forecasts = [aMonthForecast("P", "2026-04", 50), aMonthForecast("P", "2026-05", 50)];
    const found = line({ items, forecasts, orders: [anOrder("1", "P", 5, "2026-05-01"), anOrder("2", "P", 7, "2026-04-30")] });
    expect([sum(found.forecast), sum(found.orders.periods)]).toEqual([50, 7]);
  });
});

describe("what counts as demand in a zone", () => {
  const rules = (rule: DemandRule): PlanningOptions => ({ ...smallOptions, frozenDemand: rule, slushyDemand: rule, liquidDemand: rule });
  // May is one period, its forecast 100 at home and 40 abroad; orders at home 130, and 10 abnormal.
  const forecasts = [aMonthForecast("P", "2026-05", 100), aMonthForecast("P", "2026-05", 40, "export")];
  const orders = [anOrder("1", "P", 130, "2026-05-12", { grade: "A" }), anOrder("2", "P", 10, "2026-05-13", { abnormal: true })];
  const inMay = (rule: DemandRule) => planDemand({ ...noRecords, forecasts, orders }, rules(rule), horizon).lines.get("P")!;

  test.each<[DemandRule, number, number, number]>([
    ["ordersOnly", 0, 140, 40],
    ["ordersAndForecast", 40, 180, 0],
    ["greaterOfBoth", 40, 180, 0], // max(100, 130) at home, 40 abroad, and the 10
    ["forecastOnly", 10, 150, 0], // 100 + 40 + 10
  ])("%s counts %i beside the orders", (rule, counted, total, ignored) => {
    const found = inMay(rule);
    expect([found.counted[7], found.total[7], found.ignoredForecast]).toEqual([counted, total, ignored]);
  });

  test("a week's forecast above and another's below the orders: the greater of both, week by week", () => {
    const week = (start: string, end: string, quantity: number) => ({ ...aMonthForecast("P", "2026-04", quantity), start, end });
    const rows = [week("2026-04-13", "2026-04-19", 20), week("2026-04-20", "2026-04-26", 20)];
    const two = { forecasts: rows, orders: [anOrder("1", "P", 35, "2026-04-15"), anOrder("2", "P", 1, "2026-04-21")] };
    expect(planDemand({ ...noRecords, ...two }, rules("greaterOfBoth"), horizon).lines.get("P")!.total.slice(4, 6)).toEqual([35, 20]);
    expect(planDemand({ ...noRecords, ...two }, rules("ordersAndForecast"), horizon).lines.get("P")!.total.slice(4, 6)).toEqual([35, 5]);
  });

  test("J.D. Edwards' example: orders alone before the fence, the greater of both after it", () => {
    // Eight months instead of eight periods; the fence lies after the fourth, 86 working days from 1 January 2026.
    const options: PlanningOptions = { ...rules("greaterOfBoth"), planDate: "2026-01-01", weeklyPeriods: 0, horizonMonths: 7, frozenDays: 86, slushyDays: 0, frozenDemand: "ordersOnly" };
    const eight = horizonOf(options, workingCalendar([]));
    const months = eight.periods.map(({ month }) => month);
    const ordered = [30, 25, 30, 10, 0, 35, 0, 0];
    const demand = planDemand(
      {
        ...noRecords,
        forecasts: eight.periods.map(({ start, end }) => ({ ...aMonthForecast("P", "2026-04", 20), start, end })),
        orders: ordered.flatMap((quantity, t) => (quantity > 0 ? [anOrder(`${t}`, "P", quantity, `${months[t]}-15`)] : [])),
      },
      options,
      eight,
    ).lines.get("P")!;
    expect(demand.total).toEqual([30, 25, 30, 10, 20, 35, 20, 20]);
    const receipts = [0, 0, 60, 0, 0, 60, 0, 0];
    expect(projectAvailable(80, [receipts], demand.total)).toEqual([50, 25, 55, 45, 25, 50, 30, 10]);
    expect(discreteAvailableToPromise(80, receipts, demand.orders.periods).filter((_, t) => [0, 2, 5].includes(t))).toEqual([25, 20, 25]);
    expect(cumulativeAvailableToPromise(80, receipts, demand.orders.periods)).toEqual([25, 25, 45, 45, 45, 70, 70, 70]);
  });

  test("under forecast alone the grades keep their share of what counts", () => {
    // Of the 130 A pieces 65 count; 65 C pieces are owed from February: (65 · 4 + 65) ÷ 130.
    const some = { forecasts: [aMonthForecast("P", "2026-05", 65)], orders: [orders[0]!, anOrder("3", "P", 65, "2026-02-10")] };
    expect(planDemand({ ...noRecords, ...some }, rules("forecastOnly"), horizon).lines.get("P")!.priority).toBe(2.5);
  });

  test("each zone has its own rule", () => {
    // 25–31 March is frozen, April up to the week that starts on the 20th slushy, the rest liquid.
    const inZones = (of: Partial<PlanningOptions>) => planDemand({ ...noRecords, forecasts: [aMonthForecast("P", "2026-04", 210)] }, { ...smallOptions, ...of }, horizon).lines.get("P")!;
    const zones = (counted: readonly number[]) => ["frozen", "slushy", "liquid"].map((zone) => sum(counted.filter((_, t) => horizon.periods[t]!.zone === zone)));
    const [, slushy, liquid] = zones(inZones({}).counted);
    expect([slushy! > 0, liquid! > 0, slushy! + liquid!]).toEqual([true, true, 210]);
    expect(zones(inZones({ slushyDemand: "ordersOnly" }).counted)).toEqual([0, 0, liquid]);
    expect(zones(inZones({ liquidDemand: "ordersOnly" }).counted)).toEqual([0, slushy, 0]);
  });
});
