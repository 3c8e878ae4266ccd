import { inspectInputs } from "../input/inspectInputs";
import { meetingOverview } from "../meeting/meetingOverview";
import type { HomeJobs } from "./homeJobs";

/** What a home worker does: a large workbook is read twice here, and the pane stays quick. */
export const homeDesk: HomeJobs = {
  async look(grids, request) {
    const inspection = inspectInputs(grids);
    if (inspection.readiness !== "ready") return { inspection };
    const overview = await meetingOverview(grids, request);
    if (overview.status !== "ready") return { inspection };
    const { cycle, standings, release } = overview;
    return { inspection, cycle: { cycle, standings, ...(release && { release }) } };
  },
};
