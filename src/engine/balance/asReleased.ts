import { round6 } from "../arithmetic";
import { type CapacityBase, loadWorkCentres } from "../capacity/roughCut";
import { completeLine } from "../masterSchedule/scheduleItems";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import type { MasterScheduleLine, PlanCost } from "../plan";
import type { Item, Records } from "../records";
import { type KeyMaterial, materialLimits } from "./keyMaterials";
import { storageLoad } from "./modelStorage";
import { verifyPlan } from "./verifyPlan";

interface Situation {
  records: Records;
  options: PlanningOptions;
  horizon: Horizon;
  bases: readonly CapacityBase[];
  materials: readonly KeyMaterial[];
  /** Of the master schedule, in its order. */
  items: readonly Item[];
}

/**
 * What the last released plan would cost under today's demand and stock: items it names are made as released in the periods
 * it reaches, what is firm and all the rest stays as planned. It says nothing of pieces from outside, so there are as many as
 * planned or none where it reaches, whichever is cheaper. undefined without a released plan.
 */
export function costAsReleased(masterSchedule: readonly MasterScheduleLine[], situation: Situation): PlanCost | undefined {
  const spans = situation.records.releasedPlan;
  if (spans.length === 0) return undefined;
  const from = spans.reduce((earliest, { start }) => (start < earliest ? start : earliest), spans[0]!.start);
  const to = spans.reduce((latest, { end }) => (end > latest ? end : latest), spans[0]!.end);
  const reached = situation.horizon.periods.map(({ start, end }) => end >= from && start <= to);
  if (!reached.includes(true)) return undefined;
  const costs = [true, false].map((outsourcing) => costOfLines(masterSchedule.map((line, i) => keptAsReleased(line, situation.items[i]!, reached, outsourcing, situation.options)), situation));
  return costs.reduce((cheapest, cost) => (cost.total < cheapest.total ? cost : cheapest));
}

function keptAsReleased(line: MasterScheduleLine, item: Item, reached: readonly boolean[], outsourcing: boolean, options: PlanningOptions): MasterScheduleLine {
  const { releasedOpen: released, firm, production, outsourced, lost } = line;
  if (!released) return line;
  return completeLine(
    line,
    item,
    {
      production: production.map((planned, t) => (reached[t] && firm[t] === undefined ? round6(released[t]!) : planned)),
      outsourced: outsourced.map((planned, t) => (reached[t] && !outsourcing ? 0 : planned)),
      lost,
    },
    options,
  );
}

function costOfLines(masterSchedule: readonly MasterScheduleLine[], { records, options, horizon: { periods }, bases, materials, items }: Situation): PlanCost {
  const storage = storageLoad(masterSchedule, items, options, periods.length);
  const capacity = loadWorkCentres(bases, masterSchedule);
  return verifyPlan({ records, options, periods, masterSchedule, capacity, materialLimits: materialLimits(materials, masterSchedule), ...(storage && { storage }) }).cost;
}
