import type { PlannedWorkbook, Stage } from "../planWorkbook";
import type { PlanningJob, WorkerMessage } from "./messages";

type Plan = (job: PlanningJob, progress: (stage: Stage) => void) => Promise<PlannedWorkbook>;

/** Runs one job and says how it goes; never throws, because nobody in a worker would hear it. */
export async function runJob(job: PlanningJob, plan: Plan, say: (message: WorkerMessage) => void): Promise<void> {
  try {
    say({ kind: "planned", result: await plan(job, (stage) => say({ kind: "stage", stage })) });
  } catch (thrown) {
    const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
    say({ kind: "failed", name, message, ...(stack !== undefined && { stack }) });
  }
}
