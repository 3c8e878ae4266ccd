import type { Work } from "../../work";
import type { BalanceModel, Relaxation } from "../balanceModel";
import { lowerBound } from "../bound/lowerBound";
import { costOf } from "../costOf";
import { feasible } from "../feasible";
import type { Solver } from "../linearProgram";
import { balanceProgram, readDecision, readPrices } from "./balanceProgram";

/** Far more than any plan the structured method leaves to this one should take. */
const seconds = 600;

/**
 * The balance without lots by a general solver: for what the structured method does not cover, and as its second opinion.
 * Undefined when stopped, or when the solver gave up.
 */
export async function solveGeneral(model: BalanceModel, solve: Solver, work: Work): Promise<Relaxation | undefined> {
  if (!(await work.goOn())) return undefined;
  const general = balanceProgram(model);
  const solution = await solve(general.program, { seconds });
  if (solution.status !== "optimal") return undefined;
  const prices = readPrices(model, general, solution.rowDual);
  const decision = feasible(model, readDecision(model, general, solution.x), prices.storage);
  const relaxation: Relaxation = { decision, prices, cost: costOf(model, decision), bound: lowerBound(model, prices), iterations: solution.iterations };
  work.tell({ cost: relaxation.cost, bound: relaxation.bound });
  return relaxation;
}
