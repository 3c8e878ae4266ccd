import fc from "fast-check";
import { round6, zeros } from "../../src/engine/arithmetic";
import { capacityOverloads, contradictingQuantities, loadsWithoutCapacity } from "../../src/engine/exceptions/capacity";
import type { CheckedPlan } from "../../src/engine/exceptions/check";
import { exceptions, moneyAtStake, ownerOf } from "../../src/engine/exceptions/exceptions";
import { lateDemands, lostSales, materialShortages, pastDueReleases, releasesNow } from "../../src/engine/exceptions/lateness";
import { cumulativeLeadTimes, expiredBoms, fencesTooShort, horizonsTooShort, itemsWithoutSupplier } from "../../src/engine/exceptions/masterData";
import { openOrderMoves } from "../../src/engine/exceptions/openOrders";
import { planChecks } from "../../src/engine/exceptions/planChecks";
import { excessStocks, fullWarehouses, negativeOnHands, stockBelowSafety } from "../../src/engine/exceptions/stock";
import type { CapacityLoad, MasterScheduleLine, MrpLine, Period } from "../../src/engine/plan";
import { planOperations } from "../../src/engine/planOperations";
import type { Problem } from "../../src/engine/problem";
import type { Item, Records } from "../../src/engine/records";
import { aBomLine, anItem, aReceipt, aStock, noRecords, smallOptions, smallRecords } from "../support/smallFactory";
import { planningTools } from "../support/planningTools";
import { weeklyHorizon } from "../support/weeklyHorizon";

/** Five weeks from Monday 2026-01-05. */
const weeks = 5;
const horizon = weeklyHorizon(weeks);
const options = { ...smallOptions, planDate: horizon.planDate, expediteDampingDays: 2, deferDampingDays: 2 };
const plan = (differs: Partial<CheckedPlan>): CheckedPlan => ({
  records: noRecords, options, horizon, periods: horizon.periods, items: { A: anItem("A") }, masterSchedule: [], capacity: [], materials: [], requirements: [], purchases: [], supplies: [], balance: { contradictions: [], materialLimits: [] }, ...differs,
});
const records = (differs: Partial<Records>): Records => ({ ...noRecords, ...differs });
const catalogue = (...items: Item[]): Record<string, Item> => Object.fromEntries(items.map((item) => [item.item, item]));
const none = { pastDue: 0, periods: zeros(weeks) };

const schedule = (available: readonly number[], safetyStock = 0) =>
  ({ item: "A", available, safetyStock: available.map(() => safetyStock), lost: available.map(() => 0), firm: [], loadPeriod: {}, releasePeriod: [0, 1, 2, 3, 4], hoursPerUnit: {}, demand: { orders: { pastDue: 0 }, total: available.map(() => 0) } }) as unknown as MasterScheduleLine;
const material = (item: string, differs: Partial<MrpLine>): MrpLine => ({
  item, type: "raw", source: "buy", family: "", supplier: "S", lowLevelCode: 1, openingStock: 0, unusableStock: 0, safetyStock: zeros(weeks), independent: none, gross: none, receipts: none,
  firmReleases: none, plannedReceipts: zeros(weeks), releases: none, releasePeriod: [0, 1, 2, 3, 4], available: zeros(weeks), ...differs,
});
const asks = (...periods: number[]) => ({ pastDue: 0, periods });

