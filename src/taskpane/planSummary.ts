import type { CapacityLoad, Plan, PlanCost } from "../engine/plan";

/** Where a work centre is loaded most, as a share of its available hours. */
export interface Peak {
  workCentre: string;
  period: number;
  ratio: number;
}

/** The plan in the few figures a planner asks for first. */
export interface PlanSummary {
  /** Parts of the relevant cost that are not zero, largest first, without the total. */
  costs: readonly (readonly [part: CostPart, amount: number])[];
  overtimeHours: number;
  outsourcedPieces: number;
  outsourcedItems: number;
  /** Highest load as if capacity were unlimited, and as decided. */
  peakBefore?: Peak;
  peakAfter?: Peak;
}

export type CostPart = Exclude<keyof PlanCost, "total">;
const costParts: readonly CostPart[] = ["overtime", "outsourcing", "holding", "safetyShortfall", "backlog", "lostSales", "setups", "storage", "materialShortage", "change", "overload"];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** What the pane shows of a plan at once. */
export function summarise({ balance, capacity, masterSchedule }: Plan): PlanSummary {
  const outsourced = masterSchedule.map((line) => sum(line.outsourced));
  const peakBefore = highest(capacity, ({ unconstrainedLoad }) => unconstrainedLoad);
  const peakAfter = highest(capacity, ({ load }) => load);
  return {
    costs: costParts.map((part) => [part, balance.cost[part]] as const).filter(([, amount]) => Math.round(amount) !== 0).sort(([, a], [, b]) => b - a),
    overtimeHours: sum(capacity.flatMap(({ overtime, weekendOvertime }) => [...overtime, ...weekendOvertime])),
    outsourcedPieces: sum(outsourced),
    outsourcedItems: outsourced.filter((pieces) => pieces > 0).length,
    ...(peakBefore && { peakBefore }),
    ...(peakAfter && { peakAfter }),
  };
}

function highest(capacity: readonly CapacityLoad[], loadOf: (centre: CapacityLoad) => readonly number[]): Peak | undefined {
  return capacity
    .flatMap((centre) => loadOf(centre).map((load, period) => ({ workCentre: centre.name || centre.workCentre, period, ratio: load / centre.available[period]! })))
    .filter(({ ratio }) => Number.isFinite(ratio))
    .reduce<Peak | undefined>((peak, candidate) => (peak && peak.ratio >= candidate.ratio ? peak : candidate), undefined);
}
