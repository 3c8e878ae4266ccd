import type { Plan, Requirement } from "../engine/plan";

/**
 * Where everything stands, decided before the first cell is written, because sheets refer to each other both ways.
 * Rows and columns are zero-based.
 */

/** Row 3 of every sheet: the legend, and in E3 the sum of its checks. */
export const legendRow = 2;
export const checkSum = { row: legendRow, column: 4 };

/** Heading rows of the sheets with periods: label, month, zone, working days, calendar days. */
export const labelRow = 3;
export const monthRow = 4;
export const zoneRow = 5;
export const workingDaysRow = 6;
export const daysRow = 7;
export const firstRow = 8;

export const mpsMeasures = [
  "netForecast", "orders", "demand", "receipts", "production", "outsourced", "available", "availableToPromise", "shipments", "late", "releases", "released",
] as const;
export const capacityMeasures = [
  "rated", "available", "committed", "independent", "load", "unconstrainedLoad", "loadShare", "overtimeLimit", "overtime", "overload", "overtimeCost",
] as const;
export const mrpMeasures = ["gross", "independent", "receipts", "plannedReceipts", "available", "releases"] as const;
export const actualsMeasures = ["shipped", "produced", "scrapped", "closingStock", "salesPlan", "plannedShipped"] as const;

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

export interface Layout {
  mps: Blocks<(typeof mpsMeasures)[number]> & { columns: ReturnType<typeof mpsColumns> };
  capacity: Blocks<(typeof capacityMeasures)[number]> & { columns: ReturnType<typeof capacityColumns> };
  mrp: Blocks<(typeof mrpMeasures)[number]> & { columns: ReturnType<typeof mrpColumns> };
  actuals: Blocks<(typeof actualsMeasures)[number]> & { columns: ReturnType<typeof actualsColumns> };
  pegging: Pegging & { columns: ReturnType<typeof peggingColumns> };
}

const mpsColumns = (periods: number, months: number) => {
  const columns = periodColumns(8, periods, months);
  const rates = columns.check + 1;
  return {
    ...keyColumns, opening: 6, ...columns,
    factor: rates + 5,
    // What the relevant cost weighs balances by; filled on the rows it applies to, empty (0) on all others.
    value: rates, safetyStock: rates + 1, unusable: rates + 2, priority: rates + 3, change: rates + 4,
    hours: (workCentre: number) => rates + 6 + workCentre,
  };
};
const mrpColumns = (periods: number, months: number) => {
  const columns = periodColumns(11, periods, months);
  return { ...keyColumns, type: 6, level: 7, supplier: 8, opening: 9, ...columns, unusable: columns.check + 1 };
};
const capacityColumns = (periods: number) => {
  const columns = periodColumns(6, periods, 3);
  return { ...keyColumns, ...columns, total: columns.lastPeriod + 1, peak: columns.lastPeriod + 2, peakPeriod: columns.lastPeriod + 3 };
};
const actualsColumns = (months: number) => ({ ...keyColumns, type: 6, scheduled: 7, month: (m: number) => 8 + m, last: 7 + months });
const peggingColumns = (periods: number) => ({ component: 0, name: 1, parent: 2, parentName: 3, quantityPer: 4, ...periodColumns(6, periods, 0) });

export interface Pegging {
  /** Ordered by component, so that a component's rows stand together. */
  lines: readonly Requirement[];
  /** First and last row of a component's requirements. */
  rowsOf(component: string): readonly [first: number, last: number] | undefined;
}

function pegging({ requirements, materials }: Plan): Pegging {
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

/** Items with a past, then the master-scheduled ones without: their stock is part of the chart's past too. */
export const actualItems = ({ actuals, masterSchedule }: Plan): string[] => [...new Set([...actuals, ...masterSchedule].map(({ item }) => item))];

export function layoutOf(plan: Plan, months: number): Layout {
  const periods = plan.periods.length;
  return {
    mps: { ...blocks(plan.masterSchedule.map(({ item }) => item), mpsMeasures), columns: mpsColumns(periods, months) },
    capacity: { ...blocks(plan.capacity.map(({ workCentre }) => workCentre), capacityMeasures), columns: capacityColumns(periods) },
    mrp: { ...blocks(plan.materials.map(({ item }) => item), mrpMeasures), columns: mrpColumns(periods, months) },
    actuals: { ...blocks(actualItems(plan), actualsMeasures), columns: actualsColumns(plan.actualMonths.length) },
    pegging: { ...pegging(plan), columns: peggingColumns(periods) },
  };
}
