import { proposeFixes } from "../input/fixes/proposeFixes";
import { inspectInputs } from "../input/inspectInputs";
import { missingTables } from "../input/missingSheets";
import { languages } from "../language";
import { meetingOverview } from "../meeting/meetingOverview";
import type { HomeJobs } from "./homeJobs";

/** What a home worker does: a large workbook is read twice here, and the pane stays quick. */
export const homeDesk: HomeJobs = {
  async look(grids, request) {
    const inspection = inspectInputs(grids);
    const { problems } = inspection;
    const present = new Set(grids.map(({ sheet }) => sheet.toLowerCase()));
    const addable = missingTables(problems).filter((table) => !present.has(languages[request.language].tables.sheets[table].toLowerCase()));
    const known = { inspection, addable, fixes: proposeFixes(grids, problems) };
    if (inspection.readiness !== "ready") return known;
    const overview = await meetingOverview(grids, request);
    if (overview.status !== "ready") return known;
    const { cycle, standings, release } = overview;
    return { ...known, cycle: { cycle, standings, ...(release && { release }) } };
  },
};
