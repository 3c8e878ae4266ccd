import type { PlanCost } from "../plan";
import { nothingNegative, onlyTheImpatientAreLost, outsourcingWithinLimits, stockAddsUp } from "./verify/balances";
import { frozenIsFrozen, handEditsStand, lotsAreWhole } from "./verify/fixedQuantities";
import type { PlanToVerify, Violations } from "./verify/planToVerify";
import { reckonCost } from "./verify/reckonCost";
import { hoursAreCovered, materialIsThere, roomIsCounted } from "./verify/resources";

export interface Verdict {
  cost: PlanCost;
  /** In the constraint's own unit: pieces, hours, units of material or of room. */
  largestViolation: number;
}

const violations: readonly Violations[] = [
  stockAddsUp,
  nothingNegative,
  onlyTheImpatientAreLost,
  hoursAreCovered,
  materialIsThere,
  roomIsCounted,
  frozenIsFrozen,
  handEditsStand,
  lotsAreWhole,
  outsourcingWithinLimits,
];

/**
 * Re-reckons cost and constraints of a finished plan from the records, the options and the plan's own figures. It shares
 * no code with the model, the solvers, the bound or the search (only the rolled-up material cost, which is a matter of the
 * bill of material), so that a slip in one of them shows as a violation or as a gap instead of hiding itself.
 */
export const verifyPlan = (plan: PlanToVerify): Verdict => ({
  cost: reckonCost(plan),
  largestViolation: violations.reduce((largest, of) => of(plan).reduce((most, violation) => Math.max(most, violation), largest), 0),
});
