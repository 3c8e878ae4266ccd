import { round6, zeros } from "../arithmetic";
import { addMonths } from "../calendar";
import { recordedDemand } from "../demand/recordedDemand";
import type { IsoMonth, Records } from "../records";

/** Recorded sales of one item in one channel and office, by `SalesHistory.months`. */
export interface SalesCell {
  channel: string;
  office: string;
  history: readonly number[];
}

export interface SalesHistory {
  /** Closed months, oldest first, without holes: from the first recorded one to the last. */
  months: readonly IsoMonth[];
  /** Cells of a finished item, in the order of channel and office; none where nothing was sold. */
  of(item: string): readonly SalesCell[];
}

/**
 * What was asked for before the month `before`, month by month. A month in between of which no sheet says anything is not a
 * month of nothing: it takes the mean of the recorded months on either side.
 */
export function salesHistory({ items, actuals }: Pick<Records, "items" | "actuals">, before: IsoMonth): SalesHistory {
  const finished = new Set(items.filter(({ type }) => type === "finished").map(({ item }) => item));
  const closed = actuals.filter(({ month }) => month < before);
  const recorded = [...new Set(closed.map(({ month }) => month))].sort();
  const months = recorded.length > 0 ? monthsBetween(recorded[0]!, recorded.at(-1)!) : [];
  const place = new Map(months.map((month, m) => [month, m]));
  const sold = closed.filter(({ item }) => finished.has(item));
  const demand = recordedDemand(sold);
  const cells = new Map<string, Map<string, { channel: string; office: string; history: number[] }>>();
  for (const row of sold) {
    const quantity = demand(row);
    if (quantity === 0) continue;
    const { item, channel, office = "" } = row;
    const ofItem = cells.get(item) ?? new Map<string, { channel: string; office: string; history: number[] }>();
    cells.set(item, ofItem);
    const key = JSON.stringify([channel, office]);
    const cell = ofItem.get(key) ?? { channel, office, history: zeros(months.length) };
    ofItem.set(key, cell);
    const m = place.get(row.month)!;
    cell.history[m] = round6(cell.history[m]! + quantity);
  }
  const holes = holesIn(months, new Set(recorded));
  for (const ofItem of cells.values()) for (const { history } of ofItem.values()) for (const [m, earlier, later] of holes) history[m] = round6((history[earlier]! + history[later]!) / 2);
  const ordered = new Map([...cells].map(([item, ofItem]) => [item, [...ofItem].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)]));
  return { months, of: (item) => ordered.get(item) ?? [] };
}

function monthsBetween(first: IsoMonth, last: IsoMonth): IsoMonth[] {
  const months = [first];
  while (months.at(-1)! < last) months.push(addMonths(months.at(-1)!, 1));
  return months;
}

/** Months nothing is recorded of, each with the recorded ones before and after it. */
const holesIn = (months: readonly IsoMonth[], recorded: ReadonlySet<IsoMonth>): [hole: number, earlier: number, later: number][] =>
  months.flatMap((month, m): [number, number, number][] => {
    if (recorded.has(month)) return [];
    const known = months.map((other) => recorded.has(other));
    return [[m, known.lastIndexOf(true, m), known.indexOf(true, m)]];
  });

/** What was known of it before a month. */
export function historyBefore(all: SalesHistory, before: IsoMonth): SalesHistory {
  const months = all.months.filter((month) => month < before);
  return { months, of: (item) => all.of(item).map(({ channel, office, history }) => ({ channel, office, history: history.slice(0, months.length) })) };
}
