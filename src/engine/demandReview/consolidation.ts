import type { CustomerGrade, IsoDate, IsoMonth } from "../records";

/** Where one office and channel stands. */
export interface OfficeStatus {
  office: string;
  channel: string;
  region: string;
  clerk: string;
  /** `late`: submitted after the due day; `missing`: not submitted, and the due day is over; `awaited`: not yet. */
  status: "submitted" | "late" | "missing" | "awaited";
  submitted?: IsoDate;
  lines: number;
  /** Σ of what was entered, at standard cost. */
  value: number;
}

/** One item, office, channel, customer grade and kind of customer; all arrays by `months`. */
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
  /** Pieces added or taken away; on the line of the office's largest entry where several share the item. */
  adjusted: readonly number[];
  /** What was forecast last month for the same month; undefined where it was not. */
  before: readonly (number | undefined)[];
  /** Requested in the same month of the year before. */
  lastYear: readonly (number | undefined)[];
  /** Statistical baseline; undefined where there is no history. */
  baseline: readonly (number | undefined)[];
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
