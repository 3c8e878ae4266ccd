import type { PlanningOptions } from "../engine/options";
import { type Problem, stopsTheRun, type TableName, tableNames } from "../engine/problem";
import { monthOf } from "../engine/calendar";
import type { DemandReview, ForecastEntry } from "../engine/demandReview/review";
import type { MeetingMemory } from "../engine/meeting/memory";
import { planDateOf } from "../engine/meeting/cycles";
import type { FamilyForecast, Forecast, Records, RoutingStep } from "../engine/records";
import type { Grid } from "../workbook/port";
import { type Area, findAreas, findLedgers, inputGrids, sheetsNotRead } from "./areas";
import { outsourcingBelowCost } from "./capacityChecks";
import { inputChecks, yearsWithoutCalendar } from "./checks";
import { type ReadLists, rowsOf } from "./findings";
import { readIndented } from "./indentedBom";
import { leaveOutRows, leaveOutSettings } from "./leaveOut";
import { type ReadRow, readRows } from "./readRows";
import { readSettings } from "./readSettings";
import { isCompulsory, listNames, type ListName, type Rows, type RoutingRow } from "./tables";
import { countedInPieces } from "./wholePieces";

/** A table that was found, and how many rows of it were read. */
export interface FoundTable {
  table: TableName;
  sheet: string;
  rows: number;
}

export interface ReadResult {
  /** Absent where a problem stops the run. */
  records?: Records;
  /** What the ledgers of the demand review say; absent where there are no records. */
  review?: DemandReview;
  /** What the ledgers of the meeting say; absent where there are no records. */
  memory?: MeetingMemory;
  /** Their plan date is the opened cycle's, where that is later than the settings'. */
  options?: PlanningOptions;
  problems: readonly Problem[];
  found: readonly FoundTable[];
}

interface ReadList<T extends ListName> {
  rows: readonly ReadRow<Rows[T]>[];
  problems: readonly Problem[];
}

function readList<T extends ListName>(areas: ReadonlyMap<TableName, Area>, table: T): ReadList<T> {
  const area = areas.get(table);
  if (area) return readRows({ ...area, table });
  return { rows: [], problems: isCompulsory(table) ? [{ kind: "missingSheet", table }] : [] };
}

/** What a row does not state is 0; it states one of the two. */
const steps = (rows: readonly RoutingRow[]): RoutingStep[] =>
  rows.map(({ hoursPerUnit = 0, unitsPerPersonHour = 0, ...step }) => ({ ...step, hoursPerUnit, unitsPerPersonHour }));

/** Rows without a doubtful cell are records; only the joins are left to make. */
function recordsOf(lists: ReadLists): Records {
  const all = <T extends ListName>(table: T): readonly Rows[T][] => lists[table].map(({ record }) => record as Rows[T]);
  const customers = all("customers");
  const grades = new Map(customers.map(({ customer, grade }) => [customer, grade]));
  const figures = <T extends "forecast" | "releasedPlan">(table: T) =>
    (lists[table] as readonly ReadRow<Rows[T]>[]).flatMap(({ record, figures: row }) => row.map(({ start, end, quantity }) => ({ ...(record as Rows[T]), start, end, quantity })));
  const forecasts = figures("forecast");
  return {
    items: all("items").map((item) => ({ ...item, wholePieces: item.wholePieces ?? countedInPieces(item) })),
    forecasts: forecasts.flatMap(({ item, channel, office, grade, start, end, quantity }): Forecast[] => (item === undefined ? [] : [{ item, channel, office, ...(grade && { grade }), start, end, quantity }])),
    familyForecasts: forecasts.flatMap(({ family, channel, office, grade, start, end, quantity }): FamilyForecast[] => (family === undefined ? [] : [{ family, channel, office, ...(grade && { grade }), start, end, quantity }])),
    orders: all("orders").map((order) => ({ ...order, grade: grades.get(order.customer) ?? "C" })),
    customers,
    salesOffices: all("salesOffices"),
    workCentres: all("workCentres"),
    capacity: all("capacity"),
    routing: steps(all("routing")),
    outsourcing: all("outsourcing"),
    bom: all("bom"),
    stock: all("inventory"),
    supplierTerms: all("supplierTerms"),
    receipts: all("receipts"),
    actuals: all("actuals"),
    calendar: all("calendar"),
    budget: all("budget"),
    forecastVersions: all("forecastLog"),
    releasedPlan: figures("releasedPlan"),
    firmQuantities: [],
  };
}

