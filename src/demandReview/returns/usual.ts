import { addMonths, monthOf } from "../../engine/calendar";
import type { IsoMonth } from "../../engine/records";
import type { ReturnContext } from "./context";

/** What one item of an office and channel usually runs at. */
export interface Usual {
  /** Requested a month, newest first, at most 24; of the whole channel where sales are not told apart by office. */
  history: readonly number[];
  /** The history is the channel's: the office's part can only be smaller. */
  ofChannel: boolean;
  /** What was last forecast, by month. */
  before: ReadonlyMap<IsoMonth, number>;
}

const key = (...parts: readonly string[]): string => parts.join("\u0000");
const monthsBack = 24;

/** Looked up by item, office and channel. */
export function usualQuantities({ records, review, cycle }: ReturnContext): (item: string, office: string, channel: string) => Usual {
  const sold = new Map<string, Map<IsoMonth, number>>();
  const before = new Map<string, Map<IsoMonth, number>>();
  const add = (to: Map<string, Map<IsoMonth, number>>, at: string, month: IsoMonth, quantity: number) => {
    const months = to.get(at) ?? new Map<IsoMonth, number>();
    to.set(at, months.set(month, (months.get(month) ?? 0) + quantity));
  };
  for (const { item, office, channel, month, requested } of records.actuals) if (channel !== "") {
    add(sold, key(item, channel), month, requested);
    if (office) add(sold, key(item, channel, office), month, requested);
  }
  for (const { item, office, channel, start, quantity } of records.forecasts) add(before, key(item, channel, office), monthOf(start), quantity);
  const stored = new Map<string, { issued: string; months: Map<IsoMonth, number> }>();
  for (const { item, office, channel, month, quantity, issued } of records.forecastVersions) {
    const at = key(item, channel, office);
    const known = stored.get(at);
    if (!known || known.issued < issued) stored.set(at, { issued, months: new Map([[month, quantity]]) });
    else if (known.issued === issued) known.months.set(month, (known.months.get(month) ?? 0) + quantity);
  }
  for (const { item, office, channel, month, quantity, cycle: of } of review.entries) if (of === addMonths(cycle, -1)) add(before, key(item, channel, office), month, quantity);
  const months = Array.from({ length: monthsBack }, (_, back) => addMonths(cycle, -back - 1));
  return (item, office, channel) => {
    const own = sold.get(key(item, channel, office));
    const history = own ?? sold.get(key(item, channel));
    return {
      history: history ? months.filter((month) => month >= [...history.keys()].reduce((a, b) => (a < b ? a : b))).map((month) => history.get(month) ?? 0) : [],
      ofChannel: !own,
      before: before.get(key(item, channel, office)) ?? stored.get(key(item, channel, office))?.months ?? new Map(),
    };
  };
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length === 0 ? 0 : (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
};

const factors = [10, 100] as const;
/** Pieces below which ten times as much may be one customer more. */
const smallest = 20;

/**
 * What a figure probably was before a digit slipped in or out: x ÷ 10, ÷ 100, × 10, × 100. Asked only where x lies far outside
 * everything the item has done (three times its highest month, a third of its lowest, a month that stands alone apart) and outside last month's forecast, and the
 * corrected figure lies within. So seasons do not cry wolf: their own peaks are part of the history; nor do small numbers.
 * Example: history 900 … 1,500, forecast 1,200, found 12,000 → 1,200.
 */
export function withoutSlip(found: number, month: IsoMonth, { history, ofChannel, before }: Usual): { value: number; usual: number } | undefined {
  const forecast = before.get(month) ?? (before.size > 0 ? median([...before.values()]) : undefined);
  const references = [...history, ...before.values()].filter((quantity) => quantity > 0);
  // The channel's history says how much an office can sell at most, not how little.
  const floor = ofChannel && history.length > 0 ? [...before.values()].filter((quantity) => quantity > 0) : references;
  if (references.length < 2 || found <= 0) return undefined;
  const usual = forecast !== undefined && forecast > 0 ? forecast : median(references);
  const [highest, lowest] = [highestOf(references), floor.length > 0 ? lowestOf(floor) : 0];
  if (found >= smallest && found > 3 * highest) {
    const value = factors.map((factor) => found / factor).filter((value) => value <= highest * 1.5 && value >= Math.min(usual, lowest || usual) / 2).sort((a, b) => distance(a, usual) - distance(b, usual))[0];
    return value === undefined ? undefined : { value: rounded(value), usual };
  }
  if (usual >= smallest && lowest >= smallest / 2 && found < lowest / 3) {
    const value = factors.map((factor) => found * factor).filter((value) => value >= lowest / 1.5 && value <= highest * 1.5).sort((a, b) => distance(a, usual) - distance(b, usual))[0];
    return value === undefined ? undefined : { value: rounded(value), usual };
  }
  return undefined;
}

/** Months enough for one of them to be out of line. */
const monthsToJudge = 6;
const outOfLine = 3;

/** The highest, unless it stands alone: a slip or a single big order of the past is no measure of the next. */
function highestOf(values: readonly number[]): number {
  const [first = 0, second = 0] = [...values].sort((a, b) => b - a);
  return values.length >= monthsToJudge && first > outOfLine * second ? second : first;
}
function lowestOf(values: readonly number[]): number {
  const [first = 0, second = 0] = [...values].sort((a, b) => a - b);
  return values.length >= monthsToJudge && first * outOfLine < second ? second : first;
}

const distance = (a: number, b: number): number => Math.abs(Math.log(a / b));
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
