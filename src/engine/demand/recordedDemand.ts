import type { Actual } from "../records";

/** What customers asked for; where no sheet says that, what was shipped. */
export function recordedDemand(actuals: readonly Actual[]): (row: Actual) => number {
  const asked = actuals.some(({ requested }) => requested !== 0);
  return ({ requested, shipped }) => (asked ? requested : shipped);
}
