import type { MasterScheduleLine } from "../../plan";
import { common, daysIn, movedBy } from "./days";
import type { PlanToVerify } from "./planToVerify";

const lowestFirst = ["C", "B", "A"] as const;

/** By grade, the lowest first: how much may still be owed at the end of a period, and how much may be given up in it. */
export interface OpenDemand {
  waiting(line: MasterScheduleLine, t: number): number[];
  losable(line: MasterScheduleLine, t: number): number[];
}

/**
 * Customers wait the days the options say, counted back from the end of the period over demand that is spread evenly over
 * its own, in whole pieces rounded up; blank means they wait for ever. What was past due counts with the first period. Stock below zero waits with the lowest grade.
 */
export function openDemand({ records, options, periods }: Pick<PlanToVerify, "records" | "options" | "periods">): OpenDemand {
  const inPieces = new Set(records.items.flatMap(({ item, wholePieces }) => (wholePieces ? [item] : [])));
  const patience = { A: options.waitingDaysA, B: options.waitingDaysB, C: options.waitingDaysC };
  const asked = (line: MasterScheduleLine, grade: "A" | "B" | "C", t: number) => line.demand.grades[grade].periods[t]! + (t === 0 ? line.demand.grades[grade].pastDue : 0);
  const shares = new Map<string, readonly number[]>();
  const stillWaiting = (grade: "A" | "B" | "C", t: number): readonly number[] => {
    const days = patience[grade];
    const key = `${days} ${t}`;
    let found = shares.get(key);
    if (!found) {
      const until = periods[t]!.end;
      const window = { start: days > 0 ? movedBy(until, 1 - days) : periods[0]!.start, end: until };
      found = periods.slice(0, t + 1).map((period) => daysIn(common(period, window)) / daysIn(period));
      shares.set(key, found);
    }
    return found;
  };
  return {
    waiting: (line, t) =>
      lowestFirst.map((grade) => {
        const missing = grade === "C" && line.openingStock < 0 ? -line.openingStock : 0;
        const owed = stillWaiting(grade, t).reduce((all, share, s) => all + (share > 0 ? share * asked(line, grade, s) : 0), missing);
        return inPieces.has(line.item) ? Math.ceil(owed - 1e-6) : owed;
      }),
    losable: (line, t) => lowestFirst.map((grade) => (patience[grade] > 0 ? asked(line, grade, t) : 0)),
  };
}
