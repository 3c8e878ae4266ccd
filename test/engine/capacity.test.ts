import { workingCalendar } from "../../src/engine/calendar";
import { billOfCapacity } from "../../src/engine/capacity/billOfCapacity";
import { setupHoursOf } from "../../src/engine/capacity/capacityNeeds";
import { hoursPerDay, ratedHours, shareOfMonth } from "../../src/engine/capacity/ratedCapacity";
import { capacityBase, hoursAt, loadWorkCentres } from "../../src/engine/capacity/roughCut";
import { horizonOf } from "../../src/engine/periods";
import type { CapacityMonth, Item, Records } from "../../src/engine/records";
import { aBomLine, aCapacityMonth, aReceipt, aStep, aWorkCentre, anItem, noRecords, smallOptions, smallRecords } from "../support/smallFactory";
import { byWeek, demandOf, weeklyHorizon } from "../support/weeklyHorizon";

const horizon = horizonOf(smallOptions, workingCalendar(smallRecords.calendar));
const month = (differs: Partial<CapacityMonth> = {}): CapacityMonth => aCapacityMonth("W", "2026-04", differs);
const step = (item: string, hoursPerUnit: number, setupHours = 0, workCentre = "W") => aStep(item, workCentre, hoursPerUnit, { setupHours });

describe("rated capacity", () => {
  test("machines × shifts × hours × utilisation × efficiency a day", () => {
    expect(hoursPerDay(aWorkCentre("W", { headcount: 4, shifts: 2, utilisation: 0.85, efficiency: 0.9 }))).toBeCloseTo(48.96, 9);
  });

  test("a month's figures are shared by working days: 4 of April's 21 in the week of the holiday", () => {
    expect(shareOfMonth(horizon.periods[3]!, horizon.calendar)).toBeCloseTo(4 / 21, 12);
    expect(ratedHours(aWorkCentre("W"), month({ downtimeHours: 21 }), horizon.periods[3]!, horizon.calendar)).toBe(4 * 8 - 4);
    expect(ratedHours(aWorkCentre("W"), month({ workingDays: 42 }), horizon.periods[3]!, horizon.calendar)).toBe(64);
  });

  test("only the remaining days of the open month count", () => {
    // 25–29 March: 3 of March's 22 working days.
    const [centre] = capacityBase(
      { ...noRecords, workCentres: [aWorkCentre("W")], capacity: [month({ month: "2026-03", overtimeLimitHours: 44, committedHours: 22 })] },
      demandOf({}), new Set(), () => ({}), smallOptions, horizon,
    );
    expect([centre!.rated[0], centre!.available[0], centre!.overtimeLimit[0], centre!.committed[0]]).toEqual([24, 22.8, 6, 3]);
    expect([centre!.overtimeLimit[3], centre!.committed[3]]).toEqual([0, 0]);
  });
});

