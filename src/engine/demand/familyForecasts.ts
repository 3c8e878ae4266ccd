import { byText, groupBy, round6, spread, sum } from "../arithmetic";
import { addMonths, monthOf } from "../calendar";
import type { Problem } from "../problem";
import type { FamilyForecast, Forecast, IsoDate, Records } from "../records";
import { isSoldOn } from "./discontinued";

const closedMonthsAveraged = 12;

/** One family's total for a channel, office and span, with what its items say there themselves. */
interface FamilySpan {
  total: FamilyForecast;
  /** Σ of the items' own rows. */
  own: number;
  /** Items without a row of their own that sell throughout the span. */
  without: readonly string[];
}

type FamilyRecords = Pick<Records, "items" | "forecasts" | "familyForecasts">;

/**
 * Every item's forecast, the families' shared out 大类分解:
 *   share(i) = max(0, family − Σ own rows) · w(i) ÷ Σ w, in whole pieces by largest remainder
 * over the finished items without a row of their own for that channel, office and span; w = requested in the last twelve
 * closed months of the channel, else of all channels, else equal. Σ items = family to the piece, unless the items' own rows
 * exceed it; items that are discontinued by the end of the span get nothing.
 * Source: proportional disaggregation from product families (Silver, Pyke & Thomas); largest remainder after Hamilton.
 * Example: family 100, item A's own row 30, B and C requested 10 and 4 of late → A 30, B 50, C 20.
 */
export function disaggregateFamilyForecasts(records: FamilyRecords & Pick<Records, "actuals">, planDate: IsoDate): readonly Forecast[] {
  const weightsOf = requestedLately(records, planDate);
  const shared = familySpans(records).flatMap(({ total: { channel, office, grade, start, end, quantity }, own, without }) => {
    const rest = round6(quantity - own);
    if (rest <= 0 || without.length === 0) return [];
    const shares = spread(rest, weightsOf(without, channel));
    return without.flatMap((item, i): Forecast[] => (shares[i]! > 0 ? [{ item, channel, office, ...(grade && { grade }), start, end, quantity: shares[i]! }] : []));
  });
  return [...records.forecasts, ...shared];
}

/** Families whose items say more than the family does, and families with nobody to give their forecast to. */
export const familyForecastProblems = (records: FamilyRecords): Problem[] =>
  familySpans(records).flatMap(({ total: { family, channel, office, start, quantity }, own, without }): Problem[] => {
    const rest = round6(quantity - own);
    if (rest < 0) return [{ kind: "familyForecastExceeded", family, channel, office, start, quantity: -rest }];
    return rest > 0 && without.length === 0 ? [{ kind: "familyWithoutItems", family, channel, office, start, quantity: rest }] : [];
  });

/** Rows that say the same family, channel, office and span add up. */
function familySpans({ items, forecasts, familyForecasts }: FamilyRecords): FamilySpan[] {
  if (familyForecasts.length === 0) return [];
  const members = groupBy(items.filter(({ type }) => type === "finished"), ({ family }) => family);
  const familyOf = new Map([...members].flatMap(([family, of]) => of.map(({ item }) => [item, family])));
  const spanOf = (family: string, { channel, office, grade, start, end }: Omit<FamilyForecast, "family">) => JSON.stringify([family, channel, office, ...(grade ? [grade] : []), start, end]);
  const spans = groupBy(familyForecasts, (row) => spanOf(row.family, row));
  const own = groupBy(forecasts.filter(({ item }) => familyOf.has(item)), (row) => spanOf(familyOf.get(row.item)!, row));
  return [...spans]
    .sort(([a], [b]) => byText(a, b))
    .map(([span, rows]) => {
      const total = { ...rows[0]!, quantity: round6(sum(rows.map(({ quantity }) => quantity))) };
      const stated = own.get(span) ?? [];
      const has = new Set(stated.map(({ item }) => item));
      const without = (members.get(total.family) ?? []).filter((item) => !has.has(item.item) && isSoldOn(item, total.end));
      return { total, own: round6(sum(stated.map(({ quantity }) => quantity))), without: without.map(({ item }) => item).sort(byText) };
    });
}

/** Weights of items in a channel: what was requested of each in the last closed months. */
function requestedLately({ actuals }: Pick<Records, "actuals">, planDate: IsoDate): (items: readonly string[], channel: string) => number[] {
  const open = monthOf(planDate);
  const first = addMonths(open, -closedMonthsAveraged);
  const key = (item: string, channel?: string) => JSON.stringify([item, channel]);
  const requested = new Map<string, number>();
  const add = (at: string, quantity: number) => requested.set(at, round6((requested.get(at) ?? 0) + quantity));
  for (const row of actuals) {
    if (row.month < first || row.month >= open) continue;
    add(key(row.item, row.channel), row.requested);
    add(key(row.item), row.requested);
  }
  return (items, channel) => {
    const ofChannel = items.map((item) => requested.get(key(item, channel)) ?? 0);
    if (sum(ofChannel) > 0) return ofChannel;
    const ofAll = items.map((item) => requested.get(key(item)) ?? 0);
    return sum(ofAll) > 0 ? ofAll : items.map(() => 1);
  };
}
