import { byText, groupBy, round6, zeros } from "../arithmetic";
import { addWorkingDays, dayNumber, isoDate } from "../calendar";
import { lotStepOf, materialMultiple, splitLot } from "../lotSizing/lotStep";
import { type Horizon, periodIndexOf, workedIn } from "../periods";
import type { CapacityRequirement, MasterScheduleLine, MrpLine, Requirement } from "../plan";
import type { Item, Records, RoutingStep } from "../records";
import { startsFor } from "../releases";
import { offsetShares } from "./operationTiming";
import { type SpreadOfNeeds, spreadOfNeeds } from "./spreadOfNeeds";

type Hours = Record<"openOrders" | "plannedRun" | "plannedSetup", number[]>;

/** Planned orders of one own item, by period of completion. */
interface Planned {
  item: Item;
  quantities: readonly number[];
  multipleIfNone: 0 | 1;
}

/**
 * Capacity requirements planning 能力需求计划: hours of open orders, and of planned orders after netting stock and work in
 * process on every level, by the day their operations are done.
 *   run = pieces started × hours per piece;  set-up = orders × set-up hours, a quantity above the maximum lot being several
 * An open order is worked on its own operations' offsets before its due day; planned orders, before the pieces they serve,
 * which are completed all through their period. What is past due, and what the offsets put before the plan date, is in the
 * first period.
 */
export function capacityRequirements(
  records: Records,
  plan: { masterSchedule: readonly MasterScheduleLine[]; materials: readonly MrpLine[]; requirements: readonly Requirement[] },
  items: ReadonlyMap<string, Item>,
  horizon: Horizon,
): CapacityRequirement[] {
  const steps = groupBy(records.routing, ({ item }) => item);
  const hours = new Map(records.workCentres.map(({ workCentre }): [string, Hours] => [workCentre, { openOrders: empty(horizon), plannedRun: empty(horizon), plannedSetup: empty(horizon) }]));
  addOpenOrders(records, steps, hours, horizon);
  addPlanned(plannedOf(plan.masterSchedule, plan.materials, items), spreadOfNeeds(plan, items), steps, hours, horizon);
  return [...records.workCentres].sort((a, b) => byText(a.workCentre, b.workCentre)).map(({ workCentre, headcount }) => {
    const { openOrders, plannedRun, plannedSetup } = hours.get(workCentre)!;
    return { workCentre, headcount, openOrders: openOrders.map(round6), plannedRun: plannedRun.map(round6), plannedSetup: plannedSetup.map(round6) };
  });
}

const empty = ({ periods }: Horizon): number[] => zeros(periods.length);

function addOpenOrders({ receipts }: Records, steps: ReadonlyMap<string, readonly RoutingStep[]>, hours: ReadonlyMap<string, Hours>, horizon: Horizon): void {
  const { periods, calendar } = horizon;
  for (const { source, item, quantity, due } of receipts) {
    if (source !== "make") continue;
    for (const { workCentre, hoursPerUnit, setupHours, offsetDays } of steps.get(item) ?? []) {
      const at = periodIndexOf(horizon, isoDate(addWorkingDays(calendar, dayNumber(due), -offsetDays)));
      if (at < periods.length) hours.get(workCentre)!.openOrders[workedIn(periods, Math.max(0, at))]! += setupHours + hoursPerUnit * quantity;
    }
  }
}

/** A phantom is no order of its own, yet its operations are done. */
const plannedOf = (masterSchedule: readonly MasterScheduleLine[], materials: readonly MrpLine[], items: ReadonlyMap<string, Item>): Planned[] =>
  [
    ...masterSchedule.map(({ item, production }): Planned => ({ item: items.get(item)!, quantities: production, multipleIfNone: 1 })),
    ...materials.map(({ item, plannedReceipts }): Planned => ({ item: items.get(item)!, quantities: plannedReceipts, multipleIfNone: materialMultiple(items.get(item)!) })),
  ].filter(({ item }) => item.source === "make");

function addPlanned(planned: readonly Planned[], spreadOf: SpreadOfNeeds, steps: ReadonlyMap<string, readonly RoutingStep[]>, hours: ReadonlyMap<string, Hours>, horizon: Horizon): void {
  const sharesAt = offsetShares(horizon);
  for (const { item, quantities, multipleIfNone } of planned) {
    const own = steps.get(item.item);
    if (!own) continue;
    const lot = lotStepOf(item, multipleIfNone);
    quantities.forEach((quantity, t) => {
      if (quantity <= 0) return;
      const [started, orders] = [startsFor(quantity, item.yield), item.phantom ? 0 : splitLot(quantity, lot).length];
      for (const { workCentre, hoursPerUnit, setupHours, offsetDays } of own) {
        const of = hours.get(workCentre)!;
        for (const { period: served, daysBefore, weight } of spreadOf(item.item, t))
          for (const { period, share } of sharesAt(daysBefore + offsetDays)[served]!) {
            of.plannedRun[period]! += weight * share * started * hoursPerUnit;
            of.plannedSetup[period]! += weight * share * orders * setupHours;
          }
      }
    });
  }
}
