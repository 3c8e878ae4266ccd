import { plus, round6, spread, sum, zeros } from "../arithmetic";
import type { BillOfCapacity } from "../capacity/billOfCapacity";
import { countWorkingDays, dayNumber } from "../calendar";
import type { DemandPlan } from "../demand/planDemand";
import { lotSizingCosts } from "../lotSizing/costs";
import { plannedReceipts } from "../lotSizing/lotSizingRules";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import type { DemandLine, MasterScheduleLine } from "../plan";
import type { Item, Records, ReleasedPlanLine } from "../records";
import { releasePeriods, releasesOf } from "../releases";
import { isIdle, suppliesOf } from "../supply";
import { cumulativeAvailableToPromise, discreteAvailableToPromise } from "./availableToPromise";
import { netRequirements, projectAvailable, startingBalance } from "./netting";

type Decided = "production" | "outsourced" | "available" | "availableToPromise" | "discreteAvailableToPromise" | "shipments" | "releases";

/** A master-scheduled item before anything is decided. */
export type ScheduledItem = Omit<MasterScheduleLine, Decided>;

/** Finished goods that are no component of another item. */
export function masterScheduledItems({ items, bom }: Records): Item[] {
  const components = new Set(bom.map(({ component }) => component));
  return items.filter(({ item, type }) => type === "finished" && !components.has(item));
}

/** Master schedule netting 主生产计划 as if capacity were unlimited; never a new receipt in the frozen zone. */
export function scheduleItems(records: Records, demand: DemandPlan, bill: BillOfCapacity, options: Pick<PlanningOptions, "holdingRate">, horizon: Horizon): ScheduledItem[] {
  const costsOf = lotSizingCosts(options, horizon.periods);
  const supplyOf = suppliesOf(records, horizon);
  return masterScheduledItems(records)
    .filter(({ item, safetyStock }) => demand.lines.has(item) || safetyStock > 0 || !isIdle(supplyOf(item)))
    .map((item) => {
      const supply = supplyOf(item.item);
      const line = demand.lines.get(item.item) ?? noDemand(item.item, horizon);
      const start = startingBalance(supply.openingStock, supply.receipts, line.orders);
      const open = (t: number) => horizon.periods[t]!.zone !== "frozen";
      const net = netRequirements(start, supply.receipts.periods, line.total, item.safetyStock, open);
      const released = releasedQuantities(records.releasedPlan.filter((row) => row.item === item.item), horizon);
      return {
        item: item.item,
        family: item.family,
        ...supply,
        safetyStock: item.safetyStock,
        demand: line,
        unconstrained: plannedReceipts(net, item, 1, costsOf(item)),
        releasePeriod: releasePeriods(item, horizon),
        ...(released && { released }),
        hoursPerUnit: bill(item.item),
      };
    });
}

function noDemand(item: string, { periods }: Horizon): DemandLine {
  const none = zeros(periods.length);
  return { item, forecast: none, consumed: none, netForecast: none, orders: { pastDue: 0, periods: none }, total: none, ignoredForecast: 0, priority: 1 };
}

/** A released period that this plan cuts otherwise is shared out by working days; what lies before the plan date is past. */
function releasedQuantities(lines: readonly ReleasedPlanLine[], { periods, calendar, planDate }: Horizon): number[] | undefined {
  if (lines.length === 0) return undefined;
  const shares = lines.map(({ start, end, quantity }) => {
    const overlaps = periods.map((period) => {
      const [first, last] = [Math.max(dayNumber(start), dayNumber(period.start)), Math.min(dayNumber(end), dayNumber(period.end))];
      return countWorkingDays(calendar, first, last);
    });
    const past = countWorkingDays(calendar, dayNumber(start), Math.min(dayNumber(end), dayNumber(planDate) - 1));
    const after = countWorkingDays(calendar, Math.max(dayNumber(start), dayNumber(periods.at(-1)!.end) + 1), dayNumber(end));
    return sum(overlaps) > 0 ? spread(quantity, [...overlaps, past + after]).slice(0, -1) : zeros(periods.length);
  });
  return shares.reduce(plus);
}

/** What follows from the decided quantities. */
export function completeLine(scheduled: ScheduledItem, item: Item, production: readonly number[], outsourced: readonly number[]): MasterScheduleLine {
  const { openingStock, receipts, demand } = scheduled;
  const start = startingBalance(openingStock, receipts, demand.orders);
  const supply = plus(plus(receipts.periods, production), outsourced);
  const available = projectAvailable(start, [supply], demand.total);
  const backlog = [start, ...available].map((quantity) => Math.max(0, -quantity));
  return {
    ...scheduled,
    production,
    outsourced,
    available,
    availableToPromise: cumulativeAvailableToPromise(start, supply, demand.orders.periods),
    discreteAvailableToPromise: discreteAvailableToPromise(start, supply, demand.orders.periods),
    shipments: demand.total.map((quantity, t) => round6(quantity + backlog[t]! - backlog[t + 1]!)),
    releases: releasesOf(production, scheduled.releasePeriod, item.yield),
  };
}
