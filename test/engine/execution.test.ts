import fc from "fast-check";
import { round6, sum, zeros } from "../../src/engine/arithmetic";
import { workingCalendar } from "../../src/engine/calendar";
import { sortRecords } from "../../src/engine/canonical";
import { noDemand } from "../../src/engine/demand/noDemand";
import { type DemandPlan, planDemand } from "../../src/engine/demand/planDemand";
import { issueList } from "../../src/engine/execution/issueList";
import { shippingPeriods, shippingPlan } from "../../src/engine/execution/shippingPlan";
import type { Horizon } from "../../src/engine/periods";
import { planningPeriods } from "../../src/engine/periods";
import type { MasterScheduleLine, MrpLine, Plan, Requirement, ShippingLine } from "../../src/engine/plan";
import type { CustomerGrade, CustomerOrder } from "../../src/engine/records";
import { planOf } from "../support/reportedPlan";
import { aBomLine, anItem, anOrder, aReceipt, noRecords, smallOptions, smallRecords } from "../support/smallFactory";
import { weeklyHorizon } from "../support/weeklyHorizon";

/** Weeks from Monday 2026-01-05; the shipping weeks are the first two. */
const horizon = weeklyHorizon(4);
const none = { pastDue: 0, periods: zeros(4) };

/** A finished good with so much there, and so much finished in each week. */
const finished = (openingStock: number, production: readonly number[]): MasterScheduleLine => ({
  item: "A", family: "F", openingStock, unusableStock: 0, safetyStock: zeros(4), demand: noDemand("A", 4), receipts: none, firmReleases: none, firm: [], firmByHand: [], unconstrained: production,
  production, outsourced: zeros(4), available: zeros(4), availableToPromise: zeros(4), discreteAvailableToPromise: zeros(4), shipments: zeros(4), releases: none, releasePeriod: [0, 1, 2, 3], hoursPerUnit: {}, setupHours: {}, setupCost: 0, loadPeriod: {}, lost: zeros(4),
});
const expected = (counted: readonly number[]): DemandPlan["channels"] => new Map([["A", [{ channel: "", counted }]]]);
const order = (number: string, grade: CustomerGrade, quantity: number, due: string, differs: Partial<CustomerOrder> = {}) => anOrder(number, "A", quantity, due, { grade, ...differs });
const ship = (line: MasterScheduleLine, orders: readonly CustomerOrder[], counted = zeros(4)) =>
  shippingPlan({ ...noRecords, orders }, expected(counted), { masterSchedule: [line], materials: [] }, horizon);
const inShort = ({ order, kind, period, open, ship }: ShippingLine) => [order ?? kind, period, open, ship];

describe("the shipping weeks", () => {
  test.each([
    ["2026-03-25", "2026-04-05"],
    ["2026-03-23", "2026-04-05"],
    ["2026-03-29", "2026-04-05"],
    ["2026-03-30", "2026-04-12"],
  ])("from %s they reach Sunday %s", (planDate, end) => {
    const periods = planningPeriods({ ...smallOptions, planDate }, new Map());
    expect(periods[shippingPeriods(periods) - 1]!.end).toBe(end);
  });

  test("one weekly period is this week alone: the month after it reaches too far", () => {
    const periods = planningPeriods({ ...smallOptions, planDate: "2026-03-30", weeklyPeriods: 1 }, new Map());
    expect(periods[shippingPeriods(periods) - 1]!.end).toBe("2026-04-05");
  });
});

