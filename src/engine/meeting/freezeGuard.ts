import type { Plan } from "../plan";
import type { Problem } from "../problem";
import { frozenComparison } from "./frozenComparison";
import type { MeetingMemory } from "./memory";

/** Hours below this are rounding. */
export const hoursTold = 0.05;
/** Whether hours differ by more than is worth telling. */
export const hoursDiffer = (released: number, planned: number): boolean => Math.abs(planned - released) >= hoursTold;

/**
 * Freeze guard 冻结核对: inside the frozen zone every completion that departs from the last release, and every work centre's hours, each told
 * as a problem. A departure an approved request stands for is told with it, and is no fault. Without a release there is nothing to guard.
 */
export function frozenDepartures(plan: Pick<Plan, "options" | "periods" | "masterSchedule" | "capacity" | "calendar">, memory: Pick<MeetingMemory, "releases" | "releasedQuantities" | "releasedHours" | "changeRequests">): Problem[] {
  const compared = frozenComparison(plan, memory);
  if (!compared) return [];
  const { release } = compared.release;
  const pieces = compared.quantities.flatMap(({ item, period, released, planned, approved, state }): Problem[] =>
    state === "unchanged" ? [] : [{ kind: "frozenPlanChanged", item, period, released, planned, release, ...(approved && state === "covered" && { request: approved.request.request }) }],
  );
  const hours = compared.hours.flatMap(({ workCentre, period, released, planned }): Problem[] => (hoursDiffer(released, planned) ? [{ kind: "frozenHoursChanged", workCentre, period, released, planned, release }] : []));
  return [...pieces, ...hours];
}
