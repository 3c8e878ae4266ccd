import type { PlanningTools, Work } from "../work";
import type { Certificate } from "../plan";
import type { BalanceModel, Decision, Prices, Relaxation } from "./balanceModel";
import { lowerBound } from "./bound/lowerBound";
import { hasLots } from "./lots/hasLots";
import { planLots } from "./lots/planLots";
import { relaxer } from "./relax";
import { boundAmongEquals, type Resolve, serviceFirst } from "./serviceFirst";
import { wholePieces, withinLimits } from "./wholePieces/wholePieces";

/** The balance decided in whole lots, and what is known of it. */
export interface Decided extends Pick<Certificate, "method" | "ended"> {
  decision: Decision;
  /** No plan costs less; where service comes first, no plan that serves at least as well. */
  bound: number;
  /** The linear program's answer; absent where the planner stopped before there was one. */
  relaxation?: Relaxation;
  /** How many times service counted in it. */
  serviceWeight: number;
}

/** Solves linear programs and finishes them in whole lots, for the plan and for every "what if" about it. */
export interface Decider {
  resolve: Resolve;
  finish(model: BalanceModel, relaxation: Relaxation): Promise<Decision>;
  decide(model: BalanceModel, otherwise: Decision, byService: boolean): Promise<Decided>;
  work: Work;
}

/** Finds the plan of a model and proves how good it is, with what it was given: solver, kernel, time. */
export function decider(tools: PlanningTools): Decider {
  const { work, ended } = listening(tools.work);
  const { resolve, method } = relaxer(tools, work);
  const inWholeLots = async (model: BalanceModel, relaxation: Relaxation): Promise<{ decision: Decision; bound: number }> => {
    if (model.items === 0) return relaxation;
    if (!hasLots(model)) return { decision: await withinLimits(model, relaxation, await wholePieces(model, relaxation, work), work), bound: relaxation.bound };
    const { decision, bound } = await planLots(model, relaxation, tools.solve, work);
    return { decision, bound: Math.max(bound, relaxation.bound) };
  };
  return {
    resolve,
    finish: async (model, relaxation) => (await inWholeLots(model, relaxation)).decision,
    work,
    /**
     * Linear program, then whole lots or whole pieces. Where no linear program was solved, `otherwise` stands, with the bound
     * at no prices at all: every item as if it were alone.
     */
    async decide(model, otherwise, byService) {
      const weighed = await (byService ? serviceFirst(model, resolve) : plainly(model, resolve));
      if (!weighed) return { decision: otherwise, bound: lowerBound(model, noPrices(model)), ended: ended(), method: method(), serviceWeight: 1 };
      const { decision, bound } = await inWholeLots(weighed.model, weighed.relaxation);
      return { decision, bound: boundAmongEquals(model, decision, weighed.weight, bound), ended: ended(), method: method(), relaxation: weighed.relaxation, serviceWeight: weighed.weight };
    },
  };
}

async function plainly(model: BalanceModel, resolve: Resolve): ReturnType<typeof serviceFirst> {
  const relaxation = await resolve(model);
  return relaxation && { model, relaxation, weight: 1 };
}

/** The work, remembering whether it was ever told to stop. */
function listening(work: Work): { work: Work; ended(): Certificate["ended"] } {
  let said = false;
  return {
    ended: () => (!said ? "complete" : work.stopped?.() ? "stopped" : "time"),
    work: {
      goOn: async () => {
        if (!said) said = !(await work.goOn());
        return !said;
      },
      tell: (progress) => work.tell(progress),
    },
  };
}

const noPrices = (model: BalanceModel): Prices => ({
  resources: new Float64Array(model.resources.length * model.periods),
  offers: new Float64Array(model.offerLimit.length),
  storage: new Float64Array(model.storage ? model.periods : 0),
});
