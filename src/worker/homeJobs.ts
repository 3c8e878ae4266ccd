import type { TableName } from "../engine/problem";
import type { IsoMonth } from "../engine/records";
import type { CycleStanding } from "../engine/meeting/cycleStatus";
import type { PlanRelease } from "../engine/meeting/memory";
import type { CellFix } from "../input/fixes/proposeFixes";
import type { Inspection } from "../input/inspectInputs";
import type { MeetingRequest } from "../meeting/meetingSteps";
import type { Grid } from "../workbook/port";

/** Where a workbook stands when the pane opens: whether it can be planned from, and what its S&OP cycle waits for. */
export interface HomeOverview {
  inspection: Inspection;
  /** Compulsory tables without a sheet, whose names are free. */
  addable: readonly TableName[];
  /** What could be put right at a click. */
  fixes: readonly CellFix[];
  /** Absent where the workbook cannot be planned from yet. */
  cycle?: { cycle: IsoMonth; standings: readonly CycleStanding[]; release?: PlanRelease };
}

/** What the pane's first screen needs worked out. Arguments and answers are plain data, so they cross to a worker as they are. */
export interface HomeJobs {
  look(grids: readonly Grid[], request: MeetingRequest): Promise<HomeOverview>;
}
