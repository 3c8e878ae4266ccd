import type { Certificate } from "../plan";
import type { Decided } from "./decide";
import type { Verdict } from "./verifyPlan";

/** What may be said of a plan: the verifier's cost and violation against the proven bound. */
export function certificate({ cost: { total: objective }, largestViolation }: Verdict, { bound: proven, ended, method }: Pick<Decided, "bound" | "ended" | "method">): Certificate {
  // Hours are kept to six decimals on the sheets; a bound must not stand above a plan by that noise.
  const noise = 1e-7 * Math.max(1, Math.abs(objective));
  const bound = proven > objective && proven - objective <= noise ? objective : proven;
  const gap = (objective - bound) / Math.max(1, Math.abs(objective));
  // A bound above the plan would be a defect of the model: it must not pass for a proof.
  const status = Math.abs(gap) <= 1e-6 && largestViolation <= 1e-6 ? "optimal" : "withinGap";
  return { status, objective, bound, gap, largestViolation, ended, method };
}
