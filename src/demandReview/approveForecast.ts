import { groupBy, round6, sum } from "../engine/arithmetic";
import { monthOf } from "../engine/calendar";
import { lockOf, versionName, versionNumber, withApprovedForecast } from "../engine/demandReview/approvedForecast";
import { consolidate } from "../engine/demandReview/consolidate";
import type { ConsolidatedLine, Consolidation, OfficeStatus } from "../engine/demandReview/consolidation";
import { officeKey } from "../engine/demandReview/officeStatuses";
import { type ApprovedForecast, type DemandReview, nothingReviewed } from "../engine/demandReview/review";
import { type Problem, stopsTheRun } from "../engine/problem";
import type { ForecastApproval } from "../engine/records";
import { readRecords } from "../input/readRecords";
import { type LanguageCode, languages } from "../language";
import type { Grid, SheetSpec } from "../workbook/port";
import { namesTaken, reviewSheets } from "./submitForecasts";

export interface ApprovalWish {
  language: LanguageCode;
  approver: string;
  /** Local time, "2026-11-26 15:04": told by the door, since nothing below it has a clock. */
  at: string;
  note: string;
  /** Offices that have not submitted stop the approval, or their last version's figures stand in. */
  missing: "stop" | "carryOver";
}

export type Approval =
  | { status: "approved"; approval: ForecastApproval; sheets: readonly SheetSpec[]; problems: readonly Problem[] }
  | { status: "needsAttention"; problems: readonly Problem[] };

/**
 * Sales management approves what was entered and adjusted: the figures become a numbered version, locked by its
 * fingerprint. An approved version is never changed; approving again makes the next one. Every approved figure is
 * entered + adjusted, or, for an office that has not submitted, what it had forecast last.
 */
export async function approveForecast(grids: readonly Grid[], { language, approver, at, note, missing }: ApprovalWish): Promise<Approval> {
  const { records: read, review = nothingReviewed, options, problems } = readRecords(grids, {});
  const inTheWay = [...problems, ...namesTaken(grids, languages[language])];
  if (!read || !options || inTheWay.some(stopsTheRun)) return { status: "needsAttention", problems: inTheWay };
  const today = at.slice(0, 10);
  const { records } = withApprovedForecast(read, review, options.planDate);
  const consolidation = consolidate(records, review, { planDate: options.planDate, today, submissionDay: options.submissionDay, reviewDay: options.reviewDay });
  const silent = consolidation.offices.filter(({ submitted }) => submitted === undefined);
  const doubts = doubtsOf(consolidation, silent, missing);
  if (doubts.some(stopsTheRun)) return { status: "needsAttention", problems: doubts };

  const version = nextVersion(review, monthOf(options.planDate));
  const lines = approvedLines(version, consolidation, silent);
  const approval: ForecastApproval = {
    version,
    cycle: consolidation.cycle,
    approvedAt: at,
    approver: approver.trim(),
    lines: lines.length,
    quantity: round6(sum(lines.map(({ quantity }) => quantity))),
    fingerprint: await lockOf(lines),
    note,
  };
  const approved: DemandReview = { ...review, approvals: [...review.approvals, approval], approved: [...review.approved, ...lines] };
  return { status: "approved", approval, sheets: reviewSheets(read, approved, options, { language, today }).sheets, problems: [...inTheWay, ...doubts] };
}

const nextVersion = ({ approvals }: DemandReview, cycle: string): string =>
  versionName(cycle, 1 + Math.max(0, ...approvals.filter((one) => one.cycle === cycle).map(versionNumber)));

const placeOf = ({ office, channel }: Pick<OfficeStatus, "office" | "channel">): string => [office, channel].filter((part) => part !== "").join(" · ");

function doubtsOf({ cycle, months, lines }: Consolidation, silent: readonly OfficeStatus[], missing: ApprovalWish["missing"]): Problem[] {
  const isEntered = ({ entered }: ConsolidatedLine): boolean => entered.some((quantity) => quantity !== undefined);
  if (!lines.some(isEntered)) return [{ kind: "nothingSubmitted", cycle }];
  const absent: Problem[] = silent.length > 0 && missing === "stop" ? [{ kind: "officesMissing", offices: silent.map(placeOf) }] : [];
  const carried = new Set(missing === "carryOver" ? silent.map(officeKey) : []);
  const places = [...groupBy(lines, (line) => JSON.stringify([line.item, officeKey(line)])).values()];
  const adjusted = places.flatMap((group) => months.flatMap((month, m): Problem[] => {
    const { item, channel, office } = group[0]!;
    const change = round6(sum(group.map((line) => line.adjusted[m]!)));
    const stated = group.filter((line) => line.entered[m] !== undefined);
    const entered = carried.has(officeKey(group[0]!)) ? sum(group.map((line) => line.before[m] ?? 0)) : sum(stated.map((line) => line.entered[m]!));
    if (change === 0) return [];
    if (round6(entered + change) < 0) return [{ kind: "adjustedBelowZero", item, channel, office, month, entered, change }];
    return stated.length === 0 && !carried.has(officeKey(group[0]!)) ? [{ kind: "adjustedWithoutEntry", item, channel, office, month, change }] : [];
  }));
  return [...absent, ...adjusted];
}

/** Customers of one grade stand in one line. What is taken away comes off the largest entry first, then off the next. */
function approvedLines(version: string, { months, lines }: Consolidation, silent: readonly OfficeStatus[]): ApprovedForecast[] {
  const carried = new Set(silent.map(officeKey));
  const places = [...groupBy(lines, (line) => JSON.stringify([line.item, officeKey(line)])).values()];
  const figures = places.flatMap((group) => months.flatMap((month, m): ApprovedForecast[] => {
    const isCarried = carried.has(officeKey(group[0]!));
    const stated = group.flatMap((line) => {
      const quantity = isCarried ? line.before[m] : line.entered[m];
      return quantity === undefined ? [] : [{ line, quantity }];
    });
    const change = round6(sum(group.map((line) => line.adjusted[m]!)));
    const rows = stated.length === 0 && change !== 0 ? [{ line: group[0]!, quantity: 0 }] : stated;
    let left = change;
    return [...rows].sort((a, b) => b.quantity - a.quantity).map(({ line: { item, channel, office, grade }, quantity }) => {
      const taken = Math.max(-quantity, left);
      left = round6(left - taken);
      return { version, item, channel, office, ...(grade && { grade }), month, quantity: round6(quantity + taken) };
    });
  }));
  const byGrade = groupBy(figures, ({ item, channel, office, grade, month }) => JSON.stringify([item, channel, office, grade ?? "", month]));
  return [...byGrade.values()].map((same) => ({ ...same[0]!, quantity: round6(sum(same.map(({ quantity }) => quantity))) }));
}
