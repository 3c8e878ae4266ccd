import { groupBy } from "../engine/arithmetic";
import type { Problem } from "../engine/problem";

/** One mistake made all the way down a column is told so many times, then counted. */
const told = 20;

export interface ProblemGroup {
  problems: readonly Problem[];
  /** Further ones of the same kind in the same column of the same sheet. */
  more: number;
}

const columnOf = (problem: Problem, index: number): string => {
  const at = "at" in problem ? problem.at : undefined;
  if (at?.cell === undefined) return String(index);
  const kind = problem.kind === "leftOut" ? problem.because.kind : problem.kind;
  return JSON.stringify([kind, at.file, at.sheet, at.cell.replace(/\d+$/, "")]);
};

/** Problems of one kind, sheet and column together, in the order in which the first of each came. */
export const groupsByColumn = (problems: readonly Problem[]): ProblemGroup[] =>
  [...groupBy(problems.map((problem, index) => ({ problem, column: columnOf(problem, index) })), ({ column }) => column).values()].map((group) => ({
    problems: group.slice(0, told).map(({ problem }) => problem),
    more: Math.max(0, group.length - told),
  }));
