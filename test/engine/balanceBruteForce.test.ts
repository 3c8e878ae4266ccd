import fc from "fast-check";
import { sum } from "../../src/engine/arithmetic";
import { certificate } from "../../src/engine/balance/certificate";
import { verifyPlan } from "../../src/engine/balance/verifyPlan";
import { loadWorkCentres } from "../../src/engine/capacity/roughCut";
import { completeLine } from "../../src/engine/masterSchedule/scheduleItems";
import { defaultOptions, type PlanningOptions } from "../../src/engine/options";
import type { Plan } from "../../src/engine/plan";
import { planOperations } from "../../src/engine/planOperations";
import type { Item, Records } from "../../src/engine/records";
import { anItem, anOrder, aReceipt, aStock, aWorkCentre, noRecords } from "../support/smallFactory";
import { planningTools } from "../support/planningTools";

/** Three periods of June 2026: weeks from Monday 15 and 22, and 29–30. Every plan in whole lots can be tried. */
const starts = ["2026-06-15", "2026-06-22", "2026-06-29"] as const;
const ends = ["2026-06-21", "2026-06-28", "2026-06-30"] as const;
const base: PlanningOptions = { ...defaultOptions, planDate: starts[0], weeklyPeriods: 3, horizonMonths: 0, slushyDays: 5, headroom: 0 };
const most = 6;
const tools = planningTools();
const emptyCost = { overtime: 0, outsourcing: 0, holding: 0, safetyShortfall: 0, backlog: 0, lostSales: 0, setups: 0, storage: 0, materialShortage: 0, change: 0, overload: 0 };

const lots: readonly Partial<Item>[] = [{}, { lotMultiple: 2 }, { minimumLot: 2 }, { minimumLot: 3, lotMultiple: 2 }, { lotSizing: "FOQ", lotSize: 3 }, { minimumLot: 3, maximumLot: 4 }];
const threePeriods = (most: number) => fc.array(fc.nat(most), { minLength: 3, maxLength: 3 });
const someItem = fc.record({
  differs: fc.record({ standardCost: fc.constantFrom(0, 1, 100), price: fc.constantFrom(0, 7), safetyStock: fc.nat(2), yield: fc.constantFrom(1, 0.8) }),
  lot: fc.constantFrom(...lots),
  stock: fc.nat(3),
  hours: fc.constantFrom(0, 1, 8, 20),
  demand: threePeriods(4),
  pastDue: fc.nat(2),
  released: fc.option(threePeriods(3), { nil: undefined }),
  open: threePeriods(2),
  byHand: fc.option(fc.record({ period: fc.nat(2), quantity: fc.nat(4) }), { nil: undefined }),
});
const someOptions = fc.record({
  frozenDays: fc.constantFrom(0, 5),
  overloadFactor: fc.constantFrom(1, 20),
  safetyShortfallRate: fc.constantFrom(0, 1, 100),
  changeRate: fc.constantFrom(0, 0.002, 0.5),
  holdingRate: fc.constantFrom(0, 0.15, 3),
  backlogRate: fc.constantFrom(0, 0.6),
});
const someFactory = fc.record({
  item: someItem,
  options: someOptions,
  offer: fc.option(fc.record({ limit: fc.nat(2), unitCost: fc.constantFrom(0, 50, 110) }), { nil: undefined }),
  headcount: fc.constantFrom(0, 1),
  overtimeCost: fc.constantFrom(0, 5, 50),
  overtimeLimitHours: fc.constantFrom(0, 10, 100),
});
type Factory = typeof someFactory extends fc.Arbitrary<infer F> ? F : never;

