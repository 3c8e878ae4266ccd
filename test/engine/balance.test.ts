import { defaultOptions, type PlanningOptions } from "../../src/engine/options";
import { planOperations } from "../../src/engine/planOperations";
import type { Item, Records, RoutingStep } from "../../src/engine/records";
import { aBomLine, anItem, anOrder, aReceipt, aStock, aWorkCentre, noRecords } from "../support/smallFactory";
import { planningTools } from "../support/planningTools";

const tools = planningTools();
const plan = (records: Records, options: PlanningOptions) => planOperations(records, options, tools, () => {});
const step = (item: string, differs: Partial<RoutingStep> = {}): RoutingStep => ({ item, operation: "10", workCentre: "W", hoursPerUnit: 1, setupHours: 0, unitsPerPersonHour: 0, people: 0, offsetDays: 0, ...differs });

/** Two weeks of 40 hours and the rest of June 2026; no zones, no headroom; a piece costs 0.1 a day to hold. */
const weekly: PlanningOptions = { ...defaultOptions, planDate: "2026-06-01", weeklyPeriods: 2, horizonMonths: 0, frozenDays: 0, slushyDays: 0, headroom: 0, holdingRate: 0.1 };
const oneItem = (differs: Partial<Records> = {}, item: Partial<Item> = {}): Records => ({
  ...noRecords,
  items: [anItem("P", { standardCost: 365, ...item })],
  orders: [anOrder("1", "P", 60, "2026-06-10")],
  workCentres: [aWorkCentre("W", { overtimeCost: 50 })],
  routing: [step("P")],
  ...differs,
});
const overtime = (overtimeLimitHours: number, weekendOvertimeLimitHours = 0) => [{ workCentre: "W", month: "2026-06", downtimeHours: 0, overtimeLimitHours, weekendOvertimeLimitHours }];

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

  /** 40 hours make 57 pieces of 0.7 hours; 36 minutes of overload for one more would cost 30, its waiting costs 32.5. */
  test("no minutes of overload where the hours can be kept", async () => {
    const dear = { ...weekly, overloadFactor: 1, backlogRate: (32.5 * 30) / (365 * 7) };
    const { masterSchedule, capacity } = await plan(oneItem({ orders: [anOrder("1", "P", 70, "2026-06-02")], routing: [step("P", { hoursPerUnit: 0.7 })] }), dear);
    expect(masterSchedule[0]!.production.slice(0, 2)).toEqual([57, 13]);
    expect(capacity[0]!.overload).toEqual([0, 0, 0]);
  });

  test("in lots of 50 two lots are made, the first early", async () => {
    const { masterSchedule, balance } = await plan(oneItem({}, { lotSizing: "FOQ", lotSize: 50, minimumLot: 50 }), { ...weekly, overloadFactor: 1, backlogRate: 30 });
    expect(masterSchedule[0]!.production.reduce((total, quantity) => total + quantity)).toBe(100);
    expect(balance.certificate.bound).toBeLessThanOrEqual(balance.certificate.objective);
    expect(balance.certificate.largestViolation).toBe(0);
  });

  test("a family's limit is shared by its items", async () => {
    const two = oneItem({
      items: [anItem("P", { standardCost: 365 }), anItem("Q", { standardCost: 365 })],
      orders: [anOrder("1", "P", 60, "2026-06-02"), anOrder("2", "Q", 60, "2026-06-02")],
      routing: [step("P"), step("Q")],
      outsourcing: [{ family: "F", month: "2026-06", limit: 30, unitCost: 365 }],
    });
    const { masterSchedule } = await plan(two, weekly);
    expect(masterSchedule.flatMap(({ outsourced }) => outsourced).reduce((total, quantity) => total + quantity)).toBe(30);
  });

  test.each([["P", "Q"], ["Q", "P"]])("what cannot be made in time is late, never dropped: grade A (%s) before C (%s)", async (first, second) => {
    const two = oneItem({
      items: [anItem("P", { standardCost: 100 }), anItem("Q", { standardCost: 100 })],
      orders: [anOrder("1", first, 30, "2026-06-02", { grade: "A" }), anOrder("2", second, 30, "2026-06-02")],
      routing: [step("P"), step("Q")],
    });
    const { masterSchedule, problems } = await plan(two, weekly);
    const available = new Map(masterSchedule.map((line) => [line.item, line.available]));
    expect([available.get(first), available.get(second)]).toEqual([[0, 0, 0], [-20, 0, 0]]);
    expect(problems).toContainEqual(expect.objectContaining({ kind: "lateDemand", item: second, period: 0, quantity: 20, untilPeriod: 1 }));
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
      routing: [step("P"), step("Q")],
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

  test("stopped before anything is solved, the unconstrained schedule stands, and what it says of itself is true", async () => {
    const work = { goOn: async () => false, stopped: () => true, tell: () => {} };
    const { masterSchedule, balance } = await planOperations(oneItem(), weekly, { ...tools, work }, () => {});
    expect(masterSchedule[0]!.production).toEqual([0, 60, 0]);
    expect(balance.certificate).toMatchObject({ status: "withinGap", ended: "stopped", largestViolation: 0 });
    expect(balance.certificate.bound).toBeLessThanOrEqual(14);
    expect(balance.cost.overload).toBe(20 * 50 * defaultOptions.overloadFactor);
  });

  test("items without cost or price are not late for free", async () => {
    const { masterSchedule } = await plan(oneItem({}, { standardCost: 0, price: 0 }), { ...weekly, overloadFactor: 1, backlogRate: 30 });
    expect(masterSchedule[0]!.available.every((quantity) => quantity >= 0)).toBe(true);
  });

  test("days off come after working days, and are priced as such", async () => {
    // 12 of June's 88 and 8 of its 88 hours fall into each week of five days: 60 on time take all 20 of them.
    const dear = oneItem({ workCentres: [aWorkCentre("W", { overtimeCost: 0.3, weekendOvertimeCost: 0.6 })], capacity: overtime(52.8, 35.2) });
    const { masterSchedule, balance, capacity } = await plan(dear, weekly);
    expect(masterSchedule[0]!.production).toEqual([0, 60, 0]);
    expect([capacity[0]!.overtime[1], capacity[0]!.weekendOvertime[1]]).toEqual([12, 8]);
    expect(balance.cost.overtime).toBeCloseTo(12 * 0.3 + 8 * 0.6, 9);
    expect(balance.certificate.status).toBe("optimal");
  });

  test("a set-up takes its hours in every period that produces", async () => {
    const { masterSchedule, capacity, balance } = await plan(oneItem({ routing: [step("P", { setupHours: 5 })] }), weekly);
    expect(masterSchedule[0]!.production).toEqual([25, 35, 0]);
    expect(capacity[0]!.load).toEqual([30, 40, 0]);
    expect(balance.certificate.largestViolation).toBe(0);
  });

  test("a set-up that costs more than holding is not made twice", async () => {
    const { masterSchedule, balance } = await plan(oneItem({ orders: [anOrder("1", "P", 10, "2026-06-02"), anOrder("2", "P", 10, "2026-06-10")] }, { orderingCost: 30 }), weekly);
    expect(masterSchedule[0]!.production).toEqual([20, 0, 0]);
    expect(balance.cost).toMatchObject({ setups: 30 });
    expect(balance.certificate.status).toBe("optimal");
  });
});

