import { round6 } from "../arithmetic";
import { workingCalendar } from "../calendar";
import { sharesOf } from "../masterSchedule/firmProduction";
import type { Plan } from "../plan";
import type { Problem } from "../problem";
import type { Records } from "../records";
import type { MeetingMemory } from "./memory";
import { completions, lastRelease } from "./releases";

/** Hours below this are rounding. */
const hoursTold = 0.05;

/**
 * Freeze guard 冻结核对: inside the frozen zone every completion that departs from the last release, and every work centre's hours, each told
 * as a problem. A departure an approved request stands for is told with it, and is no fault. Without a release there is nothing to guard.
 */
export function frozenDepartures(plan: Pick<Plan, "options" | "periods" | "masterSchedule" | "capacity">, { releases, releasedHours, changeRequests }: Pick<MeetingMemory, "releases" | "releasedHours" | "changeRequests">, { releasedPlan, calendar }: Pick<Records, "releasedPlan" | "calendar">): Problem[] {
  const release = lastRelease(releases);
  if (!release) return [];
  const horizon = { planDate: plan.options.planDate, periods: plan.periods, calendar: workingCalendar(calendar) };
  const reach = releasedPlan.reduce((latest, { end }) => (end > latest ? end : latest), "");
  const guarded = plan.periods.flatMap(({ zone, end }, t) => (zone === "frozen" && end <= reach ? [t] : []));
  const pieces = plan.masterSchedule.flatMap((line): Problem[] => {
    const planned = completions(line);
    const released = line.released ?? planned.map(() => 0);
    return guarded.flatMap((period): Problem[] => {
      if (round6(planned[period]! - released[period]!) === 0) return [];
      const { start, end } = plan.periods[period]!;
      const request = [...changeRequests].reverse().find((one) => one.status === "approved" && one.item === line.item && one.start <= end && one.end >= start);
      return [{ kind: "frozenPlanChanged", item: line.item, period, released: released[period]!, planned: planned[period]!, release: release.release, ...(request && { request: request.request }) }];
    });
  });
  const hours = plan.capacity.flatMap(({ workCentre, load }): Problem[] => {
    const rows = releasedHours.filter((row) => row.release === release.release && row.workCentre === workCentre).map(({ start, end, hours: quantity }) => sharesOf({ item: workCentre, start, end, quantity }, horizon).periods);
    if (rows.length === 0) return [];
    return guarded.flatMap((period): Problem[] => {
      const released = round6(rows.reduce((sum, periods) => sum + periods[period]!, 0));
      return Math.abs(load[period]! - released) < hoursTold ? [] : [{ kind: "frozenHoursChanged", workCentre, period, released, planned: load[period]!, release: release.release }];
    });
  });
  return [...pieces, ...hours];
}