describe("one message an interval", () => {
  test("of overload: neighbouring periods are one message, separate ones two", () => {
    const overload = [5, 5, 0, 0, 3];
    const centre = { workCentre: "W", rated: [40, 40, 40, 40, 40], available: [40, 40, 40, 40, 40], overtimeLimit: [1, 1, 1, 1, 1], weekendLimit: [1, 1, 1, 1, 1], load: [47, 47, 0, 0, 45], overload } as unknown as CapacityLoad;
    expect(capacityOverloads(plan({ capacity: [centre] }))).toEqual([
      { kind: "capacityOverload", workCentre: "W", period: 0, untilPeriod: 1, load: 94, capacity: 84 },
      { kind: "capacityOverload", workCentre: "W", period: 4, untilPeriod: 4, load: 45, capacity: 42 },
    ]);
  });

  test("of load without capacity, with all its hours", () => {
    const centre = { workCentre: "W", rated: [0, 0, 40, 0, 0], load: [3, 4, 5, 6, 0] } as unknown as CapacityLoad;
    expect(loadsWithoutCapacity(plan({ capacity: [centre] }))).toEqual([
      { kind: "noCapacity", workCentre: "W", period: 0, load: 7 },
      { kind: "noCapacity", workCentre: "W", period: 3, load: 6 },
    ]);
  });

  test("of late demand: how long and how much at worst", () => {
    expect(lateDemands(plan({ masterSchedule: [schedule([5, -3, -8, 0, 0])] }))).toEqual([
      { kind: "lateDemand", item: "A", period: 1, quantity: 8, untilPeriod: 3, stoppedBy: [{ kind: "cost" }] },
    ]);
    expect(lateDemands(plan({ masterSchedule: [schedule([5, 0, 0, 0, -4])] }))).toEqual([{ kind: "lateDemand", item: "A", period: 4, quantity: 4, stoppedBy: [{ kind: "cost" }] }]);
  });

  test("of lost sales: all of an interval, and what stopped them", () => {
    const line = { ...schedule([0, 0, 0, 0, 0]), lost: [0, 4, 6, 0, 3] };
    expect(lostSales(plan({ masterSchedule: [line] }))).toEqual([
      { kind: "lostSale", item: "A", period: 1, quantity: 10, stoppedBy: [{ kind: "cost" }] },
      { kind: "lostSale", item: "A", period: 4, quantity: 3, stoppedBy: [{ kind: "cost" }] },
    ]);
  });

  test("of a full warehouse, with its fullest period", () => {
    const storage = { limit: 100, used: [100, 120, 150, 90, 101], beyond: [0, 20, 50, 0, 1] };
    const balance = { contradictions: [], materialLimits: [], storage };
    expect(fullWarehouses(plan({ balance }))).toEqual([
      { kind: "storageFull", period: 2, used: 150, limit: 100 },
      { kind: "storageFull", period: 4, used: 101, limit: 100 },
    ]);
    expect(fullWarehouses(plan({}))).toEqual([]);
  });

  test("of what is firm and does not fit: what the smallest set of it takes", () => {
    const contradictions = [{ kind: "hours" as const, of: "W", period: 1, limit: 27, firm: [{ kind: "frozen" as const, item: "A", quantity: 20, amount: 20 }, { kind: "committed" as const, amount: 9 }], waysOut: [] }];
    expect(contradictingQuantities(plan({ balance: { contradictions, materialLimits: [] } }))).toEqual([{ kind: "contradiction", resource: "hours", of: "W", period: 1, needed: 29, limit: 27 }]);
  });

  test("of stock below the safety level, told apart from stock that is out", () => {
    expect(stockBelowSafety(plan({ masterSchedule: [schedule([10, 4, 7, -2, 10], 10)] }))).toEqual([{ kind: "belowSafetyStock", item: "A", period: 1, quantity: 6 }]);
  });

  test("of a shortage: until an order released today could be there, with the day the last missing one should have left", () => {
    const line = material("R", { available: [5, 5, 5, 5, 5], plannedReceipts: [0, 20, 10, 30, 0], releasePeriod: [-1, -1, -1, 0, 1] });
    // The order for week 3, Monday 2026-01-19, less 12 working days would be Thursday 2026-01-01; that for week 2 left a week earlier.
    expect(materialShortages(plan({ materials: [line], items: catalogue(anItem("R", { leadTimeDays: 12 })) }))).toEqual([
      { kind: "materialShortage", item: "R", period: 1, quantity: 25, release: "2025-12-25", endItems: [] },
    ]);
  });

  test("however the quantities jump, neighbours never have two messages of a kind", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 40 }), { minLength: weeks, maxLength: weeks }), (available) => {
        const found = stockBelowSafety(plan({ masterSchedule: [schedule(available, 12)] })).map((problem) => ("period" in problem ? problem.period : -1));
        const starts = available.flatMap((quantity, t) => (isLow(quantity) && !isLow(available[t - 1] ?? 99) ? [t] : []));
        expect(found).toEqual(starts);
      }),
    );
  });
  const isLow = (quantity: number): boolean => quantity >= 0 && quantity < 12;
});

