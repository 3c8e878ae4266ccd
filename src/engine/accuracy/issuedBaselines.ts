import { byText, groupBy, round6, spread, sum } from "../arithmetic";
import { addMonths } from "../calendar";
import { historyBefore, salesHistory, type SalesCell } from "../baseline/salesHistory";
import { seriesForecasts } from "../baseline/seriesForecasts";
import { lately } from "../baseline/shareOut";
import type { IsoMonth, Item, Records } from "../records";
import type { History } from "./forecastLines";
import { lags } from "./versionsByLag";

/** Fits by the best method in all; what is left, of least money, is forecast by Theta alone. */
const fitsAveraged = 300;

/** By lag − 1, then by compared month; undefined where nothing was known, or nothing is compared. */
export type Baselines = readonly (readonly (number | undefined)[])[];

interface Judged {
  /** Compared months. */
  window: readonly IsoMonth[];
  compared: readonly (readonly boolean[])[];
  open: IsoMonth;
}

/** Lines of the finest level that are forecast together, and what was sold of them. */
interface Series {
  item: Item;
  lines: readonly number[];
  cells: readonly SalesCell[];
}

/**
 * What the statistical baseline would have said when each version was issued: from the months closed before the month of
 * issue only. Fitted by item and channel, shared among offices as they had sold until then; coarser lines add up their parts.
 */
export function issuedBaselines(records: Pick<Records, "items" | "actuals" | "calendar">, lines: readonly History[], { window, compared, open }: Judged): Baselines[] {
  const found = lines.map(() => lags.map((): (number | undefined)[] => window.map(() => undefined)));
  const all = salesHistory(records, open);
  const finest = lines.at(-1)?.level;
  const items = new Map(records.items.map((item) => [item.item, item]));
  const together = groupBy([...lines.keys()].filter((index) => lines[index]!.level === finest), (index) => JSON.stringify([lines[index]!.item, lines[index]!.channel]));
  const series = [...together.values()]
    .map((indexes): Series => ({ item: items.get(lines[indexes[0]!]!.item)!, lines: indexes, cells: all.of(lines[indexes[0]!]!.item).filter(({ channel }) => finest === "item" || channel === lines[indexes[0]!]!.channel) }))
    .sort((a, b) => worth(b) - worth(a) || byText(a.item.item, b.item.item));
  const origins = [...new Set(lags.flatMap((lag, l) => window.flatMap((month, m) => (compared[l]![m] ? [addMonths(month, -lag)] : []))))].sort(byText);
  const averaged = Math.floor(fitsAveraged / Math.max(1, origins.length));
  for (const origin of origins) {
    const history = historyBefore(all, origin);
    const forecast = seriesForecasts({ items: records.items, calendar: records.calendar, history, ahead: lags.map((lag) => addMonths(origin, lag)), coverage: 0.8 });
    series.forEach(({ item, lines: sharers, cells }, s) => {
      const known = cells.map((cell) => cell.history.slice(0, history.months.length));
      const sold = history.months.map((_, m) => round6(sum(known.map((own) => own[m]!))));
      if (!sold.some((quantity) => quantity > 0)) return;
      const weights = sharers.map((index) => (finest === "office" ? lately(known[cells.findIndex(({ office }) => office === lines[index]!.office)] ?? []) : 1));
      const { mean } = forecast(item, sold, s >= averaged);
      lags.forEach((lag, l) => {
        const m = window.indexOf(addMonths(origin, lag));
        if (m < 0 || !compared[l]![m]) return;
        spread(mean[l]!, weights).forEach((part, i) => (found[sharers[i]!]![l]![m] = part));
      });
    });
  }
  return lines.map(({ parts }, index) => (parts.length === 0 ? found[index]! : lags.map((_, l) => window.map((__, m) => added(parts.map((part) => found[part]![l]![m]))))));
}

const worth = ({ item, cells }: Series): number => sum(cells.map(({ history }) => lately(history))) * item.standardCost;

function added(parts: readonly (number | undefined)[]): number | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length > 0 ? round6(sum(known)) : undefined;
}
