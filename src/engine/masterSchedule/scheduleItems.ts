import { groupBy, plus, round6 } from "../arithmetic";
import type { CapacityNeeds } from "../capacity/capacityNeeds";
import { noDemand } from "../demand/noDemand";
import type { DemandPlan } from "../demand/planDemand";
import { lotSizingCosts } from "../lotSizing/costs";
import { plannedReceipts } from "../lotSizing/lotSizingRules";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import type { MasterScheduleLine } from "../plan";
import type { Item, Records } from "../records";
import { firmReleasesOf, releasePeriods, releasesOf } from "../releases";
import { isIdle, suppliesOf } from "../supply";
import { cumulativeAvailableToPromise, discreteAvailableToPromise } from "./availableToPromise";
import { fixedProductionOf } from "./firmProduction";
import { netRequirements, projectAvailable, startingBalance } from "./netting";
import { safetyLevels } from "./safetyStock";

type Decided = "production" | "outsourced" | "lost" | "available" | "availableToPromise" | "discreteAvailableToPromise" | "shipments" | "releases";

/** A master-scheduled item before anything is decided. */
export type ScheduledItem = Omit<MasterScheduleLine, Decided>;

/** Finished goods that are no component of another item. */
export function masterScheduledItems({ items, bom }: Records): Item[] {
  const components = new Set(bom.map(({ component }) => component));
  return items.filter(({ item, type }) => type === "finished" && !components.has(item));
}

/** Master schedule netting 主生产计划 as if capacity were unlimited, around what is firm; nothing new in the frozen zone. */
export function scheduleItems(records: Records, demand: DemandPlan, needs: Pick<CapacityNeeds, "hoursPerUnit" | "setupHours" | "loadPeriod">, options: Pick<PlanningOptions, "holdingRate">, horizon: Horizon): ScheduledItem[] {
  const costsOf = lotSizingCosts(options, horizon.periods);
  const supplyOf = suppliesOf(records, horizon);
  const fixedOf = fixedProductionOf(records, horizon);
  const receipts = groupBy(records.receipts, ({ item }) => item);
  return masterScheduledItems(records)
    .filter(({ item, safetyStock }) => demand.lines.has(item) || safetyStock > 0 || !isIdle(supplyOf(item)) || fixedOf(item).firm.some((quantity) => quantity))
    .map((item) => {
      const supply = supplyOf(item.item);
      const line = demand.lines.get(item.item) ?? noDemand(item.item, horizon.periods.length);
      const start = startingBalance(supply.openingStock, supply.receipts, line.orders);
      const { released, releasedOpen, firm, firmByHand } = fixedOf(item.item);
      const fixed = firm.map((quantity) => quantity ?? 0);
      const safetyStock = safetyLevels(item, line.total, horizon.periods);
      const net = netRequirements(start, plus(supply.receipts.periods, fixed), line.total, safetyStock, (t) => firm[t] === undefined);
      return {
        item: item.item,
        family: item.family,
        ...supply,
        firmReleases: firmReleasesOf(item, receipts.get(item.item) ?? [], horizon),
        safetyStock,
        demand: line,
        firm,
        firmByHand,
        unconstrained: plus(plannedReceipts(net, item, 1, costsOf(item)), fixed),
        releasePeriod: releasePeriods(item, horizon),
        ...(released && releasedOpen && { released, releasedOpen }),
        hoursPerUnit: needs.hoursPerUnit(item.item),
        setupHours: needs.setupHours(item.item),
        setupCost: item.source === "make" ? item.orderingCost : 0,
        loadPeriod: needs.loadPeriod(item.item),
      };
    });
}

/** What the balance decides of one item, by period. */
export interface DecidedQuantities {
  production: readonly number[];
  outsourced: readonly number[];
  lost: readonly number[];
}

/** What follows from the decided quantities. */
export function completeLine(scheduled: ScheduledItem, item: Item, decided: DecidedQuantities, { promiseSafetyStock }: Pick<PlanningOptions, "promiseSafetyStock">): MasterScheduleLine {
  const { openingStock, receipts, demand } = scheduled;
  const { production, outsourced, lost } = decided;
  const kept = promiseSafetyStock ? undefined : scheduled.safetyStock;
  const start = startingBalance(openingStock, receipts, demand.orders);
  const supply = plus(plus(receipts.periods, production), outsourced);
  const available = projectAvailable(start, [supply, lost], demand.total);
  const backlog = [start, ...available].map((quantity) => Math.max(0, -quantity));
  return {
    ...scheduled,
    production,
    outsourced,
    lost,
    available,
    availableToPromise: cumulativeAvailableToPromise(start, supply, demand.orders.periods, kept),
    discreteAvailableToPromise: discreteAvailableToPromise(start, supply, demand.orders.periods, kept),
    shipments: demand.total.map((quantity, t) => round6(quantity - lost[t]! + backlog[t]! - backlog[t + 1]!)),
    releases: releasesOf(production, scheduled.releasePeriod, item.yield),
  };
}
