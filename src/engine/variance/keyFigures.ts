import { round6, sum } from "../arithmetic";
import { yearlyTurns } from "../inventory/inventoryGroups";
import type { ActualsLine, Balance, CapacityLoad, InventoryGroup, KeyFigures, MasterScheduleLine, PlanPerformance } from "../plan";
import type { Item } from "../records";

interface Measured {
  masterSchedule: readonly MasterScheduleLine[];
  capacity: readonly CapacityLoad[];
  actuals: readonly ActualsLine[];
  inventory: readonly InventoryGroup[];
  performance: readonly PlanPerformance[];
  balance: Balance;
}

/** Service level, stock, turns and attainment of a plan. */
export function keyFigures({ masterSchedule, capacity, actuals, inventory, performance, balance }: Measured, items: ReadonlyMap<string, Item>): KeyFigures {
  const costOf = (code: string) => items.get(code)!.standardCost;
  const finished = actuals.filter(({ type }) => type === "finished");
  return {
    serviceLevel: serviceLevel(masterSchedule, costOf),
    ...stated("forecastAccuracy", forecastAccuracy(finished)),
    ...stated("salesAttainment", salesAttainment(finished, costOf)),
    ...stated("planConformity", planConformity(performance)),
    inventoryValue: round6(sum(inventory.map(({ value }) => value))),
    ...stated("inventoryTurns", yearlyTurns(actuals, costOf)),
    ...stated("peakLoad", peakLoad(capacity)),
    relevantCost: balance.cost.total,
  };
}

const stated = <K extends keyof KeyFigures>(key: K, value: KeyFigures[K]): Partial<KeyFigures> => (value === undefined ? {} : { [key]: value });

/** Of each period's demand, what was lost and the backlog at its end, up to the demand itself, was not served in time; no demand at all is full service. */
function serviceLevel(masterSchedule: readonly MasterScheduleLine[], costOf: (item: string) => number): number {
  const demand = sum(masterSchedule.map(({ item, demand: { total } }) => sum(total) * costOf(item)));
  const late = sum(masterSchedule.map((line) => sum(line.demand.total.map((quantity, t) => Math.min(quantity, line.lost[t]! + Math.max(0, -line.available[t]!)))) * costOf(line.item)));
  return demand > 0 ? round6(1 - late / demand) : 1;
}

/** max(0, 1 − WMAPE), WMAPE = Σ|actual − forecast| ÷ Σ actual. Example: actual 1000, 10, forecast 950, 25 → 1 − 65 ÷ 1010. */
export function forecastAccuracy(lines: readonly ActualsLine[]): number | undefined {
  const pairs = lines.flatMap(({ requested, salesPlan }) => (salesPlan.at(-2) === undefined ? [] : [{ actual: requested.at(-2) ?? 0, forecast: salesPlan.at(-2)! }]));
  const actual = sum(pairs.map((pair) => pair.actual));
  return actual > 0 ? round6(Math.max(0, 1 - sum(pairs.map((pair) => Math.abs(pair.actual - pair.forecast))) / actual)) : undefined;
}

function salesAttainment(lines: readonly ActualsLine[], costOf: (item: string) => number): number | undefined {
  const planned = lines.filter(({ salesPlan }) => salesPlan.at(-2) !== undefined);
  const plan = sum(planned.map(({ item, salesPlan }) => salesPlan.at(-2)! * costOf(item)));
  return plan > 0 ? round6(sum(planned.map(({ item, shipped }) => shipped.at(-2)! * costOf(item))) / plan) : undefined;
}

function planConformity(performance: readonly PlanPerformance[]): number | undefined {
  const made = performance.flatMap(({ production }) => production ?? []);
  const plan = sum(made.map((family) => family.plan));
  return plan > 0 ? round6(sum(made.map(({ met }) => met)) / plan) : undefined;
}

/** A work centre without any available hour has no ratio; its load is a problem of its own. */
function peakLoad(capacity: readonly CapacityLoad[]): KeyFigures["peakLoad"] {
  const ratios = capacity.flatMap(({ workCentre, load, available }) =>
    load.flatMap((hours, period) => (available[period]! > 0 ? [{ workCentre, period, ratio: round6(hours / available[period]!) }] : [])),
  );
  return ratios.reduce<KeyFigures["peakLoad"]>((peak, next) => (peak && peak.ratio >= next.ratio ? peak : next), undefined);
}
