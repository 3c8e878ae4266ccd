import fc from "fast-check";
import { addWorkingDays, countWorkingDays, dayNumber, isoDate, isWorkingDay, workingCalendar } from "../../src/engine/calendar";
import { availabilityDay, periodIndexOf, planningPeriods, releaseDay, workedIn } from "../../src/engine/periods";
import { smallOptions, smallRecords } from "../support/smallFactory";

const calendar = workingCalendar(smallRecords.calendar);
const periods = planningPeriods(smallOptions, calendar);
const horizon = { planDate: smallOptions.planDate, calendar, periods };

test("weeks are cut at the plan date and at month ends, months follow", () => {
  const short = planningPeriods({ ...smallOptions, weeklyPeriods: 2, horizonMonths: 1 }, calendar);
  expect(short.map(({ start, end, kind }) => `${start} ${end} ${kind}`)).toEqual([
    "2026-03-25 2026-03-29 week",
    "2026-03-30 2026-03-31 week",
    "2026-04-01 2026-04-05 week",
    "2026-04-06 2026-04-30 month",
  ]);
});

test("working days know holidays and make-up days", () => {
  // 6 April 2026 is a holiday; 1, 4 and 5 May are holidays, Saturday 9 May is worked.
  expect(periods.map(({ workingDays }) => workingDays)).toEqual([3, 2, 3, 4, 5, 5, 4, 19, 21]);
});

test("zones count working days from the plan date", () => {
  // First working days have the indices 0, 3, 5, 8, 12, 17, 22 …; frozen < 5, slushy < 20.
  expect(periods.map(({ zone }) => zone)).toEqual(["frozen", "frozen", "slushy", "slushy", "slushy", "slushy", "liquid", "liquid", "liquid"]);
});

test.each([
  ["2026-04-03", 1, "2026-04-07"], // Friday, weekend, holiday Monday
  ["2026-04-07", -1, "2026-04-03"],
  ["2026-05-08", 1, "2026-05-09"], // make-up Saturday
  ["2026-04-07", 0, "2026-04-07"],
])("%s %i working days → %s", (from, count, to) => {
  expect(isoDate(addWorkingDays(calendar, dayNumber(from), count))).toBe(to);
});

test("a receipt is there from the first working day of its period", () => {
  expect(availabilityDay(horizon, periods[3]!)).toBe("2026-04-07");
  expect(releaseDay(horizon, periods[3]!, 2)).toBe("2026-04-02");
  expect(availabilityDay(horizon, { ...periods[3]!, start: "2026-04-04", end: "2026-04-06" })).toBe("2026-04-03");
});

test("dates find their period", () => {
  expect(["2026-03-24", "2026-03-25", "2026-04-05", "2026-06-30", "2026-07-01"].map((date) => periodIndexOf(horizon, date))).toEqual([-1, 0, 2, 8, 9]);
});

test("work due on days off is done before, or after where there is no before", () => {
  const days = [0, 3, 0, 0].map((workingDays) => ({ ...periods[0]!, workingDays }));
  expect([0, 1, 2, 3].map((t) => workedIn(days, t))).toEqual([1, 1, 1, 1]);
});

const aDay = fc.integer({ min: dayNumber("2026-01-01"), max: dayNumber("2027-12-31") });
const someOptions = fc.record({ planDate: aDay.map(isoDate), weeklyPeriods: fc.nat(14), horizonMonths: fc.nat(6) });

test("periods follow each other without a gap, within one month each, to the horizon's end", () => {
  fc.assert(
    fc.property(someOptions, (chosen) => {
      const found = planningPeriods({ ...smallOptions, ...chosen }, calendar);
      expect(found[0]!.start).toBe(chosen.planDate);
      found.forEach((period, t) => {
        expect(period.end >= period.start && period.end.slice(0, 7) === period.month && period.start.slice(0, 7) === period.month).toBe(true);
        if (t > 0) expect(dayNumber(period.start)).toBe(dayNumber(found[t - 1]!.end) + 1);
      });
      expect(isoDate(dayNumber(found.at(-1)!.end) + 1).slice(8)).toBe("01");
    }),
  );
});

test("stepping over working days and counting them agree", () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
      const reached = addWorkingDays(calendar, day, count);
      expect(isWorkingDay(calendar, reached)).toBe(true);
      expect(countWorkingDays(calendar, day + 1, reached)).toBe(count);
    }),
  );
});
