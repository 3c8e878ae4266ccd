import { workingCalendar } from "../../src/engine/calendar";
import { dueDay } from "../../src/engine/demandReview/reviewDays";

const weekdays = workingCalendar([]);

test.each([
  ["a working day stays", "2026-11", 25, "2026-11-25"],
  ["a Sunday becomes Monday", "2026-10", 25, "2026-10-26"],
  ["a Saturday becomes Monday", "2026-07", 25, "2026-07-27"],
  ["a month without the day takes its last one", "2026-02", 31, "2026-03-02"],
])("%s", (_, cycle, day, expected) => expect(dueDay(cycle, day, weekdays)).toBe(expected));

test("holidays roll it forward, and a make-up Saturday ends the wait", () => {
  const calendar = workingCalendar([
    { date: "2026-09-25", working: false, name: "中秋节" },
    { date: "2026-09-26", working: true, name: "调休" },
  ]);
  expect(dueDay("2026-09", 25, calendar)).toBe("2026-09-26");
});

test("a calendar without any working day leaves the day as named", () => {
  const closed = workingCalendar(Array.from({ length: 60 }, (_, d) => ({ date: new Date(Date.UTC(2026, 0, 1 + d)).toISOString().slice(0, 10), working: false, name: "" })));
  expect(dueDay("2026-01", 25, closed)).toBe("2026-01-25");
});
