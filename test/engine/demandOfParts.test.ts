import { planOperations } from "../../src/engine/planOperations";
import { aBomLine, aMonthForecast, anItem, anOrder, noRecords, smallOptions } from "../support/smallFactory";
import { planningTools } from "../support/planningTools";

const tools = planningTools();

test("what is forecast and ordered of a part adds to what its parents need", async () => {
  const records = {
    ...noRecords,
    items: [anItem("A"), anItem("S", { type: "semiFinished" })],
    bom: [aBomLine("A", "S", 2)],
    forecasts: [aMonthForecast("S", "2026-06", 30)],
    orders: [anOrder("1", "A", 10, "2026-06-15"), anOrder("2", "S", 12, "2026-06-15"), anOrder("3", "S", 5, "2026-06-15", { abnormal: true })],
  };
  const { materials, masterSchedule } = await planOperations(records, smallOptions, tools, () => {});
  const [part] = materials;
  expect(masterSchedule.map(({ item }) => item)).toEqual(["A"]);
  // June is the last period: 12 of the forecast's 30 are ordered, 5 come on top, 2 × 10 go into A.
  expect(part!.independent).toEqual({ pastDue: 0, periods: part!.gross.periods.map((_, t, { length }) => (t === length - 1 ? 35 : 0)) });
  expect(part!.gross.periods.at(-1)).toBe(55);
  expect(part!.plannedReceipts.at(-1)).toBe(55);
});

test("a past-due order of a part is gross requirement of its own", async () => {
  const records = { ...noRecords, items: [anItem("S", { type: "semiFinished" })], orders: [anOrder("1", "S", 12, "2026-02-15")] };
  const { materials } = await planOperations(records, smallOptions, tools, () => {});
  expect(materials.map(({ item, gross, available }) => [item, gross.pastDue, available.at(-1)])).toEqual([["S", 12, 0]]);
});
