import type { PlanningTools, Work } from "../work";
import type { BalanceModel, Relaxation } from "./balanceModel";
import { costOf } from "./costOf";
import { coversStructure, solveStructured } from "./interior/solveStructured";
import { solveGeneral } from "./linear/solveGeneral";
import type { Certificate } from "../plan";

export interface Relaxer {
  /** Undefined when stopped, or in the worst case when no method gets there. */
  resolve(model: BalanceModel): Promise<Relaxation | undefined>;
  /** What solved the last one. */
  method(): Certificate["method"];
}

/** The structured method where it covers the model and gets there, else the general solver. */
export function relaxer({ solve, kernel }: PlanningTools, work: Work): Relaxer {
  let method: Certificate["method"] = "structured";
  return {
    method: () => method,
    async resolve(model) {
      if (model.items === 0) return nothingToDecide(model);
      method = "structured";
      const structured = coversStructure(model) ? await solveStructured(model, work, kernel) : undefined;
      if (structured || !(await work.goOn())) return structured;
      method = "general";
      return solveGeneral(model, solve, work);
    },
  };
}

/** Without items what firm work costs is all there is, and certain. */
function nothingToDecide(model: BalanceModel): Relaxation {
  const none = new Float64Array(0);
  const decision = { production: none, outsourced: none, lost: none };
  const prices = { resources: new Float64Array(model.resources.length * model.periods), offers: new Float64Array(model.offerLimit.length), storage: new Float64Array(model.storage ? model.periods : 0) };
  const cost = costOf(model, decision);
  return { decision, prices, cost, bound: cost, iterations: 0 };
}
