import { officeKey } from "../engine/demandReview/officeStatuses";
import { withApprovedForecast } from "../engine/demandReview/approvedForecast";
import { consolidate } from "../engine/demandReview/consolidate";
import type { Consolidation } from "../engine/demandReview/consolidation";
import { type DemandReview, type ForecastEntry, nothingReviewed } from "../engine/demandReview/review";
import { monthOf } from "../engine/calendar";
import type { PlanningOptions } from "../engine/options";
import { reviewLedgers, type Problem, stopsTheRun } from "../engine/problem";
import type { IsoDate, Records } from "../engine/records";
import { folded } from "../input/headings";
import { readRecords } from "../input/readRecords";
import { type LanguageCode, languages, type Words } from "../language";
import { forecastLinesSheet } from "../reports/forecastLines";
import { forecastTotalsSheet } from "../reports/forecastTotals";
import { ledgerHeadingRow, ledgerSheet } from "../reports/ledger";
import { takenNames } from "../reports/ownership";
import type { AdjustmentsPlace } from "../reports/reviewContext";
import type { Grid, SheetSpec } from "../workbook/port";

export interface SubmitRequest {
  language: LanguageCode;
  today: IsoDate;
  /** Win over the settings sheet. */
  overrides?: Partial<PlanningOptions>;
}

export interface Submitted {
  /** None where a problem stops the run. */
  sheets: readonly SheetSpec[];
  consolidation?: Consolidation;
  /** What had been submitted before by an office and channel that has now submitted again. */
  replaced: readonly Replaced[];
  problems: readonly Problem[];
}

export interface Replaced {
  office: string;
  channel: string;
  /** Name of the file it came in. */
  file: string;
}

/**
 * Takes entries over into the workbook: those of an office and channel replace what it had submitted for the same cycle,
 * all else stays. Without entries the review's sheets are written anew, after people changed adjustments for instance.
 */
export function submitForecasts(grids: readonly Grid[], entries: readonly ForecastEntry[], { language, today, overrides = {} }: SubmitRequest): Submitted {
  const { records, review = nothingReviewed, options, problems: read } = readRecords(grids, overrides);
  const problems = [...read, ...namesTaken(grids, languages[language])];
  if (!records || !options || problems.some(stopsTheRun)) return { sheets: [], replaced: [], problems };
  return { ...reviewSheets(records, { ...review, entries: withEntries(review.entries, entries) }, options, { language, today }), replaced: replacedBy(review.entries, entries), problems };
}

const submissionKey = (entry: ForecastEntry): string => JSON.stringify([entry.cycle, officeKey(entry)]);

function replacedBy(standing: readonly ForecastEntry[], arrived: readonly ForecastEntry[]): Replaced[] {
  const lastFile = new Map(arrived.map((entry) => [submissionKey(entry), entry.file]));
  const earlier = arrived.filter((entry) => lastFile.get(submissionKey(entry)) !== entry.file);
  const rows = [...standing.filter((entry) => lastFile.has(submissionKey(entry))), ...earlier].map(({ office, channel, file }) => ({ office, channel, file }));
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

const rowKey = ({ cycle, office, channel, item, customer }: ForecastEntry): string => JSON.stringify([cycle, office, channel, item, customer]);

/**
 * The entries with those of some offices and channels replaced; of several files for one of them the last one counts. Who corrects
 * a row keeps the day it first came in: a correction makes nobody late.
 */
export function withEntries(standing: readonly ForecastEntry[], arrived: readonly ForecastEntry[]): readonly ForecastEntry[] {
  const lastFile = new Map(arrived.map((entry) => [submissionKey(entry), entry.file]));
  const firstDay = new Map<string, IsoDate>();
  for (const entry of standing) firstDay.set(rowKey(entry), [entry.submitted, firstDay.get(rowKey(entry)) ?? entry.submitted].sort()[0]!);
  const replacing = arrived.filter((entry) => lastFile.get(submissionKey(entry)) === entry.file).map((entry) => ({ ...entry, submitted: firstDay.get(rowKey(entry)) ?? entry.submitted }));
  return [...standing.filter((entry) => !lastFile.has(submissionKey(entry))), ...replacing];
}

/** The review's sheets: consolidation, lines and the four ledgers. */
export function reviewSheets(read: Records, review: DemandReview, options: PlanningOptions, { language, today }: Pick<SubmitRequest, "language" | "today">): { sheets: readonly SheetSpec[]; consolidation: Consolidation } {
  const words = languages[language];
  const { planDate, submissionDay, reviewDay } = options;
  // Versions approved earlier are what was forecast before.
  const { records } = withApprovedForecast(read, review, planDate);
  const consolidation = consolidate(records, review, { planDate, today, submissionDay, reviewDay });
  // In the order of the sales offices sheet; what people type otherwise is asked about when it is read.
  const choices = { office: records.salesOffices.map(({ office }) => office), channel: records.salesOffices.map(({ channel }) => channel) };
  const ledgers = reviewLedgers.map((ledger) => ledgerSheet(ledger, { review, cycle: monthOf(planDate), today, words, ...(ledger === "forecastAdjustments" && { choices }) }));
  const adjustments = adjustmentsPlace(ledgers[reviewLedgers.indexOf("forecastAdjustments")]!, words);
  const context = { consolidation, items: new Map(records.items.map((item) => [item.item, item])), budget: records.budget, options, today, words, adjustments };
  return { sheets: [forecastTotalsSheet(context), forecastLinesSheet(context), ...ledgers], consolidation };
}

/** Whoever pastes many adjustments goes beyond the rows prepared for them. */
const rowsBelow = 400;

/** Where the written ledger has its columns, by their headings. */
function adjustmentsPlace({ name, rows }: SheetSpec, words: Words): AdjustmentsPlace {
  const headings = rows[ledgerHeadingRow]!.map((cell) => folded(String(cell?.value ?? "")));
  const columnOf = (column: keyof AdjustmentsPlace["columns"]) => headings.indexOf(folded(words.tables.columns[column]));
  const columns = { cycle: columnOf("cycle"), office: columnOf("office"), channel: columnOf("channel"), item: columnOf("item"), month: columnOf("month"), change: columnOf("change") };
  return { sheet: name, columns, firstRow: ledgerHeadingRow + 1, lastRow: rows.length - 1 + rowsBelow };
}

/** Sheets that people wrote under the names of the review's. */
export const namesTaken = (grids: readonly Grid[], words: Words): Problem[] => takenNames(grids, [...Object.values(words.review.sheets), ...reviewLedgers.map((ledger) => words.tables.sheets[ledger])]);
