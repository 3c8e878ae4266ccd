import type { Plan } from "../../src/engine/plan";
import type { Records } from "../../src/engine/records";
import { planOf } from "../support/reportedPlan";
import { anItem, anOrder, aReceipt, noRecords, smallOptions, smallRecords } from "../support/smallFactory";

/** Plan date 25 March 2026; the plan's months are March to June, and what is paid later stands last. */
const cashOf = async (records: Partial<Records>, paymentDays: number): Promise<Plan["cashNeed"]> =>
  (await planOf({ ...noRecords, items: [anItem("R", { source: "buy", type: "raw", standardCost: 2, supplier: "Steel Co" })], ...records }, { ...smallOptions, paymentDays })).cashNeed;
const bought = (order: string, quantity: number, due: string) => aReceipt(order, "R", quantity, due, { source: "buy", supplier: "Steel Co" });
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

it("pays an order under way some days after its receipt", async () => {
  const receipts = [bought("1", 10, "2026-04-10"), bought("2", 100, "2026-05-31"), bought("3", 1000, "2026-06-20")];
  expect((await cashOf({ receipts }, 0)).amounts.openOrders).toEqual([0, 20, 200, 2000, 0]);
  expect((await cashOf({ receipts }, 30)).amounts.openOrders).toEqual([0, 0, 20, 200, 2000]);
});

it("takes an overdue order as received on the plan date, and leaves out what is made", async () => {
  expect((await cashOf({ receipts: [bought("1", 10, "2026-02-01"), aReceipt("W", "R", 99, "2026-04-01")] }, 0)).amounts.openOrders).toEqual([20, 0, 0, 0, 0]);
  expect((await cashOf({ receipts: [bought("1", 10, "2026-02-01")] }, 7)).openOrders[0]).toMatchObject({ due: "2026-02-01", paid: "2026-04-01" });
});

it("pays planned purchases at standard cost in the month their term ends", async () => {
  const orders = [anOrder("1", "R", 40, "2026-05-20")];
  expect((await cashOf({ orders }, 0)).amounts.materials).toEqual([0, 0, 80, 0, 0]);
  expect((await cashOf({ orders }, 31)).amounts.materials).toEqual([0, 0, 0, 80, 0]);
});

describe("of the small factory", () => {
  let plan: Plan;
  beforeAll(async () => {
    plan = await planOf(smallRecords, { ...smallOptions, paymentDays: 0 });
  });

  it("pays outsourced pieces at the price of their offer", () => {
    const pieces = (item: string) => total(plan.masterSchedule.find((line) => line.item === item)!.outsourced);
    expect(pieces("V100")).toBeGreaterThan(0);
    const pumps = total(["P100", "P200", "P300"].map(pieces));
    expect(total(plan.cashNeed.amounts.outsourcing)).toBeCloseTo(pumps * 160 + pieces("V100") * 24, 6);
  });

  it("pays all overtime in the month it is worked in", () => {
    const april = plan.capacity.map(({ overtime, overtimeCost, weekendOvertime, weekendCost }) =>
      total(plan.periods.map(({ month }, t) => (month === "2026-04" ? overtime[t]! * overtimeCost + weekendOvertime[t]! * weekendCost : 0))),
    );
    expect(total(april)).toBeGreaterThan(0);
    expect(plan.cashNeed.amounts.overtime[1]).toBeCloseTo(total(april), 4);
  });

  it("adds up: causes to the total, suppliers to all but overtime", () => {
    const { amounts, suppliers } = plan.cashNeed;
    plan.cashNeed.total.forEach((month, m) => {
      expect(month).toBeCloseTo(total(Object.values(amounts).map((cause) => cause[m]!)), 4);
      expect(total(suppliers.map((supplier) => supplier.amounts[m]!))).toBeCloseTo(month - amounts.overtime[m]!, 4);
    });
    expect(suppliers.map(({ supplier }) => supplier)).toEqual(["Foundry", "Gauge Co", "Rubber Co", "Steel Co", ""]);
  });
});
