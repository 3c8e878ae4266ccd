import type { CycleParty, CycleStanding, CycleStep } from "../engine/meeting/cycleStatus";
import type { Role } from "./settings";

/** As many as a glance takes in. */
const shownSteps = 3;

const partiesOf: Readonly<Record<Role, readonly CycleParty[]>> = {
  everyone: [],
  clerk: ["salesClerks"],
  planner: ["planner"],
  manager: ["management", "salesManagement"],
};

/** Whether a step waits for the person of this role. */
export const isOwn = ({ who }: CycleStanding, role: Role): boolean => partiesOf[role].includes(who);

/** The cycle's next steps that are not done, each once, in the order of their days; those of one's own role come first. */
export function nextSteps(standings: readonly CycleStanding[], role: Role): readonly CycleStanding[] {
  const seen = new Set<CycleStep>();
  const open = standings.filter(({ step, state }) => state !== "done" && !seen.has(step) && seen.add(step));
  return [...open.filter((standing) => isOwn(standing, role)), ...open.filter((standing) => !isOwn(standing, role))].slice(0, shownSteps);
}
