import { describeProblem, placeOf } from "../language/describeProblem";
import type { Words } from "../language";
import type { Plan } from "../engine/plan";
import { type Problem, type Severity, severityOf } from "../engine/problem";
import type { FoundTable } from "../input/readRecords";
import type { Answers } from "./questions";

/**
 * What `--json` writes, so that others can check our numbers. `version` is raised when a field changes its meaning or
 * goes; new fields may come without. 2: `safetyStock` of a line is a level per period, `requirements` count firm orders' starts.
 * 3: `available` counts lost sales, `load` counts set-ups, `overload` is what overtime on days off does not cover either, and
 * a certificate that ran out of time says so in `ended`.
 *
 *   read      the tables that were found, on which sheet, and how many rows were read from each
 *   problems  of input and plan: the problem as data, its severity, its place and its sentence in the chosen language
 *   why       with --why: the answer as data (`engine/questions/why.ts`) and in words
 *   promise   with --promise: request, answer (`engine/masterSchedule/promise.ts`) and words
 *   plan      everything the engine says, as typed and explained in `engine/plan.ts`: demand and master schedule by item,
 *             load by work centre, balance with cost, certificate, bottlenecks, remedies, contradictions and sensitivity, changes
 *             against the released plan, materials with gross requirements by parent
 *             (`requirements`), purchases, every supply with its pegs and its reasons to the end demand (`supplies`; a peg
 *             to a parent's supply gives its index there), exceptions, shipping plan, issue list, variances, key figures,
 *             fingerprints of input and plan
 */
export interface PlanDocument extends Answers {
  format: "rebalance-plan";
  version: 3;
  read: readonly FoundTable[];
  problems: readonly { severity: Severity; place: string; sentence: string; problem: Problem }[];
  plan: Plan;
  /** How long the plan took; absent where nobody measured. */
  seconds?: number;
}

/** A plan as the fields of `--json`: quantities in pieces, hours, money in the plan's currency; `seconds` of the search, where it was timed. */
export function planDocument(plan: Plan, problems: readonly Problem[], read: readonly FoundTable[], words: Words, seconds?: number): PlanDocument {
  const described = problems.map((problem) => ({
    severity: severityOf(problem),
    place: placeOf(problem),
    sentence: describeProblem(problem, words, plan.periods, plan.items),
    problem,
  }));
  return { format: "rebalance-plan", version: 3, read, problems: described, plan, ...(seconds !== undefined && { seconds }) };
}

/** The document as it is written to the file. */
export const planJson = (document: PlanDocument): string => `${JSON.stringify(document, null, 1)}\n`;
