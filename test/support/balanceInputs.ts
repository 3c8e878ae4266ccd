import type { BalanceInputs } from "../../src/engine/balance/buildBalanceModel";
import { buildBalanceModel } from "../../src/engine/balance/buildBalanceModel";
import type { Situation } from "../../src/engine/balance/explain/situation";
import { keyMaterials } from "../../src/engine/balance/keyMaterials";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";
import { wholePieces } from "../../src/engine/balance/wholePieces/wholePieces";
import { workingCalendar } from "../../src/engine/calendar";
import { sortRecords } from "../../src/engine/canonical";
import { capacityNeeds } from "../../src/engine/capacity/capacityNeeds";
import { capacityBase } from "../../src/engine/capacity/roughCut";
import { withStandardHours } from "../../src/engine/capacity/standardHours";
import { planDemand } from "../../src/engine/demand/planDemand";
import { scheduleItems } from "../../src/engine/masterSchedule/scheduleItems";
import type { PlanningOptions } from "../../src/engine/options";
import { horizonOf } from "../../src/engine/periods";
import type { Records } from "../../src/engine/records";
import { undisturbed } from "../../src/engine/work";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";

/** The stages before the balance, as the plan runs them. */
export function balanceInputs(unsorted: Records, options: PlanningOptions): BalanceInputs {
  const records = withStandardHours(sortRecords(unsorted));
  const horizon = horizonOf(options, workingCalendar(records.calendar));
  const demand = planDemand(records, options, horizon);
  const needs = capacityNeeds(records, options, horizon);
  const scheduled = scheduleItems(records, demand, needs, options, horizon);
  const bases = capacityBase(records, demand, new Set(scheduled.map(({ item }) => item)), needs.hoursPerUnit, options, horizon);
  return { records, scheduled, bases, materials: keyMaterials(records, demand, scheduled, options, horizon), options, horizon };
}

/** The plan of a factory by HiGHS, in whole pieces, ready to be explained. */
export async function situationOf(inputs: BalanceInputs): Promise<Situation> {
  const solve = loadNodeSolver();
  const built = buildBalanceModel(inputs);
  const resolve: Situation["resolve"] = (model) => solveGeneral(model, solve, undisturbed);
  const finish: Situation["finish"] = (model, relaxation) => wholePieces(model, relaxation, undisturbed);
  const relaxation = (await resolve(built.model))!;
  return { inputs, built, relaxation, decision: await finish(built.model, relaxation), resolve, finish, work: undisturbed };
}
