import fc from "fast-check";
import type { LinearProgram, Solution, Solver } from "../../src/engine/balance/linearProgram";
import { verifyPlan } from "../../src/engine/balance/verifyPlan";
import { defaultOptions, type PlanningOptions } from "../../src/engine/options";
import type { MasterScheduleLine, Plan } from "../../src/engine/plan";
import { planOperations } from "../../src/engine/planOperations";
import { type Item, lotSizingCodes, type Records } from "../../src/engine/records";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { aStock, aWorkCentre, anItem, anOrder, noRecords, smallOptions, smallRecords } from "../support/smallFactory";
import { planningTools } from "../support/planningTools";

const solve = loadNodeSolver();
const plan = (records: Records, options: PlanningOptions, solver: Solver = solve) => planOperations(records, options, planningTools(solver), () => {});

/** Two weeks of 40 hours and the rest of June 2026; no zones, no headroom; a piece costs 0.1 a day to hold. */
const weekly: PlanningOptions = { ...defaultOptions, planDate: "2026-06-01", weeklyPeriods: 2, horizonMonths: 0, frozenDays: 0, slushyDays: 0, headroom: 0, holdingRate: 0.1 };
const oneItem = (differs: Partial<Records> = {}, item: Partial<Item> = {}): Records => ({
  ...noRecords,
  items: [anItem("P", { standardCost: 365, ...item })],
  orders: [anOrder("1", "P", 60, "2026-06-10")],
  workCentres: [aWorkCentre("W", { overtimeCost: 50 })],
  routing: [{ item: "P", operation: "10", workCentre: "W", hoursPerUnit: 1, setupHours: 0 }],
  ...differs,
});
const overtime = (overtimeLimitHours: number) => [{ workCentre: "W", month: "2026-06", downtimeHours: 0, overtimeLimitHours }];

