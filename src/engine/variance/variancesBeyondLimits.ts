import { round6 } from "../arithmetic";
import { addMonths, monthOf } from "../calendar";
import type { PlanningOptions } from "../options";
import type { CapacityVariance, ForecastAccuracy, InventoryGroup, PlanPerformance, SalesVariance, Variance, VarianceKind } from "../plan";
import type { IsoMonth } from "../records";

interface Measured {
  sales: readonly SalesVariance[];
  performance: readonly PlanPerformance[];
  centres: readonly CapacityVariance[];
  inventory: readonly InventoryGroup[];
  accuracy: Pick<ForecastAccuracy, "groups">;
  /** Of all stock. */
  turns?: number;
}

/**
 * |actual − expected| > limit × |expected|, to six decimals; without anything expected, any actual is too far. Load is only
 * told above, turns only below what is expected.
 */
export function isBeyond({ kind, expected, actual, limit }: Pick<Variance, "kind" | "expected" | "actual" | "limit">): boolean {
  const departure = kind === "load" ? actual - expected : kind === "turns" ? expected - actual : Math.abs(actual - expected);
  return round6(departure - limit * Math.abs(expected)) > 0;
}

/** What the meeting asks the reasons of, in the order of its agenda. */
export function variancesBeyondLimits(measured: Measured, options: PlanningOptions): Variance[] {
  const open = monthOf(options.planDate);
  return [...salesOf(measured, options, open), ...attainmentOf(measured, options, open), ...productionOf(measured, options, open), ...capacityOf(measured, options, open), ...inventoryOf(measured, options, open)].filter(isBeyond);
}

/** Nothing where there is nothing to compare with. */
const one = (kind: VarianceKind, subject: string, month: IsoMonth, expected: number | undefined, actual: number | undefined, limit: number): Variance[] =>
  expected === undefined || actual === undefined ? [] : [{ kind, subject, month, expected, actual, limit }];

const salesOf = ({ sales }: Measured, { salesVarianceLimit: limit }: PlanningOptions, open: IsoMonth): Variance[] => [
  ...sales.flatMap(({ family, lastPlan, lastActual }) => one("salesLastMonth", family, addMonths(open, -1), lastPlan, lastActual, limit)),
  ...sales.flatMap(({ family, thisPlan, latestEstimate }) => one("salesThisMonth", family, open, thisPlan, latestEstimate, limit)),
];

/**
 * Attainment 达成率 of what offices, and clerks for their offices, forecast a month ahead for the last closed month: what was
 * forecast is expected. Without a forecast there is none.
 */
const attainmentOf = ({ accuracy }: Measured, { attainmentLimit: limit }: PlanningOptions, open: IsoMonth): Variance[] =>
  (["office", "clerk"] as const).flatMap((view) =>
    accuracy.groups.filter((group) => group.view === view && group.name !== "").flatMap(({ name, lastMonth: [last] }) =>
      last && last.forecast > 0 ? one(view === "office" ? "officeAttainment" : "clerkAttainment", name, addMonths(open, -1), last.forecast, last.demand, limit) : [],
    ),
  );

/** Items that missed their plan are told of where the family's total hides them, i.e. is within its limit. */
function productionOf({ performance }: Measured, { productionVarianceLimit: limit }: PlanningOptions, open: IsoMonth): Variance[] {
  const month = addMonths(open, -1);
  const totals = performance.flatMap(({ family, production }) => one("production", family, month, production?.plan, production?.produced, limit));
  const told = new Set(totals.filter(isBeyond).map(({ subject }) => subject));
  return [...totals, ...performance.filter(({ family }) => !told.has(family)).flatMap(({ family, production }) => one("conformity", family, month, production?.plan, production?.met, limit))];
}

/** Without anything produced in the closed month, nobody recorded what was: that is no variance of a work centre. */
function capacityOf({ centres }: Measured, { capacityVarianceLimit: limit, escalationLoad }: PlanningOptions, open: IsoMonth): Variance[] {
  const recorded = centres.some(({ lastEarned }) => lastEarned > 0);
  return [
    ...(recorded ? centres.flatMap(({ workCentre, lastRated, lastEarned }) => one("capacity", workCentre, addMonths(open, -1), lastRated, lastEarned, limit)) : []),
    ...centres.flatMap(({ workCentre, standardUpph, upph }) => one("upph", workCentre, addMonths(open, -1), standardUpph, upph, limit)),
    ...centres.flatMap(({ workCentre, nextAvailable, nextLoad }) => one("load", workCentre, addMonths(open, 1), nextAvailable, nextLoad, escalationLoad - 1)),
  ];
}

const inventoryOf = ({ inventory, turns }: Measured, { inventoryVarianceLimit: limit, turnsTarget }: PlanningOptions, open: IsoMonth): Variance[] => [
  ...inventory.flatMap(({ group, target, value }) => one("inventory", group, open, target, value, limit)),
  ...(turnsTarget > 0 ? one("turns", "", addMonths(open, -1), turnsTarget, turns, limit) : []),
];
