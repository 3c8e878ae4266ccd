import type { CustomerGrade, ForecastApproval, IsoDate, IsoMonth } from "../records";

/**
 * The demand review 预测评审, from the 25th to the 26th: what offices entered, what sales management changed about it, and
 * the versions it approved. Quantities are in the item's unit; `cycle` is the month the forecast is collected in, M.
 */
export interface DemandReview {
  entries: readonly ForecastEntry[];
  adjustments: readonly ForecastAdjustment[];
  approvals: readonly ForecastApproval[];
  approved: readonly ApprovedForecast[];
}

/** One figure of a returned template, as the clerk meant it. 0 is a forecast of nothing; what was left blank is no entry. */
export interface ForecastEntry {
  cycle: IsoMonth;
  office: string;
  channel: string;
  clerk: string;
  item: string;
  /** Empty: all customers together. */
  customer: string;
  month: IsoMonth;
  quantity: number;
  /** Day its row was first read in; a correction keeps it. */
  submitted: IsoDate;
  /** Name of the file it came in. */
  file: string;
}

/** What sales management adds to, or takes from, the offices' numbers 评审调整; they themselves stay as they were entered. */
export interface ForecastAdjustment {
  cycle: IsoMonth;
  office: string;
  channel: string;
  item: string;
  month: IsoMonth;
  /** Pieces more; fewer where negative. */
  change: number;
  reason: string;
  /** Who decided it. */
  by: string;
}

/** One line of an approved version. */
export interface ApprovedForecast {
  version: string;
  item: string;
  channel: string;
  office: string;
  /** undefined: not told apart. */
  grade?: CustomerGrade;
  month: IsoMonth;
  quantity: number;
}

/** Months a template asks for after M: M … M+3. */
export const monthsAhead = 3;

export const nothingReviewed: DemandReview = { entries: [], adjustments: [], approvals: [], approved: [] };
