import type { CapacityLoad, Plan } from "../engine/plan";

/** A work centre's fullest period, as decided. */
export interface WorkCentrePeak {
  workCentre: string;
  name: string;
  /** Index of the period. */
  period: number;
  /** Load ÷ available hours; infinite where there is work and no hours. */
  ratio: number;
  /** Hours of overtime in that period, weekends included, and what even that does not cover. */
  overtime: number;
  overload: number;
}

function peakOf({ workCentre, name, load, available, overtime, weekendOvertime, overload }: CapacityLoad): WorkCentrePeak | undefined {
  const ratios = load.map((hours, t) => (hours > 0 || available[t]! > 0 ? hours / available[t]! : 0));
  const period = ratios.reduce((worst, ratio, t) => (ratio > ratios[worst]! ? t : worst), 0);
  if (ratios.length === 0) return undefined;
  return { workCentre, name: name || workCentre, period, ratio: ratios[period]!, overtime: overtime[period]! + weekendOvertime[period]!, overload: overload[period]! };
}

/** Each work centre in its fullest period, the fullest work centre first. */
export const workCentrePeaks = ({ capacity }: Pick<Plan, "capacity">): readonly WorkCentrePeak[] =>
  capacity.flatMap((centre) => peakOf(centre) ?? []).sort((a, b) => (a.ratio === b.ratio ? 0 : b.ratio - a.ratio));
