/**
 * Cases of forecast consumption in daily buckets: orders, what each bucket forecasts, and what should be consumed and left.
 *
 * Said in other words here: the buckets are periods of a day or a week, cut at month ends; customers are channels; windows
 * of days are windows of daily periods.
 * Not expressible:
 * - buckets before the plan date: a plan has no past periods, what they forecast lapses or is the open month's;
 * - closed orders: only the month's shipments are known, which consume their own month, so they are handed over as open;
 * - "planned" and "override": what another program plans or was told; our net is what is to be planned.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dayNumber, firstDayOf, isoDate, lastDayOf, monthOf } from "../../src/engine/calendar";
import type { PlanningOptions } from "../../src/engine/options";
import type { Horizon } from "../../src/engine/periods";
import type { Period } from "../../src/engine/plan";
import type { IsoDate, Records } from "../../src/engine/records";
import { anOrder, noRecords, smallOptions } from "../support/smallFactory";

export const defaultSource = join(__dirname, "../../../shared/cases/mrp/forecast_3.json");

interface SourceBucket {
  start: IsoDate;
  /** The day after the last. */
  end: IsoDate;
  forecasttotal?: number;
  forecastconsumed?: number;
  forecastnet?: number;
}
interface Source {
  rule: string;
  orders: readonly { name: string; item: string; customer: string; due: string; qty: number }[];
  expected: Readonly<Record<string, Readonly<Record<string, { item: string; customer: string; buckets: readonly SourceBucket[] }>>>>;
}

export interface ExpectedBucket {
  item: string;
  start: IsoDate;
  /** Indices of the plan's periods the bucket is made of; none where it lies before the plan. */
  periods: readonly number[];
  consumed: number;
  net: number;
}

export interface ConsumptionCase {
  name: string;
  records: Records;
  options: PlanningOptions;
  horizon: Horizon;
  buckets: readonly ExpectedBucket[];
}

export async function consumptionCases(path: string): Promise<ConsumptionCase[]> {
  const source = JSON.parse(await readFile(path, "utf8")) as Source;
  return Object.entries(source.expected).map(([name, forecasts]) => {
    const rows = Object.values(forecasts).flatMap(({ item, customer, buckets }) => buckets.map((bucket) => ({ item, channel: customer, bucket })));
    const buckets = rows.map(({ bucket }) => bucket);
    const planDate = planDateOf(name, buckets);
    const horizon: Horizon = { planDate, calendar: new Map(), periods: periodsOf(planDate, buckets) };
    return {
      name,
      horizon,
      options: { ...smallOptions, planDate, consumptionBackward: daysIn(source.rule, "NetEarly"), consumptionForward: daysIn(source.rule, "NetLate") },
      records: {
        ...noRecords,
        forecasts: rows
          .filter(({ bucket }) => (bucket.forecasttotal ?? 0) > 0)
          .map(({ item, channel, bucket }) => ({ item, channel, office: "", start: bucket.start, end: lastDay(bucket), quantity: bucket.forecasttotal! })),
        orders: source.orders.map(({ name: order, item, customer, qty, due }) => anOrder(order, item, qty, due.slice(0, 10), { customer, channel: customer })),
      },
      buckets: rows.map(({ item, bucket }) => ({
        item,
        start: bucket.start,
        periods: horizon.periods.flatMap(({ start }, t) => (start >= bucket.start && start < bucket.end ? [t] : [])),
        consumed: bucket.forecastconsumed ?? 0,
        net: bucket.forecastnet ?? 0,
      })),
    };
  });
}

const lastDay = ({ end }: SourceBucket): IsoDate => isoDate(dayNumber(end) - 1);

/** "Net_NetEarly=P2D" → 2 */
const daysIn = (rule: string, setting: string): number => Number(new RegExp(`${setting}=P(\\d+)D`).exec(rule)![1]);

/** Where past orders consume, the plan begins with the first bucket, else with the month that is first consumed or left. */
function planDateOf(name: string, buckets: readonly SourceBucket[]): IsoDate {
  const first = (of: readonly SourceBucket[]) => of.map(({ start }) => start).sort()[0]!;
  if (name.endsWith("true")) return first(buckets);
  return firstDayOf(monthOf(first(buckets.filter(({ forecastconsumed, forecastnet }) => forecastconsumed !== undefined || forecastnet !== undefined))));
}

/** The buckets from the plan date on, cut at month ends; single days where there is none. */
function periodsOf(planDate: IsoDate, buckets: readonly SourceBucket[]): Period[] {
  const ends = new Map(buckets.map((bucket) => [bucket.start, lastDay(bucket)]));
  const last = [...ends.values()].sort().at(-1)!;
  const periods: Period[] = [];
  for (let start = planDate, end = ""; start <= last; start = isoDate(dayNumber(end) + 1)) {
    const bucketEnd = ends.get(start) ?? ends.get([...ends.keys()].find((of) => of < start && ends.get(of)! >= start) ?? "") ?? start;
    end = bucketEnd < lastDayOf(monthOf(start)) ? bucketEnd : lastDayOf(monthOf(start));
    periods.push({ start, end, month: monthOf(start), kind: "week", workingDays: dayNumber(end) - dayNumber(start) + 1, zone: "liquid" });
  }
  return periods;
}