describe("shipping", () => {
  test("grade, then due date, then number; forecast gets what orders leave; what is not there stays open", () => {
    const orders = [order("3", "C", 10, "2025-12-30"), order("2", "A", 15, "2026-01-09"), order("1", "B", 10, "2026-01-08"), order("4", "A", 5, "2026-01-06")];
    expect(ship(finished(33, zeros(4)), orders, [4, 0, 0, 0]).map(inShort)).toEqual([
      ["4", 0, 5, 5],
      ["2", 0, 15, 15],
      ["1", 0, 10, 10],
      ["3", 0, 10, 3],
      ["forecast", 0, 4, 0],
    ]);
  });

  test("what is finished next week leaves next week, and the order says both", () => {
    expect(ship(finished(6, [0, 10, 0, 0]), [order("1", "A", 20, "2026-01-07")]).map(inShort)).toEqual([
      ["1", 0, 6, 6],
      ["1", 1, 14, 10],
    ]);
  });

  test("a better grade due next week is not robbed this week", () => {
    expect(ship(finished(10, zeros(4)), [order("1", "C", 10, "2026-01-06"), order("2", "A", 8, "2026-01-14")]).map(inShort)).toEqual([
      ["2", 1, 8, 8],
      ["1", 0, 10, 2],
    ]);
  });

  test("orders after the two weeks, and what is shipped of an order, do not count", () => {
    expect(ship(finished(50, zeros(4)), [order("1", "A", 20, "2026-01-19"), order("2", "B", 20, "2026-01-12", { shipped: 15 })]).map(inShort)).toEqual([["2", 1, 5, 5]]);
  });

  test("the forecast keeps its channels, and only what counts of it", async () => {
    const { shipping, periods } = await planOf();
    const counted = planDemand(sortRecords(smallRecords), smallOptions, { planDate: smallOptions.planDate, calendar: workingCalendar(smallRecords.calendar), periods });
    const ofForecast = (item: string, channel: string) => sum(shipping.filter((line) => line.kind === "forecast" && line.item === item && line.channel === channel).map(({ open }) => open));
    for (const [item, line] of counted.lines) {
      const inWeeks = (quantities: readonly number[]) => sum(quantities.slice(0, shippingPeriods(periods)));
      expect(ofForecast(item, "domestic") + ofForecast(item, "export")).toBeCloseTo(inWeeks(line.counted), 6);
      for (const { channel, counted: ofChannel } of counted.channels.get(item)!) expect(ofForecast(item, channel)).toBeCloseTo(inWeeks(ofChannel), 6);
    }
    expect(shipping.filter(({ kind, channel }) => kind === "forecast" && channel === "export").length).toBeGreaterThan(3);
  }, 30_000);

  test("a part sold by itself leaves only what its parents do not take", () => {
    const line: MrpLine = {
      item: "A", type: "semiFinished", source: "make", family: "", supplier: "", lowLevelCode: 1, openingStock: 10, unusableStock: 0, safetyStock: zeros(4), independent: { pastDue: 0, periods: [8, 0, 0, 0] },
      gross: { pastDue: 0, periods: [12, 3, 0, 0] }, receipts: none, firmReleases: none, plannedReceipts: zeros(4), releases: none, releasePeriod: [0, 1, 2, 3], available: zeros(4),
    };
    const lines = shippingPlan({ ...noRecords, orders: [order("1", "A", 8, "2026-01-06")] }, new Map(), { masterSchedule: [], materials: [line] }, horizon);
    expect(lines.map(inShort)).toEqual([["1", 0, 8, 3]]);
  });

  const anyOrder = fc.record({ grade: fc.constantFrom<CustomerGrade>("A", "B", "C"), quantity: fc.integer({ min: 1, max: 40 }), day: fc.integer({ min: 1, max: 18 }) });
  const world = { stock: fc.integer({ min: -10, max: 60 }), made: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 }), orders: fc.array(anyOrder, { maxLength: 8 }), counted: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 }) };
  const shipped = ({ stock, made, orders, counted }: { stock: number; made: number[]; orders: { grade: CustomerGrade; quantity: number; day: number }[]; counted: number[] }) =>
    ship(finished(stock, made), orders.map(({ grade, quantity, day }, n) => order(`O${n}`, grade, quantity, `2026-01-${String(day).padStart(2, "0")}`)), counted);

  test("never more leaves than is there, in any week", () => {
    fc.assert(
      fc.property(fc.record(world), (given) => {
        const lines = shipped(given);
        for (const t of [0, 1]) {
          const there = Math.max(0, given.stock + sum(given.made.slice(0, t + 1)));
          expect(sum(lines.filter(({ period }) => period <= t).map((line) => line.ship))).toBeLessThanOrEqual(there);
        }
      }),
    );
  });

  test("nothing is lost: the open quantities are those of the orders and the forecast", () => {
    fc.assert(
      fc.property(fc.record(world), (given) => {
        const due = sum(given.orders.map(({ quantity }) => quantity));
        expect(sum(shipped(given).map(({ open }) => open))).toBe(due + given.counted[0]! + given.counted[1]!);
      }),
    );
  });

  test("no grade A order is short in a week that ships to C", () => {
    fc.assert(
      fc.property(fc.record(world), (given) => {
        const lines = shipped(given);
        const shortWeek = Math.min(...lines.filter(({ grade, open, ship }) => grade === "A" && open > ship).map(({ due }) => (due! <= horizon.periods[0]!.end ? 0 : 1)));
        expect(lines.filter(({ grade, ship, period }) => grade === "C" && ship > 0 && period >= shortWeek)).toEqual([]);
      }),
    );
  });
});

