import { dayNumber } from "../../src/engine/calendar";
import { withAssumptions } from "../../src/engine/meeting/assumptions";
import { type PlanGap, planGaps } from "../../src/engine/meeting/planGaps";
import { sum } from "../../src/engine/arithmetic";
import type { Plan } from "../../src/engine/plan";
import { planOperations } from "../../src/engine/planOperations";
import type { Records } from "../../src/engine/records";
import { planningTools } from "../support/planningTools";
import { aCapacityMonth, anOrder, smallOptions, smallRecords } from "../support/smallFactory";

/** The small factory without real lots, so that plans can be compared; April is more than machining can make. */
const records: Records = {
  ...smallRecords,
  releasedPlan: [],
  items: smallRecords.items.map((item) => ({ ...item, lotSizing: "L4L" as const, minimumLot: 0, lotMultiple: 0, maximumLot: 0, orderingCost: 0 })),
  routing: smallRecords.routing.map((step) => ({ ...step, setupHours: 0 })),
};
const planOf = (changed: Records): Promise<Plan> => planOperations(changed, smallOptions, planningTools(), () => {});

let plan: Plan;
let gaps: readonly PlanGap[];
beforeAll(async () => {
  plan = await planOf(records);
  gaps = planGaps(plan, records);
});

const options = (kind: PlanGap["kind"]) => gaps.filter((gap) => gap.kind === kind).flatMap((gap) => gap.options.map((option) => ({ gap, option })));

it("every stretch of scarce hours is a gap, named by its work centre and month", () => {
  const hours = gaps.filter((gap) => gap.kind === "hours");
  expect(hours.length).toBeGreaterThan(0);
  expect(hours.map(({ gap }) => gap)).toEqual(plan.balance.remedies.map(({ workCentre, period }) => `hours ${workCentre} ${plan.periods[period]!.month}`));
});

it("two stretches of one work centre in one month are two gaps", () => {
  const twice = { ...plan, balance: { ...plan.balance, remedies: plan.balance.remedies.flatMap((stretch) => [stretch, stretch]) } };
  const names = planGaps(twice, records).map(({ gap }) => gap);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(gaps.map(({ gap }) => gap)));
});

it("what the plan does already is told from its own rows", () => {
  for (const gap of gaps) {
    if (gap.kind !== "hours") continue;
    const { workCentre, period, untilPeriod } = gap.stretch;
    const centre = plan.capacity.find((line) => line.workCentre === workCentre)!;
    expect(gap.alreadyDone.overtimeHours).toBeCloseTo(sum(centre.overtime.slice(period, untilPeriod + 1)) + sum(centre.weekendOvertime.slice(period, untilPeriod + 1)), 5);
  }
});

it("the assumptions of a remedy name inputs, and give the stretch at least the hours or pieces it is about", () => {
  const remedies = options("hours").flatMap(({ gap, option }) => (gap.kind === "hours" && option.kind === "remedy" && option.remedy.kind !== "acceptLateness" ? [{ gap, option }] : []));
  expect(remedies.length).toBeGreaterThan(0);
  for (const { gap, option } of remedies) {
    const changed = withAssumptions({ records, options: smallOptions }, option.assumptions.map((assumption) => ({ ...assumption, statedFor: "" })));
    expect(changed.problems).toEqual([]);
    const { period, untilPeriod } = gap.stretch;
    const months = new Set(plan.periods.slice(period, untilPeriod + 1).map(({ month }) => month));
    for (const { start, end, value } of option.assumptions) {
      expect(months.has(start!.slice(0, 7))).toBe(true);
      expect(end!.slice(0, 7)).toBe(start!.slice(0, 7));
      expect(value).not.toBe(0);
    }
    const total = sum(option.assumptions.map(({ value }) => value));
    expect(total).toBeGreaterThanOrEqual((option.remedy.kind === "outsource" ? (option.remedy.quantity ?? 0) : option.remedy.hours) - 1e-6);
  }
});

it("orders to move are never of grade A, are open, use the hours that are short, and wait four weeks at most", () => {
  const moves = [...options("hours"), ...options("late")].flatMap(({ option }) => (option.kind === "moveOrder" ? [option] : []));
  expect(moves.length).toBeGreaterThan(0);
  for (const { order, to, assumptions } of moves) {
    expect(order.grade).not.toBe("A");
    expect(order.quantity).toBeGreaterThan(order.shipped);
    expect(to > order.due).toBe(true);
    const days = dayNumber(to) - dayNumber(order.due);
    expect(days).toBeLessThanOrEqual(28);
    expect(assumptions).toEqual([{ kind: "orderMoved", subject: order.order, value: days }]);
  }
});

it("late demand is a gap for the dearest items, with pieces as the plan misses them", async () => {
  // Hardly any machining in April, and no overtime: orders come late.
  const short = { ...records, outsourcing: [], capacity: [aCapacityMonth("MACH", "2026-04", { downtimeHours: 900 }), aCapacityMonth("MACH", "2026-05", { downtimeHours: 700 })], orders: [...records.orders, anOrder("SO-50", "P300", 150, "2026-04-22")] };
  const late = planGaps(await planOf(short), short).filter((gap) => gap.kind === "late");
  expect(late.length).toBeGreaterThan(0);
  expect(late.length).toBeLessThanOrEqual(5);
  for (const gap of late) if (gap.kind === "late") expect(gap.late + gap.lost).toBeGreaterThan(0);
  const shortened = late.flatMap(({ options: all }) => all).flatMap((option) => (option.kind === "shortenOrder" ? [option] : []));
  for (const { order, by, assumptions } of shortened) {
    expect(by).toBeLessThanOrEqual(order.quantity - order.shipped);
    expect(assumptions).toEqual([{ kind: "orderShortened", subject: order.order, value: by }]);
  }
});

it("a plan with hours to spare has no gaps", async () => {
  const easy = { ...records, workCentres: records.workCentres.map((centre) => ({ ...centre, headcount: centre.headcount * 5 })) };
  const roomy = await planOf(easy);
  expect(planGaps(roomy, easy).filter(({ kind }) => kind !== "late")).toEqual([]);
});
