import type { PlannedWorkbook, Stage } from "../planWorkbook";
import { type HostClock, javaScriptClock } from "../planningHost";
import type { PaneMessage, PlanningJob, WorkerMessage } from "./messages";

type Plan = (job: PlanningJob, progress: (stage: Stage) => void, clock: HostClock) => Promise<PlannedWorkbook>;

/** What a worker does with each message: the job is planned, a stop reaches the search when it next lets go of the thread. */
export function jobDesk(plan: Plan, say: (message: WorkerMessage) => void): (message: PaneMessage) => Promise<void> {
  let stopAsked = false;
  const clock: HostClock = { ...javaScriptClock, stopAsked: () => stopAsked, tell: (progress) => say({ kind: "progress", ...progress }) };
  return async (message) => {
    if (message.kind === "stop") stopAsked = true;
    else await runJob(message, (job, progress) => plan(job, progress, clock), say);
  };
}

/** Runs one job and says how it goes; never throws, because nobody in a worker would hear it. */
export async function runJob(
  { grids, request }: PlanningJob,
  plan: (job: PlanningJob, progress: (stage: Stage) => void) => Promise<PlannedWorkbook>,
  say: (message: WorkerMessage) => void,
): Promise<void> {
  try {
    say({ kind: "planned", result: await plan({ grids, request }, (stage) => say({ kind: "stage", stage })) });
  } catch (thrown) {
    const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
    say({ kind: "failed", name, message, ...(stack !== undefined && { stack }) });
  }
}
