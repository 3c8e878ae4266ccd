import { byText, round6, sum } from "../../arithmetic";
import { lotStepOf, smallestOrder } from "../../lotSizing/lotStep";
import type { Bottleneck, ChangeCause, MasterScheduleLine, MaterialLimit, Period, PlanChange } from "../../plan";
import type { Item, Records } from "../../records";
import { isUsedUp } from "../../pegging/stoppers";
import { hoursPeriod } from "./firmLoad";

export interface ChangedPlan {
  records: Pick<Records, "forecastVersions" | "releasedPlan">;
  periods: readonly Period[];
  items: ReadonlyMap<string, Item>;
  masterSchedule: readonly MasterScheduleLine[];
  bottlenecks: readonly Bottleneck[];
  materialLimits: readonly MaterialLimit[];
}

/** Where the plan departs from the released one after the frozen zone, as far as that plan reaches, the largest in money first. */
export function planChanges(plan: ChangedPlan): PlanChange[] {
  const { releasedPlan } = plan.records;
  const reach = releasedPlan.reduce((latest, { end }) => (end > latest ? end : latest), "");
  const priced = new Set(plan.bottlenecks.map(({ workCentre, period }) => `${workCentre} ${period}`));
  const changes = plan.masterSchedule.flatMap((line) => {
    const { releasedOpen: released } = line;
    if (!released) return [];
    const item = plan.items.get(line.item)!;
    return plan.periods.flatMap(({ zone, start }, period): PlanChange[] => {
      const by = round6(line.production[period]! - released[period]!);
      if (by === 0 || zone === "frozen" || start > reach) return [];
      const cause = causeOf(line, period, by, item, plan, priced);
      return [{ item: line.item, period, released: released[period]!, planned: line.production[period]!, money: round6(Math.abs(by) * item.standardCost), cause }];
    });
  });
  return changes.sort((a, b) => b.money - a.money || byText(a.item, b.item) || a.period - b.period);
}

/**
 * By hand where a person fixed it. Where the schedule without limits already departs to the same side, at least half as
 * far, needs have moved: demand or stock. A departure of less than a lot is the lot's. Else something stood in the way: a
 * work centre that is short, or a key material used up, in the period itself, or in the one the pieces would have been made
 * in without limits. What is left was simply cheaper.
 */
function causeOf(line: MasterScheduleLine, period: number, by: number, item: Item, plan: ChangedPlan, priced: ReadonlySet<string>): ChangeCause {
  if (line.firmByHand[period] !== undefined) return "byHand";
  const unlimited = line.unconstrained[period]! - line.releasedOpen![period]!;
  if (unlimited * by > 0 && Math.abs(unlimited) >= Math.abs(by) / 2) return demandMoved(line, period, by, plan) ? "demand" : "stock";
  const step = lotStepOf(item, 1);
  if (step.minimum + step.multiple > 1 && Math.abs(by) < smallestOrder(step)) return "lot";
  const blocked = blockedPeriods(line, period, by);
  if (blocked.some((t) => isShort(line, t, priced))) return "capacity";
  if (blocked.some((t) => lacksMaterial(line, t, plan))) return "material";
  return "cost";
}

/** Fewer pieces were stopped in the period itself; more are made instead of those the unlimited schedule has elsewhere. */
function blockedPeriods({ production, unconstrained }: MasterScheduleLine, period: number, by: number): number[] {
  if (by < 0) return [period];
  return production.flatMap((quantity, t) => (quantity < unconstrained[t]! ? [t] : []));
}

const isShort = (line: MasterScheduleLine, t: number, priced: ReadonlySet<string>): boolean =>
  Object.keys(line.hoursPerUnit).some((workCentre) => priced.has(`${workCentre} ${hoursPeriod(line, workCentre, t)}`));

const lacksMaterial = (line: MasterScheduleLine, t: number, { materialLimits }: ChangedPlan): boolean =>
  materialLimits.some((limit) => limit.users.includes(line.item) && isUsedUp(limit, Math.max(0, line.releasePeriod[t]!)));

/** Whether the forecast now stands on the same side of the last issued version, in the months up to the period. */
function demandMoved({ item, demand }: MasterScheduleLine, period: number, by: number, { periods, records }: ChangedPlan): boolean {
  const rows = records.forecastVersions.filter((row) => row.item === item);
  const latest = rows.reduce((issued, row) => (row.issued > issued ? row.issued : issued), "");
  const months = new Set(periods.slice(0, period + 1).map(({ month }) => month));
  const before = rows.filter(({ issued, month }) => issued === latest && months.has(month));
  const compared = new Set(before.map(({ month }) => month));
  const now = sum(demand.forecast.filter((_, t) => compared.has(periods[t]!.month)));
  return round6((now - sum(before.map(({ quantity }) => quantity))) * by) > 0;
}
