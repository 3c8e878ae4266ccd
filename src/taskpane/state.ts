import type { Problem } from "../engine/problem";
import type { Stage } from "../planWorkbook";
import type { SearchProgress } from "../planningHost";
import type { Outcome } from "../runPlanning";
import type { HomeOverview } from "../worker/homeJobs";
import type { HomeNews } from "./homeNews";
import type { Host, OldExcel } from "./services";

export type Planned = Extract<Outcome, { status: "planned" }>;

/** How the search stands while the balance runs; `usingBest` once the planner is content with the best plan so far. */
export interface Search extends SearchProgress {
  usingBest?: boolean;
}

/** How far a count has come, e.g. of blocks written. */
export interface Count {
  done: number;
  of: number;
}

/** The pane's places once a plan can be made: the plan itself, and the questions it answers. */
export const tabs = ["plan", "collect", "meet", "why", "promise"] as const;
export type Tab = (typeof tabs)[number];
export type Question = Exclude<Tab, "plan" | "collect" | "meet">;

/** What the person asked for last, and may ask for again when it broke. "calculate" plans without writing. */
export type Job = "read" | "loadSample" | "addSheets" | "rebalance" | "calculate";

/** The pane is always at exactly one of these. */
export type PaneState =
  | { step: "starting" }
  | { step: "unreachable"; reason: Exclude<Host["name"], "excel">; old?: OldExcel }
  | { step: "reading" }
  | ({ step: "home"; news?: HomeNews } & HomeOverview)
  | { step: "addingSheets" }
  | { step: "loadingSample"; written: Count }
  | { step: "running"; job: "rebalance" | "calculate"; stage: Stage; written?: Count; search?: Search; cancelling: boolean }
  | { step: Question }
  | { step: "collect" }
  | { step: "meet" }
  | { step: "cancelled"; written?: Count }
  | { step: "needsAttention"; problems: readonly Problem[]; withoutRows?: number }
  | { step: "planned"; outcome: Planned }
  | { step: "broke"; error: Error; job: Job };

/** Where a run that came to its end leaves the pane. */
export const afterRun = (outcome: Outcome): PaneState =>
  outcome.status === "planned" ? { step: "planned", outcome } : needsAttention(outcome);

/** The pane with problems that keep the plan from being made. */
export const needsAttention = ({ problems, withoutRows }: Extract<Outcome, { status: "needsAttention" }>): PaneState => ({
  step: "needsAttention",
  problems,
  ...(withoutRows !== undefined && { withoutRows }),
});
