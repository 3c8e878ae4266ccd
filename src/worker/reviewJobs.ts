import type { Consolidation } from "../engine/demandReview/consolidation";
import type { Problem } from "../engine/problem";
import type { ForecastApproval, IsoDate, Item } from "../engine/records";
import type { AdjustmentWish } from "../demandReview/adjustForecast";
import type { MonthBudget } from "../demandReview/budgetByMonth";
import type { Decisions, ReturnedFile, ReturnedForecast } from "../demandReview/returned";
import type { Replaced } from "../demandReview/submitForecasts";
import type { TemplateScope } from "../demandReview/templateIdentity";
import type { LanguageCode } from "../language";
import type { Grid, SheetSpec } from "../workbook/port";

type NeedsAttention = { status: "needsAttention"; problems: readonly Problem[] };

/** Language of the sheets and the day, both said by the pane: nothing below it has a clock. */
export interface ReviewRequest {
  language: LanguageCode;
  today: IsoDate;
}

/** Where the demand review stands. */
export interface ReviewOverview {
  status: "ready";
  consolidation: Consolidation;
  /** Of this cycle, in the order they were approved. */
  approvals: readonly ForecastApproval[];
  /** What can be sold, for choosing. */
  items: readonly ReviewItem[];
  /** Empty: the workbook has no budget for these months. */
  budget: readonly MonthBudget[];
  currency: string;
}

export type ReviewItem = Pick<Item, "item" | "name" | "unit">;

/** A template as a file. */
export interface TemplateFile {
  fileName: string;
  items: number;
  bytes: Uint8Array;
}

/** A returned file together with what was decided about it. */
export interface DecidedReturn {
  returned: ReturnedForecast;
  decisions: Decisions;
}

/** `entries`: figures written; `leftOut`: figures left out by decision. */
export type TakenOver = { status: "submitted"; sheets: readonly SheetSpec[]; entries: number; leftOut: number; replaced: readonly Replaced[]; problems: readonly Problem[] } | NeedsAttention;

export type AdjustedInPane = { status: "adjusted"; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | NeedsAttention;

export interface ApprovalRequest {
  approver: string;
  /** Local time, "2026-11-26 15:04". */
  at: string;
  note: string;
  missing: "stop" | "carryOver";
}
export type Approved = { status: "approved"; approval: ForecastApproval; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | NeedsAttention;

/** What the demand review does outside the pane. Arguments and answers are plain data, so they cross to a worker as they are. */
export interface ReviewJobs {
  overview(grids: readonly Grid[], request: ReviewRequest): Promise<ReviewOverview | NeedsAttention>;
  /** `only`: one office, channel or clerk. */
  templates(grids: readonly Grid[], request: ReviewRequest & { scope: TemplateScope; only?: string }): Promise<readonly TemplateFile[]>;
  readReturn(file: ReturnedFile, grids: readonly Grid[], request: ReviewRequest): Promise<ReturnedForecast>;
  takeOver(returns: readonly DecidedReturn[], grids: readonly Grid[], request: ReviewRequest): Promise<TakenOver>;
  /** One change of sales management's becomes a row of its ledger. */
  adjust(adjustment: AdjustmentWish, grids: readonly Grid[], request: ReviewRequest): Promise<AdjustedInPane>;
  approve(approval: ApprovalRequest, grids: readonly Grid[], request: ReviewRequest): Promise<Approved>;
}
