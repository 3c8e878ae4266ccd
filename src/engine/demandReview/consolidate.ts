import { byText, groupBy, round6, sum, zeros } from "../arithmetic";
import { baselineForecasts } from "../baseline/baselineForecasts";
import { addMonths, monthOf, workingCalendar } from "../calendar";
import { recordedDemand } from "../demand/recordedDemand";
import type { BaselineLine } from "../plan/baseline";
import type { CustomerGrade, ForecastVersion, IsoDate, IsoMonth, Records } from "../records";
import type { ConsolidatedLine, Consolidation } from "./consolidation";
import { officeKey, officeStatuses } from "./officeStatuses";
import { type DemandReview, type ForecastEntry, monthsAhead } from "./review";
import { dueDay } from "./reviewDays";

export interface ConsolidationRequest {
  planDate: IsoDate;
  today: IsoDate;
  /** Days of the month, as in the settings. */
  submissionDay: number;
  reviewDay: number;
  /** Where it has been reckoned already. */
  baseline?: readonly BaselineLine[];
}

/** Share of outcomes the baseline's interval holds. */
const coverage = 0.8;

type Reviewed = Pick<Records, "items" | "actuals" | "calendar" | "forecasts" | "familyForecasts" | "customers" | "salesOffices" | "forecastVersions">;

/**
 * The offices' forecasts of one cycle side by side with their past, line by line. Only entries and adjustments of the
 * cycle and of M … M+3 take part; those of other cycles stay in the ledgers and are never mixed in. What was sold,
 * forecast before or adjusted without anybody having entered it has a line of its own, so every sum over lines is whole.
 */
export function consolidate(records: Reviewed, review: Pick<DemandReview, "entries" | "adjustments" | "approvals">, { planDate, today, submissionDay, reviewDay, baseline }: ConsolidationRequest): Consolidation {
  const cycle = monthOf(planDate);
  const months = Array.from({ length: monthsAhead + 1 }, (_, m) => addMonths(cycle, m));
  const calendar = workingCalendar(records.calendar);
  const due = dueDay(cycle, submissionDay, calendar);
  const ofCycle = <Row extends { cycle: IsoMonth; month: IsoMonth }>(rows: readonly Row[]): Row[] => rows.filter((row) => row.cycle === cycle && months.includes(row.month));
  const entries = ofCycle(review.entries);
  const statistical = baseline ?? baselineForecasts(records, { planDate, months: months.length, coverage });
  const figures: Figures = {
    adjusted: byPlace(ofCycle(review.adjustments).map((row) => ({ ...row, quantity: row.change })), months),
    before: byPlace(versionBefore(records.forecastVersions, review, cycle), months),
    lastYear: byPlace(monthsLastYear(records), months),
    baseline: byPlace(ofBaseline(statistical, months, "mean"), months),
    lower: byPlace(ofBaseline(statistical, months, "lower"), months),
    upper: byPlace(ofBaseline(statistical, months, "upper"), months),
  };
  return { cycle, months, due, review: dueDay(cycle, reviewDay, calendar), offices: officeStatuses(records, entries, due, today), lines: linesOf(records, entries, months, figures) };
}

/** Quantities by month of one item, office and channel; undefined where nothing is said of the month. */
type ByPlace = ReadonlyMap<string, readonly (number | undefined)[]>;
type Figures = Record<"adjusted" | "before" | "lastYear" | "baseline" | "lower" | "upper", ByPlace>;

interface Placed {
  item: string;
  office: string;
  channel: string;
  month: IsoMonth;
  quantity: number;
}

const placeKey = ({ item, office, channel }: Pick<Placed, "item" | "office" | "channel">): string => JSON.stringify([item, office, channel]);

const byMonth = (rows: readonly { month: IsoMonth; quantity: number }[], months: readonly IsoMonth[]): (number | undefined)[] =>
  months.map((month) => {
    const found = rows.filter((row) => row.month === month);
    // Sums of the same numbers in another order differ in their last bits.
    return found.length === 0 ? undefined : round6(sum(found.map(({ quantity }) => quantity).sort((a, b) => a - b)));
  });

const byPlace = (rows: readonly Placed[], months: readonly IsoMonth[]): ByPlace => new Map([...groupBy(rows, placeKey)].map(([key, group]) => [key, byMonth(group, months)]));

