import { bridgeCauses, planBridge, type PlanBridge } from "../../src/engine/meeting/bridge";
import { releasedLines } from "../../src/engine/meeting/releases";
import { planOperations } from "../../src/engine/planOperations";
import type { PlanningInputs } from "../../src/engine/meeting/assumptions";
import { sum } from "../../src/engine/arithmetic";
import { planningTools } from "../support/planningTools";
import { smallOptions, smallRecords } from "../support/smallFactory";

const planOf = ({ records, options }: PlanningInputs) => planOperations(records, options, { ...planningTools(), unexplained: true }, () => {});

/** The small factory releases its plan on 25 March; the bridge leads to a plan made `after` something changed. */
const before: PlanningInputs = {
  options: smallOptions,
  // Without real lots a plan takes a moment.
  records: { ...smallRecords, releasedPlan: [], items: smallRecords.items.map((item) => ({ ...item, lotSizing: "L4L", minimumLot: 0, lotMultiple: 0, maximumLot: 0, orderingCost: 0 })), routing: smallRecords.routing.map((step) => ({ ...step, setupHours: 0 })) },
};
async function bridgeTo(change: (released: PlanningInputs) => PlanningInputs): Promise<PlanBridge & { planned: number }> {
  const { quantities } = releasedLines(await planOf(before), "2026-03-1");
  const releasedPlan = quantities.map(({ item, start, end, quantity }) => ({ item, start, end, quantity }));
  const after = change({ ...before, records: { ...before.records, releasedPlan } });
  const planned = await planOf(after);
  return { ...(await planBridge({ before, releasedPlan, after, planned, plan: planOf })), planned: planned.masterSchedule.length };
}
const moved = ({ lines }: PlanBridge) => Object.fromEntries(bridgeCauses.map((cause) => [cause, sum(lines.map(({ parts }) => Math.abs(parts[cause])))]).filter(([, pieces]) => pieces !== 0));

it("nothing has changed: no part moves anything", async () => {
  const bridge = await bridgeTo((same) => same);
  expect(moved(bridge)).toEqual({});
  expect(bridge.nervousness).toBe(0);
  expect(bridge.lines.length).toBeGreaterThan(0);
});

it("what one group of inputs changes is its part alone", async () => {
  const forecast = await bridgeTo(({ records, options }) => ({ options, records: { ...records, forecasts: records.forecasts.map((row) => (row.item === "P200" && row.start === "2026-05-01" ? { ...row, quantity: row.quantity + 90 } : row)) } }));
  expect(Object.keys(moved(forecast))).toEqual(["forecast"]);
  expect(sum(forecast.lines.map(({ parts }) => parts.forecast))).toBeGreaterThan(0);
  const capacity = await bridgeTo(({ records, options }) => ({ options, records: { ...records, capacity: records.capacity.map((row) => ({ ...row, overtimeLimitHours: 0 })) } }));
  expect(Object.keys(moved(capacity))).toEqual(["capacity"]);
  const parameters = await bridgeTo(({ records, options }) => ({ options: { ...options, headroom: 0.3 }, records }));
  expect(Object.keys(moved(parameters))).toEqual(["parameters"]);
  const byHand = await bridgeTo(({ records, options }) => ({ options, records: { ...records, firmQuantities: [{ item: "P100", start: "2026-05-01", end: "2026-05-31", quantity: 1 }] } }));
  expect(Object.keys(moved(byHand))).toEqual(["byHand"]);
});

it("a month later, with everything changed, the parts add up exactly to the whole in every item and period", async () => {
  const bridge = await bridgeTo(({ records, options }) => ({
    options: { ...options, planDate: "2026-04-24", headroom: 0.1 },
    records: {
      ...records,
      stock: records.stock.map((row) => ({ ...row, onHand: Math.round(row.onHand * 1.3) })),
      orders: records.orders.slice(2).map((order) => ({ ...order, due: order.due < "2026-04-24" ? "2026-05-12" : order.due })),
      forecasts: records.forecasts.map((row) => ({ ...row, quantity: Math.round(row.quantity * 1.2) })),
      capacity: records.capacity.map((row) => ({ ...row, overtimeLimitHours: 30 })),
      firmQuantities: [{ item: "P100", start: "2026-05-11", end: "2026-05-17", quantity: 33 }],
    },
  }));
  for (const { released, parts, planned } of bridge.lines) expect(sum(bridgeCauses.map((cause) => parts[cause])) - (planned - released)).toBeCloseTo(0, 6);
  expect(Object.keys(moved(bridge)).length).toBeGreaterThan(3);
  expect(bridge.nervousness).toBeGreaterThan(0);
});

it("an item that is new, and one that is gone, are part of it", async () => {
  const bridge = await bridgeTo(({ records, options }) => ({
    options,
    records: {
      ...records,
      items: [...records.items.filter(({ item }) => item !== "V100"), { ...records.items.find(({ item }) => item === "P100")!, item: "P999" }],
      forecasts: records.forecasts.map((row) => (row.item === "V100" ? { ...row, item: "P999" } : row)),
      orders: records.orders.filter(({ item }) => item !== "V100"),
      stock: records.stock.filter(({ item }) => item !== "V100"),
      bom: records.bom.filter(({ parent }) => parent !== "V100"),
      routing: records.routing.filter(({ item }) => item !== "V100"),
      outsourcing: records.outsourcing.filter(({ item }) => item !== "V100"),
      receipts: records.receipts.filter(({ item }) => item !== "V100"),
      actuals: records.actuals.filter(({ item }) => item !== "V100"),
      forecastVersions: records.forecastVersions.filter(({ item }) => item !== "V100"),
      releasedPlan: records.releasedPlan.filter(({ item }) => item !== "V100"),
    },
  }));
  const of = (code: string) => bridge.lines.filter(({ item }) => item === code);
  expect(sum(of("P999").map(({ planned }) => planned))).toBeGreaterThan(0);
  expect(sum(of("V100").map(({ planned }) => planned))).toBe(0);
  expect(sum(of("V100").map(({ released }) => released))).toBeGreaterThan(0);
});
