import { baselineForecasts } from "../../engine/baseline/baselineForecasts";
import { byText, groupBy, round6, sum } from "../../engine/arithmetic";
import { addMonths, firstDayOf } from "../../engine/calendar";
import { recordedDemand } from "../../engine/demand/recordedDemand";
import type { BaselineLine } from "../../engine/plan/baseline";
import type { ForecastVersion, IsoDate, IsoMonth, Item, Records } from "../../engine/records";

/** One row of a template before it is filled in; arrays by `months`, `recent` by the three closed months before. */
export interface TemplateRow {
  item: Item;
  office: string;
  channel: string;
  recent: readonly (number | undefined)[];
  lastYear: readonly (number | undefined)[];
  baseline: readonly (number | undefined)[];
  before: readonly (number | undefined)[];
}

export interface TemplateFigures {
  cycle: IsoMonth;
  months: readonly IsoMonth[];
  rowsOf(place: { office: string; channel: string }): readonly TemplateRow[];
}

const coverage = 0.8;
const recentMonths = 3;
const placeKey = ({ item = "", office, channel }: { item?: string; office: string; channel: string }): string => JSON.stringify([item, office, channel]);

/** What every office gets to compare with: its items are those it forecast or sold in the last twelve months and can still sell. */
export function templateFigures(records: Records, planDate: IsoDate, cycle: IsoMonth, months: readonly IsoMonth[]): TemplateFigures {
  const lines = groupBy(baselineForecasts(records, { planDate, months: months.length, coverage }), placeKey);
  const items = new Map(records.items.map((item) => [item.item, item]));
  const demand = recordedDemand(records.actuals);
  const sold = groupBy(records.actuals.map((row) => ({ item: row.item, office: row.office ?? "", channel: row.channel, month: row.month, quantity: demand(row) })), placeKey);
  const before = groupBy(lastVersion(records.forecastVersions, cycle), placeKey);
  const places = new Set([...lines.keys(), ...before.keys()]);
  const inMonth = (rows: readonly { month: IsoMonth; quantity: number }[] | undefined, month: IsoMonth): number | undefined => {
    const found = (rows ?? []).filter((row) => row.month === month);
    return found.length === 0 ? undefined : round6(sum(found.map(({ quantity }) => quantity)));
  };
  const rowOf = (key: string): TemplateRow[] => {
    const [code, office, channel] = JSON.parse(key) as [string, string, string];
    const item = items.get(code);
    if (!item || (item.discontinuedFrom !== undefined && item.discontinuedFrom <= firstDayOf(cycle))) return [];
    return [{
      item,
      office,
      channel,
      recent: Array.from({ length: recentMonths }, (_, n) => inMonth(sold.get(key), addMonths(cycle, n - recentMonths))),
      lastYear: months.map((month) => inMonth(sold.get(key), addMonths(month, -12))),
      baseline: baselineOf(lines.get(key)?.[0], months.length),
      before: months.map((month) => inMonth(before.get(key), month)),
    }];
  };
  const rows = groupBy([...places].flatMap(rowOf), ({ office, channel }) => placeKey({ office, channel }));
  const inOrder = (a: TemplateRow, b: TemplateRow): number => byText(a.item.family, b.item.family) || byText(a.item.item, b.item.item);
  return { cycle, months, rowsOf: (place) => [...(rows.get(placeKey(place)) ?? [])].sort(inOrder) };
}

const baselineOf = (line: BaselineLine | undefined, months: number): (number | undefined)[] =>
  Array.from({ length: months }, (_, m) => (!line || line.method === "noHistory" ? undefined : Math.round(line.mean[m] ?? 0)));

/** The last version issued before this cycle. */
function lastVersion(versions: readonly ForecastVersion[], cycle: IsoMonth): readonly ForecastVersion[] {
  const earlier = versions.filter(({ issued }) => issued.slice(0, 7) < cycle);
  const last = earlier.reduce<ForecastVersion | undefined>((best, row) => (best && (byText(best.issued, row.issued) || byText(best.version, row.version)) >= 0 ? best : row), undefined);
  return last ? earlier.filter(({ version }) => version === last.version) : [];
}
