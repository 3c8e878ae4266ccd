import { type Problem, stopsTheRun } from "../engine/problem";
import type { Grid } from "../workbook/port";
import { rowsLeftOut } from "./leaveOut";
import { type FoundTable, readRecords } from "./readRecords";

/** What a workbook holds to plan from, and what is in the way. */
export interface Inspection {
  readiness: "empty" | "notReady" | "ready";
  found: readonly FoundTable[];
  problems: readonly Problem[];
  /** Rows without which a plan could be made; absent where nothing is wrong with rows, or more than that. */
  withoutRows?: number;
}

/** Looks at the input sheets as planning would, and plans nothing. */
export function inspectInputs(grids: readonly Grid[]): Inspection {
  const { found, problems } = readRecords(grids, {});
  if (found.length === 0) return { readiness: "empty", found, problems };
  if (!problems.some(stopsTheRun)) return { readiness: "ready", found, problems };
  const without = readRecords(grids, {}, true);
  return { readiness: "notReady", found, problems, ...(without.records && { withoutRows: rowsLeftOut(without.problems) }) };
}