/** The ledgers as read. An entry's figures stand under their months. */
function reviewOf(lists: ReadLists): DemandReview {
  const all = <T extends ListName>(table: T): readonly Rows[T][] => lists[table].map(({ record }) => record as Rows[T]);
  return {
    entries: lists.forecastEntries.flatMap(({ record, figures }) => figures.map(({ start, quantity }): ForecastEntry => ({ ...(record as Rows["forecastEntries"]), month: monthOf(start), quantity }))),
    adjustments: all("forecastAdjustments"),
    approvals: all("forecastApprovals"),
    approved: all("approvedForecasts"),
  };
}

function memoryOf(lists: ReadLists): MeetingMemory {
  const all = <T extends ListName>(table: T): readonly Rows[T][] => lists[table].map(({ record }) => record as Rows[T]);
  return {
    cycles: all("planningCycles"),
    releases: all("planReleases"),
    releasedQuantities: all("releasedQuantities"),
    releasedHours: all("releasedHours"),
    snapshots: all("snapshots"),
    changeRequests: all("changeRequests"),
    scenarios: all("scenarios"),
    decisions: all("decisions"),
    assumptions: all("assumptions"),
    actions: all("actions"),
    minutes: all("minutesLines"),
    cycleResults: all("cycleResults"),
  };
}

/** What is wrong with the rows, and the lists to go on with: all rows as read, or those that hold when the others are left out. */
function checked(all: ReadLists, leaveOut: boolean): { lists: ReadLists; problems: readonly Problem[] } {
  const unread = listNames.flatMap((table) => rowsOf(all, table).flatMap(({ wrong, wrongFigures }) => [...wrong, ...wrongFigures]));
  const { lists, problems } = leaveOut ? leaveOutRows(all) : { lists: all, problems: unread };
  return { lists, problems: [...problems, ...inputChecks.flatMap((check) => check(lists, lists).map(({ problem }) => problem))] };
}

/**
 * Doubt at the door: grids become records every later stage may trust, or a list of everything that is wrong with them.
 * With `leaveOut`, rows that are wrong are left out and named; what concerns a whole sheet still stops the run.
 */
export function readRecords(grids: readonly Grid[], overrides: Partial<PlanningOptions>, leaveOut = false): ReadResult {
  const inputs = inputGrids(grids);
  if (inputs.length === 0) return { problems: [{ kind: "emptyWorkbook" }], found: [] };
  const plain = findAreas(inputs);
  const indented = plain.has("bom") ? [] : inputs.flatMap((grid) => readIndented(grid) ?? []);
  const found = indented.length === 0 ? plain : findAreas(inputs.map((grid) => indented.find((one) => one.grid.sheet === grid.sheet && one.grid.file === grid.file)?.grid ?? grid));
  const areas = new Map([...found, ...findLedgers(grids)]);
  const settings = readSettings(areas.get("settings"), overrides);
  const read = Object.fromEntries(listNames.map((table) => [table, readList(areas, table)])) as unknown as { [T in ListName]: ReadList<T> };
  const { lists, problems: rowProblems } = checked(Object.fromEntries(listNames.map((table) => [table, read[table].rows])) as unknown as ReadLists, leaveOut);
  const memory = memoryOf(lists);
  const options = settings.options && (overrides.planDate === undefined ? { ...settings.options, planDate: planDateOf(settings.options.planDate, memory.cycles) } : settings.options);
  const problems = [
    ...(leaveOut && settings.options ? leaveOutSettings(settings.problems) : settings.problems),
    ...indented.map(({ problem }) => problem),
    ...listNames.flatMap((table) => read[table].problems),
    ...(listNames.some((table) => isCompulsory(table) && !areas.has(table)) ? sheetsNotRead(inputs, areas) : []),
    ...rowProblems,
    ...(options ? yearsWithoutCalendar(lists, options) : []),
  ];
  const tablesFound = tableNames.flatMap((table): FoundTable[] => {
    const area = areas.get(table);
    return area ? [{ table, sheet: area.grid.sheet, rows: table === "settings" ? settings.rows : read[table].rows.length }] : [];
  });
  if (!options || problems.some(stopsTheRun)) return { problems, found: tablesFound };
  const records = recordsOf(lists);
  return { records, review: reviewOf(lists), memory, options, problems: [...problems, ...outsourcingBelowCost(lists, records, options)], found: tablesFound };
}
