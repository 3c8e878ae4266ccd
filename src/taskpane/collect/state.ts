import type { Decisions, ReturnedFile, ReturnedForecast, ReturnFinding } from "../../demandReview/returned";
import type { TemplateScope } from "../../demandReview/templateIdentity";
import type { Problem } from "../../engine/problem";
import type { ForecastApproval } from "../../engine/records";
import type { Consolidation } from "../../engine/demandReview/consolidation";
import type { ReviewOverview, TemplateFile } from "../../worker/reviewJobs";

/** A chosen file and how far it has come. `id`: files may share a name. */
export interface ReturnInPane {
  id: number;
  file: ReturnedFile;
  standing: { kind: "reading" } | { kind: "gaveUp" } | { kind: "broke"; reason: string } | { kind: "read"; returned: ReturnedForecast };
  decisions: Decisions;
}

export type WorkingOn = "overview" | "templates" | "takeOver" | "approve";

/** Where a person is in collecting the forecast. */
export type CollectState =
  | { at: "working"; on: WorkingOn }
  | { at: "home" | "review" | "returned"; overview: ReviewOverview }
  | { at: "templates"; overview: ReviewOverview; made?: readonly TemplateFile[] }
  | { at: "takenOver"; entries: number; files: number; leftOut: number; sheets: readonly string[] }
  | { at: "approve"; overview: ReviewOverview; problems?: readonly Problem[]; meanwhile?: ForecastApproval }
  | { at: "approved"; approval: ForecastApproval }
  | { at: "needsAttention"; problems: readonly Problem[] }
  | { at: "broke"; error: Error };

export const isRead = (file: ReturnInPane): file is ReturnInPane & { standing: { kind: "read" } } => file.standing.kind === "read";
export const isRefused = ({ identity }: ReturnedForecast): boolean => identity === undefined;

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

export const officeName = ({ office, channel }: { office: string; channel: string }): string => [office, channel].filter(Boolean).join(" · ");

export const withoutForecast = ({ offices }: Consolidation): readonly string[] => offices.filter(({ status }) => status === "missing" || status === "awaited").map(officeName);

/** Whom templates can be made for. */
export const recipients = ({ offices }: Consolidation, scope: TemplateScope): readonly string[] => [...new Set(offices.map((office) => office[scope]))].filter(Boolean).sort();

export interface MonthTotals {
  month: string;
  forecast: number;
  adjusted: number;
  before?: number;
  lastYear?: number;
  baseline?: number;
}

/** Totals by month; what no line knows stays unknown. */
export function totalsByMonth({ months, lines }: Consolidation): readonly MonthTotals[] {
  const total = (values: readonly (number | undefined)[]): number | undefined => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
  };
  return months.map((month, m) => {
    const [before, lastYear, baseline] = (["before", "lastYear", "baseline"] as const).map((what) => total(lines.map((line) => line[what][m])));
    return {
      month,
      forecast: total(lines.map(({ entered }) => entered[m])) ?? 0,
      adjusted: total(lines.map(({ adjusted }) => adjusted[m])) ?? 0,
      ...(before !== undefined && { before }),
      ...(lastYear !== undefined && { lastYear }),
      ...(baseline !== undefined && { baseline }),
    };
  });
}
