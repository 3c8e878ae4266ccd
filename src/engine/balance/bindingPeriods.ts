import type { Period } from "../plan";
import type { Records } from "../records";

/** Where departing from the released plan costs: in the slushy zone, as far as that plan reaches. Beyond it nothing was promised. */
export function bindingPeriods({ releasedPlan }: Pick<Records, "releasedPlan">, periods: readonly Period[]): boolean[] {
  const releasedTo = releasedPlan.reduce((latest, { end }) => (end > latest ? end : latest), "");
  return periods.map(({ zone, start }) => zone === "slushy" && start <= releasedTo);
}