describe("an open order is needed when requirements and safety level exceed stock and earlier orders", () => {
  const R = anItem("R", { source: "buy" });
  const moves = (orders: Records["receipts"], line: Partial<MrpLine>, differs: Partial<CheckedPlan> = {}) =>
    openOrderMoves(plan({ items: catalogue(R), materials: [material("R", line)], records: records({ receipts: orders }), ...differs }));
  const po = (order: string, quantity: number, due: string) => aReceipt(order, "R", quantity, due, { source: "buy" });

  test("later than its need it is expedited, earlier deferred, without need cancelled", () => {
    // Stock 10 lasts through week 1; the first order is needed in week 2, the second in week 4, nobody asks for the third.
    const line = { openingStock: 10, gross: asks(10, 5, 5, 5, 5) };
    expect(moves([po("1", 10, "2026-01-20"), po("2", 10, "2026-01-21"), po("3", 50, "2026-01-28")], line)).toEqual([
      { kind: "expedite", order: "1", item: "R", quantity: 10, due: "2026-01-20", to: "2026-01-12" },
      { kind: "defer", order: "2", item: "R", quantity: 10, due: "2026-01-21", to: "2026-01-26" },
      { kind: "cancel", order: "3", item: "R", quantity: 50, due: "2026-01-28" },
    ]);
  });

  test("a safety level asks for its pieces, too", () => {
    expect(moves([po("1", 20, "2026-01-26")], { openingStock: 10, gross: asks(0, 0, 0, 0, 0), safetyStock: [5, 12, 12, 12, 12] })).toMatchObject([{ kind: "expedite", to: "2026-01-12" }]);
  });

  test("in the period it is needed nothing is said, nor of an order after the horizon that is not needed before", () => {
    expect(moves([po("1", 10, "2026-01-16"), po("2", 10, "2026-03-30")], { gross: asks(0, 10, 0, 0, 0) })).toEqual([]);
  });

  test("an order due after the last requirement is for demand not seen yet; of what nobody asks for all are cancelled", () => {
    expect(moves([po("1", 10, "2026-01-27")], { openingStock: 10, gross: asks(5, 0, 5, 0, 0) })).toEqual([]);
    expect(moves([po("1", 10, "2026-01-27")], { openingStock: 10 })).toMatchObject([{ kind: "cancel", order: "1" }]);
  });

  test("damping keeps short moves and small orders quiet", () => {
    const line = { openingStock: 0, gross: asks(0, 0, 10, 0, 0) };
    const order = [po("1", 10, "2026-01-16")];
    // Friday to Monday is one working day.
    expect(moves(order, line, { options: { ...options, deferDampingDays: 2 } })).toEqual([]);
    expect(moves(order, line, { options: { ...options, deferDampingDays: 1 } })).toMatchObject([{ kind: "defer", to: "2026-01-19" }]);
    expect(moves(order, line, { options: { ...options, deferDampingDays: 1, dampingQuantity: 11 } })).toEqual([]);
  });

  test("a work order does not leave the frozen zone by a message, nor enter the master schedule's", () => {
    const frozen = horizon.periods.map((period, t): Period => ({ ...period, zone: t < 2 ? "frozen" : "liquid" }));
    const line = { openingStock: 0, gross: asks(0, 10, 0, 10, 0) };
    const orders = (source: "make" | "buy") => [aReceipt("1", "R", 10, "2026-01-28", { source }), aReceipt("2", "R", 10, "2026-01-29", { source })];
    const zoned = { periods: frozen, horizon: { ...horizon, periods: frozen } };
    expect(moves(orders("buy"), line, zoned)).toMatchObject([{ kind: "expedite", order: "1" }]);
    // A part is planned in the frozen zone, too; only the master schedule is closed there.
    expect(moves(orders("make"), line, zoned)).toMatchObject([{ kind: "expedite", order: "1", to: "2026-01-12" }]);
    const scheduled = { ...schedule([0, -10, -10, 0, 0]), openingStock: 0, demand: { orders: { pastDue: 0 }, total: [0, 10, 0, 10, 0] } } as unknown as MasterScheduleLine;
    const ofSchedule = (source: "make" | "buy") => openOrderMoves(plan({ ...zoned, masterSchedule: [scheduled], records: records({ receipts: orders(source).map((order) => ({ ...order, item: "A" })) }) }));
    expect(ofSchedule("buy")).toMatchObject([{ kind: "expedite", order: "1" }]);
    expect(ofSchedule("make")).toEqual([]);
    // Due in the zone and needed later, or by nobody: it is under way.
    const early = (source: "make" | "buy") => [aReceipt("1", "R", 10, "2026-01-08", { source }), aReceipt("2", "R", 10, "2026-01-09", { source })];
    expect(moves(early("buy"), { gross: asks(0, 0, 0, 10, 0) }, zoned).map(({ kind }) => kind)).toEqual(["defer", "cancel"]);
    expect(moves(early("make"), { gross: asks(0, 0, 0, 10, 0) }, zoned)).toEqual([]);
    // Outside the zone a work order moves like any other.
    expect(moves(orders("make"), { gross: asks(0, 0, 10, 10, 0) }, zoned)).toMatchObject([{ kind: "expedite", order: "1", to: "2026-01-19" }]);
  });

  test("followed, the moves leave stock short only where all orders together are", () => {
    const quantities = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: weeks, maxLength: weeks });
    const orders = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 40 }), day: fc.integer({ min: 0, max: 24 }) }), { maxLength: 5 });
    fc.assert(
      fc.property(quantities, orders, fc.integer({ min: 0, max: 20 }), (gross, open, openingStock) => {
        const receipts = open.map(({ quantity, day }, n) => po(`O${n}`, quantity, `2026-01-${String(5 + day).padStart(2, "0")}`));
        const line = { openingStock, gross: asks(...gross) };
        const still = { options: { ...options, expediteDampingDays: 0, deferDampingDays: 0, dampingQuantity: 0 } };
        const first = moves(receipts, line, still);
        const followed = receipts.flatMap((order) => {
          const move = first.find((problem) => "order" in problem && problem.order === order.order);
          return move?.kind === "cancel" ? [] : [{ ...order, due: move && "to" in move ? move.to : order.due }];
        });
        const all = round6(openingStock + followed.reduce((total, { quantity }) => total + quantity, 0));
        let asked = 0;
        gross.forEach((quantity, t) => {
          asked += quantity;
          const there = openingStock + followed.filter(({ due }) => due <= horizon.periods[t]!.end).reduce((total, order) => total + order.quantity, 0);
          expect(there).toBeGreaterThanOrEqual(Math.min(asked, all));
        });
      }),
    );
  });
});