describe("customers that do not wait", () => {
  // 60 wanted in the first week, which has 40 hours; the second has nothing else to do.
  const wanted = (grades: { grade: "A" | "B" | "C"; quantity: number }[]) => oneItem({ orders: grades.map(({ grade, quantity }, k) => anOrder(String(k), "P", quantity, "2026-06-02", { grade })) });

  test("what they would wait too long for is lost: it is neither shipped nor owed, and is not served", async () => {
    const { masterSchedule, balance, keyFigures } = await plan(wanted([{ grade: "C", quantity: 60 }]), { ...weekly, waitingDaysC: 3 });
    // Of a week's demand the last three days may be owed at its end: 60 · 3 ÷ 7 = 25.7, so 20 wait and none is lost.
    expect(masterSchedule[0]).toMatchObject({ production: [40, 20, 0], lost: [0, 0, 0], available: [-20, 0, 0] });
    const strict = await plan(wanted([{ grade: "C", quantity: 60 }]), { ...weekly, waitingDaysC: 1 });
    // One day: 60 ÷ 7, in whole pieces 9.
    expect(strict.masterSchedule[0]).toMatchObject({ production: [40, 9, 0], lost: [11, 0, 0], available: [-9, 0, 0], shipments: [40, 9, 0] });
    expect(strict.balance.cost.lostSales).toBeCloseTo(11 * 365 * weekly.lostSaleRate, 6);
    expect([balance.certificate.status, strict.balance.certificate.status]).toEqual(["optimal", "optimal"]);
    expect(strict.keyFigures.serviceLevel).toBeCloseTo(40 / 60, 6);
    expect(keyFigures.serviceLevel).toBeCloseTo(40 / 60, 6);
  });

  test("the lowest grade goes first, and a grade that waits is never lost", async () => {
    const { masterSchedule, balance } = await plan(wanted([{ grade: "A", quantity: 50 }, { grade: "C", quantity: 10 }]), { ...weekly, waitingDaysC: 1 });
    // 20 are too much: C may lose its 10 or keep 2 of them waiting; A's wait.
    const [line] = masterSchedule;
    expect(line!.lost[0]!).toBeLessThanOrEqual(10);
    expect(line!.available[0]! + 20 - line!.lost[0]!).toBe(0);
    expect(balance.certificate).toMatchObject({ status: "optimal", largestViolation: 0 });
  });

  test("lateness of grade A is priced as grade A's, up to what grade C may owe as C's", async () => {
    const { balance } = await plan(wanted([{ grade: "A", quantity: 45 }, { grade: "C", quantity: 15 }]), weekly);
    const week = (weekly.backlogRate * 365 * 7) / 30;
    expect(balance.cost.backlog).toBeCloseTo(15 * week + 5 * week * weekly.gradeWeightA, 6);
  });
});

