import type { Problem } from "../engine/problem";
import type { MeetingOverview } from "../meeting/meetingOverview";
import type { MeetingRequest, MeetingStep, StepTaken } from "../meeting/meetingSteps";
import type { Grid } from "../workbook/port";

/** What the S&OP meeting does outside the pane. Arguments and answers are plain data, so they cross to a worker as they are. */
export interface MeetingJobs {
  /** Where the workbook stands; nothing is planned. */
  overview(grids: readonly Grid[], request: MeetingRequest): Promise<MeetingOverview | { status: "needsAttention"; problems: readonly Problem[] }>;
  take(step: MeetingStep, grids: readonly Grid[], request: MeetingRequest): Promise<StepTaken>;
}
