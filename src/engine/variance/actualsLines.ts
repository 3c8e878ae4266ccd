import { byText, groupBy, round6, sum } from "../arithmetic";
import { addMonths, firstDayOf, monthOf } from "../calendar";
import type { ActualsLine } from "../plan";
import type { Actual, ForecastVersion, IsoDate, IsoMonth, Records } from "../records";

const mostMonths = 12;

/** Closed months that have actuals, without holes, then the open month. */
export function actualMonthsOf({ actuals }: Records, planDate: IsoDate): IsoMonth[] {
  const open = monthOf(planDate);
  const first = actuals.map(({ month }) => month).filter((month) => month < open).sort(byText)[0] ?? open;
  const months: IsoMonth[] = [];
  for (let month = open; month >= first && months.length <= mostMonths; month = addMonths(month, -1)) months.unshift(month);
  return months;
}

/** What happened to each item, and what was planned to be sold, per month. */
export function actualsLines(records: Records, months: readonly IsoMonth[]): ActualsLine[] {
  const versionOf = new Map(months.map((month) => [month, lastVersionBefore(records.forecastVersions, month)]));
  const actuals = groupBy(records.actuals.filter(({ month }) => versionOf.has(month)), ({ item }) => item);
  const plans = groupBy(records.forecastVersions.filter(({ month, version }) => versionOf.get(month) === version), ({ item }) => item);
  return records.items
    .filter(({ item }) => actuals.has(item) || plans.has(item))
    .map(({ item, family, type }) => {
      const byMonth = groupBy(actuals.get(item) ?? [], ({ month }) => month);
      const total = (of: (row: Actual) => number) => months.map((month) => round6(sum((byMonth.get(month) ?? []).map(of))));
      return {
        item,
        family,
        type,
        requested: total(({ requested }) => requested),
        shipped: total(({ shipped }) => shipped),
        produced: total(({ produced }) => produced),
        scrapped: total(({ scrapped }) => scrapped),
        closingStock: months.map((month) => statedTotal((byMonth.get(month) ?? []).flatMap(({ closingStock }) => closingStock ?? []))),
        productionPlan: months.map((month) => statedTotal((byMonth.get(month) ?? []).flatMap(({ productionPlan }) => productionPlan ?? []))),
        salesPlan: months.map((month) => statedTotal((plans.get(item) ?? []).filter((row) => row.month === month).map(({ quantity }) => quantity))),
      };
    });
}

const statedTotal = (values: readonly number[]): number | undefined => (values.length > 0 ? round6(sum(values)) : undefined);

/** A version issued later would be hindsight. */
const lastVersionBefore = (versions: readonly ForecastVersion[], month: IsoMonth): string | undefined =>
  versions
    .filter((row) => row.month === month && row.issued < firstDayOf(month))
    .sort((a, b) => byText(a.issued, b.issued) || byText(a.version, b.version))
    .at(-1)?.version;
