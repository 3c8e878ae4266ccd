import { groupBy, sum } from "../arithmetic";
import { holdsOn } from "../capacity/quantityPer";
import type { Bucketed } from "../plan";
import { leadTimeOf } from "../releases";
import { type CheckedPlan, type PlanCheck, stretches } from "./check";

const startsOf = ({ masterSchedule, materials, items }: CheckedPlan): { item: string; releases: Bucketed }[] =>
  [...masterSchedule, ...materials].filter(({ item, releases }) => items[item]!.source === "make" && releases.pastDue + sum(releases.periods) > 0);

const madeItems = (plan: CheckedPlan): string[] => startsOf(plan).map(({ item }) => item).filter((item) => !plan.items[item]!.phantom);

/** Made items for which no operation is known. */
export const itemsWithoutRouting: PlanCheck = (plan) => {
  const routed = groupBy(plan.records.routing, ({ item }) => item);
  return madeItems(plan).flatMap((item) => (routed.has(item) ? [] : [{ kind: "noRouting" as const, item }]));
};

/** Made items for which no component is known. */
export const itemsWithoutBom: PlanCheck = (plan) => {
  const parents = groupBy(plan.records.bom, ({ parent }) => parent);
  return madeItems(plan).flatMap((item) => (parents.has(item) ? [] : [{ kind: "noBom" as const, item }]));
};

/** Started on days on which none of its BOM lines holds; past-due starts count on the plan date, in the first period. */
export const expiredBoms: PlanCheck = (plan) => {
  const { periods, options, records } = plan;
  const bom = groupBy(records.bom, ({ parent }) => parent);
  return startsOf(plan).flatMap(({ item, releases }) => {
    const lines = bom.get(item);
    if (!lines) return [];
    const isWithoutLines = (day: string) => !lines.some((line) => holdsOn(line, day));
    const starts = (t: number) => (releases.periods[t]! > 0 && isWithoutLines(periods[t]!.start)) || (t === 0 && releases.pastDue > 0 && isWithoutLines(options.planDate));
    return stretches(periods.length, (t) => isWithoutLines(periods[t]!.start) || starts(t)).flatMap(({ first, last }) => {
      const period = periods.findIndex((_, t) => t >= first && t <= last && starts(t));
      return period < 0 ? [] : [{ kind: "expiredBom" as const, item, period }];
    });
  });
};

/** Items to buy from nobody knows whom. */
export const itemsWithoutSupplier: PlanCheck = ({ purchases }) =>
  [...new Set(purchases.filter(({ supplier, from }) => supplier === "" && from !== "outsourcing").map(({ item }) => item))].map((item) => ({ kind: "noSupplier", item }));

/**
 * Cumulative lead time 累计提前期: an item's own and the longest of its components', down to what is bought.
 * Example: A 1 day → {B 2 → C 3, D 4} gives 6, not the sum 10. A bought item has no components of ours.
 */
export function cumulativeLeadTimes({ items, records, options }: Pick<CheckedPlan, "items" | "records" | "options">): (item: string) => number {
  const bom = groupBy(records.bom.filter(({ to }) => to === undefined || to >= options.planDate), ({ parent }) => parent);
  const known = new Map<string, number>();
  const leadTime = (code: string): number => {
    const ready = known.get(code);
    if (ready !== undefined) return ready;
    const item = items[code]!;
    const lines = item.source === "buy" ? [] : (bom.get(code) ?? []);
    const days = leadTimeOf(item) + lines.reduce((longest, { component }) => Math.max(longest, leadTime(component)), 0);
    known.set(code, days);
    return days;
  };
  return leadTime;
}

/** Master-scheduled items whose cumulative lead time is longer than so many working days: one message for all, with the longest. */
function longerThan(days: number, plan: CheckedPlan): { items: number; longestItem: string; leadTimeDays: number } | undefined {
  const leadTime = cumulativeLeadTimes(plan);
  const longer = plan.masterSchedule.map(({ item }) => ({ item, days: leadTime(item) })).filter((line) => line.days > days);
  if (longer.length === 0) return undefined;
  const longest = longer.reduce((most, line) => (line.days > most.days ? line : most));
  return { items: longer.length, longestItem: longest.item, leadTimeDays: longest.days };
}

/** Parts bought to forecast beyond the fences. */
export const fencesTooShort: PlanCheck = (plan) => {
  const fenceDays = plan.options.frozenDays + plan.options.slushyDays;
  const longer = longerThan(fenceDays, plan);
  return longer ? [{ kind: "fenceTooShort", ...longer, fenceDays }] : [];
};

/** What is needed after the horizon should be ordered before its demand is seen. */
export const horizonsTooShort: PlanCheck = (plan) => {
  const horizonDays = sum(plan.periods.map(({ workingDays }) => workingDays));
  const longer = longerThan(horizonDays, plan);
  return longer ? [{ kind: "horizonTooShort", ...longer, horizonDays }] : [];
};
