import { round6, sum } from "../arithmetic";
import type { Plan } from "../plan";
import type { IsoDate } from "../records";

/** What plans are compared by in the meeting: money in the settings' currency, stock at standard cost. */
export interface PlanFigures {
  relevantCost: number;
  /** Share of demand met in its own period, at standard cost. */
  serviceLevel: number;
  /** Master-scheduled goods at the end of the horizon; what is owed counts as nothing. */
  closingStock: number;
  /** Paid for purchases, outsourcing and overtime within the plan's months. */
  cashNeed: number;
  /** Both steps of overtime, hours. */
  overtimeHours: number;
  outsourcedPieces: number;
  /** Hours nobody has. */
  overloadHours: number;
  /** Highest load ÷ available hours. */
  peakLoad?: { workCentre: string; ratio: number; start: IsoDate };
  /** Pieces of demand that are late or lost, and the first of them. */
  latePieces: number;
  firstLate?: { item: string; start: IsoDate };
}

/** A plan in the few numbers a release keeps of it. */
export function planFigures({ keyFigures, masterSchedule, capacity, cashNeed, items, periods, problems }: Plan): PlanFigures {
  const late = problems.flatMap((problem) => (problem.kind === "lateDemand" || problem.kind === "lostSale" ? [problem] : []));
  const first = [...late].sort((a, b) => a.period - b.period || (a.item < b.item ? -1 : 1))[0];
  const hours = (of: (line: (typeof capacity)[number]) => readonly number[]) => round6(sum(capacity.map((line) => sum(of(line)))));
  return {
    relevantCost: round6(keyFigures.relevantCost),
    serviceLevel: keyFigures.serviceLevel,
    closingStock: round6(sum(masterSchedule.map(({ item, available }) => Math.max(0, available.at(-1)!) * items[item]!.standardCost))),
    cashNeed: round6(sum(cashNeed.total.slice(0, -1))),
    overtimeHours: hours(({ overtime, weekendOvertime }) => overtime.map((value, t) => value + weekendOvertime[t]!)),
    outsourcedPieces: round6(sum(masterSchedule.map(({ outsourced }) => sum(outsourced)))),
    overloadHours: hours(({ overload }) => overload),
    ...(keyFigures.peakLoad && { peakLoad: { workCentre: keyFigures.peakLoad.workCentre, ratio: keyFigures.peakLoad.ratio, start: periods[keyFigures.peakLoad.period]!.start } }),
    latePieces: round6(sum(late.map(({ quantity }) => quantity))),
    ...(first && { firstLate: { item: first.item, start: periods[first.period]!.start } }),
  };
}
