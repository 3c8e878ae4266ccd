import { workingCalendar } from "../../src/engine/calendar";
import { cycleDeadlines } from "../../src/engine/meeting/cycleCalendar";
import type { CycleDeadline } from "../../src/engine/meeting/cycleStatus";
import type { IsoDate } from "../../src/engine/records";

const days = { submissionDay: 25, reviewDay: 26, meetingDay: 28 };
const off = (first: IsoDate, count: number) => Array.from({ length: count }, (_, k) => ({ date: new Date(Date.parse(first) + k * 86_400_000).toISOString().slice(0, 10), working: false, name: "" }));
const working = (date: IsoDate) => ({ date, working: true, name: "调休" });
const dayOf = (deadlines: readonly CycleDeadline[], step: string) => deadlines.filter((one) => one.step === step).map(({ day }) => day);
const told = (deadlines: readonly CycleDeadline[]) => ["collect", "approve", "preRead", "meeting", "minutes", "completion"].map((step) => dayOf(deadlines, step).join());

/** National Day 2026-10-01…08, with Saturday 10 October worked instead. */
const nationalDay = workingCalendar([...off("2026-10-01", 8), working("2026-10-10")]);
/** Spring Festival 2027-02-05…11; the Saturdays before and after it are worked. */
const springFestival = workingCalendar([...off("2027-02-05", 7), working("2027-01-30"), working("2027-02-20")]);

test("October 2026: the 25th is a Sunday, so that forecasts and approval fall on one day; the 31st is a Saturday", () => {
  const deadlines = cycleDeadlines("2026-10", days, nationalDay);
  expect(told(deadlines)).toEqual(["2026-10-26", "2026-10-26", "2026-10-27", "2026-10-28", "2026-10-28", "2026-11-02"]);
  // Friday the 2nd lies in the holiday; the first working day after it is Friday the 9th, which is a Friday of its own.
  expect(dayOf(deadlines, "shipping")).toEqual(["2026-10-09", "2026-10-16", "2026-10-23", "2026-10-30"]);
});

test("February 2027: the holiday's Friday joins the next, and pre-read and meeting go over the month's end", () => {
  const deadlines = cycleDeadlines("2027-02", days, springFestival);
  expect(told(deadlines)).toEqual(["2027-02-25", "2027-02-26", "2027-03-01", "2027-03-02", "2027-03-02", "2027-03-01"]);
  expect(dayOf(deadlines, "shipping")).toEqual(["2027-02-12", "2027-02-19", "2027-02-26"]);
});

test("a make-up Saturday is a day like any other", () => {
  const calendar = workingCalendar([working("2027-02-27"), working("2027-02-28")]);
  expect(told(cycleDeadlines("2027-02", days, calendar))).toEqual(["2027-02-25", "2027-02-26", "2027-02-27", "2027-02-28", "2027-02-28", "2027-02-28"]);
});

test("26, 27 and 28 June 2027 are a Saturday, a Sunday and a Monday: everything moves on by a day each", () =>
  expect(told(cycleDeadlines("2027-06", days, workingCalendar([])))).toEqual(["2027-06-25", "2027-06-28", "2027-06-29", "2027-06-30", "2027-06-30", "2027-06-30"]));

test("26 to 28 September 2026 are off: approval on Tuesday, pre-read on Wednesday, meeting on Thursday", () =>
  expect(told(cycleDeadlines("2026-09", days, workingCalendar([...off("2026-09-28", 1)])))).toEqual(["2026-09-25", "2026-09-29", "2026-09-30", "2026-10-01", "2026-10-01", "2026-09-30"]));

test("times of day, people, and the order of the days", () => {
  const deadlines = cycleDeadlines("2026-10", days, nationalDay);
  expect(deadlines.map(({ step, from, until, who }) => [step, from, until, who].filter(Boolean).join(" "))).toEqual([
    "shipping planner",
    "shipping planner",
    "shipping planner",
    "collect salesClerks",
    "approve salesManagement",
    "preRead 13:00 planner",
    "meeting 13:00 14:30 management",
    "minutes 17:30 planner",
    "shipping planner",
    "completion everyone",
  ]);
});

test("other days of the settings, as a month that is shorter has them", () =>
  expect(told(cycleDeadlines("2027-02", { submissionDay: 10, reviewDay: 12, meetingDay: 31 }, workingCalendar([])))).toEqual(["2027-02-10", "2027-02-12", "2027-03-01", "2027-03-02", "2027-03-02", "2027-03-01"]));
