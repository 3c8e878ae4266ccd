import { ranked } from "../engine/exceptions/exceptions";
import type { Plan } from "../engine/plan";
import { type Problem, severityOf } from "../engine/problem";

/** What a problem is about; of several about the same thing, the meeting hears the largest. */
const subject = (problem: Problem): string => `${problem.kind} ${"item" in problem ? problem.item : "workCentre" in problem ? problem.workCentre : ""}`;

/** The few things the meeting must decide: no mere notes, and each subject once. */
export function forDecision(plan: Plan, problems: readonly Problem[], count: number): Problem[] {
  const heard = new Set<string>();
  return ranked(problems, plan)
    .map(({ problem }) => problem)
    .filter((problem) => severityOf(problem) !== "informs" && !heard.has(subject(problem)) && heard.add(subject(problem)))
    .slice(0, count);
}
