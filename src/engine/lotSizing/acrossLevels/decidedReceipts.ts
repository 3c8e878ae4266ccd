import type { DemandPlan } from "../../demand/planDemand";
import { type DecidedReceipts, materialNetwork, type MaterialOptions, type ParentReleases } from "../../materials/network";
import { calendarDays, type Horizon } from "../../periods";
import type { Item, Records } from "../../records";
import { daysPerYear, lotSizingCosts } from "../costs";
import { type LotStep, lotStepOf, materialMultiple } from "../lotStep";
import { lotsAcrossLevels, type LotsAcrossLevels } from "./lotsAcrossLevels";

/**
 * Lots of the items planned by MRP to the least ordering and holding cost across levels; the master schedule is given. An
 * item takes part when it has an ordering cost and no lots of its own: phantoms, fixed lots (FOQ) and fixed cover (POQ)
 * keep their rule. Its minimum, multiple and maximum hold: lots are rounded up to them, and the surplus is counted.
 */
export function decidedAcrossLevels(
  records: Records,
  demand: DemandPlan,
  parents: readonly ParentReleases[],
  scheduled: ReadonlySet<string>,
  options: MaterialOptions,
  horizon: Horizon,
): { receipts: DecidedReceipts } & Pick<LotsAcrossLevels, "ownRulesCost" | "cost"> {
  const { network, nodes } = materialNetwork(records, demand, parents, scheduled, options, horizon);
  const costsOf = lotSizingCosts(options, horizon.periods);
  const perItem = (figure: (item: Item) => number) => [...parents.map(() => 0), ...nodes.map(({ item }) => figure(item))];
  const { receipts, ...costs } = lotsAcrossLevels({
    network,
    decides: Uint8Array.from(perItem((item) => (takesPart(item) ? 1 : 0))),
    steps: [...parents.map(() => undefined), ...nodes.map(({ item }) => stepOf(item))],
    ordering: Float64Array.from(perItem((item) => (item.phantom ? 0 : item.orderingCost))),
    holdingPerDay: Float64Array.from(perItem((item) => costsOf(item).holdingPerYear / daysPerYear)),
    days: horizon.periods.map(calendarDays),
  });
  return { receipts: new Map([...receipts].map(([number, row]) => [nodes[number - parents.length]!.item.item, row])), ...costs };
}

const takesPart = ({ orderingCost, phantom, lotSizing }: Item): boolean => orderingCost > 0 && !phantom && lotSizing !== "FOQ" && lotSizing !== "POQ";

function stepOf(item: Item): LotStep | undefined {
  const step = lotStepOf(item, materialMultiple(item));
  return step.minimum > 0 || step.multiple > 0 || (step.maximum ?? 0) > 0 ? step : undefined;
}
