import { assumptionsInForce, withAssumptions } from "../../src/engine/meeting/assumptions";
import type { Assumption } from "../../src/engine/meeting/memory";
import type { Records } from "../../src/engine/records";
import { aCapacityMonth, aMonthForecast, anItem, anOrder, aWorkCentre, noRecords, smallOptions } from "../support/smallFactory";

/** Plan date 2026-03-25: the plan's months are March to June. */
const options = { ...smallOptions, horizonMonths: 3 };
const records: Records = {
  ...noRecords,
  items: [anItem("P1", { family: "Pumps", safetyStock: 11, wholePieces: true }), anItem("V1", { family: "Valves", safetyStock: 7, wholePieces: true })],
  workCentres: [aWorkCentre("M1"), aWorkCentre("M2")],
  capacity: [aCapacityMonth("M1", "2026-04", { overtimeLimitHours: 20, downtimeHours: 5 })],
  outsourcing: [{ item: "P1", month: "2026-04", limit: 10, unitCost: 70 }],
  orders: [anOrder("SO1", "P1", 30, "2026-04-10", { shipped: 12 })],
  forecasts: [aMonthForecast("P1", "2026-04", 33), aMonthForecast("P1", "2026-05", 40), aMonthForecast("V1", "2026-04", 50)],
};
const applied = (assumption: Assumption) => withAssumptions({ records, options }, [{ statedFor: "S", ...assumption }]);

it("more overtime is given in every month it holds in, and a month without a row gets one", () => {
  const { records: changed } = applied({ kind: "moreOvertime", subject: "M1", start: "2026-04-01", end: "2026-05-31", value: 15 });
  expect(changed.capacity.map(({ workCentre, month, overtimeLimitHours, downtimeHours }) => [workCentre, month, overtimeLimitHours, downtimeHours])).toEqual([
    ["M1", "2026-04", 35, 5],
    ["M1", "2026-05", 15, 0],
  ]);
});

it("less overtime than there is leaves none", () => {
  expect(applied({ kind: "moreOvertime", subject: "M1", start: "2026-04-01", end: "2026-04-30", value: -50 }).records.capacity[0]!.overtimeLimitHours).toBe(0);
});

it("without a work centre every one is meant; further hours are downtime that does not happen", () => {
  const { records: changed } = applied({ kind: "moreHours", subject: "", start: "2026-04-01", end: "2026-04-30", value: 8 });
  expect(changed.capacity.map(({ workCentre, downtimeHours }) => [workCentre, downtimeHours])).toEqual([["M1", -3], ["M2", -8]]);
});

it("more outsourcing raises offers, and makes new ones at the nearest month's price", () => {
  const { records: changed } = applied({ kind: "moreOutsourcing", subject: "P1", start: "2026-04-01", end: "2026-05-31", value: 25 });
  expect(changed.outsourcing).toEqual([{ item: "P1", month: "2026-04", limit: 35, unitCost: 70 }, { item: "P1", month: "2026-05", limit: 25, unitCost: 70 }]);
});

it("outsourcing nobody has a price for changes nothing, and is told", () => {
  const { records: changed, problems } = applied({ kind: "moreOutsourcing", subject: "V1", value: 25 });
  expect(changed.outsourcing).toEqual(records.outsourcing);
  expect(problems).toEqual([{ kind: "assumptionWithoutEffect", statedFor: "S", assumption: "moreOutsourcing", subject: "V1", reason: "noPrice" }]);
  expect(applied({ kind: "moreOutsourcing", subject: "Valves", start: "2026-04-01", end: "2026-04-30", value: 25, unitCost: 9 }).records.outsourcing[1]).toEqual({ family: "Valves", month: "2026-04", limit: 25, unitCost: 9 });
});

it("demand changes for an item, a family, a channel or everything, in whole pieces", () => {
  const quantities = (subject: string) => applied({ kind: "moreDemand", subject, start: "2026-04-01", end: "2026-04-30", value: 0.1 }).records.forecasts.map(({ quantity }) => quantity);
  expect(quantities("P1")).toEqual([36, 40, 50]);
  expect(quantities("Valves")).toEqual([33, 40, 55]);
  expect(quantities("domestic")).toEqual([36, 40, 55]);
  expect(quantities("")).toEqual([36, 40, 55]);
});

it("an order moves by days, and is never shortened below what has been shipped", () => {
  expect(applied({ kind: "orderMoved", subject: "SO1", value: 25 }).records.orders[0]!.due).toBe("2026-05-05");
  expect(applied({ kind: "orderShortened", subject: "SO1", value: 10 }).records.orders[0]!.quantity).toBe(20);
  expect(applied({ kind: "orderShortened", subject: "SO1", value: 25 }).records.orders[0]!.quantity).toBe(12);
});

it("safety stock changes by a share, in whole pieces", () => {
  expect(applied({ kind: "safetyStockChanged", subject: "Pumps", value: -0.5 }).records.items.map(({ safetyStock }) => safetyStock)).toEqual([6, 7]);
});

it("fixed production takes the place of what was fixed in the same days", () => {
  const firm = { ...records, firmQuantities: [{ item: "P1", start: "2026-04-06", end: "2026-04-12", quantity: 4 }, { item: "P1", start: "2026-04-13", end: "2026-04-19", quantity: 5 }] };
  const { records: changed } = withAssumptions({ records: firm, options }, [{ statedFor: "S", kind: "fixedProduction", subject: "P1", start: "2026-04-06", end: "2026-04-12", value: 9 }]);
  expect(changed.firmQuantities).toEqual([firm.firmQuantities[1], { item: "P1", start: "2026-04-06", end: "2026-04-12", quantity: 9 }]);
});

it("a setting takes a number, or yes and no; one that is neither is told", () => {
  expect(applied({ kind: "optionSet", subject: "headroom", value: 0.1 }).options.headroom).toBe(0.1);
  expect(applied({ kind: "optionSet", subject: "serviceFirst", value: 1 }).options.serviceFirst).toBe(true);
  expect(applied({ kind: "optionSet", subject: "currency", value: 1 }).problems).toHaveLength(1);
});

it.each(["moreOvertime", "moreOutsourcing", "moreDemand", "orderMoved", "safetyStockChanged", "fixedProduction"] as const)("%s of something unknown changes nothing, and is told", (kind) => {
  const { records: changed, problems } = applied({ kind, subject: "NOBODY", value: 1, unitCost: 1 });
  expect(changed).toBe(records);
  expect(problems).toEqual([expect.objectContaining({ kind: "assumptionWithoutEffect", reason: "unknownSubject" })]);
});

it("what is over changes nothing, and nobody has to hear of it", () => {
  const { records: changed, problems } = applied({ kind: "moreOvertime", subject: "GONE", end: "2026-03-24", value: 1 });
  expect([changed, problems]).toEqual([records, []]);
});

it("only decisions in force count, in their order", () => {
  const stated = [{ statedFor: "D2", kind: "moreHours", subject: "M1", value: 2 }, { statedFor: "D1", kind: "moreHours", subject: "M1", value: 1 }, { statedFor: "scenario", kind: "moreHours", subject: "M1", value: 3 }] as const;
  expect(assumptionsInForce([{ decision: "D1", status: "inForce" }, { decision: "D2", status: "withdrawn" }], stated).map(({ value }) => value)).toEqual([1]);
});