describe("60 pieces due in a week of 40 hours", () => {
  test("20 are made a week earlier, and an hour more is worth the week of holding it saves", async () => {
    const { masterSchedule, balance } = await plan(oneItem(), weekly);
    expect(masterSchedule[0]!.production).toEqual([20, 40, 0]);
    expect(balance.cost).toMatchObject({ overtime: 0, overload: 0, backlog: 0, outsourcing: 0 });
    expect(balance.cost.holding).toBeCloseTo(20 * 7 * 0.1, 9);
    expect(balance.certificate).toMatchObject({ status: "optimal", largestViolation: 0 });
    expect(balance.bottlenecks).toEqual([{ workCentre: "W", period: 1, pricePerHour: 0.7 }]);
  });

  test("overtime, where it is cheaper than holding", async () => {
    const cheap = oneItem({ workCentres: [aWorkCentre("W", { overtimeCost: 0.5 })], capacity: overtime(88) }); // 20 of June's 88 hours in each week
    const { masterSchedule, balance, capacity } = await plan(cheap, weekly);
    expect(masterSchedule[0]!.production).toEqual([0, 60, 0]);
    expect([capacity[0]!.overtime[1], balance.cost.overtime]).toEqual([20, 10]);
  });

  test("outsourced within the limit, where the premium over own material is less than holding", async () => {
    // Material is 100 a piece (no bill of material would count the standard cost), the supplier asks 100.3.
    const items = [anItem("P", { standardCost: 365 }), anItem("R", { type: "raw", source: "buy", standardCost: 100 })];
    const bom = [{ parent: "P", component: "R", quantityPer: 1, batchSize: 1, scrap: 0 }];
    const { masterSchedule, balance } = await plan(oneItem({ items, bom, outsourcing: [{ item: "P", month: "2026-06", limit: 15, unitCost: 100.3 }] }), weekly);
    expect(masterSchedule[0]).toMatchObject({ production: [5, 40, 0], outsourced: [0, 15, 0] });
    expect(balance.cost.outsourcing).toBeCloseTo(4.5, 9);
    expect(balance.certificate.status).toBe("optimal");
  });

  test("in lots of 50 two lots are made, the first early", async () => {
    const { masterSchedule, balance } = await plan(oneItem({}, { lotSizing: "FOQ", lotSize: 50, minimumLot: 50 }), { ...weekly, overloadFactor: 0.001 });
    expect(masterSchedule[0]!.production.reduce((total, quantity) => total + quantity)).toBe(100);
    expect(balance.certificate.bound).toBeLessThan(balance.certificate.objective);
    expect(balance.certificate.status).toBe("withinGap");
  });

  test("a family's limit is shared by its items", async () => {
    const two = oneItem({
      items: [anItem("P", { standardCost: 365 }), anItem("Q", { standardCost: 365 })],
      orders: [anOrder("1", "P", 60, "2026-06-02"), anOrder("2", "Q", 60, "2026-06-02")],
      routing: ["P", "Q"].map((item) => ({ item, operation: "10", workCentre: "W", hoursPerUnit: 1, setupHours: 0 })),
      outsourcing: [{ family: "F", month: "2026-06", limit: 30, unitCost: 365 }],
    });
    const { masterSchedule } = await plan(two, weekly);
    expect(masterSchedule.flatMap(({ outsourced }) => outsourced).reduce((total, quantity) => total + quantity)).toBe(30);
  });

  test.each([["P", "Q"], ["Q", "P"]])("what cannot be made in time is late, never dropped: grade A (%s) before C (%s)", async (first, second) => {
    const two = oneItem({
      items: [anItem("P", { standardCost: 100 }), anItem("Q", { standardCost: 100 })],
      orders: [anOrder("1", first, 30, "2026-06-02", { grade: "A" }), anOrder("2", second, 30, "2026-06-02")],
      routing: ["P", "Q"].map((item) => ({ item, operation: "10", workCentre: "W", hoursPerUnit: 1, setupHours: 0 })),
    });
    const { masterSchedule, problems } = await plan(two, weekly);
    const available = new Map(masterSchedule.map((line) => [line.item, line.available]));
    expect([available.get(first), available.get(second)]).toEqual([[0, 0, 0], [-20, 0, 0]]);
    expect(problems).toContainEqual(expect.objectContaining({ kind: "lateDemand", item: second, period: 0, quantity: 20, untilPeriod: 0 }));
  });

  test("the released plan is kept in the slushy zone where that is cheaper than to change it", async () => {
    const released = [{ item: "P", start: "2026-06-01", end: "2026-06-07", quantity: 30 }];
    const keeping = { ...weekly, slushyDays: 5, changeRate: 1 };
    expect((await plan(oneItem({ releasedPlan: released }), keeping)).masterSchedule[0]!.production).toEqual([30, 30, 0]);
    const { masterSchedule, balance } = await plan(oneItem({ releasedPlan: released }), { ...keeping, changeRate: 1e-4 });
    expect(masterSchedule[0]!.production).toEqual([20, 40, 0]);
    expect(balance.cost.change).toBeCloseTo(10 * 365 * 1e-4, 9);
  });

  test("beyond the end of the released plan nothing was promised, so nothing is changed", async () => {
    const released = [{ item: "P", start: "2026-06-01", end: "2026-06-07", quantity: 20 }];
    const { masterSchedule, balance } = await plan(oneItem({ releasedPlan: released }), { ...weekly, slushyDays: 15, changeRate: 1 });
    expect(masterSchedule[0]!.production).toEqual([20, 40, 0]);
    expect(balance.cost.change).toBe(0);
  });

  test("what is firm by hand takes its hours first, whatever it costs", async () => {
    const firmQuantities = [{ item: "Q", start: "2026-06-01", end: "2026-06-07", quantity: 30 }];
    const two = oneItem({
      items: [anItem("P", { standardCost: 365 }), anItem("Q", { lotMultiple: 25 })],
      routing: ["P", "Q"].map((item) => ({ item, operation: "10", workCentre: "W", hoursPerUnit: 1, setupHours: 0 })),
      firmQuantities,
    });
    const { masterSchedule, capacity, balance } = await plan(two, weekly);
    expect(masterSchedule.map(({ production }) => production)).toEqual([[10, 40, 10], [30, 0, 0]]);
    expect(capacity[0]!.overload).toEqual([0, 0, 0]);
    expect(balance.certificate).toMatchObject({ status: "optimal", largestViolation: 0 });
    // More than the week has: told as overload, never impossible, never changed.
    const tooMuch = await plan({ ...two, firmQuantities: [{ ...firmQuantities[0]!, quantity: 70 }] }, weekly);
    expect(tooMuch.masterSchedule[1]!.production).toEqual([70, 0, 0]);
    expect(tooMuch.capacity[0]!.overload[0]).toBe(30);
  });

  test("without an answer in time the unconstrained schedule stands, and no bound is claimed", async () => {
    const { masterSchedule, balance } = await plan(oneItem(), weekly, async () => ({ status: "outOfTime" }));
    expect(masterSchedule[0]!.production).toEqual([0, 60, 0]);
    expect(balance.certificate).toMatchObject({ status: "outOfTime", bound: 0, gap: 1 });
    expect(balance.cost.overload).toBe(20 * 50 * defaultOptions.overloadFactor);
  });

  test("items without cost or price are not late for free", async () => {
    const { masterSchedule } = await plan(oneItem({}, { standardCost: 0, price: 0 }), { ...weekly, overloadFactor: 0.001 });
    expect(masterSchedule[0]!.available.every((quantity) => quantity >= 0)).toBe(true);
  });
});