describe("what else is scarce", () => {
  test("key material caps what is built until an order placed today is in", async () => {
    const records = oneItem({
      items: [anItem("P", { standardCost: 365 }), anItem("KEY", { type: "raw", source: "buy", leadTimeDays: 6, keyMaterial: true })],
      bom: [aBomLine("P", "KEY", 2)],
      stock: [aStock("KEY", 30)],
      receipts: [aReceipt("B", "KEY", 20, "2026-06-09", { source: "buy" })],
      orders: [anOrder("1", "P", 40, "2026-06-02"), anOrder("2", "P", 20, "2026-06-10")],
    });
    const { masterSchedule, balance } = await plan(records, weekly);
    expect(masterSchedule[0]!.production).toEqual([15, 10, 35]);
    expect(balance.materialLimits).toEqual([{ item: "KEY", users: ["P"], lastPeriod: 1, supply: [30, 20, 0], used: [30, 20, 70], beyond: [0, 0, 0] }]);
    expect(balance.certificate).toMatchObject({ status: "optimal", largestViolation: 0 });
  });

  test("room that costs more than overtime is not filled", async () => {
    const room = { ...weekly, storageLimit: 5, storageCost: 300 };
    const { masterSchedule, balance } = await plan(oneItem({ workCentres: [aWorkCentre("W", { overtimeCost: 2 })], capacity: overtime(88) }), room);
    expect(masterSchedule[0]!.production).toEqual([5, 55, 0]);
    expect(balance.storage).toEqual({ limit: 5, used: [5, 0, 0], beyond: [0, 0, 0] });
    expect(balance.certificate).toMatchObject({ status: "optimal", largestViolation: 0 });
  });
});

describe("service before cost", () => {
  // Overtime at 500 an hour is dearer than a week's lateness of a piece; 20 of the 60 pieces need it or are late.
  const records = oneItem({ orders: [anOrder("1", "P", 60, "2026-06-02")], workCentres: [aWorkCentre("W", { overtimeCost: 500 })], capacity: overtime(88) });

  test("where it costs more, the cheaper plan is late and the serving one is not", async () => {
    const cheap = await plan(records, weekly);
    expect(cheap.masterSchedule[0]!.production).toEqual([40, 20, 0]);
    const serving = await plan(records, { ...weekly, serviceFirst: true });
    expect(serving.masterSchedule[0]!.production).toEqual([60, 0, 0]);
    expect(serving.balance.cost).toMatchObject({ backlog: 0, overtime: 20 * 500 });
    // The bound is that of the plans that serve as well: none of them costs less.
    expect(serving.balance.certificate).toMatchObject({ status: "optimal", objective: 10_000 });
  });

  test("where nobody can be served better, the cheapest of the best is found: the hour is not overloaded for it", async () => {
    const scarce = { ...records, capacity: overtime(44) }; // 10 hours a week
    const { masterSchedule, balance } = await plan(scarce, { ...weekly, serviceFirst: true });
    expect(masterSchedule[0]!.production).toEqual([50, 10, 0]);
    expect(balance.cost.overload).toBe(0);
    expect(balance.certificate.status).toBe("optimal");
  });

  test("it is no other plan where the cheapest one serves best", async () => {
    const [cost, service] = [await plan(oneItem(), weekly), await plan(oneItem(), { ...weekly, serviceFirst: true })];
    expect(service.masterSchedule).toEqual(cost.masterSchedule);
    expect(service.balance).toEqual(cost.balance);
  });
});
