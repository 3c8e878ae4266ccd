import type { Plan } from "../engine/plan";
import { type Problem, type Severity, severityOf } from "../engine/problem";

const urgency: Record<Severity, number> = { stops: 0, warns: 1, informs: 2 };

/** What a problem is about; of several about the same thing, the meeting hears the largest. */
const subject = (problem: Problem): string => `${problem.kind} ${"item" in problem ? problem.item : "workCentre" in problem ? problem.workCentre : ""}`;

/** Money at stake, roughly: pieces at standard cost, hours at the overtime price. Only the order matters. */
export function moneyAtStake(problem: Problem, { items, capacity }: Plan): number {
  if (problem.kind === "capacityOverload") return Math.max(0, problem.load - problem.capacity) * hourPrice(problem.workCentre, capacity);
  if (problem.kind === "noCapacity") return problem.load * hourPrice(problem.workCentre, capacity);
  return "item" in problem && "quantity" in problem ? problem.quantity * (items[problem.item]?.standardCost ?? 0) : 0;
}

const hourPrice = (workCentre: string, capacity: Plan["capacity"]): number => capacity.find((load) => load.workCentre === workCentre)?.overtimeCost ?? 0;

/** All problems, the most pressing first: by severity, then by money; equal ones keep their order. */
export function rankedProblems(plan: Plan, problems: readonly Problem[]): Problem[] {
  const ranked = problems.map((problem) => ({ problem, urgency: urgency[severityOf(problem)], money: moneyAtStake(problem, plan) }));
  return ranked.sort((a, b) => a.urgency - b.urgency || b.money - a.money).map(({ problem }) => problem);
}

/** The few things the meeting must decide: no mere notes, and each subject once. */
export function forDecision(plan: Plan, problems: readonly Problem[], count: number): Problem[] {
  const heard = new Set<string>();
  return rankedProblems(plan, problems)
    .filter((problem) => severityOf(problem) !== "informs" && !heard.has(subject(problem)) && heard.add(subject(problem)))
    .slice(0, count);
}
