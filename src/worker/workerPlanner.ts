import type { PlannedWorkbook } from "../planWorkbook";
import type { Planner } from "../runPlanning";
import { PartNotLoaded } from "./oneJob";
import type { PaneMessage, WorkerMessage } from "./messages";

/** What is used of a Worker. */
export type PlanningWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror">;

export class PlanningCancelled extends Error {
  constructor() {
    super("Planning was cancelled.");
    this.name = "PlanningCancelled";
  }
}

export interface WorkerPlanner {
  plan: Planner;
  /** Ends the run under way, which then rejects with `PlanningCancelled`. Without one it does nothing. */
  cancel(): void;
  /** The run under way ends its search and goes on with the best plan so far. Without one it does nothing. */
  useBest(): void;
}

/**
 * Plans in a worker of its own for each run. Cancelling terminates it: a solver inside WebAssembly listens to nothing
 * else, and an instance that has aborted is of no further use.
 */
export function workerPlanner(start: () => PlanningWorker): WorkerPlanner {
  let endRun: ((error: Error) => void) | undefined;
  let say: ((message: PaneMessage) => void) | undefined;

  const plan: Planner = (grids, request, progress, search) => {
    if (endRun) return Promise.reject(new Error("A planning run is already under way."));
    const worker = start();
    const run = new Promise<PlannedWorkbook>((planned, failed) => {
      endRun = failed;
      worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
        if (data.kind === "stage") progress(data.stage);
        else if (data.kind === "progress") search?.({ bound: data.bound, ...(data.cost !== undefined && { cost: data.cost }) });
        else if (data.kind === "planned") planned(data.result);
        else failed(errorFrom(data));
      };
      worker.onerror = (event) => failed(loadError(event));
      worker.onmessageerror = () => failed(new Error("An answer of the planning worker could not be read."));
      say = (message) => worker.postMessage(message);
      say({ kind: "plan", grids, request });
    });
    return run.finally(() => {
      endRun = undefined;
      say = undefined;
      worker.terminate();
    });
  };

  return { plan, cancel: () => endRun?.(new PlanningCancelled()), useBest: () => say?.({ kind: "stop" }) };
}

function errorFrom({ name, message, stack }: Extract<WorkerMessage, { kind: "failed" }>): Error {
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}

// A worker whose file cannot be loaded says nothing but "error": there is no message in the event then.
const loadError = ({ message, filename, lineno }: ErrorEvent): Error =>
  message ? new Error(`${message} (${filename}:${lineno})`) : new PartNotLoaded("planning");
