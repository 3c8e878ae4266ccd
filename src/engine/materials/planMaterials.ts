import { byText, groupBy, plus, round6, sum, zeros } from "../arithmetic";
import { holdsOn, quantityPerParent } from "../capacity/billOfCapacity";
import type { DemandPlan } from "../demand/planDemand";
import { type LotSizingCosts, lotSizingCosts } from "../lotSizing/costs";
import { plannedReceipts } from "../lotSizing/lotSizingRules";
import { netRequirements, projectAvailable, startingBalance } from "../masterSchedule/netting";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import type { Bucketed, MrpLine, Requirement } from "../plan";
import type { BomLine, Item, Records } from "../records";
import { releasePeriods, releasesOf } from "../releases";
import { isIdle, type Supply, suppliesOf } from "../supply";
import { lowLevelCodes } from "./lowLevelCode";

/** What is started of a master-scheduled item; its own production only, outsourced pieces come complete. */
export interface ParentReleases {
  item: string;
  releases: Bucketed;
}

export interface MaterialPlan {
  materials: readonly MrpLine[];
  requirements: readonly Requirement[];
}

/**
 * Gross to net 物料需求计划, level by level, so that every parent is planned before its components. An item has a line
 * when a planned parent uses it, or it has demand, stock, receipts or a safety stock of its own.
 */
export function planMaterials(records: Records, demand: DemandPlan, parents: readonly ParentReleases[], scheduled: ReadonlySet<string>, options: Pick<PlanningOptions, "holdingRate">, horizon: Horizon): MaterialPlan {
  const costsOf = lotSizingCosts(options, horizon.periods);
  const codes = lowLevelCodes(records.bom);
  const supplyOf = suppliesOf(records, horizon);
  const bomOf = groupBy(records.bom, ({ parent }) => parent);
  const byCode = new Map(records.items.map((item) => [item.item, item]));
  const requirementsOf = new Map<string, Requirement[]>();
  const requirements: Requirement[] = [];
  const explode = ({ item, releases }: ParentReleases) => {
    if (byCode.get(item)!.source === "buy") return;
    for (const line of bomOf.get(item) ?? []) {
      const requirement = requirementOf(line, releases, horizon);
      requirements.push(requirement);
      requirementsOf.set(line.component, [...(requirementsOf.get(line.component) ?? []), requirement]);
    }
  };
  parents.forEach(explode);
  const level = ({ item }: Item) => codes.get(item) ?? 0;
  const ordered = records.items.filter(({ item }) => !scheduled.has(item)).sort((a, b) => level(a) - level(b) || byText(a.item, b.item));
  const materials: MrpLine[] = [];
  for (const item of ordered) {
    const required = requirementsOf.get(item.item) ?? [];
    const supply = supplyOf(item.item);
    if (required.length === 0 && !demand.lines.has(item.item) && item.safetyStock <= 0 && isIdle(supply)) continue;
    const line = materialLine(item, level(item), supply, independentDemand(item.item, demand, horizon), required, costsOf(item), horizon);
    materials.push(line);
    explode(line);
  }
  return { materials, requirements };
}

/** requirement(t) = the parent's releases(t) × quantity per parent, where the line holds on the period's first day. */
function requirementOf(line: BomLine, releases: Bucketed, { planDate, periods }: Horizon): Requirement {
  const quantityPer = round6(quantityPerParent(line));
  const effective = { pastDue: holdsOn(line, planDate), periods: periods.map(({ start }) => holdsOn(line, start)) };
  return {
    component: line.component,
    parent: line.parent,
    quantityPer,
    effective,
    requirement: {
      pastDue: effective.pastDue ? round6(releases.pastDue * quantityPer) : 0,
      periods: releases.periods.map((started, t) => (effective.periods[t] ? round6(started * quantityPer) : 0)),
    },
  };
}

function independentDemand(item: string, demand: DemandPlan, { periods }: Horizon): Bucketed {
  const line = demand.lines.get(item);
  return line ? { pastDue: line.orders.pastDue, periods: line.total } : { pastDue: 0, periods: zeros(periods.length) };
}

/** A phantom has no lead time and is made lot for lot, after its own stock is used up. */
function materialLine(item: Item, lowLevelCode: number, supply: Supply, independent: Bucketed, required: readonly Requirement[], costs: LotSizingCosts, horizon: Horizon): MrpLine {
  const gross: Bucketed = {
    pastDue: round6(independent.pastDue + sum(required.map(({ requirement }) => requirement.pastDue))),
    periods: required.reduce((total, { requirement }) => plus(total, requirement.periods), independent.periods),
  };
  const start = startingBalance(supply.openingStock, supply.receipts, gross);
  const net = netRequirements(start, supply.receipts.periods, gross.periods, item.safetyStock);
  const planned = item.phantom ? net : plannedReceipts(net, item, 0, costs);
  const releasePeriod = releasePeriods(item, horizon);
  return {
    item: item.item,
    type: item.type,
    source: item.source,
    family: item.family,
    supplier: item.supplier,
    lowLevelCode,
    ...supply,
    safetyStock: item.safetyStock,
    independent,
    gross,
    plannedReceipts: planned,
    releases: releasesOf(planned, releasePeriod, item.yield),
    releasePeriod,
    available: projectAvailable(start, [supply.receipts.periods, planned], gross.periods),
  };
}
