import type { Work } from "../../work";
import type { BalanceModel, Decision, Relaxation } from "../balanceModel";
import { type BalanceInputs, type BuiltBalance, buildBalanceModel } from "../buildBalanceModel";
import { costOf } from "../costOf";
import { hasLots } from "../lots/hasLots";

/** Solves the linear program of a model; undefined when time is up. */
export type Resolve = (model: BalanceModel) => Promise<Relaxation | undefined>;
/** Makes a plan in whole lots of it. */
export type Finish = (model: BalanceModel, relaxation: Relaxation) => Promise<Decision>;

/** The plan to explain, and the means to ask "what if". */
export interface Situation {
  inputs: BalanceInputs;
  built: BuiltBalance;
  relaxation: Relaxation;
  /** In whole lots. */
  decision: Decision;
  resolve: Resolve;
  finish: Finish;
  work: Work;
}

/** How many more programs may be solved: a fixed number, so that the answer does not depend on the machine. */
export interface Effort {
  /** False once it is used up, or the planner has stopped. */
  take(): Promise<boolean>;
  /** A share of what is left, which cannot use up the rest. */
  share(part: number): Effort;
  left(): number;
}

/** Cells (items × periods) solved again in all; at least a few programs, never more than many. */
const cellsInAll = 200_000;
const fewest = 10;
const most = 80;

/** How much may be solved to explain a plan of this size. */
export const effortFor = ({ items, periods }: BalanceModel, work: Work): Effort => effort(Math.round(Math.min(most, Math.max(fewest, cellsInAll / Math.max(1, items * periods)))), work);

function effort(programs: number, work: Work, spend: (count: number) => void = () => {}): Effort {
  let left = programs;
  const used = (count: number) => {
    left -= count;
    spend(count);
  };
  return {
    async take() {
      if (left < 1 || !(await work.goOn())) return false;
      used(1);
      return true;
    },
    left: () => left,
    share: (part) => effort(Math.ceil(left * part), work, used),
  };
}

/** A plan made again from changed inputs. */
export interface Replanned {
  built: BuiltBalance;
  decision: Decision;
  cost: number;
  /** Of the linear program. */
  bound: number;
}

/**
 * The plan as it is, to compare others with. Plans in real lots come from a search, and the difference of two searches
 * says more about luck than about the hours between them: with lots, the linear programs are compared instead.
 */
export const asItIs = ({ built, relaxation, decision }: Pick<Situation, "built" | "relaxation" | "decision">): Replanned => ({
  built,
  bound: relaxation.bound,
  ...(hasLots(built.model) ? { decision: relaxation.decision, cost: relaxation.bound } : { decision, cost: costOf(built.model, decision) }),
});

/**
 * Plans changed inputs. The plan there was before is kept where it is cheaper still: more hours must not look like a loss
 * because the pieces were rounded otherwise.
 */
export async function replan({ decision, resolve, finish }: Pick<Situation, "decision" | "resolve" | "finish">, inputs: BalanceInputs, effort: Effort): Promise<Replanned | undefined> {
  if (!(await effort.take())) return undefined;
  const built = buildBalanceModel(inputs);
  const { model } = built;
  const relaxation = await resolve(model);
  if (!relaxation) return undefined;
  const { bound } = relaxation;
  if (hasLots(model)) return { built, decision: relaxation.decision, cost: bound, bound };
  const again = await finish(model, relaxation);
  const [cost, before] = [costOf(model, again), isPossible(model, decision) ? costOf(model, decision) : Infinity];
  return cost <= before ? { built, decision: again, cost, bound } : { built, decision, cost: before, bound };
}

/** Whether a plan of other inputs keeps this model's offers and what it may give up; the rest is elastic. */
function isPossible({ open, offer, offerLimit, losable, grades }: BalanceModel, { production, outsourced, lost }: Decision): boolean {
  const drawn = new Float64Array(offerLimit.length);
  for (let cell = 0; cell < production.length; cell++) {
    if (production[cell]! > 0 && open[cell] === 0) return false;
    if (outsourced[cell]! > 0) {
      if (offer[cell]! < 0) return false;
      drawn[offer[cell]!]! += outsourced[cell]!;
    }
    let most = 0;
    for (let g = 0; g < grades; g++) most += losable[cell * grades + g]!;
    if (lost[cell]! > most) return false;
  }
  return drawn.every((pieces, o) => pieces <= offerLimit[o]!);
}
