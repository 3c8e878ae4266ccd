import fc from "fast-check";
import { cumulativeLeadTime, firstPromisable, promise } from "../../src/engine/masterSchedule/promise";
import type { Plan } from "../../src/engine/plan";
import { aPlan } from "../taskpane/aPlan";
import { anItem } from "../support/smallFactory";

describe("the first period that covers a quantity", () => {
  // J.D. Edwards' cumulative available to promise, see masterSchedule.test.ts.
  const jdEdwards = [25, 25, 45, 45, 45, 70, 70, 70];
  test.each([[1, 0], [25, 0], [26, 2], [45, 2], [46, 5], [70, 5], [71, -1]])("%d pieces: period %d", (quantity, period) => expect(firstPromisable(jdEdwards, quantity)).toBe(period));
});

// P100: 130 promisable from 25 March, 230 from 1 April; weekends only, no holidays.
const ask = (quantity: number, wished: string, plan: Plan = aPlan(), item = "P100") => promise(plan, { item, quantity, wished });

describe("an answer", () => {
  test("yes, with figures that add up", () => {
    expect(ask(100, "2026-03-31")).toEqual({
      kind: "yes", date: "2026-03-25", figures: { period: 0, stock: 190, receipts: 0, planned: 0, committed: 60, kept: 0, promisable: 130 },
    });
  });

  test("the earliest date, and how many in time", () => {
    expect(ask(200, "2026-03-31")).toMatchObject({ kind: "later", date: "2026-04-01", then: 130, figures: { period: 1, planned: 100, promisable: 230 } });
    expect(ask(200, "2026-04-01")).toMatchObject({ kind: "yes", date: "2026-04-01" });
  });

  test("before the plan begins nothing can be promised", () => expect(ask(10, "2026-03-20")).toMatchObject({ kind: "later", date: "2026-03-25", then: 0 }));

  test("a holiday moves the day", () => {
    const calendar = [{ date: "2026-04-01", working: false, name: "holiday" }];
    expect(ask(200, "2026-04-30", aPlan({ calendar }))).toMatchObject({ kind: "yes", date: "2026-04-02" });
  });

  test("beyond the horizon: how many, and what the lead times would take", () => {
    // 5 days for the pump, 3 for its valve, from Wednesday 25 March: 8 working days.
    expect(ask(231, "2026-05-31")).toMatchObject({ kind: "beyond", promisable: 230, startedNow: { workingDays: 8, date: "2026-04-06" } });
  });

  test("what the parents need is not promised", () => {
    // 30 + 90 valves, 120 for the pumps.
    expect(ask(1, "2026-04-30", aPlan(), "V100")).toMatchObject({ kind: "beyond", promisable: 0 });
    const [valve] = aPlan().materials;
    const spare = aPlan({ materials: [{ ...valve!, plannedReceipts: [0, 100] }] });
    expect(ask(10, "2026-04-30", spare, "V100")).toMatchObject({ kind: "yes", figures: { stock: 30, planned: 0, committed: 0, kept: 20, promisable: 10 } });
    const kept = { ...spare, options: { ...spare.options, promiseSafetyStock: false }, materials: [{ ...valve!, plannedReceipts: [0, 100], safetyStock: [0, 4] }] };
    expect(ask(10, "2026-04-30", kept, "V100")).toMatchObject({ kind: "beyond", promisable: 6 });
  });

  test("an item without a plan line", () => expect(ask(1, "2026-04-30", aPlan(), "P900")).toEqual({ kind: "notPlanned" }));

  test("more pieces are never promised earlier, and a yes is never after the wish", () => {
    const days = ["2026-03-24", "2026-03-25", "2026-03-31", "2026-04-01", "2026-04-30"] as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(50), fc.constantFrom(...days), (quantity, more, wished) => {
        const [few, many] = [ask(quantity, wished), ask(quantity + more, wished)];
        const dayOf = (answer: typeof few) => ("date" in answer ? answer.date : "9999-12-31");
        expect(dayOf(many) >= dayOf(few)).toBe(true);
        expect(few.kind === "yes").toBe(dayOf(few) <= wished);
      }),
    );
  });
});

test("cumulative lead time is the longest way down: A 1 → {B 2 → C 3, D 4} = 6", () => {
  const requirement = (parent: string, component: string) => ({ parent, component, quantityPer: 1, effective: { pastDue: true, periods: [] }, requirement: { pastDue: 0, periods: [] } });
  const days = { A: 1, B: 2, C: 3, D: 4 };
  const items = Object.fromEntries(Object.entries(days).map(([code, leadTimeDays]) => [code, anItem(code, { leadTimeDays })]));
  const plan = aPlan({ items, requirements: [requirement("A", "B"), requirement("A", "D"), requirement("B", "C")] });
  expect(cumulativeLeadTime(plan, "A")).toBe(6);
  expect(cumulativeLeadTime({ ...plan, items: { ...items, B: anItem("B", { leadTimeDays: 2, phantom: true }) } }, "A")).toBe(5);
});
