import { monthOf } from "./engine/calendar";
import { brokenLocks } from "./engine/demandReview/approvedForecast";
import { frozenDepartures } from "./engine/meeting/freezeGuard";
import { nothingRemembered, type SnapshotPart } from "./engine/meeting/memory";
import type { PlanningOptions } from "./engine/options";
import type { Plan } from "./engine/plan";
import { planOperations } from "./engine/planOperations";
import { type Problem, stopsTheRun } from "./engine/problem";
import type { LanguageCode } from "./language";
import { languageOrder, languages } from "./language";
import { type PlanningHost, workOf } from "./planningHost";
import { keptOf, readInputs, rowsInTheWay } from "./readInputs";
import { runName, snapshotOf, withSnapshot } from "./meeting/snapshot";
import { reportSheets } from "./reports";
import { reportContext } from "./reports/context";
import { standingDocuments, unissuedAnswers } from "./reports/documents/standing";
import { memorySheets } from "./reports/memoryLedgers";
import { takenNames } from "./reports/ownership";
import type { Grid, SheetSpec } from "./workbook/port";

export const stages = ["read", "demand", "masterSchedule", "capacity", "balance", "materials", "reports", "write"] as const;
export type Stage = (typeof stages)[number];

export interface PlanningRequest {
  language: LanguageCode;
  /** Win over the settings sheet. */
  overrides?: Partial<PlanningOptions>;
  /** Rows that are wrong are left out and named, instead of stopping the run. */
  leaveOut?: boolean;
}

export type PlannedWorkbook =
  /** `withoutRows`: how many rows would be left out if asked; absent where that is no way out. */
  | { status: "needsAttention"; problems: readonly Problem[]; withoutRows?: number }
  /** `snapshots`: what the workbook keeps of earlier inputs, and of these. `seconds`: how long the plan took, where the host has a clock. No part of the plan: the same inputs give the same plan on any machine. */
  | { status: "planned"; plan: Plan; problems: readonly Problem[]; sheets: readonly SheetSpec[]; snapshots: readonly SnapshotPart[]; seconds?: number };

/** The whole job between reading and writing: grids in, sheets out. Runs in a worker, on the command line, in a test. */
export async function planWorkbook(
  grids: readonly Grid[],
  request: PlanningRequest,
  { solve, kernel, clock }: PlanningHost,
  progress: (stage: Stage) => void = () => {},
): Promise<PlannedWorkbook> {
  const words = languages[request.language];
  progress("read");
  const { records, review, memory = nothingRemembered, options, problems: found } = readInputs(grids, request);
  const problems = [...found, ...takenNames(grids, [words.tables.sheets.snapshots]), ...(review ? await brokenLocks(review) : [])];
  if (!records || !options || problems.some(stopsTheRun)) return { status: "needsAttention", problems, ...rowsInTheWay(grids, request) };
  const begun = clock?.now() ?? 0;
  const plan = await planOperations(records, options, { solve, work: workOf(clock, options.solverSeconds), ...(kernel && { kernel }) }, progress);
  const taken = clock && { seconds: (clock.now() - begun) / 1000 };
  progress("reports");
  const told = [...problems, ...plan.problems, ...frozenDepartures(plan, memory)];
  const snapshots = withSnapshot(memory.snapshots, snapshotOf(runName(plan.inputFingerprint), { records, options }));
  const said = keptOf(grids, request.language);
  const context = reportContext(plan, told, words, taken?.seconds, said, memory);
  const order = languageOrder(request.language);
  const unissued = unissuedAnswers(grids, context, order);
  const kept = memorySheets({ ...memory, snapshots, minutes: [...memory.minutes, ...unissued] }, ["snapshots", ...(unissued.length > 0 ? (["minutesLines"] as const) : [])], { cycle: monthOf(options.planDate), today: options.planDate, words });
  return { status: "planned", plan, problems: told, sheets: [...reportSheets(plan, told, words, taken?.seconds, said, memory), ...standingDocuments(grids, context, records, order), ...kept], snapshots, ...taken };
}