describe("issuing", () => {
  const zoned: Horizon = { ...horizon, periods: horizon.periods.map((period, t) => ({ ...period, zone: t === 0 ? "frozen" : t < 3 ? "slushy" : "liquid" })) };
  const always = { pastDue: true, periods: [true, true, true, true] };
  const line = (parent: string, component: string, quantityPer: number, effective = always): Requirement => ({ parent, component, quantityPer, effective, requirement: none });
  const items = (...codes: ReturnType<typeof anItem>[]) => new Map(codes.map((item) => [item.item, item]));
  const mrp = (item: string, plannedReceipts: readonly number[], differs: Partial<MrpLine> = {}): MrpLine => ({
    item, type: "semiFinished", source: "make", family: "", supplier: "", lowLevelCode: 1, openingStock: 0, unusableStock: 0, safetyStock: zeros(4), independent: none, gross: none, receipts: none, firmReleases: none,
    plannedReceipts, releases: { pastDue: 0, periods: plannedReceipts }, releasePeriod: [0, 1, 2, 3], available: zeros(4), ...differs,
  });

  test("by start day and first operation; past-due starts on the plan date; the liquid zone is not issued", () => {
    const starts = finished(0, [5, 6, 0, 8]);
    const routing = [
      { item: "A", operation: "100", workCentre: "PACK", hoursPerUnit: 1, setupHours: 0, unitsPerPersonHour: 0, people: 1, offsetDays: 0 },
      { item: "A", operation: "20", workCentre: "SAW", hoursPerUnit: 1, setupHours: 0, unitsPerPersonHour: 0, people: 1, offsetDays: 0 },
    ];
    const schedule = { ...starts, releasePeriod: [-1, 0, 1, 3] };
    const lines = issueList({ ...noRecords, routing }, items(anItem("A", { leadTimeDays: 5 }), anItem("R")), { masterSchedule: [schedule], materials: [], requirements: [line("A", "R", 2)] }, zoned);
    expect(lines).toEqual([
      { start: "2026-01-05", workCentre: "SAW", parent: "A", started: 5, component: "R", quantityPer: 2, quantity: 10, period: -1, receiptPeriod: 0 },
      { start: "2026-01-05", workCentre: "SAW", parent: "A", started: 6, component: "R", quantityPer: 2, quantity: 12, period: 0, receiptPeriod: 1 },
    ]);
  });

  test("a BOM line counts on the days it holds, and yield raises what is started", () => {
    const lines = issueList(
      noRecords,
      items(anItem("A", { yield: 0.8 }), anItem("R"), anItem("Q")),
      { masterSchedule: [finished(0, [8, 0, 8, 0])], materials: [], requirements: [line("A", "R", 1, { pastDue: true, periods: [true, true, false, false] }), line("A", "Q", 1, { pastDue: false, periods: [false, false, true, true] })] },
      zoned,
    );
    expect(lines.map(({ component, quantity, period }) => [component, quantity, period])).toEqual([["R", 10, 0], ["Q", 10, 2]]);
  });

  test("a firm order is issued with its number lead time before it is due; a released one has been issued", () => {
    const receipts = [aReceipt("WO-1", "A", 10, "2026-01-14", { status: "firm" }), aReceipt("WO-2", "A", 10, "2026-01-14")];
    const lines = issueList({ ...noRecords, receipts }, items(anItem("A", { leadTimeDays: 2 }), anItem("R")), { masterSchedule: [finished(0, zeros(4))], materials: [], requirements: [line("A", "R", 3)] }, zoned);
    expect(lines).toEqual([{ start: "2026-01-12", parent: "A", order: "WO-1", started: 10, component: "R", quantityPer: 3, quantity: 30, period: 1 }]);
  });

  test("a phantom comes from its stock first, the rest as its components where it is used", () => {
    const phantom = mrp("P", [20, 0, 0, 0], { openingStock: 20 });
    const other = mrp("B", [15, 0, 0, 0]);
    const routing = [
      { item: "A", operation: "10", workCentre: "W1", hoursPerUnit: 1, setupHours: 0, unitsPerPersonHour: 0, people: 1, offsetDays: 0 },
      { item: "B", operation: "10", workCentre: "W2", hoursPerUnit: 1, setupHours: 0, unitsPerPersonHour: 0, people: 1, offsetDays: 0 },
    ];
    const lines = issueList(
      { ...noRecords, routing },
      items(anItem("A"), anItem("B"), anItem("P", { phantom: true }), anItem("R")),
      { masterSchedule: [finished(0, [10, 0, 0, 0])], materials: [other, phantom], requirements: [line("A", "P", 1), line("B", "P", 2), line("P", "R", 4)] },
      zoned,
    );
    expect(lines.map(({ workCentre, parent, component, started, quantity }) => [workCentre, parent, component, started, quantity])).toEqual([
      ["W1", "A", "P", 10, 10],
      ["W2", "B", "P", 15, 10],
      ["W2", "P", "R", 20, 80],
    ]);
  });

  /** What MRP asks of a component for the starts of the issued weeks; a phantom's requirement is met from stock or by its components. */
  const requirementIn = ({ requirements, periods }: Plan, component: string): number =>
    round6(
      sum(
        requirements
          .filter((row) => row.component === component)
          .map(({ requirement }) => requirement.pastDue + sum(requirement.periods.filter((_, t) => periods[t]!.kind === "week" && periods[t]!.zone !== "liquid"))),
      ),
    );

  test("of the small factory: every component as much as MRP requires for those starts", async () => {
    const plan = await planOf();
    const issued = (component: string) => round6(sum(plan.issues.filter((row) => row.component === component).map(({ quantity }) => quantity)));
    const components = [...new Set(smallRecords.bom.map(({ component }) => component))];
    const phantoms = components.filter((code) => plan.items[code]!.phantom);
    for (const component of components.filter((code) => !phantoms.includes(code))) expect([component, issued(component)]).toEqual([component, requirementIn(plan, component)]);
    for (const phantom of phantoms) {
      const started = new Map(plan.issues.filter(({ parent }) => parent === phantom).map((row) => [`${row.start} ${row.workCentre} ${row.receiptPeriod} ${row.started}`, row.started]));
      expect(round6(issued(phantom) + sum([...started.values()]))).toBeCloseTo(requirementIn(plan, phantom), 4);
    }
    expect(plan.issues.length).toBeGreaterThan(20);
  }, 30_000);

  test("items bought are issued to no work centre", async () => {
    const plan = await planOf({ ...smallRecords, bom: [...smallRecords.bom, aBomLine("V900", "R3")] });
    expect(sum(plan.masterSchedule.find(({ item }) => item === "V900")!.production)).toBeGreaterThan(0);
    expect(plan.issues.filter(({ parent }) => parent === "V900")).toEqual([]);
  }, 30_000);
});
