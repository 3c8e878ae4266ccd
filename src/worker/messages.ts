import type { SearchProgress } from "../planningHost";
import type { PlannedWorkbook, PlanningRequest, Stage } from "../planWorkbook";
import type { Grid } from "../workbook/port";

/** The one job a worker is given. Records and plan are plain data, so they cross as they are. */
export interface PlanningJob {
  grids: readonly Grid[];
  request: PlanningRequest;
}

/** What the pane says: the job, then perhaps that the best plan so far will do. Cancelling says nothing: it ends the worker. */
export type PaneMessage = ({ kind: "plan" } & PlanningJob) | { kind: "stop" };

/** What the worker says: any number of stages and of steps of the search, then how it ended. */
export type WorkerMessage =
  | { kind: "stage"; stage: Stage }
  | ({ kind: "progress" } & SearchProgress)
  | { kind: "planned"; result: PlannedWorkbook }
  // Errors lose their class on the way; what a person can pass on is kept.
  | { kind: "failed"; name: string; message: string; stack?: string };
