import type { Plan } from "./engine/plan";
import type { Problem } from "./engine/problem";
import type { PlannedWorkbook, PlanningRequest, Stage } from "./planWorkbook";
import type { SearchProgress } from "./planningHost";
import type { Grid, Workbook } from "./workbook/port";

/** Where the planning itself runs: here, or in a worker. `search` hears how cost and bound approach each other. */
export type Planner = (
  grids: readonly Grid[],
  request: PlanningRequest,
  progress: (stage: Stage) => void,
  search?: (progress: SearchProgress) => void,
) => Promise<PlannedWorkbook>;

export type Outcome =
  | { status: "needsAttention"; problems: readonly Problem[]; withoutRows?: number }
  | { status: "planned"; plan: Plan; problems: readonly Problem[]; sheets: readonly string[]; seconds?: number };

/** START HERE: read → plan → write. Nothing is written unless there is a plan. */
export async function runPlanning(
  workbook: Workbook,
  planner: Planner,
  request: PlanningRequest,
  progress: (stage: Stage, done?: number, of?: number) => void = () => {},
  search?: (progress: SearchProgress) => void,
): Promise<Outcome> {
  const grids = await workbook.read();
  const result = await planner(grids, request, progress, search);
  if (result.status === "needsAttention") return result;
  progress("write");
  await workbook.write(result.sheets, (done, of) => progress("write", done, of), grids);
  const { plan, problems, sheets, seconds } = result;
  return { status: "planned", plan, problems, sheets: sheets.map(({ name }) => name), ...(seconds !== undefined && { seconds }) };
}
