import type { MasterScheduleLine, Plan } from "../engine/plan";

/**
 * Items whose production takes its hours at a work centre in the same periods share one column of hours, and one of set-ups:
 * the load of a period is then one product of columns for each period whose production needs its hours there.
 */
export interface Timing {
  workCentre: string;
  /** Period of the hours by period of completion; undefined = the same period. */
  periods?: readonly number[];
  hasSetups: boolean;
}

const timingOf = ({ loadPeriod }: MasterScheduleLine, workCentre: string): readonly number[] | undefined => {
  const periods = loadPeriod[workCentre];
  return periods?.some((at, t) => at !== t) ? periods : undefined;
};

const sameTiming = (a: readonly number[] | undefined, b: readonly number[] | undefined): boolean => String(a) === String(b);

/** Work centre by work centre; each has at least one. */
export function timingsOf({ capacity, masterSchedule }: Pick<Plan, "capacity" | "masterSchedule">): Timing[] {
  return capacity.flatMap(({ workCentre }) => {
    const found: Timing[] = [];
    for (const line of masterSchedule) {
      const [each, setup] = [line.hoursPerUnit[workCentre] ?? 0, line.setupHours[workCentre] ?? 0];
      if (each === 0 && setup === 0) continue;
      const periods = timingOf(line, workCentre);
      const known = found.find((timing) => sameTiming(timing.periods, periods));
      if (known) known.hasSetups ||= setup > 0;
      else found.push({ workCentre, ...(periods && { periods }), hasSetups: setup > 0 });
    }
    return found.length > 0 ? found : [{ workCentre, hasSetups: false }];
  });
}

/** Whether an item's hours at the work centre stand in the timing's columns. */
export const isTimedBy = (line: MasterScheduleLine, { workCentre, periods }: Timing): boolean => sameTiming(timingOf(line, workCentre), periods);

/** Periods whose production takes its hours in period t. */
export const completedFor = ({ periods }: Timing, t: number): number[] => (periods ? periods.flatMap((at, completion) => (at === t ? [completion] : [])) : [t]);
