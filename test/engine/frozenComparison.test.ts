import { defaultOptions } from "../../src/engine/options";
import { changesOfYear } from "../../src/engine/meeting/changeBudget";
import { frozenDepartures } from "../../src/engine/meeting/freezeGuard";
import { frozenComparison, frozenStateOf } from "../../src/engine/meeting/frozenComparison";
import { type ChangeRequest, nothingRemembered, type PlanRelease, type ReleasedHours, type ReleasedQuantity } from "../../src/engine/meeting/memory";
import { planningPeriods } from "../../src/engine/periods";
import type { Plan } from "../../src/engine/plan";

/** Plan date Wednesday 25 March 2026, eight frozen working days: 25–29 and 30–31 March and 1–5 April. */
const options = { ...defaultOptions, planDate: "2026-03-25", frozenDays: 8, weeklyPeriods: 5, horizonMonths: 1 };
const periods = planningPeriods(options, new Map());
const line = (item: string, production: readonly number[], receipts: readonly number[] = []) => ({ item, production: periods.map((_, t) => production[t] ?? 0), receipts: { pastDue: 5, periods: periods.map((_, t) => receipts[t] ?? 0) } });
const planOf = (lines: readonly ReturnType<typeof line>[], load: readonly number[] = []) =>
  ({ options, periods, calendar: [], masterSchedule: lines, capacity: [{ workCentre: "W", load: periods.map((_, t) => load[t] ?? 0) }] }) as unknown as Plan;

const release: PlanRelease = { release: "2026-03-2", cycle: "2026-03", planDate: "2026-03-23", releasedAt: "", releasedBy: "", quantity: 0, planCost: 0, inputFingerprint: "", planFingerprint: "", note: "" };
const row = (item: string, start: string, end: string, quantity: number, of = "2026-03-2"): ReleasedQuantity => ({ release: of, item, start, end, quantity });
const hoursRow = (start: string, end: string, hours: number): ReleasedHours => ({ release: "2026-03-2", workCentre: "W", start, end, hours });
const request = (differs: Partial<ChangeRequest>): ChangeRequest => ({ request: "C-1", requestedOn: "2026-03-24", item: "A", start: "2026-03-30", end: "2026-03-31", before: 0, after: 0, causeCode: "orderChange", cause: "", department: "一部", requester: "", approver: "", status: "approved", note: "", ...differs });
const memory = { ...nothingRemembered, releases: [release, { ...release, release: "2026-03-1" }] };

test("the frozen periods", () => expect(periods.filter(({ zone }) => zone === "frozen").map(({ start }) => start)).toEqual(["2026-03-25", "2026-03-30", "2026-04-01"]));

test("nothing is compared before the first release", () => {
  expect(frozenComparison(planOf([line("A", [5])]), nothingRemembered)).toBeUndefined();
  expect(frozenDepartures(planOf([line("A", [5])]), nothingRemembered)).toEqual([]);
});

test("open orders belong to what is planned, past-due ones do not; an item the release does not know had 0", () => {
  const released = [row("A", "2026-03-25", "2026-03-29", 60), row("A", "2026-03-30", "2026-04-05", 0), row("A", "2026-03-25", "2026-03-29", 999, "2026-03-1")];
  const { quantities, periods: compared } = frozenComparison(planOf([line("A", [40], [20]), line("B", [0, 7])]), { ...memory, releasedQuantities: released })!;
  expect(compared).toEqual([0, 1, 2]);
  expect(quantities.filter(({ state }) => state !== "unchanged")).toEqual([{ item: "B", period: 1, released: 0, planned: 7, state: "notCovered" }]);
  expect(quantities.find(({ item, period }) => item === "A" && period === 0)).toEqual({ item: "A", period: 0, released: 60, planned: 60, state: "unchanged" });
});

test("a row other days cut is shared out by working days, and of what lies before the plan date nothing counts", () => {
  // Monday 23 to Sunday 29 March, 50 in five working days: 20 are past, 30 are to come.
  const released = [row("A", "2026-03-23", "2026-03-29", 50), row("A", "2026-03-30", "2026-04-05", 50)];
  const { quantities } = frozenComparison(planOf([line("A", [30, 20, 30])]), { ...memory, releasedQuantities: released })!;
  expect(quantities.map(({ released: quantity }) => quantity)).toEqual([30, 20, 30]);
});

test("periods the release does not reach to the end of are not compared", () => {
  const { periods: compared } = frozenComparison(planOf([]), { ...memory, releasedQuantities: [row("A", "2026-03-25", "2026-04-03", 0)] })!;
  expect(compared).toEqual([0, 1]);
});

test("the last approved request for the period counts, and for its quantity alone", () => {
  const released = [row("A", "2026-03-25", "2026-04-05", 0)];
  const requests = [request({ after: 9 }), request({ request: "C-2", after: 7 }), request({ request: "C-3", after: 9, status: "pending" }), request({ request: "C-4", item: "B", after: 9 })];
  const told = (planned: number) => frozenDepartures(planOf([line("A", [0, planned])]), { ...memory, releasedQuantities: released, changeRequests: requests });
  const departure = { kind: "frozenPlanChanged", item: "A", period: 1, released: 0, release: "2026-03-2" };
  expect(told(7)).toEqual([{ ...departure, planned: 7, request: "C-2" }]);
  expect(told(9)).toEqual([{ ...departure, planned: 9 }]);
  expect(told(0)).toEqual([]);
});

test("hours are told from three minutes on, of work centres the release knows", () => {
  const told = (load: readonly number[], rows: readonly ReleasedHours[]) => frozenDepartures(planOf([], load), { ...memory, releasedQuantities: [row("A", "2026-03-25", "2026-04-05", 0)], releasedHours: rows });
  expect(told([10.04], [hoursRow("2026-03-25", "2026-03-29", 10)])).toEqual([]);
  expect(told([10.05], [hoursRow("2026-03-25", "2026-03-29", 10)])).toEqual([{ kind: "frozenHoursChanged", workCentre: "W", period: 0, released: 10, planned: 10.05, release: "2026-03-2" }]);
  expect(told([10.05], [])).toEqual([]);
});

test.each([
  [5, 5, undefined, "unchanged"],
  [5, 6, undefined, "notCovered"],
  [5, 6, 6, "covered"],
  [5, 6, 7, "notCovered"],
  [5, 5, 7, "unchanged"],
])("released %d, planned %d, approved %s: %s", (released, planned, quantity, state) => expect(frozenStateOf(released, planned, quantity === undefined ? undefined : { request: request({}), quantity })).toBe(state));

test("the year's changes name every item and department a request of the year speaks of, and the departments there are", () => {
  const requests = [request({ item: "B" }), request({ item: "A", department: "", status: "pending" }), request({ item: "C", requestedOn: "2025-03-24", department: "三部" }), request({ item: "D", department: "二部", causeCode: "forceMajeure" })];
  expect(changesOfYear(requests, "2026-03-25", ["四部", "", "一部"], { changesPerItem: 2, changesPerDepartment: 1 })).toEqual({
    items: [{ subject: "A", used: 0, limit: 2 }, { subject: "B", used: 1, limit: 2 }, { subject: "D", used: 0, limit: 2 }],
    departments: ["一部", "二部", "四部"].map((subject) => ({ subject, used: subject === "一部" ? 1 : 0, limit: 1 })),
  });
});
