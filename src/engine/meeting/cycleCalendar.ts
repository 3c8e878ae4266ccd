import { dayNumber, isoDate, mondayOf, type WorkingCalendar } from "../calendar";
import { dueDay, namedDay, workingDayFrom } from "../demandReview/reviewDays";
import type { PlanningOptions } from "../options";
import type { IsoDate, IsoMonth } from "../records";
import { type CycleDeadline, cycleSteps } from "./cycleStatus";

/** What ends at a time of day: the pre-read lies on the table 24 hours before the meeting, minutes go out the same afternoon. */
const preReadUntil = "13:00";
const meetingHours = { from: "13:00", until: "14:30" };
const minutesUntil = "17:30";

/**
 * A cycle's deadlines in the order of their days. Where days off roll one into the next, pre-read and meeting keep a working day each
 * after the approval; forecasts may be collected and approved on one day, and no two shipping plans fall due together.
 * Example: 25 October 2026 is a Sunday → forecasts and approval on the 26th, pre-read on the 27th, meeting and minutes on the 28th.
 */
export function cycleDeadlines(cycle: IsoMonth, { submissionDay, reviewDay, meetingDay }: Pick<PlanningOptions, "submissionDay" | "reviewDay" | "meetingDay">, calendar: WorkingCalendar): CycleDeadline[] {
  const approval = dueDay(cycle, reviewDay, calendar);
  const preRead = workingDayAfter(approval, namedDay(cycle, meetingDay) - 1, calendar);
  const meeting = workingDayAfter(preRead, namedDay(cycle, meetingDay), calendar);
  const deadlines: CycleDeadline[] = [
    { step: "collect", day: dueDay(cycle, submissionDay, calendar), who: "salesClerks" },
    { step: "approve", day: approval, who: "salesManagement" },
    { step: "preRead", day: preRead, until: preReadUntil, who: "planner" },
    { step: "meeting", day: meeting, ...meetingHours, who: "management" },
    { step: "minutes", day: meeting, until: minutesUntil, who: "planner" },
    { step: "completion", day: dueDay(cycle, lastOfMonth, calendar), who: "everyone" },
    ...shippingDays(cycle, calendar).map((day): CycleDeadline => ({ step: "shipping", day, who: "planner" })),
  ];
  return deadlines.sort((a, b) => dayNumber(a.day) - dayNumber(b.day) || cycleSteps.indexOf(a.step) - cycleSteps.indexOf(b.step));
}

const lastOfMonth = 31;

/** The first working day from a named day on that is later than another day. */
const workingDayAfter = (earlier: IsoDate, named: number, calendar: WorkingCalendar): IsoDate => isoDate(workingDayFrom(Math.max(named, dayNumber(earlier) + 1), calendar));

/** The Fridays of a month, each rolled forward; two that reach the same day are one. */
function shippingDays(cycle: IsoMonth, calendar: WorkingCalendar): IsoDate[] {
  const [first, last] = [namedDay(cycle, 1), namedDay(cycle, lastOfMonth)];
  const days = new Set<IsoDate>();
  for (let friday = mondayOf(first) + 4; friday <= last; friday += 7) if (friday >= first) days.add(isoDate(workingDayFrom(friday, calendar)));
  return [...days];
}
