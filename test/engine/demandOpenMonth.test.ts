import { sum } from "../../src/engine/arithmetic";
import { workingCalendar } from "../../src/engine/calendar";
import { lapsedForecast } from "../../src/engine/demand/openMonth";
import { planDemand } from "../../src/engine/demand/planDemand";
import type { PlanningOptions } from "../../src/engine/options";
import { horizonOf } from "../../src/engine/periods";
import type { Actual, Records } from "../../src/engine/records";
import { aMonthForecast, anOrder, noRecords, smallOptions } from "../support/smallFactory";

const demandOf = (differs: Partial<Records>, options: PlanningOptions = smallOptions) => {
  const records = { ...noRecords, ...differs };
  return planDemand(records, options, horizonOf(options, workingCalendar(records.calendar))).lines.get("P")!;
};
const anActual = (shipped: number, channel = "domestic"): Actual => ({ month: "2026-03", item: "P", channel, requested: shipped, shipped, produced: 0, scrapped: 0 });
const inMarch = (quantities: readonly number[]) => sum(quantities.slice(0, 2)); // 25–29 and 30–31 March

describe("the open month as it will end", () => {
  test("actual to date, orders, and the share of the days left", () => {
    // March has 22 working days, 17 of them before the 25th. 220 − 120 − 30 = 70: 54 lapse, 16 are still expected.
    const found = demandOf({ forecasts: [aMonthForecast("P", "2026-03", 220)], actuals: [anActual(120)], orders: [anOrder("1", "P", 30, "2026-03-27")] });
    expect(found.latestEstimate).toEqual({ shippedToDate: 120, openOrders: 30, remainingForecast: 16 });
    expect([inMarch(found.forecast), inMarch(found.consumed), inMarch(found.lapsed), inMarch(found.netForecast)]).toEqual([220, 150, 54, 16]);
    // Two periods of 3 and 2 working days: 100 left lie 60 and 40; the order takes 30 of the first.
    expect(found.netForecast.slice(0, 2)).toEqual([7, 9]);
  });

  test("the same under the old rule: nothing lapses", () => {
    const found = demandOf({ forecasts: [aMonthForecast("P", "2026-03", 220)], actuals: [anActual(120)], orders: [anOrder("1", "P", 30, "2026-03-27")] }, { ...smallOptions, openMonthForecast: "wholeForecast" });
    expect(found.latestEstimate.remainingForecast).toBe(70);
    expect(found.netForecast.slice(0, 2)).toEqual([30, 40]);
  });

  test("holidays and make-up days move the share", () => {
    // 26 and 27 March off, Saturday the 28th worked instead: 21 working days, 17 gone. 70 · 17 ÷ 21 = 56.7.
    const calendar = [
      { date: "2026-03-26", working: false, name: "" },
      { date: "2026-03-27", working: false, name: "" },
      { date: "2026-03-28", working: true, name: "" },
    ];
    const { latestEstimate } = demandOf({ forecasts: [aMonthForecast("P", "2026-03", 70)], calendar });
    expect(latestEstimate.remainingForecast).toBe(70 - 57);
  });

  test("weekly figures keep their own days", () => {
    const week = (start: string, end: string, quantity: number) => ({ ...aMonthForecast("P", "2026-03", quantity), start, end });
    // The first week is gone and nobody ordered it; the last lies wholly ahead.
    expect(demandOf({ forecasts: [week("2026-03-02", "2026-03-08", 40)] }).latestEstimate.remainingForecast).toBe(0);
    expect(demandOf({ forecasts: [week("2026-03-25", "2026-03-31", 40)] }).latestEstimate.remainingForecast).toBe(40);
    expect(demandOf({ forecasts: [week("2026-03-02", "2026-03-08", 40), week("2026-03-25", "2026-03-31", 40)] }).latestEstimate.remainingForecast).toBe(40);
  });

  test("under the old rule a week that is gone is still to be sold, over the working days left", () => {
    const gone = { ...aMonthForecast("P", "2026-03", 40), start: "2026-03-02", end: "2026-03-08" };
    expect(demandOf({ forecasts: [gone] }, { ...smallOptions, openMonthForecast: "wholeForecast" }).netForecast.slice(0, 2)).toEqual([24, 16]);
  });

  test("on the first of a month nothing has lapsed", () => {
    const found = demandOf({ forecasts: [aMonthForecast("P", "2026-04", 100)] }, { ...smallOptions, planDate: "2026-04-01" });
    expect([sum(found.lapsed), found.latestEstimate.remainingForecast]).toEqual([0, 100]);
  });

  test("the estimate does not depend on the zone's rule", () => {
    const records = { forecasts: [aMonthForecast("P", "2026-03", 220)], orders: [anOrder("1", "P", 30, "2026-03-27")] };
    const [orders, both] = (["ordersOnly", "ordersAndForecast"] as const).map((frozenDemand) => demandOf(records, { ...smallOptions, frozenDemand }));
    expect(orders!.latestEstimate).toEqual(both!.latestEstimate);
    expect(orders!.total).not.toEqual(both!.total);
  });

  test("orders of April may consume what March still expects, never what lapsed", () => {
    const found = demandOf({ forecasts: [aMonthForecast("P", "2026-03", 220)], orders: [anOrder("1", "P", 200, "2026-04-02")] });
    expect([inMarch(found.lapsed), inMarch(found.consumed), inMarch(found.netForecast)]).toEqual([170, 50, 0]);
    expect(found.beyondForecast).toBe(150);
  });

  test("what is owed from the month's past days consumes its forecast like a shipment; what is owed from before does not", () => {
    const owed = (due: string) => demandOf({ forecasts: [aMonthForecast("P", "2026-03", 220)], orders: [anOrder("1", "P", 88, due)] });
    expect(owed("2026-03-04").latestEstimate).toEqual({ shippedToDate: 0, openOrders: 88, remainingForecast: 132 - 102 });
    expect(owed("2026-02-04").latestEstimate).toEqual({ shippedToDate: 0, openOrders: 88, remainingForecast: 220 - 170 });
  });

  test("shipments that name no channel are shared by what each channel still forecasts", () => {
    const forecasts = [aMonthForecast("P", "2026-03", 100), aMonthForecast("P", "2026-03", 50, "export")];
    expect(inMarch(demandOf({ forecasts, actuals: [anActual(90), anActual(30, "")] }).consumed)).toBe(120);
  });

  test("shipments above the forecast use it up, and no more", () => {
    const found = demandOf({ forecasts: [aMonthForecast("P", "2026-03", 100)], actuals: [anActual(130)], orders: [anOrder("1", "P", 20, "2026-03-27")] });
    expect([inMarch(found.consumed), found.beyondForecast, found.latestEstimate.remainingForecast]).toEqual([100, 20, 0]);
  });

  test("whole pieces stay whole, parts of pieces lapse exactly", () => {
    expect(lapsedForecast([7, 3], 0.5)).toEqual([4, 1]);
    expect(lapsedForecast([0.5, 2], 0.25)).toEqual([0.125, 0.5]);
  });
});