describe("stock", () => {
  const items = catalogue(anItem("R", { source: "buy" }));

  test("above safety level and all demand of the horizon is excess, from the period it lies there", () => {
    const line = material("R", { openingStock: 50, receipts: asks(0, 30, 0, 20, 0), gross: { pastDue: 5, periods: [10, 10, 10, 10, 10] }, safetyStock: [10, 10, 15, 10, 10] });
    // 50 + 30 − 15 − 55 = 10 in week 2, 30 in the end.
    expect(excessStocks(plan({ items, materials: [line] }))).toEqual([{ kind: "excessStock", item: "R", period: 1, quantity: 30 }]);
    // Without the need of the last week the order of the week before it is for later.
    expect(excessStocks(plan({ items, materials: [{ ...line, gross: { pastDue: 25, periods: [10, 10, 10, 0, 0] } }] }))).toEqual([{ kind: "excessStock", item: "R", period: 1, quantity: 10 }]);
    expect(excessStocks(plan({ items, materials: [line], options: { ...options, dampingQuantity: 31 } }))).toEqual([]);
  });

  test("safety stock is no excess", () => {
    expect(excessStocks(plan({ items, materials: [material("R", { openingStock: 60, gross: asks(10, 10, 10, 10, 10), safetyStock: [10, 10, 10, 10, 10] })] }))).toEqual([]);
  });

  test("below 0 in one warehouse is told though another has enough", () => {
    const stock = [aStock("R", -4), aStock("R", 100, { warehouse: "W2" }), aStock("Q", 3)];
    expect(negativeOnHands(plan({ items, records: records({ stock }) }))).toEqual([{ kind: "negativeOnHand", item: "R", quantity: -4 }]);
  });
});

