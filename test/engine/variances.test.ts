import fc from "fast-check";
import { upphOf } from "../../src/engine/variance/capacityVariances";
import { isBeyond, variancesBeyondLimits } from "../../src/engine/variance/variancesBeyondLimits";
import { planPerformance } from "../../src/engine/variance/planPerformance";
import type { AccuracyGroup, ActualsLine, CapacityVariance, InventoryGroup, PlanPerformance, Variance } from "../../src/engine/plan";
import { anItem, smallOptions } from "../support/smallFactory";

/** One closed month and the open one. */
const line = (item: string, month: { shipped?: number; requested?: number; produced?: number; salesPlan?: number; productionPlan?: number }, family = "F"): ActualsLine => ({
  item, family, type: "finished", scrapped: [0, 0], closingStock: [undefined, undefined],
  shipped: [month.shipped ?? 0, 0], requested: [month.requested ?? 0, 0], produced: [month.produced ?? 0, 0],
  salesPlan: [month.salesPlan, undefined], productionPlan: [month.productionPlan, undefined],
});
const costs = new Map(["A", "B", "C"].map((item, i) => [item, anItem(item, { standardCost: 10 * (i + 1) })]));
const measured = (lines: readonly ActualsLine[]) => planPerformance(lines, costs, { planTolerance: 0.05 });

describe("attainment, accuracy and conformity", () => {
  it("do not say the same: more of one item makes up for another in attainment alone", () => {
    // A: 150 of 100 at 10, B: 25 of 50 at 20: attainment (1500 + 500) ÷ 2000 = 100 %, conformity (1000 + 500) ÷ 2000 = 75 %.
    const [family] = measured([line("A", { produced: 150, productionPlan: 100 }), line("B", { produced: 25, productionPlan: 50 })]);
    expect(family!.production).toEqual({ plan: 2000, produced: 2000, met: 1500, lines: 2, onPlan: 0 });
  });

  it("count only items that had a plan; a plan of nothing is one", () => {
    const [family] = measured([line("A", { produced: 99, productionPlan: 100 }), line("B", { produced: 40 }), line("C", { produced: 5, productionPlan: 0 })]);
    expect(family!.production).toEqual({ plan: 1000, produced: 1140, met: 990, lines: 2, onPlan: 1 });
    expect(family!.sales).toBeUndefined();
  });

  it("take what was shipped for attainment, and what was requested for accuracy", () => {
    // 1,000 and 10 requested against 950 and 25: Σ|e| = 65 of 1,010, a WMAPE of 6.4 %.
    const [family] = measured([line("A", { requested: 1000, shipped: 900, salesPlan: 950 }), line("B", { requested: 10, shipped: 10, salesPlan: 25 })]);
    expect(family!.sales).toEqual({ plan: 9500 + 500, shipped: 9000 + 200, met: 9000 + 200, requested: 1010, errors: 65 });
  });

  it("keep an item within the tolerance on plan up to its edge", () => {
    const onPlan = (produced: number) => measured([line("A", { produced, productionPlan: 100 })])[0]!.production!.onPlan;
    expect([94, 95, 105, 106].map(onPlan)).toEqual([0, 1, 1, 0]);
  });

  it("never let conformity exceed attainment or one", () => {
    const pieces = fc.nat(500);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("A", "B", "C"), pieces, pieces), { minLength: 1, maxLength: 6 }), (rows) => {
        const { plan, produced, met } = measured(rows.map(([item, made, planned]) => line(item, { produced: made, productionPlan: planned })))[0]!.production!;
        expect(met).toBeLessThanOrEqual(Math.min(plan, produced));
      }),
    );
  });
});

describe("UPPH", () => {
  const centre = { utilisation: 0.9, efficiency: 0.95 };

  it("is 600 pieces ÷ (50 people × 8 hours) = 1.5", () => {
    expect(upphOf(centre, { lastEarned: 0, lastOutput: 600 }, 50 * 8)).toEqual({ lastAttended: 400, upph: 1.5 });
  });

  it("is on standard when the hours put in are what the mix takes at the declared utilisation and efficiency", () => {
    // A measured 1.5 becomes 0.9 × 0.95 ÷ 1.5 = 0.57 standard hours a piece.
    const { upph, standardUpph } = upphOf(centre, { lastEarned: 600 * 0.57, lastOutput: 600 }, 400);
    expect([upph, standardUpph]).toEqual([1.5, 1.5]);
  });

  it("is not known without the hours put in", () => {
    expect(upphOf(centre, { lastEarned: 57, lastOutput: 100 }, undefined)).toEqual({ standardUpph: 1.5 });
    expect(upphOf(centre, { lastEarned: 57, lastOutput: 100 }, 0)).toEqual({ standardUpph: 1.5, lastAttended: 0 });
  });
});

