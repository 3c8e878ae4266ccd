import { round6 } from "../arithmetic";
import { type CapacityBase, loadWorkCentres } from "../capacity/roughCut";
import type { DemandPlan } from "../demand/planDemand";
import { lotStepOf, wholeLot } from "../lotSizing/lotStep";
import { completeLine, type DecidedQuantities, type ScheduledItem } from "../masterSchedule/scheduleItems";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import type { Balance, CapacityLoad, MasterScheduleLine } from "../plan";
import type { Item, Records } from "../records";
import type { PlanningTools } from "../work";
import { costAsReleased } from "./asReleased";
import type { BalanceModel, Decision } from "./balanceModel";
import { type BalanceInputs, type BuiltBalance, buildBalanceModel } from "./buildBalanceModel";
import { certificate } from "./certificate";
import { type Decided, type Decider, decider } from "./decide";
import { type Explanation, explainBalance } from "./explain/explainBalance";
import { keyMaterials, materialLimits } from "./keyMaterials";
import { storageLoad } from "./modelStorage";
import { verifyPlan } from "./verifyPlan";

export interface BalancedPlan {
  masterSchedule: readonly MasterScheduleLine[];
  capacity: readonly CapacityLoad[];
  balance: Balance;
}

/** Weighs overtime, outsourcing, stock, lateness and change against each other in whole lots; then an independent look, and what it means. */
export async function balancePlan(
  records: Records,
  demand: DemandPlan,
  scheduled: readonly ScheduledItem[],
  bases: readonly CapacityBase[],
  options: PlanningOptions,
  horizon: Horizon,
  tools: PlanningTools,
): Promise<BalancedPlan> {
  const materials = keyMaterials(records, demand, scheduled, options, horizon);
  const inputs = { records, scheduled, bases, materials, options, horizon };
  const built = buildBalanceModel(inputs);
  const items = new Map(records.items.map((item) => [item.item, item]));
  const ordered = scheduled.map(({ item }) => items.get(item)!);
  const { decide, ...means } = decider(tools);
  const explain = tools.unexplained ? () => nothingExplained : explained;
  const decided = await decide(built.model, unconstrained(built.model, scheduled), options.serviceFirst);
  const masterSchedule = scheduled.map((line, i) => completeLine(line, ordered[i]!, quantitiesOf(built.model, decided.decision, line, ordered[i]!, i), options));
  const capacity = loadWorkCentres(bases, masterSchedule);
  const [limits, storage] = [materialLimits(materials, masterSchedule), storageLoad(masterSchedule, ordered, options, horizon.periods.length)];
  const verdict = verifyPlan({ records, options, periods: horizon.periods, masterSchedule, capacity, materialLimits: limits, ...(storage && { storage }) });
  const asReleased = costAsReleased(masterSchedule, { records, options, horizon, bases, materials, items: ordered });
  return {
    masterSchedule,
    capacity,
    balance: {
      cost: verdict.cost,
      ...(asReleased && { costAsReleased: asReleased }),
      certificate: certificate(verdict, decided),
      ...(await explain(inputs, built, decided, means)),
      materialLimits: limits,
      ...(storage && { storage }),
    },
  };
}

/** What is firm and what was decided; a quantity the largest order does not divide into whole orders is raised to one it does. */
function quantitiesOf({ periods }: BalanceModel, { production, outsourced, lost }: Decision, { firm }: ScheduledItem, item: Item, i: number): DecidedQuantities {
  const row = (of: Float64Array) => Array.from(of.subarray(i * periods, (i + 1) * periods), round6);
  const step = lotStepOf(item, 1);
  return { production: row(production).map((quantity, t) => firm[t] ?? (step.maximum ? wholeLot(quantity, step) : quantity)), outsourced: row(outsourced), lost: row(lost) };
}

/** The schedule as if capacity were unlimited: what stands where nothing better was found in time. */
function unconstrained({ open }: BalanceModel, scheduled: readonly ScheduledItem[]): Decision {
  const production = Float64Array.from(scheduled.flatMap((line) => line.unconstrained), (quantity, cell) => (open[cell] ? quantity : 0));
  return { production, outsourced: new Float64Array(production.length), lost: new Float64Array(production.length) };
}

const nothingExplained: Explanation = { bottlenecks: [], remedies: [], contradictions: [], sensitivity: { unknown: true } };

/** With service first its money counts as often as it took to serve best, in prices and savings alike. */
async function explained(inputs: BalanceInputs, built: BuiltBalance, { decision, relaxation, serviceWeight }: Decided, means: Omit<Decider, "decide">): Promise<Explanation> {
  if (!relaxation) return nothingExplained;
  const weighed = { ...inputs, serviceWeight };
  return explainBalance({ inputs: weighed, built: serviceWeight === 1 ? built : buildBalanceModel(weighed), relaxation, decision, ...means });
}
