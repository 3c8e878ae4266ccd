import type { CustomerGrade, IsoDate, IsoMonth } from "../records";

/** Where one office and channel stands. */
export interface OfficeStatus {
  office: string;
  channel: string;
  region: string;
  clerk: string;
  /** `late`: submitted after the due day; `missing`: not submitted, and the due day is over; `awaited`: not yet. */
  status: "submitted" | "late" | "missing" | "awaited";
  /** Of what is in force: a second submission replaces the first, and its day. */
  submitted?: IsoDate;
  /** Files it came in, by name. */
  files: readonly string[];
  /** Whether the sales offices sheet names it. */
  listed: boolean;
  lines: number;
  /** Σ of what was entered, at standard cost. */
  value: number;
}

/**
 * One item, office, channel, customer grade and kind of customer; all arrays by `months`. History, baseline and adjustments
 * know no customers: where several lines share item, office and channel, they stand on the one with most entered.
 * Where sales are not recorded by office, last year stands on a line without office.
 */
export interface ConsolidatedLine {
  item: string;
  office: string;
  channel: string;
  region: string;
  /** undefined: entered for all customers together. */
  grade?: CustomerGrade;
  /** Demand of distributors 代理商. */
  distributor: boolean;
  /** undefined: nothing was entered for the month. */
  entered: readonly (number | undefined)[];
  /** Pieces added or taken away. */
  adjusted: readonly number[];
  /** What was forecast last month for the same month; undefined where it was not. */
  before: readonly (number | undefined)[];
  /** Requested in the same month of the year before. */
  lastYear: readonly (number | undefined)[];
  /** Statistical baseline and its interval; undefined where there is no history. */
  baseline: readonly (number | undefined)[];
  lower: readonly (number | undefined)[];
  upper: readonly (number | undefined)[];
  /** The one of its item, office and channel that history, baseline and adjustments stand on. */
  carries: boolean;
}

/** The offices' forecasts side by side with history, baseline and the last version, before approval. */
export interface Consolidation {
  cycle: IsoMonth;
  /** M … M+3. */
  months: readonly IsoMonth[];
  /** The 25th and the 26th, rolled forward over days off. */
  due: IsoDate;
  review: IsoDate;
  offices: readonly OfficeStatus[];
  lines: readonly ConsolidatedLine[];
}
