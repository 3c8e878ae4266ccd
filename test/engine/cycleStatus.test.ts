import { workingCalendar } from "../../src/engine/calendar";
import { cycleDeadlines } from "../../src/engine/meeting/cycleCalendar";
import { type CycleFacts, cycleStatus, type CycleStep } from "../../src/engine/meeting/cycleStatus";

/** November 2026: the 25th is a Wednesday, the 26th a Thursday, the 27th a Friday; the 28th is a Saturday, so the meeting is on Monday the 30th. */
const deadlines = cycleDeadlines("2026-11", { submissionDay: 25, reviewDay: 26, meetingDay: 28 }, workingCalendar([]));
const nothing: CycleFacts = { missingOffices: ["华东", "华南"], hasForecast: false, isApproved: false, hasPreRead: false, isReleased: false, hasMinutes: false, openReasons: 0, overdueActions: 0 };
const allDone: CycleFacts = { missingOffices: [], hasForecast: true, isApproved: true, hasPreRead: true, isReleased: true, hasMinutes: true, openReasons: 0, overdueActions: 0, shippingPlanDate: "2026-11-27" };
const standing = (step: CycleStep, now: string, facts: Partial<CycleFacts>, base = nothing) => cycleStatus(deadlines, { cycle: "2026-11", now, facts: { ...base, ...facts } }).find((one) => one.step === step)!;
const states = (now: string, facts: Partial<CycleFacts>, base = nothing) => cycleStatus(deadlines, { cycle: "2026-11", now, facts: { ...base, ...facts } }).map(({ step, state }) => `${step} ${state}`);

test("everything done is done, however late it is looked at", () => expect(new Set(states("2026-12-24 12:00", {}, allDone).map((text) => text.split(" ")[1]))).toEqual(new Set(["done"])));

test.each<[string, CycleStep, Partial<CycleFacts>, unknown]>([
  ["forecasts wait for offices by name", "collect", {}, [{ what: "offices", names: ["华东", "华南"] }]],
  ["and for any forecast at all", "collect", { missingOffices: [] }, [{ what: "offices", names: [] }]],
  ["offices still missing leave it open though there is a forecast", "collect", { hasForecast: true }, [{ what: "offices", names: ["华东", "华南"] }]],
  ["approval", "approve", {}, [{ what: "approval" }]],
  ["pre-read", "preRead", {}, [{ what: "preRead" }]],
  ["the meeting ends with a release", "meeting", { hasMinutes: true }, [{ what: "release" }]],
  ["minutes wait for reasons, too", "minutes", { openReasons: 3 }, [{ what: "minutes" }, { what: "reasons", count: 3 }]],
  ["issued minutes wait for nothing", "minutes", { hasMinutes: true, openReasons: 3 }, []],
  ["the completion table waits for minutes and overdue actions", "completion", { overdueActions: 2 }, [{ what: "minutes" }, { what: "actions", count: 2 }]],
  ["and for overdue actions alone", "completion", { hasMinutes: true, overdueActions: 2 }, [{ what: "actions", count: 2 }]],
])("%s", (_, step, facts, missing) => expect(standing(step, "2026-11-02 08:00", facts).missing).toEqual(missing));

test.each<[CycleStep, string, string]>([
  ["collect", "2026-11-24 23:59", "ahead"],
  ["collect", "2026-11-25 00:00", "today"],
  ["collect", "2026-11-25 23:59", "today"],
  ["collect", "2026-11-26 00:00", "late"],
  ["preRead", "2026-11-27 13:00", "today"],
  ["preRead", "2026-11-27 13:01", "late"],
  ["meeting", "2026-11-30 14:30", "today"],
  ["meeting", "2026-11-30 14:31", "late"],
  ["minutes", "2026-11-30 14:31", "today"],
  ["minutes", "2026-11-30 17:31", "late"],
  ["completion", "2026-12-01 08:00", "late"],
])("%s at %s is %s", (step, now, state) => expect(standing(step, now, {}).state).toBe(state));

test("a shipping plan serves the week it was made in and those before, never the next", () => {
  const shipping = (shippingPlanDate: string | undefined) => cycleStatus(deadlines, { cycle: "2026-11", now: "2026-11-19 09:00", facts: { ...nothing, ...(shippingPlanDate !== undefined && { shippingPlanDate }) } }).filter(({ step }) => step === "shipping").map(({ state }) => state);
  expect(shipping(undefined)).toEqual(["late", "late", "ahead", "ahead"]);
  // Friday the 13th's plan: the 13th itself is served, the 20th is not.
  expect(shipping("2026-11-13")).toEqual(["done", "done", "ahead", "ahead"]);
  expect(shipping("2026-11-14")).toEqual(["done", "done", "done", "ahead"]);
  expect(shipping("2026-11-06")).toEqual(["done", "late", "ahead", "ahead"]);
  expect(shipping("2026-10-30")).toEqual(["late", "late", "ahead", "ahead"]);
});
