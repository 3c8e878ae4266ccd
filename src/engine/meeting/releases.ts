import { byText, round6 } from "../arithmetic";
import type { MasterScheduleLine, Plan } from "../plan";
import type { IsoMonth, Records, ReleasedPlanLine } from "../records";
import type { MeetingMemory, PlanRelease, ReleasedHours, ReleasedQuantity } from "./memory";

/** "2026-11-2" is the second plan released in the cycle of 2026-11. */
export const releaseName = (cycle: IsoMonth, number: number): string => `${cycle}-${number}`;
const numberOf = ({ release }: Pick<PlanRelease, "release">): number => Number(/^\d{4}-\d{2}-(\d+)$/.exec(release)?.[1] ?? 0);

const inOrder = (a: PlanRelease, b: PlanRelease): number => byText(a.cycle, b.cycle) || numberOf(a) - numberOf(b) || byText(a.release, b.release);

/** The release everybody works to: the highest number of the last cycle. */
export const lastRelease = (releases: readonly PlanRelease[]): PlanRelease | undefined => [...releases].sort(inOrder).at(-1);

/** "2026-12-2" after "2026-12-1". */
export const nextReleaseName = (releases: readonly PlanRelease[], cycle: IsoMonth): string =>
  releaseName(cycle, 1 + Math.max(0, ...releases.filter((one) => one.cycle === cycle).map(numberOf)));

/**
 * A plan as it is released: completions of every master-scheduled item, open orders included, and load of every work centre, by
 * period. Open orders of later plans then take their part of the released rows, whenever they were placed.
 */
export const releasedLines = ({ masterSchedule, capacity, periods }: Pick<Plan, "masterSchedule" | "capacity" | "periods">, release: string): { quantities: ReleasedQuantity[]; hours: ReleasedHours[] } => ({
  quantities: masterSchedule.flatMap((line) => completions(line).map((quantity, t) => ({ release, item: line.item, start: periods[t]!.start, end: periods[t]!.end, quantity }))),
  hours: capacity.flatMap(({ workCentre, load }) => periods.map(({ start, end }, t) => ({ release, workCentre, start, end, hours: load[t]! }))),
});

/** What is to be completed of own production by period: planned, and open orders that are not past due, which belong to earlier plans. */
export function completions({ production, receipts }: Pick<MasterScheduleLine, "production" | "receipts">): number[] {
  return production.map((quantity, t) => round6(quantity + receipts.periods[t]!));
}

/** The released plan the records are planned against: the last release of this workbook, else the sheet's. Items that are gone drop out. */
export function withLastRelease(records: Records, { releases, releasedQuantities }: Pick<MeetingMemory, "releases" | "releasedQuantities">): Records {
  const last = lastRelease(releases);
  if (!last) return records;
  const known = new Set(records.items.map(({ item }) => item));
  const releasedPlan = releasedQuantities.filter(({ release, item }) => release === last.release && known.has(item)).map(({ item, start, end, quantity }): ReleasedPlanLine => ({ item, start, end, quantity }));
  return { ...records, releasedPlan };
}