test("a shortage of the small factory names the day its order should have left and the demands it holds up", async () => {
  const { problems } = await planOperations(smallRecords, smallOptions, planningTools(), () => {});
  const shortage = problems.find((problem) => problem.kind === "materialShortage" && problem.item === "R3");
  expect(shortage).toMatchObject({ release: "2026-03-16", endItems: expect.arrayContaining(["P100", "V100"]) });
}, 30_000);

describe("releases", () => {
  const items = catalogue(anItem("R", { source: "buy" }), anItem("P", { phantom: true }));

  test("of the first period are one message an item; past-due ones have their own, a phantom none", () => {
    const releases = { pastDue: 7, periods: [30, 20, 0, 0, 0] };
    const checked = plan({ items, materials: [material("R", { releases }), material("P", { releases: { pastDue: 0, periods: [9, 0, 0, 0, 0] } })] });
    expect(releasesNow(checked)).toEqual([{ kind: "releaseNow", item: "R", quantity: 30, until: "2026-01-12" }]);
    expect(pastDueReleases(checked)).toEqual([{ kind: "pastDueRelease", item: "R", quantity: 7 }]);
  });

  test("of a first period without working days are released with the next one's", () => {
    const periods = horizon.periods.map((period, t) => (t === 0 ? { ...period, workingDays: 0 } : period));
    expect(releasesNow(plan({ items, periods, materials: [material("R", { releases: asks(30, 20, 5, 0, 0) })] }))).toEqual([{ kind: "releaseNow", item: "R", quantity: 50, until: "2026-01-19" }]);
  });
});

