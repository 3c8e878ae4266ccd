import type { Solver } from "./engine/balance/linearProgram";
import type { PlanningOptions } from "./engine/options";
import type { Plan } from "./engine/plan";
import { planOperations } from "./engine/planOperations";
import { type Problem, stopsTheRun } from "./engine/problem";
import { readRecords } from "./input/readRecords";
import type { LanguageCode } from "./language";
import { languageCodes, languages } from "./language";
import { reportSheets } from "./reports";
import { readHandEdits } from "./reports/handEdits";
import { wouldOverwrite } from "./reports/ownership";
import type { Grid, SheetSpec } from "./workbook/port";

export const stages = ["read", "demand", "masterSchedule", "capacity", "balance", "materials", "reports", "write"] as const;
export type Stage = (typeof stages)[number];

export interface PlanningRequest {
  language: LanguageCode;
  /** Win over the settings sheet. */
  overrides?: Partial<PlanningOptions>;
}

export type PlannedWorkbook =
  | { status: "needsAttention"; problems: readonly Problem[] }
  | { status: "planned"; plan: Plan; problems: readonly Problem[]; sheets: readonly SheetSpec[] };

const otherLanguages = (language: LanguageCode) => languageCodes.filter((code) => code !== language).map((code) => languages[code]);

/** The whole job between reading and writing: grids in, sheets out. Runs in a worker, on the command line, in a test. */
export async function planWorkbook(
  grids: readonly Grid[],
  { language, overrides = {} }: PlanningRequest,
  solve: Solver,
  progress: (stage: Stage) => void = () => {},
): Promise<PlannedWorkbook> {
  const words = languages[language];
  progress("read");
  const { records, options, problems } = readRecords(grids, overrides);
  const overwritten = wouldOverwrite(grids, words);
  if (!records || !options) return { status: "needsAttention", problems: [...problems, ...overwritten] };
  const edits = readHandEdits(grids, words, otherLanguages(language), records, options);
  const found = [...problems, ...overwritten, ...edits.problems];
  if (found.some(stopsTheRun)) return { status: "needsAttention", problems: found };
  const plan = await planOperations({ ...records, firmQuantities: edits.firmQuantities }, options, solve, progress);
  progress("reports");
  const told = [...found, ...plan.problems];
  return { status: "planned", plan, problems: told, sheets: reportSheets(plan, told, words) };
}