/** Largest violation of rows and bounds by an answer, reckoned column by column. */
function violation({ columns, rows, starts, indices, values, rowLower, rowUpper, columnLower, columnUpper }: LinearProgram, x: Float64Array): number {
  const activity = new Float64Array(rows);
  let worst = 0;
  for (let column = 0; column < columns; column++) {
    for (let k = starts[column]!; k < starts[column + 1]!; k++) activity[indices[k]!]! += values[k]! * x[column]!;
    worst = Math.max(worst, columnLower[column]! - x[column]!, x[column]! - columnUpper[column]!);
  }
  return activity.reduce((most, value, row) => Math.max(most, rowLower[row]! - value, value - rowUpper[row]!), worst);
}

/** A solver that keeps what it was asked and what it answered. */
function watched(): { solver: Solver; answers: { program: LinearProgram; solution: Solution }[] } {
  const answers: { program: LinearProgram; solution: Solution }[] = [];
  return {
    answers,
    solver: async (program, limits) => {
      const solution = await solve(program, limits);
      answers.push({ program, solution });
      return solution;
    },
  };
}

const aLot = fc.record({ lotSizing: fc.constantFrom(...lotSizingCodes), lotSize: fc.integer({ min: 1, max: 40 }), minimumLot: fc.nat(30), lotMultiple: fc.nat(12), safetyStock: fc.nat(20) });
const aFactory = fc
  .record({
    lots: fc.array(aLot, { minLength: 1, maxLength: 5 }),
    demands: fc.array(fc.record({ item: fc.nat(4), day: fc.integer({ min: 1, max: 30 }), quantity: fc.nat(90) }), { maxLength: 14 }),
    hours: fc.array(fc.double({ min: 0.05, max: 2, noNaN: true }), { minLength: 5, maxLength: 5 }),
    limit: fc.nat(60),
    overtimeHours: fc.nat(60),
    stock: fc.array(fc.nat(60), { minLength: 5, maxLength: 5 }),
    released: fc.array(fc.nat(50), { minLength: 5, maxLength: 5 }),
  })
  .map(({ lots, demands, hours, limit, overtimeHours, stock, released }): Records => {
    const items = lots.map((lot, i) => anItem(`P${i}`, { ...lot, standardCost: 50 + 37 * i }));
    const on = (day: number) => `2026-06-${String(day).padStart(2, "0")}`;
    return {
      ...noRecords,
      items,
      orders: demands.filter(({ item }) => item < items.length).map(({ item, day, quantity }, k) => anOrder(String(k), `P${item}`, quantity, on(day), { grade: k % 3 === 0 ? "A" : "C" })),
      workCentres: [aWorkCentre("W"), aWorkCentre("V", { overtimeCost: 0 })],
      capacity: overtime(overtimeHours),
      routing: items.map(({ item }, i) => ({ item, operation: "10", workCentre: i % 2 === 0 ? "W" : "V", hoursPerUnit: hours[i]!, setupHours: 1 })),
      outsourcing: [{ family: "F", month: "2026-06", limit, unitCost: 120 }, { item: "P1", month: "2026-06", limit: 7, unitCost: 10 }].filter(({ item }) => item === undefined || items.length > 1),
      stock: items.map(({ item }, i) => aStock(item, stock[i]!)),
      releasedPlan: items.map(({ item }, i) => ({ item, start: "2026-06-08", end: "2026-06-14", quantity: released[i]! })),
    };
  });
const zoned: PlanningOptions = { ...weekly, weeklyPeriods: 4, frozenDays: 3, slushyDays: 8 };

