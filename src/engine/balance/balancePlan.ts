import { plus, round6 } from "../arithmetic";
import { type CapacityBase, loadWorkCentres } from "../capacity/roughCut";
import { completeLine, type ScheduledItem } from "../masterSchedule/scheduleItems";
import type { PlanningOptions } from "../options";
import type { Horizon } from "../periods";
import type { Balance, Bottleneck, CapacityLoad, Certificate, MasterScheduleLine } from "../plan";
import type { Records } from "../records";
import type { PlanningTools } from "../work";
import { type BalanceProblem, balanceProblem } from "./balanceProblem";
import { hasRealLots, withLotsFixed, withSettled } from "./fixLots";
import { improveLots, totalCost } from "./improveLots";
import type { Solver } from "./linearProgram";
import { type BalanceModel, balanceModel } from "./model";
import { verifyPlan } from "./verifyPlan";
import { type Decision, wholeLots } from "./wholeLots";

export interface BalancedPlan {
  masterSchedule: readonly MasterScheduleLine[];
  capacity: readonly CapacityLoad[];
  balance: Balance;
}

/** The balance solves two programs, which share the solver's time. */
const programsSolved = 2;

/** Smallest price at which an hour is worth telling. */
const tellingPrice = 1e-6;

/** Weighs overtime, outsourcing, stock, lateness and change against each other; then whole lots; then an independent look. */
export async function balancePlan(
  records: Records,
  scheduled: readonly ScheduledItem[],
  bases: readonly CapacityBase[],
  options: PlanningOptions,
  horizon: Horizon,
  { solve }: PlanningTools,
): Promise<BalancedPlan> {
  const problem = balanceProblem(records, scheduled, bases, options, horizon.periods);
  const relaxed = await solveRelaxed(problem, options, solve);
  const decision = relaxed ? withFirm(problem, await inWholeLots(problem, relaxed.decision, options, solve)) : unconstrained(scheduled);
  const items = new Map(records.items.map((item) => [item.item, item]));
  const masterSchedule = scheduled.map((line, i) => completeLine(line, items.get(line.item)!, { production: decision.production[i]!, outsourced: decision.outsourced[i]!, lost: line.unconstrained.map(() => 0) }, options));
  const capacity = loadWorkCentres(bases, masterSchedule);
  const verdict = verifyPlan({ records, options, periods: horizon.periods, masterSchedule, capacity, materialLimits: [] });
  return {
    masterSchedule,
    capacity,
    balance: {
      cost: verdict.cost,
      certificate: certificate(verdict.cost.total, verdict.largestViolation, relaxed && relaxed.objective + problem.firmCost),
      bottlenecks: relaxed?.bottlenecks ?? [],
      remedies: [],
      contradictions: [],
      sensitivity: {},
      materialLimits: [],
    },
  };
}

/** Lots first, then once more what is made in any quantity around them. */
async function inWholeLots(problem: BalanceProblem, fractional: Decision, options: PlanningOptions, solve: Solver): Promise<Decision> {
  const settled = improveLots(problem, wholeLots(problem, fractional));
  if (!hasRealLots(problem)) return settled;
  const around = await solveRelaxed(withLotsFixed(problem, settled), options, solve);
  if (!around) return settled;
  const better = improveLots(problem, wholeLots(problem, withSettled(problem, settled, around.decision)));
  return totalCost(problem, better) < totalCost(problem, settled) ? better : settled;
}

interface Relaxed {
  decision: Decision;
  objective: number;
  bottlenecks: readonly Bottleneck[];
}

/** The linear program's optimum, lots ignored; undefined where the solver ran out of time. */
async function solveRelaxed(problem: BalanceProblem, options: PlanningOptions, solve: Solver): Promise<Relaxed | undefined> {
  if (problem.items.length + problem.centres.length === 0) return { decision: { production: [], outsourced: [] }, objective: 0, bottlenecks: [] };
  const model = balanceModel(problem);
  const solution = await solve(model.program, { seconds: options.solverSeconds / programsSolved });
  if (solution.status === "outOfTime") return undefined;
  // Backlog and overload are elastic and no cost is negative: anything but an optimum is a defect of the model.
  if (solution.status !== "optimal") throw new Error(`The balance is ${solution.status}, which its elastic model cannot be.`);
  return { decision: readDecision(model, solution.x), objective: solution.objective, bottlenecks: readBottlenecks(problem, model, solution.rowDual) };
}

const readDecision = ({ columns }: BalanceModel, x: Float64Array): Decision => {
  const read = (choices: readonly (number | undefined)[]) => choices.map((column) => (column === undefined ? 0 : Math.max(0, round6(x[column]!))));
  return { production: columns.items.map(({ production }) => read(production)), outsourced: columns.items.map(({ outsourced }) => read(outsourced)) };
};

/** One more hour on the right of a capacity row lowers the cost by what its dual says. */
const readBottlenecks = ({ centres }: BalanceProblem, { capacityRows }: BalanceModel, rowDual: Float64Array): Bottleneck[] =>
  centres.flatMap(({ workCentre }, w) =>
    capacityRows[w]!.flatMap((row, period) => {
      const pricePerHour = round6(-rowDual[row]!);
      return pricePerHour > tellingPrice ? [{ workCentre, period, pricePerHour }] : [];
    }),
  );

/** What was decided, and what was firm before. */
const withFirm = ({ items }: BalanceProblem, { production, outsourced }: Decision): Decision => ({ production: items.map(({ firm }, i) => plus(production[i]!, firm)), outsourced });

const unconstrained = (scheduled: readonly ScheduledItem[]): Decision => ({
  production: scheduled.map((line) => [...line.unconstrained]),
  outsourced: scheduled.map((line) => line.unconstrained.map(() => 0)),
});

function certificate(objective: number, largestViolation: number, optimum: number | undefined): Certificate {
  // The optimum is exact only to the solver's tolerance; a bound must not stand above a plan by that noise.
  const noise = 1e-7 * Math.max(1, Math.abs(objective));
  const bound = optimum === undefined ? 0 : optimum > objective && optimum - objective <= noise ? objective : optimum;
  const gap = (objective - bound) / Math.max(1, Math.abs(objective));
  // A bound above the plan would be a defect of the model: it must not pass for a proof.
  const status = optimum !== undefined && Math.abs(gap) <= 1e-6 && largestViolation <= 1e-6 ? "optimal" : "withinGap";
  return { status, objective, bound, gap, largestViolation, ended: optimum === undefined ? "time" : "complete", method: "general" };
}