describe("a variance beyond its limit", () => {
  const beyond = (kind: Variance["kind"], expected: number, actual: number) => isBeyond({ kind, expected, actual, limit: 0.1 });

  it("departs further than its share of the plan, either way", () => {
    expect([110, 110.01, 90, 89.99].map((actual) => beyond("salesLastMonth", 100, actual))).toEqual([false, true, false, true]);
    expect(beyond("production", 0, 5)).toBe(true);
    expect(beyond("production", 0, 0)).toBe(false);
  });

  it("of load is told above, of turns below only", () => {
    expect([beyond("load", 100, 111), beyond("load", 100, 20)]).toEqual([true, false]);
    expect([beyond("turns", 10, 8.9), beyond("turns", 10, 30)]).toEqual([true, false]);
  });

  const nothing = { sales: [], performance: [], centres: [], inventory: [], accuracy: { groups: [] } };
  const kinds = (measuredFigures: Parameters<typeof variancesBeyondLimits>[0], options = smallOptions) => variancesBeyondLimits(measuredFigures, options).map(({ kind, subject, month }) => [kind, subject, month]);
  const made = (family: string, plan: number, produced: number, met: number): PlanPerformance => ({ family, production: { plan, produced, met, lines: 2, onPlan: 0 } });

  it("in the mix is told where the family's total hides it, and not twice", () => {
    expect(kinds({ ...nothing, performance: [made("Hidden", 100, 101, 70), made("Open", 100, 70, 70), made("Good", 100, 95, 94)] })).toEqual([
      ["production", "Open", "2026-02"],
      ["conformity", "Hidden", "2026-02"],
    ]);
  });

  it("is asked for in the order of the agenda, each with its month", () => {
    const centre = { workCentre: "W", lastRated: 100, lastEarned: 50, upph: 1, standardUpph: 2, nextAvailable: 100, nextLoad: 111 } as CapacityVariance;
    const group = { group: "raw", type: "raw", target: 100, value: 130 } as InventoryGroup;
    const sales = [{ family: "F", lastPlan: 10, lastActual: 5, thisPlan: 10, latestEstimate: 20, shippedToDate: 0, openOrders: 0, remainingForecast: 0, stillToShip: 0 }];
    expect(kinds({ ...nothing, sales, performance: [made("F", 10, 1, 1)], centres: [centre], inventory: [group], turns: 4 }, { ...smallOptions, turnsTarget: 6 })).toEqual([
      ["salesLastMonth", "F", "2026-02"], ["salesThisMonth", "F", "2026-03"], ["production", "F", "2026-02"],
      ["capacity", "W", "2026-02"], ["upph", "W", "2026-02"], ["load", "W", "2026-04"], ["inventory", "raw", "2026-03"], ["turns", "", "2026-02"],
    ]);
  });

  it("of attainment is told of offices and clerks, of last month a month ahead, above 100 % too", () => {
    const group = (view: "office" | "clerk" | "channel", name: string, demand: number, forecast: number) => ({ view, name, lastMonth: [{ demand, forecast }, { demand, forecast: 1 }] }) as unknown as AccuracyGroup;
    const groups = [group("office", "East", 121, 100), group("office", "West", 120, 100), group("clerk", "Li", 79, 100), group("channel", "export", 10, 100), group("office", "New", 50, 0), group("office", "", 50, 500)];
    expect(kinds({ ...nothing, accuracy: { groups } })).toEqual([["officeAttainment", "East", "2026-02"], ["clerkAttainment", "Li", "2026-02"]]);
  });

  it("needs something to compare with: no plan, no production recorded, no target of turns", () => {
    const centre = { workCentre: "W", lastRated: 100, lastEarned: 0, nextAvailable: 100, nextLoad: 50 } as CapacityVariance;
    const sales = [{ family: "F", lastActual: 5, latestEstimate: 20, shippedToDate: 0, openOrders: 0, remainingForecast: 0, stillToShip: 0 }];
    expect(kinds({ ...nothing, sales, performance: [{ family: "F" }], centres: [centre], turns: 4 })).toEqual([]);
  });
});