describe("any factory", () => {
  test("the answer satisfies the program, the verifier finds nothing, and no plan beats its bound", async () => {
    await fc.assert(
      fc.asyncProperty(aFactory, async (records) => {
        const { solver, answers } = watched();
        const { balance } = await plan(records, zoned, solver);
        for (const { program, solution } of answers) {
          expect(solution.status).toBe("optimal");
          if (solution.status === "optimal") expect(violation(program, solution.x)).toBeLessThan(1e-5);
        }
        expect(balance.certificate.largestViolation).toBeLessThan(1e-5);
        expect(balance.certificate.objective).toBeGreaterThanOrEqual(balance.certificate.bound - 1e-6 * Math.max(1, balance.certificate.objective));
        expect(balance.certificate.gap).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test("nothing new in the frozen zone, whole lots only, balance and backlog add up", async () => {
    await fc.assert(
      fc.asyncProperty(aFactory, async (records) => {
        const { masterSchedule, periods, items } = await plan(records, zoned);
        for (const line of masterSchedule) {
          const { lotSizing, lotSize, lotMultiple, minimumLot } = items[line.item]!;
          let stock = line.openingStock;
          let owed = 0;
          periods.forEach(({ zone }, t) => {
            const made = line.production[t]!;
            if (zone === "frozen") expect([made, line.outsourced[t]]).toEqual([0, 0]);
            if (made > 0) {
              expect(made).toBeGreaterThanOrEqual(minimumLot);
              expect(made % (lotMultiple || 1)).toBe(0);
              if (lotSizing === "FOQ" && lotMultiple === 0) expect(made % lotSize).toBe(0);
            }
            stock += made + line.outsourced[t]! - line.demand.total[t]!;
            expect(line.available[t]).toBeCloseTo(stock, 5);
            const nowOwed = Math.max(0, -stock);
            expect(line.shipments[t]).toBeCloseTo(line.demand.total[t]! + owed - nowOwed, 5);
            owed = nowOwed;
          });
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe("the verifier", () => {
  let found: Plan;
  beforeAll(async () => {
    found = await plan(smallRecords, smallOptions);
  });
  const verdictOn = (changed: Partial<Plan>) => {
    const { periods, masterSchedule, capacity } = { ...found, ...changed };
    return verifyPlan({ records: smallRecords, options: smallOptions, periods, masterSchedule, capacity });
  };
  const withLine = (item: string, change: (line: MasterScheduleLine) => Partial<MasterScheduleLine>) => ({
    masterSchedule: found.masterSchedule.map((line) => (line.item === item ? { ...line, ...change(line) } : line)),
  });
  const raised = (quantities: readonly number[], at: number, by: number) => quantities.map((quantity, t) => (t === at ? quantity + by : quantity));

  test("finds nothing in the plan itself", () => {
    expect(verdictOn({}).largestViolation).toBeLessThan(1e-6);
    expect(verdictOn({}).cost).toEqual(found.balance.cost);
  });

  test.each<[string, () => Partial<Plan>, number]>([
    ["stock that does not add up", () => withLine("P200", ({ available }) => ({ available: raised(available, 4, 3) })), 3],
    ["a new receipt in the frozen zone", () => withLine("P200", ({ production, available }) => ({ production: raised(production, 0, 20), available: available.map((quantity) => quantity + 20) })), 20],
    ["half a lot", () => withLine("V200", ({ production, available }) => ({ production: raised(production, 8, 25), available: raised(available, 8, 25) })), 25],
    ["less than the minimum", () => withLine("P200", ({ production, available }) => ({ production: production.map((quantity, t) => (t === 3 ? 1 : quantity)), available })), 19],
    ["more from outside than the supplier can", () => withLine("P100", ({ outsourced, available }) => ({ outsourced: raised(outsourced, 6, 500), available: available.map((quantity, t) => (t >= 6 ? quantity + 500 : quantity)) })), 380],
    ["hidden overload", () => ({ capacity: found.capacity.map((centre) => ({ ...centre, available: centre.available.map((hours) => hours - 40) })) }), 40],
    ["overtime beyond its limit", () => ({ capacity: found.capacity.map((centre) => ({ ...centre, overtime: centre.overtimeLimit.map((hours) => hours + 6) })) }), 6],
  ])("sees %s", (_, tampered, atLeast) => {
    expect(verdictOn(tampered()).largestViolation).toBeGreaterThanOrEqual(atLeast - 1e-6);
  });
});
