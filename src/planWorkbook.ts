import type { Solver } from "./engine/balance/linearProgram";
import type { PlanningOptions } from "./engine/options";
import type { Plan } from "./engine/plan";
import { planOperations } from "./engine/planOperations";
import { type Problem, stopsTheRun } from "./engine/problem";
import type { LanguageCode } from "./language";
import { languages } from "./language";
import { readInputs } from "./readInputs";
import { reportSheets } from "./reports";
import type { Grid, SheetSpec } from "./workbook/port";

export const stages = ["read", "demand", "masterSchedule", "capacity", "balance", "materials", "reports", "write"] as const;
export type Stage = (typeof stages)[number];

export interface PlanningRequest {
  language: LanguageCode;
  /** Win over the settings sheet. */
  overrides?: Partial<PlanningOptions>;
}

export type PlannedWorkbook =
  | { status: "needsAttention"; problems: readonly Problem[] }
  | { status: "planned"; plan: Plan; problems: readonly Problem[]; sheets: readonly SheetSpec[] };

/** The whole job between reading and writing: grids in, sheets out. Runs in a worker, on the command line, in a test. */
export async function planWorkbook(
  grids: readonly Grid[],
  request: PlanningRequest,
  solve: Solver,
  progress: (stage: Stage) => void = () => {},
): Promise<PlannedWorkbook> {
  const words = languages[request.language];
  progress("read");
  const { records, options, problems } = readInputs(grids, request);
  if (!records || !options || problems.some(stopsTheRun)) return { status: "needsAttention", problems };
  const plan = await planOperations(records, options, solve, progress);
  progress("reports");
  const told = [...problems, ...plan.problems];
  return { status: "planned", plan, problems: told, sheets: reportSheets(plan, told, words) };
}
