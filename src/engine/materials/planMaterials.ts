import { round6 } from "../arithmetic";
import type { DemandPlan } from "../demand/planDemand";
import { projectAvailable, startingBalance } from "../masterSchedule/netting";
import { safetyLevels } from "../masterSchedule/safetyStock";
import type { Horizon } from "../periods";
import type { Bucketed, MrpLine, Requirement } from "../plan";
import type { Records } from "../records";
import { releasesOf } from "../releases";
import { grossToNet, type NetworkPlan, periodsOf } from "./grossToNet";
import { type DecidedReceipts, type MaterialNetwork, type MaterialOptions, materialNetwork, type ParentReleases, type PlannedNode, type UsedLine } from "./network";

export interface MaterialPlan {
  materials: readonly MrpLine[];
  requirements: readonly Requirement[];
}

/**
 * Gross to net 物料需求计划, level by level, so that every parent is planned before its components. An item has a line
 * when a planned parent uses it, or it has demand, stock, receipts or a safety stock of its own. `decided` receipts are
 * followed instead of an item's lot rule.
 */
export function planMaterials(
  records: Records,
  demand: DemandPlan,
  parents: readonly ParentReleases[],
  scheduled: ReadonlySet<string>,
  options: MaterialOptions,
  horizon: Horizon,
  decided?: DecidedReceipts,
): MaterialPlan {
  const { network, nodes, lines } = materialNetwork(records, demand, parents, scheduled, options, horizon, decided);
  const plan = grossToNet(network);
  return {
    materials: nodes.map((node, n) => materialLine(node, network, plan, parents.length + n, horizon)),
    requirements: lines.map((line) => requirementOf(line, bucketed(plan.starts, line.parent, network), horizon)),
  };
}

const bucketed = (rows: Float64Array, item: number, { columns }: MaterialNetwork): Bucketed => ({ pastDue: rows[item * columns]!, periods: periodsOf(rows, item, columns) });

function materialLine({ item, lowLevelCode, supply, independent }: PlannedNode, network: MaterialNetwork, plan: NetworkPlan, number: number, { periods }: Horizon): MrpLine {
  const gross = bucketed(plan.gross, number, network);
  const plannedReceipts = periodsOf(plan.plannedReceipts, number, network.columns);
  const shift = network.releaseAt[number]!;
  const releasePeriod = periods.map((_, t) => network.releaseColumn[shift + 1 + t]! - 1);
  return {
    item: item.item,
    type: item.type,
    source: item.source,
    family: item.family,
    supplier: item.supplier,
    lowLevelCode,
    ...supply,
    safetyStock: safetyLevels(item, gross.periods, periods),
    independent,
    gross,
    plannedReceipts,
    releases: releasesOf(plannedReceipts, releasePeriod, item.yield),
    releasePeriod,
    available: projectAvailable(startingBalance(supply.openingStock, supply.receipts, gross), [supply.receipts.periods, plannedReceipts], gross.periods),
  };
}

/** requirement(t) = the parent's starts(t) × quantity per parent, where the line holds on the period's first day. */
function requirementOf({ line, quantityPer, holds }: UsedLine, starts: Bucketed, { periods }: Horizon): Requirement {
  const [pastDue, ...effective] = holds ?? [true, ...periods.map(() => true)];
  return {
    component: line.component,
    parent: line.parent,
    quantityPer,
    effective: { pastDue: pastDue!, periods: effective },
    requirement: {
      pastDue: pastDue ? round6(starts.pastDue * quantityPer) : 0,
      periods: starts.periods.map((started, t) => (effective[t] ? round6(started * quantityPer) : 0)),
    },
  };
}
