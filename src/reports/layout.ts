import { byText } from "../engine/arithmetic";
import type { MasterScheduleLine, Plan, Requirement } from "../engine/plan";
import { type Timing, timingsOf } from "./timings";

/**
 * Where everything stands, decided before the first cell is written, because sheets refer to each other both ways.
 * Rows and columns are zero-based.
 */

/** Row 2 of every sheet: the mark. */
export const markRow = 1;
/** Row 3 of every sheet: the legend, and in E3 the sum of its checks. */
export const legendRow = 2;
export const checkSum = { row: legendRow, column: 4 };

/** Heading rows of the sheets with periods: first day, month, zone, working days, calendar days; the last one heads the key columns. */
export const labelRow = 3;
export const monthRow = 4;
export const zoneRow = 5;
export const workingDaysRow = 6;
export const daysRow = 7;
export const firstRow = 8;

export const mpsMeasures = [
  "forecast", "consumed", "lapsed", "netForecast", "counted", "orders", "demand",
  "firm", "receipts", "production", "outsourced", "lost",
  // The cost of missing safety stock reads the level from the row below the balance.
  "available", "safetyStock", "availableToPromise", "late", "releases", "firmReleases", "released", "releasedOpen", "proposed", "shipments",
] as const;
export const capacityMeasures = [
  "rated", "available", "committed", "independent", "load", "unconstrainedLoad", "loadShare",
  "overtimeLimit", "overtime", "weekendLimit", "weekendOvertime", "overload", "overtimeCost",
] as const;
export const mrpMeasures = ["independent", "gross", "receipts", "plannedReceipts", "available", "safetyStock", "firmReleases", "releases"] as const;
export const gradeMeasures = ["demandA", "demandB", "demandC", "waitingA", "waitingB", "waitingC", "backlogCost", "lostCost"] as const;
export const actualsMeasures = ["shipped", "requested", "produced", "scrapped", "statedStock", "closingStock", "salesPlan", "plannedShipped", "productionPlan"] as const;

/** A sheet of equal blocks: one per key, one row per measure. */
export interface Blocks<Measure extends string> {
  measures: readonly Measure[];
  rowOf(key: string, measure: Measure): number;
  /** Row whose measure cell holds the measure's word: what formulas compare with. */
  wordRow(measure: Measure): number;
  has(key: string): boolean;
  last: number;
}

function blocks<Measure extends string>(keys: readonly string[], measures: readonly Measure[]): Blocks<Measure> {
  const places = new Map(keys.map((key, index) => [key, firstRow + index * measures.length]));
  const wordRow = (measure: Measure) => firstRow + measures.indexOf(measure);
  return {
    measures,
    rowOf(key, measure) {
      const first = places.get(key);
      if (first === undefined) throw new RangeError(`no block of ${key}`);
      return first + measures.indexOf(measure);
    },
    wordRow,
    has: (key) => places.has(key),
    // An empty sheet still has one (empty) row to refer to: a range of no rows would take in the headings.
    last: firstRow + Math.max(1, keys.length * measures.length) - 1,
  };
}

const periodColumns = (first: number, periods: number, months: number) => ({
  pastDue: first - 1,
  period: (t: number) => first + t,
  firstPeriod: first,
  lastPeriod: first + periods - 1,
  month: (m: number) => first + periods + m,
  check: first + periods + months,
});

const keyColumns = { key: 0, name: 1, family: 2, measure: 3, unit: 4, cost: 5 };

/** First and last row of something that stands together; undefined where there is none of it. */
export type Rows = readonly [first: number, last: number] | undefined;

export interface Layout {
  mps: Blocks<(typeof mpsMeasures)[number]> & { familyRows(family: string): Rows; columns: ReturnType<typeof mpsColumns> };
  capacity: Blocks<(typeof capacityMeasures)[number]> & { columns: ReturnType<typeof capacityColumns> };
  grades: Blocks<(typeof gradeMeasures)[number]> & { columns: ReturnType<typeof gradeColumns> };
  mrp: Blocks<(typeof mrpMeasures)[number]> & { columns: ReturnType<typeof mrpColumns> };
  actuals: Blocks<(typeof actualsMeasures)[number]> & { familyRows(family: string): Rows; finishedRows: Rows; columns: ReturnType<typeof actualsColumns> };
  grossRequirements: GrossRequirements & { columns: ReturnType<typeof requirementColumns> };
}

