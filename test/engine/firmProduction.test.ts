import fc from "fast-check";
import { canonicalJson } from "../../src/engine/canonical";
import { fixedProductionOf } from "../../src/engine/masterSchedule/firmProduction";
import type { PlanningOptions } from "../../src/engine/options";
import type { Horizon } from "../../src/engine/periods";
import type { Plan } from "../../src/engine/plan";
import { planOperations } from "../../src/engine/planOperations";
import type { Records } from "../../src/engine/records";
import { anItem, anOrder, aReceipt, aStock, aWorkCentre, noRecords, smallOptions } from "../support/smallFactory";
import { weeklyHorizon } from "../support/weeklyHorizon";
import { planningTools } from "../support/planningTools";

const frozenWeeks = (frozen: number, weeks = 4): Horizon => {
  const horizon = weeklyHorizon(weeks);
  return { ...horizon, periods: horizon.periods.map((period, t) => ({ ...period, zone: t < frozen ? "frozen" : "liquid" })) };
};
const week = (t: number) => weeklyHorizon(8).periods[t]!;
const released = (t: number, quantity: number) => ({ item: "A", start: week(t).start, end: week(t).end, quantity });
const order = (t: number, quantity: number) => aReceipt(`WO${t}`, "A", quantity, week(t).start);
const firmOf = (differs: Partial<Records>, horizon = frozenWeeks(3)) => fixedProductionOf({ ...noRecords, ...differs }, horizon)("A").firm;

describe("what the frozen zone holds", () => {
  test.each<[string, Partial<Records>, (number | undefined)[]]>([
    ["nothing released: nothing is made", {}, [0, 0, 0, undefined]],
    ["what was released", { releasedPlan: [released(0, 100), released(2, 50), released(3, 70)] }, [100, 0, 50, undefined]],
    ["less what is under way in the same week", { releasedPlan: [released(0, 100), released(1, 50)], receipts: [order(0, 60)] }, [40, 50, 0, undefined]],
    ["then earlier weeks, the nearest first", { releasedPlan: [released(0, 100), released(1, 50)], receipts: [order(1, 70)] }, [80, 0, 0, undefined]],
    ["then later ones", { releasedPlan: [released(0, 10), released(1, 50), released(2, 50)], receipts: [order(0, 70)] }, [0, 0, 40, undefined]],
    ["an order due after the zone takes its own released week first", { releasedPlan: [released(2, 50), released(3, 40)], receipts: [order(3, 60)] }, [0, 0, 30, undefined]],
    ["the planner's quantity wins, in any zone", { releasedPlan: [released(0, 100)], firmQuantities: [released(0, 7), released(3, 0)] }, [7, 0, 0, 0]],
    ["late orders of older rows take nothing", { releasedPlan: [released(0, 100)], receipts: [aReceipt("late", "A", 30, "2026-01-02")] }, [100, 0, 0, undefined]],
  ])("%s", (_, records, expected) => expect(firmOf(records)).toEqual(expected));

  test("production is held against what no open order has taken, in every zone; the released plan itself stays as it is", () => {
    const { released: whole, releasedOpen } = fixedProductionOf({ ...noRecords, releasedPlan: [released(0, 100), released(2, 50), released(3, 70)], receipts: [order(0, 60), order(3, 90)] }, frozenWeeks(1))("A");
    expect([whole, releasedOpen]).toEqual([[100, 0, 50, 70], [40, 0, 30, 0]]);
  });

  test("a row the plan date cuts: the days gone are gone, and an order late of them was made from it", () => {
    const horizon: Horizon = { ...frozenWeeks(1, 2), planDate: "2026-01-07" };
    const periods = [{ ...horizon.periods[0]!, start: "2026-01-07", workingDays: 3 }, horizon.periods[1]!];
    const cut = (differs: Partial<Records>) => firmOf({ releasedPlan: [released(0, 100)], ...differs }, { ...horizon, periods });
    expect(cut({})).toEqual([60, undefined]);
    // 50 due on the 6th: 40 of the two days gone, 10 of what is left.
    expect(cut({ receipts: [aReceipt("late", "A", 50, "2026-01-06")] })).toEqual([50, undefined]);
  });

  const quantities = fc.array(fc.nat(80), { minLength: 4, maxLength: 4 });
  test("never more than released in any week, together what open orders leave of it, whatever the order of the rows", () => {
    fc.assert(
      fc.property(quantities, quantities, fc.infiniteStream(fc.nat(1000)), (plan, open, dice) => {
        const [releasedPlan, receipts] = [plan.map((quantity, t) => released(t, quantity)), open.map((quantity, t) => order(t, quantity))];
        const firm = firmOf({ releasedPlan, receipts }, frozenWeeks(4)).map((quantity) => quantity!);
        const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        expect(total(firm)).toBe(Math.max(0, total(plan) - total(open)));
        firm.forEach((quantity, t) => expect(quantity).toBeLessThanOrEqual(Math.max(0, plan[t]! - open[t]!)));
        const shuffled = <T>(rows: readonly T[]): T[] => rows.map((row) => ({ row, key: dice.next().value! })).sort((a, b) => a.key - b.key).map(({ row }) => row);
        expect(firmOf({ releasedPlan: shuffled(releasedPlan), receipts: shuffled(receipts) }, frozenWeeks(4))).toEqual(firm);
      }),
    );
  });
});

