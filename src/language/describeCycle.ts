import type { CycleStanding } from "../engine/meeting/cycleStatus";
import type { Words } from ".";

/** "2026-11-26 collect forecasts (sales clerks): overdue; not submitted: …" */
export const standingLine = ({ step, day, from, until, who, state, missing }: CycleStanding, { cycle }: Words): string =>
  cycle.line({ step: cycle.steps[step], when: cycle.when(day, from, until), party: cycle.parties[who], state: cycle.states[state], missing: missing.map((one) => cycle.missing(one)) });