const mpsColumns = (periods: number, months: number, timings: readonly Timing[]) => {
  const columns = periodColumns(9, periods, months);
  const rates = columns.check + 1;
  const hours = rates + 8;
  return {
    ...keyColumns, link: 5, opening: 6, cost: 7, ...columns,
    factor: rates + 6,
    // What the relevant cost weighs balances by; filled on the rows it applies to, empty (0) on all others.
    value: rates, safetyPieces: rates + 1, safetyDays: rates + 2, unusable: rates + 3, priority: rates + 4, change: rates + 5,
    setupCost: rates + 7,
    /** One column a timing, then one for the set-up hours of each that has any. */
    hours: (timing: number) => hours + timing,
    setups: (timing: number) => hours + timings.length + timings.slice(0, timing).filter(({ hasSetups }) => hasSetups).length,
    timings,
  };
};
const mrpColumns = (periods: number, months: number) => {
  const columns = periodColumns(12, periods, months);
  return { ...keyColumns, link: 5, opening: 6, cost: 7, type: 8, level: 9, supplier: 10, ...columns, unusable: columns.check + 1 };
};
const capacityColumns = (periods: number) => {
  const columns = periodColumns(7, periods, 3);
  return { ...keyColumns, link: 5, ...columns, total: columns.lastPeriod + 1, peak: columns.lastPeriod + 2, peakPeriod: columns.lastPeriod + 3 };
};
/** The total stands where other sheets have their month totals. */
const gradeColumns = (periods: number) => {
  const columns = periodColumns(7, periods, 1);
  return { ...keyColumns, link: 5, ...columns, total: columns.lastPeriod + 1 };
};
/** Right of the months: common units per piece, and the hours a piece earns at each work centre. */
const actualsColumns = (months: number, workCentres: number) => {
  const factor = 8 + months;
  return { ...keyColumns, type: 6, scheduled: 7, month: (m: number) => 8 + m, last: 7 + months, factor, hours: (centre: number) => factor + 1 + centre, check: factor + 1 + workCentres };
};
const requirementColumns = (periods: number) => ({ component: 0, name: 1, parent: 2, parentName: 3, quantityPer: 4, link: 5, ...periodColumns(7, periods, 0) });

export interface GrossRequirements {
  /** Ordered by component, so that a component's rows stand together. */
  lines: readonly Requirement[];
  /** First and last row of a component's requirements. */
  rowsOf(component: string): Rows;
}

function grossRequirements({ requirements, materials }: Plan): GrossRequirements {
  const byComponent = new Map<string, Requirement[]>(materials.map(({ item }) => [item, []]));
  for (const line of requirements) {
    if (!byComponent.has(line.component)) byComponent.set(line.component, []);
    byComponent.get(line.component)!.push(line);
  }
  const lines = [...byComponent.values()].flat();
  const rows = new Map<string, [number, number]>();
  lines.forEach(({ component }, index) => rows.set(component, [rows.get(component)?.[0] ?? firstRow + index, firstRow + index]));
  return { lines, rowsOf: (component) => rows.get(component) };
}

/** The master schedule family by family, so that a family's rows stand together and can be summed by themselves. */
export const byFamily = ({ masterSchedule }: Plan): MasterScheduleLine[] => [...masterSchedule].sort((a, b) => byText(a.family, b.family));

/** Items with a past and all that are master-scheduled (their stock is part of the chart's past): finished goods by family, then the rest. */
export function actualItems({ actuals, masterSchedule, items }: Plan): string[] {
  const codes = [...new Set([...actuals, ...masterSchedule].map(({ item }) => item))].map((code) => items[code]!);
  const finished = codes.filter(({ type }) => type === "finished").sort((a, b) => byText(a.family, b.family));
  return [...finished, ...codes.filter(({ type }) => type !== "finished")].map(({ item }) => item);
}

/** Rows of the blocks of some items, which must stand together. */
const together = <Measure extends string>({ rowOf, measures }: Blocks<Measure>, codes: readonly string[]): Rows =>
  codes.length === 0 ? undefined : [rowOf(codes[0]!, measures[0]!), rowOf(codes.at(-1)!, measures.at(-1)!)];

function actualsLayout(plan: Plan): Layout["actuals"] {
  const codes = actualItems(plan);
  const standing = blocks(codes, actualsMeasures);
  const finished = codes.filter((code) => plan.items[code]!.type === "finished");
  return {
    ...standing,
    columns: actualsColumns(plan.actualMonths.length, plan.capacityVariances.length),
    finishedRows: together(standing, finished),
    familyRows: (family) => together(standing, finished.filter((code) => plan.items[code]!.family === family)),
  };
}

function mpsLayout(plan: Plan, months: number): Layout["mps"] {
  const lines = byFamily(plan);
  const standing = blocks(lines.map(({ item }) => item), mpsMeasures);
  const familyRows = (family: string) => together(standing, lines.filter((line) => line.family === family).map(({ item }) => item));
  return { ...standing, columns: mpsColumns(plan.periods.length, months, timingsOf(plan)), familyRows };
}

/** Rows and columns of the sheets that formulas of others point at. */
export function layoutOf(plan: Plan, months: number): Layout {
  const periods = plan.periods.length;
  return {
    mps: mpsLayout(plan, months),
    capacity: { ...blocks(plan.capacity.map(({ workCentre }) => workCentre), capacityMeasures), columns: capacityColumns(periods) },
    grades: { ...blocks(byFamily(plan).map(({ item }) => item), gradeMeasures), columns: gradeColumns(periods) },
    mrp: { ...blocks(plan.materials.map(({ item }) => item), mrpMeasures), columns: mrpColumns(periods, months) },
    actuals: actualsLayout(plan),
    grossRequirements: { ...grossRequirements(plan), columns: requirementColumns(periods) },
  };
}