describe("bill of capacity", () => {
  const bill = (differs: Partial<Records>) => billOfCapacity({ ...noRecords, ...differs }, horizon, "addedToNet");

  test("own operations and make components, raised by scrap, batch size and yield", () => {
    const hours = bill({
      items: [anItem("P", { yield: 0.8 }), anItem("S", { type: "semiFinished" }), anItem("R", { source: "buy" })],
      bom: [aBomLine("P", "S", 20, { batchSize: 10, scrap: 0.05 }), aBomLine("P", "R", 9)],
      routing: [step("P", 0.6), step("S", 0.2, 0, "V"), step("R", 5)],
    })("P");
    expect(hours).toEqual({ W: 0.75, V: 0.525 }); // 0.6 ÷ 0.8 and 2 × 1.05 × 0.2 ÷ 0.8
  });

  test("a component's set-up is spread over its lot as it is ordered: 30 raised to the multiple 20 makes 40", () => {
    const hoursOf = (differs: Partial<Item>) => bill({ items: [anItem("P"), anItem("S", { type: "semiFinished", ...differs })], bom: [aBomLine("P", "S")], routing: [step("S", 0.5, 4)] })("P");
    expect(hoursOf({ lotSizing: "FOQ", lotSize: 30, lotMultiple: 20 })).toEqual({ W: 0.6 });
    expect(hoursOf({ lotSizing: "FOQ", lotSize: 50 })).toEqual({ W: 0.58 });
    expect(hoursOf({})).toEqual({ W: 0.5 });
  });

  test("a master-scheduled item's own set-ups are apart, whatever its lots", () => {
    const records = { ...noRecords, items: [anItem("P", { lotSizing: "FOQ", lotSize: 50 }), anItem("B", { source: "buy" })], routing: [step("P", 1, 5), aStep("P", "W", 1, { operation: "20", setupHours: 2 }), step("B", 1, 9)] };
    expect(billOfCapacity(records, horizon, "addedToNet")("P")).toEqual({ W: 2 });
    expect(["P", "B"].map(setupHoursOf(records))).toEqual([{ W: 7 }, {}]);
  });

  test("lines that are over do not count; the next bill does where none holds yet", () => {
    const items = [anItem("P"), anItem("S"), anItem("T")];
    const routing = [step("S", 1), step("T", 2)];
    const [old, next] = [aBomLine("P", "S", 1, { to: "2026-03-24" }), aBomLine("P", "T", 1, { from: "2026-05-01" })];
    expect(bill({ items, routing, bom: [old, next] })("P")).toEqual({ W: 2 });
    expect(bill({ items, routing, bom: [aBomLine("P", "S"), next] })("P")).toEqual({ W: 1 });
  });
});

describe("rough-cut load", () => {
  test("bill of capacity: 100, 50 and 25 pieces of 2, 3 and 4 hours are 450 hours", () => {
    // The overall-factors example's quantities and hours, 60 and 40 % on two work centres: 270 and 180.
    const loadings = [[2, 100], [3, 50], [4, 25]].map(([hours, quantity]) => ({ hoursPerUnit: { A: hours! * 0.6, B: hours! * 0.4 }, quantities: [quantity!] }));
    expect([hoursAt("A", loadings, 1), hoursAt("B", loadings, 1)]).toEqual([[270], [180]]);
  });

  test("work orders commit their own hours and one set-up in their due period, past due in the first", () => {
    const records = {
      ...noRecords,
      workCentres: [aWorkCentre("W")],
      routing: [step("P", 0.5, 2)],
      receipts: [aReceipt("1", "P", 10, "2026-04-08"), aReceipt("2", "P", 4, "2026-03-01"), aReceipt("3", "P", 99, "2026-04-08", { source: "buy" }), aReceipt("4", "P", 1, "2026-12-01")],
    };
    expect(capacityBase(records, demandOf({}), new Set(), () => ({}), smallOptions, horizon)[0]!.committed).toEqual([4, 0, 0, 7, 0, 0, 0, 0, 0]);
  });

  test("spares load their own bill of capacity; scheduled items do not, they are the decision", () => {
    const weeks = weeklyHorizon(3);
    const [centre] = capacityBase({ ...noRecords, workCentres: [aWorkCentre("W")] }, demandOf({ S: byWeek(3, { 2: 10 }), P: byWeek(3, { 2: 50 }) }), new Set(["P"]), () => ({ W: 0.4 }), smallOptions, weeks);
    expect(centre!.independent).toEqual([0, 4, 0]);
  });

  test("overtime up to its limit, then days off, the rest is overload", () => {
    const base = { workCentre: "W", name: "W", department: "", rated: [40, 40, 40], available: [40, 40, 40], committed: [10, 0, 0], independent: [0, 5, 0], overtimeLimit: [8, 8, 8], overtimeCost: 1, weekendLimit: [0, 0, 1], weekendCost: 2 };
    const [found] = loadWorkCentres([base], [{ hoursPerUnit: { W: 2 }, setupHours: {}, loadPeriod: {}, unconstrained: [0, 0, 50], production: [10, 20, 25] }]);
    expect(found).toMatchObject({ load: [30, 45, 50], overtime: [0, 5, 8], weekendOvertime: [0, 0, 1], overload: [0, 0, 1], unconstrainedLoad: [10, 5, 100] });
  });
});