/** The last version issued for an earlier cycle; an approved one belongs to the cycle it was collected in, whenever it was signed. */
function versionBefore(versions: readonly ForecastVersion[], { approvals }: Pick<DemandReview, "approvals">, cycle: IsoMonth): readonly ForecastVersion[] {
  const cycles = new Map(approvals.map((approval) => [approval.version, approval.cycle]));
  const earlier = versions.filter(({ version, issued }) => (cycles.get(version) ?? monthOf(issued)) < cycle);
  const last = earlier.reduce<ForecastVersion | undefined>((best, row) => (best && (byText(best.issued, row.issued) || byText(best.version, row.version)) >= 0 ? best : row), undefined);
  return last ? earlier.filter(({ version }) => version === last.version) : [];
}

/** Demand recorded by channel, under the month a year later; rows without a channel keep stock only. */
const monthsLastYear = ({ actuals }: Pick<Records, "actuals">): Placed[] => {
  const demand = recordedDemand(actuals);
  return actuals.filter((row) => row.channel !== "" || row.office !== undefined || demand(row) > 0).map((row) => ({ item: row.item, office: row.office ?? "", channel: row.channel, month: addMonths(row.month, 12), quantity: demand(row) }));
};

const ofBaseline = (lines: readonly BaselineLine[], months: readonly IsoMonth[], figure: "mean" | "lower" | "upper"): Placed[] =>
  lines.flatMap((line) => (line.method === "noHistory" ? [] : months.map((month, m) => ({ item: line.item, office: line.office, channel: line.channel, month, quantity: line[figure][m] ?? 0 }))));

interface Source {
  item: string;
  office: string;
  channel: string;
  grade?: CustomerGrade;
  distributor: boolean;
}
const sourceKey = ({ item, office, channel, grade, distributor }: Source): string => JSON.stringify([item, office, channel, grade ?? "", distributor]);

function linesOf(records: Reviewed, entries: readonly ForecastEntry[], months: readonly IsoMonth[], figures: Figures): ConsolidatedLine[] {
  const customers = new Map(records.customers.map((customer) => [customer.customer, customer]));
  const regions = new Map(records.salesOffices.map((office) => [officeKey(office), office.region]));
  const sourceOf = ({ item, office, channel, customer }: ForecastEntry): Source => {
    const known = customers.get(customer);
    return { item, office, channel, ...(customer !== "" && { grade: known?.grade ?? "C" }), distributor: known?.distributor ?? false };
  };
  const sources = new Map(entries.map((entry) => [sourceKey(sourceOf(entry)), sourceOf(entry)]));
  const entered = groupBy(entries, (entry) => sourceKey(sourceOf(entry)));
  const lines = [...sources].map(([key, source]) => ({ source, entered: byMonth(entered.get(key)!, months) }));
  const places = groupBy(lines, ({ source }) => placeKey(source));
  const speaks = (figure: readonly (number | undefined)[]): boolean => figure.some((quantity) => quantity !== undefined && quantity !== 0);
  const others = [...new Set(Object.values(figures).flatMap((figure: ByPlace) => [...figure].filter(([, quantities]) => speaks(quantities)).map(([key]) => key)))].filter((key) => !places.has(key));
  for (const key of others) {
    const [item, office, channel] = JSON.parse(key) as [string, string, string];
    places.set(key, [{ source: { item, office, channel, distributor: false }, entered: months.map(() => undefined) }]);
  }
  const nothing = months.map(() => undefined);
  return [...places].flatMap(([place, group]) => {
    const ordered = [...group].sort((a, b) => entryTotal(b.entered) - entryTotal(a.entered) || byText(sourceKey(a.source), sourceKey(b.source)));
    return ordered.map(({ source, entered: quantities }, index): ConsolidatedLine => {
      const figure = (name: keyof Figures) => (index === 0 ? (figures[name].get(place) ?? nothing) : nothing);
      return {
        ...source,
        region: regions.get(officeKey(source)) ?? "",
        entered: quantities,
        adjusted: index === 0 && figures.adjusted.has(place) ? figures.adjusted.get(place)!.map((change) => change ?? 0) : zeros(months.length),
        before: figure("before"),
        lastYear: figure("lastYear"),
        baseline: figure("baseline"),
        lower: figure("lower"),
        upper: figure("upper"),
        carries: index === 0,
      };
    });
  }).sort((a, b) => byText(a.region, b.region) || byText(a.office, b.office) || byText(a.channel, b.channel) || byText(a.item, b.item) || Number(b.carries) - Number(a.carries) || byText(sourceKey(a), sourceKey(b)));
}

const entryTotal = (quantities: readonly (number | undefined)[]): number => sum(quantities.map((quantity) => quantity ?? 0));
