import { byText, groupBy, round6, sum } from "../arithmetic";
import { recordedDemand } from "../demand/recordedDemand";
import type { ForecastLine } from "../plan";
import type { Actual, IsoMonth, Item, Records } from "../records";
import { lags, type VersionsByLag } from "./versionsByLag";

/** A line before its errors are summed. */
export type History = Omit<ForecastLine, "errors" | "baselines">;
type Level = ForecastLine["level"];

/** Months of demand, of forecasts, and how many of the demand months are compared (the last ones). */
export interface Axes {
  months: readonly IsoMonth[];
  forecastMonths: readonly IsoMonth[];
  compared: number;
}

interface Cells {
  item: string;
  channel: string;
  office: string;
  demand: Map<IsoMonth, number>;
  forecasts: readonly Map<IsoMonth, number>[];
}

/**
 * Lines of every level the actuals tell apart, by level, then by group and item. Errors are taken line by line: an item
 * too many never makes up for another too few, nor one office for another.
 */
export function forecastLines(records: Records, versions: VersionsByLag, axes: Axes): History[] {
  const items = new Map(records.items.filter(({ type }) => type === "finished").map((item) => [item.item, item]));
  const actuals = records.actuals.filter(({ item }) => items.has(item));
  const demand = recordedDemand(actuals);
  const sold = actuals.filter((row) => demand(row) !== 0);
  const levels: Level[] = ["item"];
  if (sold.some(({ channel }) => channel !== "")) levels.push("channel");
  if (sold.some(({ office }) => (office ?? "") !== "")) levels.push("office");
  const finest = cellsOf(sold, demand, versions, axes, levels.at(-1)!, items);
  const recorded = new Set(records.actuals.map(({ month }) => month));
  const clerkOf = clerks(records.salesOffices);
  const of = new Map(levels.map((level) => [level, ordered(level, [...grouped(finest, level).values()], items, clerkOf)]));
  const before = sum(levels.slice(0, -1).map((level) => of.get(level)!.length));
  const places = new Map(of.get(levels.at(-1)!)!.map((cells, index) => [keyOf("office", cells[0]!), before + index]));
  return levels.flatMap((level) =>
    of.get(level)!.map((cells): History => {
      const { item, channel, office } = cells[0]!;
      const parts = level === levels.at(-1) ? [] : cells.map((part) => places.get(keyOf("office", part))!).sort((a, b) => a - b);
      return { level, item, channel: level === "item" ? "" : channel, office: level === "office" ? office : "", clerk: level === "office" ? clerkOf(office) : "", parts, ...monthly(cells, recorded, versions, axes) };
    }),
  );
}

const keyOf = (level: Level, { item, channel, office }: { item: string; channel: string; office: string }): string =>
  JSON.stringify(level === "item" ? [item] : level === "channel" ? [item, channel] : [item, channel, office]);

/** Demand and forecasts by month of the finest level; what was neither sold nor forecast in the months shown is left out. */
function cellsOf(sold: readonly Actual[], demand: (row: Actual) => number, versions: VersionsByLag, { months, forecastMonths, compared }: Axes, level: Level, items: ReadonlyMap<string, Item>): Cells[] {
  const cells = new Map<string, Cells>();
  const at = (row: { item: string; channel: string; office?: string }): Cells => {
    const place = { item: row.item, channel: level === "item" ? "" : row.channel, office: level === "office" ? (row.office ?? "") : "" };
    const key = keyOf("office", place);
    const known = cells.get(key) ?? { ...place, demand: new Map<IsoMonth, number>(), forecasts: lags.map(() => new Map<IsoMonth, number>()) };
    cells.set(key, known);
    return known;
  };
  const add = (to: Map<IsoMonth, number>, month: IsoMonth, quantity: number): unknown => to.set(month, (to.get(month) ?? 0) + quantity);
  const shown = new Set(months);
  for (const row of sold) if (shown.has(row.month)) add(at(row).demand, row.month, demand(row));
  for (const month of forecastMonths)
    lags.forEach((lag, l) => versions.rows(month, lag).forEach((row) => items.has(row.item) && row.quantity !== 0 && add(at(row).forecasts[l]!, month, row.quantity)));
  const seen = new Set(months.slice(-compared));
  return [...cells.values()].filter(({ demand: sales, forecasts }) => forecasts.some(({ size }) => size > 0) || [...sales.keys()].some((month) => seen.has(month)));
}

function grouped(finest: readonly Cells[], level: Level): Map<string, Cells[]> {
  const groups = new Map<string, Cells[]>();
  for (const cells of finest) groups.set(keyOf(level, cells), [...(groups.get(keyOf(level, cells)) ?? []), cells]);
  return groups;
}

/** Who files an office's forecasts; clerks who share an office share its errors. */
function clerks(offices: Records["salesOffices"]): (office: string) => string {
  const names = new Map([...groupBy(offices, ({ office }) => office)].map(([office, of]) => [office, [...new Set(of.map(({ clerk }) => clerk))].filter((clerk) => clerk !== "").sort(byText).join(" / ")]));
  return (office) => names.get(office) ?? "";
}

/** Groups stand together: specifications of one family, items of one channel, items of one office, offices of one clerk. */
function ordered(level: Level, lines: readonly Cells[][], items: ReadonlyMap<string, Item>, clerkOf: (office: string) => string): Cells[][] {
  const order = (line: readonly Cells[]): readonly string[] => {
    const { item, channel, office } = line[0]!;
    const { family, specification } = items.get(item)!;
    return level === "item" ? [family, specification, item] : level === "channel" ? [channel, item] : [clerkOf(office), office, channel, item];
  };
  const compare = (a: readonly string[], b: readonly string[]): number => a.reduce((decided, part, i) => decided || byText(part, b[i]!), 0);
  return [...lines].sort((a, b) => compare(order(a), order(b)));
}

/** From its first sale or forecast on, a month without either is 0; before it, nothing is known of the line. */
function monthly(cells: readonly Cells[], recorded: ReadonlySet<IsoMonth>, versions: VersionsByLag, { months, forecastMonths }: Axes): Pick<History, "demand" | "forecasts"> {
  const known = cells.flatMap(({ demand, forecasts }) => [...demand.keys(), ...forecasts.flatMap((of) => [...of.keys()])]);
  const first = known.reduce((earliest, month) => (month < earliest ? month : earliest), known[0]!);
  const total = (of: (cells: Cells) => Map<IsoMonth, number>, month: IsoMonth): number => round6(sum(cells.map((part) => of(part).get(month) ?? 0)));
  return {
    demand: months.map((month) => (month < first || !recorded.has(month) ? undefined : total(({ demand }) => demand, month))),
    forecasts: lags.map((lag, l) => forecastMonths.map((month) => (versions.version(month, lag) === undefined ? undefined : total(({ forecasts }) => forecasts[l]!, month)))),
  };
}
