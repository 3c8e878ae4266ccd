import { type PlanBridge, planBridge } from "../engine/meeting/bridge";
import type { PlanningInputs } from "../engine/meeting/assumptions";
import { nothingRemembered, type PlanRelease } from "../engine/meeting/memory";
import { lastRelease } from "../engine/meeting/releases";
import { planOperations } from "../engine/planOperations";
import { type Problem, stopsTheRun } from "../engine/problem";
import { type LanguageCode, languages } from "../language";
import { type PlanningHost, workOf } from "../planningHost";
import { readInputs } from "../readInputs";
import { planBridgeSheet } from "../reports/planBridge";
import { takenNames } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import { inputsOf } from "./snapshot";

export type Explained =
  | { status: "explained"; release: PlanRelease; bridge: PlanBridge; sheets: readonly SheetSpec[]; problems: readonly Problem[] }
  | { status: "needsAttention"; problems: readonly Problem[] };

/** Why is this plan different from the released one? The plan of today's sheets against the last release, one group of inputs after the other. */
export async function explainDifference(grids: readonly Grid[], { language }: { language: LanguageCode }, { solve, kernel, clock }: PlanningHost): Promise<Explained> {
  const words = languages[language];
  const { records, options, memory = nothingRemembered, problems: read } = readInputs(grids, { language });
  const problems = [...read, ...takenNames(grids, [words.bridge.sheet])];
  if (!records || !options || problems.some(stopsTheRun)) return { status: "needsAttention", problems };
  const release = lastRelease(memory.releases);
  const before = release && inputsOf(release.release, memory.snapshots);
  if (!release || !before) return { status: "needsAttention", problems: [{ kind: "nothingReleased", ...(release && { release: release.release }) }] };
  const plan = ({ records: of, options: by }: PlanningInputs) =>
    planOperations(of, by, { solve, work: workOf(clock, by.solverSeconds), unexplained: true, ...(kernel && { kernel }) }, () => {});
  const after = { records, options };
  const planned = await plan(after);
  const bridge = await planBridge({ before, releasedPlan: records.releasedPlan, after, planned, plan });
  return { status: "explained", release, bridge, problems, sheets: [planBridgeSheet({ bridge, release, plan: planned, words })] };
}