describe("master data", () => {
  test("a parent started when none of its lines holds, once an interval", () => {
    const bom = [aBomLine("P", "R", 1, { to: "2026-01-11" }), aBomLine("P", "Q", 1, { from: "2026-01-26" })];
    const items = catalogue(anItem("P"), anItem("R"), anItem("Q"));
    const started = (...periods: number[]) => expiredBoms(plan({ items, records: records({ bom }), materials: [material("P", { releases: asks(...periods) })] }));
    expect(started(5, 0, 5, 5, 0)).toEqual([{ kind: "expiredBom", item: "P", period: 2 }]);
    expect(started(5, 5, 5, 0, 0)).toEqual([{ kind: "expiredBom", item: "P", period: 1 }]);
    expect(started(5, 0, 0, 5, 5)).toEqual([]);
  });

  /** Reference vector: A 1 day → {B 2 → C 3, D 4} takes 6 days, not the sum 10. */
  test("the cumulative lead time is the longest path", () => {
    const items = catalogue(anItem("A", { leadTimeDays: 1 }), anItem("B", { leadTimeDays: 2 }), anItem("C", { leadTimeDays: 3 }), anItem("D", { leadTimeDays: 4 }));
    const bom = [aBomLine("A", "B"), aBomLine("A", "D"), aBomLine("B", "C")];
    expect(cumulativeLeadTimes({ items, records: records({ bom }), options })("A")).toBe(6);
  });

  test("fences shorter than the longest lead time are one message with the count", () => {
    const items = catalogue(anItem("A", { leadTimeDays: 6 }), anItem("B", { leadTimeDays: 4 }), anItem("C", { leadTimeDays: 3 }), anItem("D", { leadTimeDays: 9 }));
    const masterSchedule = ["A", "B", "D"].map((item) => ({ ...schedule(zeros(weeks)), item }));
    const checked = plan({ items, masterSchedule, options: { ...options, frozenDays: 2, slushyDays: 3 } });
    expect(fencesTooShort(checked)).toEqual([{ kind: "fenceTooShort", items: 2, longestItem: "D", leadTimeDays: 9, fenceDays: 5 }]);
    expect(fencesTooShort({ ...checked, options: { ...options, frozenDays: 5, slushyDays: 5 } })).toEqual([]);
  });

  test("a horizon shorter than the longest lead time sees demand too late to order for it", () => {
    // Five weeks of five days.
    const items = catalogue(anItem("A", { leadTimeDays: 20 }), anItem("B", { leadTimeDays: 6 }), anItem("C", { leadTimeDays: 25 }));
    const bom = [aBomLine("A", "B")];
    const masterSchedule = ["A", "C"].map((item) => ({ ...schedule(zeros(weeks)), item }));
    const checked = plan({ items, masterSchedule, records: records({ bom }) });
    expect(horizonsTooShort(checked)).toEqual([{ kind: "horizonTooShort", items: 1, longestItem: "A", leadTimeDays: 26, horizonDays: 25 }]);
    expect(horizonsTooShort({ ...checked, records: records({}) })).toEqual([]);
  });

  test("purchases without a supplier are told once an item; outsourcing has none", () => {
    const purchase = { supplier: "", quantity: 1, orders: 1, release: "", due: "", period: 0, pastDue: false };
    const purchases = [{ ...purchase, item: "R", from: "materials" as const }, { ...purchase, item: "R", from: "materials" as const }, { ...purchase, item: "P", from: "outsourcing" as const }];
    expect(itemsWithoutSupplier(plan({ purchases }))).toEqual([{ kind: "noSupplier", item: "R" }]);
  });
});

describe("who acts", () => {
  const items = catalogue(anItem("made"), anItem("bought", { source: "buy" }));
  test("what is made is manufacturing's, what is bought purchasing's", () => {
    expect(ownerOf({ kind: "pastDueRelease", item: "made", quantity: 1 }, { items })).toBe("manufacturing");
    expect(ownerOf({ kind: "pastDueRelease", item: "bought", quantity: 1 }, { items })).toBe("purchasing");
    expect(ownerOf({ kind: "noCalendar", year: 2027 }, { items })).toBeUndefined();
    expect(ownerOf({ kind: "lostSale", item: "made", period: 0, quantity: 1, stoppedBy: [] }, { items })).toBe("sales");
  });

  test("a contradiction is worth its hours at the overtime price, or its material at cost", () => {
    const capacity = [{ workCentre: "W", overtimeCost: 60 } as CapacityLoad];
    expect(moneyAtStake({ kind: "contradiction", resource: "hours", of: "W", period: 0, needed: 31, limit: 27 }, { items, capacity })).toBe(240);
    expect(moneyAtStake({ kind: "contradiction", resource: "material", of: "bought", period: 0, needed: 31, limit: 27 }, { items, capacity })).toBe(400);
  });

  test("exceptions are ranked by severity, then money; a matter of the input is none", () => {
    const problems: Problem[] = [
      { kind: "excessStock", item: "made", period: 0, quantity: 999 },
      { kind: "pastDueRelease", item: "made", quantity: 2 },
      { kind: "noCalendar", year: 2027 },
      { kind: "negativeOnHand", item: "bought", quantity: -5 },
    ];
    expect(exceptions(problems, { items, capacity: [] }).map(({ problem, owner, money }) => [problem.kind, owner, money])).toEqual([
      ["negativeOnHand", "warehouse", 500],
      ["pastDueRelease", "manufacturing", 200],
      ["excessStock", "planner", 99_900],
    ]);
  });
});

test("a plan without anything has no problems", () => {
  expect(planChecks.flatMap((check) => check(plan({})))).toEqual([]);
});
