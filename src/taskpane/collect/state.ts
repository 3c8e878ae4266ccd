import type { Decisions, ReturnedFile, ReturnedForecast, ReturnFinding } from "../../demandReview/returned";
import type { TemplateScope } from "../../demandReview/templateIdentity";
import type { AdjustmentWish } from "../../demandReview/adjustForecast";
import type { Replaced } from "../../demandReview/submitForecasts";
import type { Problem } from "../../engine/problem";
import type { ForecastApproval } from "../../engine/records";
import type { Consolidation } from "../../engine/demandReview/consolidation";
import type { Words } from "../../language";
import { figure, wholeFigure } from "../../language/format";
import type { ApprovalRequest, ReviewOverview, TemplateFile } from "../../worker/reviewJobs";

/** A chosen file and how far it has come. `id`: files may share a name. */
export interface ReturnInPane {
  id: number;
  file: ReturnedFile;
  standing: { kind: "reading" } | { kind: "gaveUp" } | { kind: "broke"; reason: string } | { kind: "read"; returned: ReturnedForecast };
  decisions: Decisions;
}

export type WorkingOn = "overview" | "templates" | "takeOver" | "consolidation" | "adjust" | "approve";

/** Where a person is in collecting the forecast. */
export type CollectState =
  | { at: "unread" }
  | { at: "working"; on: WorkingOn }
  | { at: "home" | "returned" | "adjust"; overview: ReviewOverview }
  | { at: "review"; overview: ReviewOverview; adjusted?: AdjustmentWish }
  | { at: "templates"; overview: ReviewOverview; made?: readonly TemplateFile[] }
  | { at: "takenOver"; entries: number; files: number; leftOut: number; replaced: readonly Replaced[]; problems: readonly Problem[]; sheets: readonly string[] }
  | { at: "approve"; overview: ReviewOverview; problems?: readonly Problem[]; meanwhile?: ForecastApproval }
  | { at: "approved"; approval: ForecastApproval; problems: readonly Problem[] }
  | { at: "needsAttention"; problems: readonly Problem[] }
  | { at: "broke"; error: Error };

/** What was typed and is wanted again: after a refusal, or for the next adjustment. */
export interface Typed {
  approval: Omit<ApprovalRequest, "at">;
  /** Who decided the last adjustment. */
  by: string;
}
export const nothingTyped: Typed = { approval: { approver: "", note: "", missing: "stop" }, by: "" };

/** Whether a file's reading has come to an end. */
export const isRead = (file: ReturnInPane): file is ReturnInPane & { standing: { kind: "read" } } => file.standing.kind === "read";
/** Whether a file is none of our templates. */
export const isRefused = ({ identity }: ReturnedForecast): boolean => identity === undefined;

/** What still has to be decided about a file. */
export const openFindings = ({ standing, decisions }: ReturnInPane): readonly ReturnFinding[] =>
  standing.kind === "read" && !isRefused(standing.returned) ? standing.returned.findings.filter(({ mustDecide, id }) => mustDecide && decisions[id] === undefined) : [];

/** Findings of one kind, those to decide first. */
export function findingGroups(findings: readonly ReturnFinding[]): readonly { key: string; mustDecide: boolean; findings: readonly ReturnFinding[] }[] {
  const groups = new Map<string, ReturnFinding[]>();
  for (const finding of findings) {
    const key = `${finding.mustDecide ? 0 : 1} ${finding.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups].map(([key, members]) => ({ key, mustDecide: members[0]!.mustDecide, findings: members })).sort((a, b) => Number(b.mustDecide) - Number(a.mustDecide));
}

/** Accepts what is proposed wherever nobody has decided otherwise. */
export const accepting = (findings: readonly ReturnFinding[], decisions: Decisions): Decisions => ({
  ...decisions,
  ...Object.fromEntries(findings.filter(({ id, proposed, mustDecide }) => mustDecide && proposed !== undefined && decisions[id] === undefined).map(({ id }) => [id, "accept" as const])),
});

/** The number the next approval gets: "2026-11-2" after one version in November. */
export function nextVersion({ consolidation: { cycle }, approvals }: ReviewOverview): string {
  const numbers = approvals.filter((approval) => approval.cycle === cycle).map(({ version }) => Number(version.slice(cycle.length + 1)));
  return `${cycle}-${Math.max(0, ...numbers) + 1}`;
}

/** An office with its channel. */
export const officeName = ({ office, channel }: { office: string; channel: string }): string => [office, channel].filter(Boolean).join(" · ");

/** Offices that have submitted nothing. */
export const withoutForecast = ({ offices }: Consolidation): readonly string[] => offices.filter(({ status }) => status === "missing" || status === "awaited").map(officeName);

/** Whom templates can be made for. */
export const recipients = ({ offices }: Consolidation, scope: TemplateScope): readonly string[] => [...new Set(offices.map((office) => office[scope]))].filter(Boolean).sort();

const known = (values: readonly (number | undefined)[]): number | undefined => {
  const stated = values.filter((value) => value !== undefined);
  return stated.length === 0 ? undefined : stated.reduce((sum, value) => sum + value, 0);
};

export const totalMeasures = ["forecast", "adjusted", "total", "before", "lastYear", "baseline"] as const;

/** Quantities by measure and month; what no line knows stays unknown. */
export function totalsByMeasure({ months, lines }: Consolidation): Readonly<Record<(typeof totalMeasures)[number], readonly (number | undefined)[]>> {
  const totals = (figures: (line: Consolidation["lines"][number]) => readonly (number | undefined)[]) => months.map((_, m) => known(lines.map((line) => figures(line)[m])));
  const [forecast, adjusted] = [totals(({ entered }) => entered), totals((line) => line.adjusted)];
  return {
    forecast,
    adjusted,
    total: months.map((_, m) => known([forecast[m], adjusted[m]])),
    before: totals(({ before }) => before),
    lastYear: totals(({ lastYear }) => lastYear),
    baseline: totals(({ baseline }) => baseline),
  };
}

/** What stands for one item, office, channel and month: entered (undefined where nobody entered anything), and changed about it so far. */
export function standingOf({ months, lines }: Consolidation, { item, office, channel, month }: Pick<AdjustmentWish, "item" | "office" | "channel" | "month">): { entered: number | undefined; adjusted: number } {
  const m = months.indexOf(month);
  const its = lines.filter((line) => line.item === item && line.office === office && line.channel === channel);
  return { entered: known(its.map(({ entered }) => entered[m])), adjusted: known(its.map(({ adjusted }) => adjusted[m])) ?? 0 };
}

const noFigure = "—";
/** A figure, or a dash where there is none. */
export const shown = (figure: number | undefined): string => (figure === undefined ? noFigure : wholeFigure(figure));
/** A change with its sign. */
export const signed = (change: number): string => `${change < 0 ? "−" : "+"}${figure(Math.abs(change))}`;
/** Nothing changed is 0, not +0. */
export const changed = (change: number | undefined): string => (change ? signed(change) : shown(change));
/** An adjustment in one line. */
export const adjustmentText = (wish: AdjustmentWish, { adjusted }: Words["collect"]["review"]): string => adjusted(wish.item, officeName(wish), wish.month, signed(wish.change));