const tools = planningTools();
const options: PlanningOptions = { ...smallOptions, planDate: "2026-06-01", weeklyPeriods: 4, horizonMonths: 1, frozenDays: 10, slushyDays: 5, changeRate: 0.5 };
const someRecords = fc
  .record({
    demands: fc.array(fc.record({ item: fc.nat(2), day: fc.integer({ min: 1, max: 30 }), quantity: fc.nat(60) }), { maxLength: 10 }),
    plan: fc.array(fc.record({ item: fc.nat(2), week: fc.nat(3), quantity: fc.nat(50) }), { maxLength: 8 }),
    open: fc.array(fc.record({ item: fc.nat(2), day: fc.integer({ min: 1, max: 25 }), quantity: fc.nat(40) }), { maxLength: 4 }),
    byHand: fc.array(fc.record({ item: fc.nat(2), week: fc.nat(3), quantity: fc.nat(40) }), { maxLength: 2 }),
    stock: fc.nat(40),
  })
  .map(({ demands, plan, open, byHand, stock }): Records => {
    const on = (day: number) => `2026-06-${String(day).padStart(2, "0")}`;
    const inWeek = (row: { item: number; week: number; quantity: number }) => ({ item: `P${row.item}`, start: on(1 + 7 * row.week), end: on(7 + 7 * row.week), quantity: row.quantity });
    const once = plan.filter((row, k) => plan.findIndex((other) => other.item === row.item && other.week === row.week) === k);
    return {
      ...noRecords,
      items: [anItem("P0", { lotMultiple: 10 }), anItem("P1", { safetyDays: 4 }), anItem("P2", { minimumLot: 15, safetyStock: 5 })],
      stock: [aStock("P0", stock)],
      orders: demands.map(({ item, day, quantity }, k) => anOrder(String(k), `P${item}`, quantity, on(day))),
      receipts: open.map(({ item, day, quantity }, k) => aReceipt(`WO${k}`, `P${item}`, quantity, on(day), { status: k % 2 === 0 ? "firm" : "released" })),
      workCentres: [aWorkCentre("W")],
      routing: ["P0", "P1", "P2"].map((item) => ({ item, operation: "10", workCentre: "W", hoursPerUnit: 0.7, setupHours: 0, unitsPerPersonHour: 0, people: 1, offsetDays: 0 })),
      releasedPlan: once.map(inWeek),
      firmQuantities: byHand.slice(0, 1).map(inWeek),
    };
  });
const plan = (records: Records): Promise<Plan> => planOperations(records, options, tools, () => {});
/** What the planner would release: all that the plan makes and has under way, period by period. */
const asReleased = ({ masterSchedule, periods }: Plan): Records["releasedPlan"] =>
  masterSchedule.flatMap(({ item, production, receipts }) => periods.map(({ start, end }, t) => ({ item, start, end, quantity: production[t]! + receipts.periods[t]! })));

describe("planned again", () => {
  test("frozen and hand-made quantities stand, the verifier agrees, and the order of rows does not matter", async () => {
    await fc.assert(
      fc.asyncProperty(someRecords, async (records) => {
        const found = await plan(records);
        expect(found.balance.certificate.largestViolation).toBeLessThan(1e-6);
        for (const { firm, production, outsourced } of found.masterSchedule)
          found.periods.forEach(({ zone }, t) => {
            if (zone === "frozen") expect([firm[t] !== undefined, outsourced[t]]).toEqual([true, 0]);
            if (firm[t] !== undefined) expect(production[t]).toBeCloseTo(firm[t], 6);
          });
        const reversed = Object.fromEntries(Object.entries(records).map(([table, rows]) => [table, [...(rows as unknown[])].reverse()])) as unknown as Records;
        expect(canonicalJson(await plan(reversed))).toBe(canonicalJson(found));
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test("of its own release the frozen zone stays as it is", async () => {
    await fc.assert(
      fc.asyncProperty(someRecords, async (records) => {
        const first = await plan(records);
        const second = await plan({ ...records, releasedPlan: asReleased(first) });
        const frozen = (found: Plan) => found.masterSchedule.map(({ item, production }) => [item, production.filter((_, t) => found.periods[t]!.zone === "frozen")]);
        expect(frozen(second)).toEqual(frozen(first));
        expect(await plan({ ...records, releasedPlan: asReleased(second) }).then(frozen)).toEqual(frozen(first));
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});
