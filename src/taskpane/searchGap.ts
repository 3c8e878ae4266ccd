import type { SearchProgress } from "../planningHost";

/** (cost − bound) ÷ cost, as the certificate has it; undefined while there is no plan yet. */
export const gapOf = ({ cost, bound }: SearchProgress): number | undefined => (cost === undefined ? undefined : Math.max(0, (cost - bound) / Math.max(1, Math.abs(cost))));

/** Gaps worth saying aloud: a screen reader should not read every digit of a search. */
const milestones = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];

/** The smallest milestone the search has reached. */
export function milestoneOf(progress: SearchProgress): number | undefined {
  const gap = gapOf(progress);
  return gap === undefined ? undefined : milestones.find((milestone) => gap <= milestone);
}