const recordsOf = ({ item: { differs, lot, stock, hours, demand, pastDue, released, open, byHand }, offer, headcount, overtimeCost, overtimeLimitHours }: Factory): Records => ({
  ...noRecords,
  items: [anItem("P", { ...differs, ...lot })],
  stock: [aStock("P", stock)],
  orders: [...demand.map((quantity, t) => anOrder(String(t), "P", quantity, starts[t]!, { grade: "A" })), anOrder("late", "P", pastDue, "2026-06-01")].filter(({ quantity }) => quantity > 0),
  workCentres: [aWorkCentre("W", { headcount, overtimeCost })],
  routing: hours > 0 ? [{ item: "P", operation: "10", workCentre: "W", hoursPerUnit: hours, setupHours: 0, unitsPerPersonHour: 0, people: 0, offsetDays: 0 }] : [],
  capacity: [{ workCentre: "W", month: "2026-06", downtimeHours: 0, overtimeLimitHours, weekendOvertimeLimitHours: 0 }],
  outsourcing: offer ? [{ family: "F", month: "2026-06", ...offer }] : [],
  receipts: open.flatMap((quantity, t) => (quantity > 0 ? [aReceipt(`WO${t}`, "P", quantity, starts[t]!)] : [])),
  firmQuantities: byHand ? [{ item: "P", start: starts[byHand.period]!, end: ends[byHand.period]!, quantity: byHand.quantity }] : [],
  releasedPlan: released ? released.map((quantity, t) => ({ item: "P", start: starts[t]!, end: ends[t]!, quantity })) : [],
});

const everyTriple = (choices: readonly number[]): number[][] => choices.flatMap((a) => choices.flatMap((b) => choices.map((c) => [a, b, c])));

/** Cost of the cheapest plan the verifier has nothing against. */
function cheapest(records: Records, { options, periods, masterSchedule, capacity }: Plan): number {
  const [item, line] = [records.items[0]!, masterSchedule[0]!];
  const production = everyTriple(Array.from({ length: most + 1 }, (_, quantity) => quantity));
  const outsourced = everyTriple([0, 1, 2]).filter((pieces) => sum(pieces) <= (records.outsourcing[0]?.limit ?? 0));
  const costs = production.flatMap((made) =>
    outsourced.flatMap((bought) => {
      const lines = [completeLine(line, item, { production: made, outsourced: bought, lost: [0, 0, 0] }, options)];
      const verdict = verifyPlan({ records, options, periods, masterSchedule: lines, capacity: loadWorkCentres(capacity, lines), materialLimits: [] });
      return verdict.largestViolation > 1e-6 ? [] : [verdict.cost.total];
    }),
  );
  return Math.min(...costs);
}

test("bound ≤ cheapest of all plans in whole lots, which is the plan where it says optimal; no plan breaks a constraint", async () => {
  await fc.assert(
    fc.asyncProperty(someFactory, async (factory) => {
      const records = recordsOf(factory);
      const plan = await planOperations(records, { ...base, ...factory.options }, tools, () => {});
      if (plan.masterSchedule.length === 0) return;
      const { bound, objective, status, largestViolation } = plan.balance.certificate;
      const best = cheapest(records, plan);
      expect(largestViolation).toBeLessThan(1e-6);
      expect(bound).toBeLessThanOrEqual(best + 1e-6 * Math.max(1, best));
      expect(bound).toBeLessThanOrEqual(objective);
      if (status === "optimal") expect(objective).toBeLessThanOrEqual(best + 1e-5 * Math.max(1, best));
    }),
    { numRuns: 25 },
  );
}, 120_000);

test("pieces that cannot be split into orders between minimum and maximum are no plan: 5 of 3 to 4 are made as 6", async () => {
  const item = anItem("P", { minimumLot: 3, maximumLot: 4 });
  const records: Records = { ...noRecords, items: [item], orders: [anOrder("1", "P", 5, starts[1])] };
  const plan = await planOperations(records, { ...base, frozenDays: 0 }, tools, () => {});
  expect(plan.masterSchedule[0]!.production.filter((quantity) => quantity > 0)).toEqual([6]);
  const five = [completeLine(plan.masterSchedule[0]!, item, { production: [0, 5, 0], outsourced: [0, 0, 0], lost: [0, 0, 0] }, base)];
  expect(verifyPlan({ ...plan, records, masterSchedule: five, materialLimits: [] }).largestViolation).toBe(1);
});

test("a bound above the plan is a defect, not a proof", () => {
  const verdict = { cost: { ...emptyCost, total: 100 }, largestViolation: 0 };
  const said = (bound: number) => certificate(verdict, { bound, ended: "complete", method: "structured" });
  expect([said(1000).status, said(100 + 1e-9).status, said(99.9).status]).toEqual(["withinGap", "optimal", "withinGap"]);
  expect(said(1000).gap).toBeLessThan(0);
  expect(certificate({ ...verdict, largestViolation: 1 }, { bound: 100, ended: "complete", method: "structured" }).status).toBe("withinGap");
});
