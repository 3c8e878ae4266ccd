import { firstDayOf, lastDayOf } from "../engine/calendar";
import { type DemandReview, nothingReviewed } from "../engine/demandReview/review";
import { type MeetingMemory, nothingRemembered } from "../engine/meeting/memory";
import type { Item, Records, RoutingStep } from "../engine/records";
import { type Span, spanHeading } from "./cellValues";
import type { Figure } from "./readRows";
import type { ItemRow, ListName, RoutingRow, Rows } from "./tables";
import { countedInPieces } from "./wholePieces";

/** A row to write: its fields, and its figures by period. */
export interface ListRow<R> {
  record: R;
  figures: readonly Figure[];
}
export type Lists = { readonly [T in ListName]: readonly ListRow<Rows[T]>[] };

const plain = <R>(records: readonly R[]): ListRow<R>[] => records.map((record) => ({ record, figures: [] }));

/** Records of one source and many periods, gathered into one row per source. */
function wide<R extends Figure, S extends object>(records: readonly R[], sourceOf: (record: R) => S): ListRow<S>[] {
  const rows = new Map<string, { record: S; figures: Figure[] }>();
  for (const record of records) {
    const source = sourceOf(record);
    const key = JSON.stringify(source);
    const row = rows.get(key) ?? { record: source, figures: [] };
    rows.set(key, row);
    row.figures.push({ start: record.start, end: record.end, quantity: record.quantity });
  }
  return [...rows.values()];
}

/** A person fills in 整件 only where type and unit would say the contrary. */
const withoutPlainUnits = ({ wholePieces, ...item }: Item): ItemRow => (wholePieces === countedInPieces(item) ? item : { ...item, wholePieces });

/** Hours per unit, or UPPH where it was measured; never both. */
const withOneRate = ({ hoursPerUnit, unitsPerPersonHour, ...step }: RoutingStep): RoutingRow =>
  unitsPerPersonHour > 0 ? { ...step, unitsPerPersonHour } : { ...step, hoursPerUnit };

/** Records as the input sheets hold them: the way back from `readRecords`. */
export const listsOf = (records: Records, review: DemandReview = nothingReviewed, memory: MeetingMemory = nothingRemembered): Lists => ({
  items: plain(records.items.map(withoutPlainUnits)),
  forecast: [
    ...wide(records.forecasts, ({ item, channel, office, grade }) => ({ item, channel, office, ...(grade && { grade }) })),
    ...wide(records.familyForecasts, ({ family, channel, office, grade }) => ({ family, channel, office, ...(grade && { grade }) })),
  ],
  orders: plain(records.orders),
  customers: plain(records.customers),
  salesOffices: plain(records.salesOffices),
  workCentres: plain(records.workCentres),
  capacity: plain(records.capacity),
  routing: plain(records.routing.map(withOneRate)),
  outsourcing: plain(records.outsourcing),
  bom: plain(records.bom),
  inventory: plain(records.stock),
  supplierTerms: plain(records.supplierTerms),
  receipts: plain(records.receipts),
  actuals: plain(records.actuals),
  calendar: plain(records.calendar),
  budget: plain(records.budget),
  forecastLog: plain(records.forecastVersions),
  releasedPlan: wide(records.releasedPlan, ({ item }) => ({ item })),
  forecastEntries: wide(review.entries.map(({ month, ...entry }) => ({ ...entry, start: firstDayOf(month), end: lastDayOf(month) })), ({ cycle, office, channel, clerk, item, customer, submitted, file }) => ({ cycle, office, channel, clerk, item, customer, submitted, file })),
  forecastAdjustments: plain(review.adjustments),
  forecastApprovals: plain(review.approvals),
  approvedForecasts: plain(review.approved),
  planningCycles: plain(memory.cycles),
  planReleases: plain(memory.releases),
  releasedQuantities: plain(memory.releasedQuantities),
  releasedHours: plain(memory.releasedHours),
  snapshots: plain(memory.snapshots),
  changeRequests: plain(memory.changeRequests),
  scenarios: plain(memory.scenarios),
  decisions: plain(memory.decisions),
  assumptions: plain(memory.assumptions),
  actions: plain(memory.actions),
  minutesLines: plain(memory.minutes),
  cycleResults: plain(memory.cycleResults),
});

const isMonth = (span: Span): boolean => /^\d{4}-\d{2}$/.test(spanHeading(span));

/** Every period the rows have a figure for: months in their order, then weeks in theirs. */
export function spansOf(rows: readonly ListRow<unknown>[]): Span[] {
  const spans = new Map(rows.flatMap(({ figures }) => figures.map(({ start, end }) => [`${start}~${end}`, { start, end }] as const)));
  return [...spans.values()].sort((a, b) => Number(isMonth(b)) - Number(isMonth(a)) || (a.start < b.start ? -1 : a.start > b.start ? 1 : a.end < b.end ? -1 : 1));
}
