import { round6, sum } from "../arithmetic";
import { firstDayOf, monthOf } from "../calendar";
import { type Horizon, monthsOf, periodsInMonth } from "../periods";
import type { Compared, FamilyComparison, FamilySeries, MasterScheduleLine, SalesVariance } from "../plan";
import type { ForecastVersion, IsoDate, IsoMonth, Item, Records } from "../records";

interface Planned {
  masterSchedule: readonly MasterScheduleLine[];
  series: readonly FamilySeries[];
  sales: readonly SalesVariance[];
  items: ReadonlyMap<string, Item>;
}

/** The forecast as it stood before the open month began: a version issued later belongs to this round. */
export function lastForecastVersion(versions: readonly ForecastVersion[], planDate: IsoDate): string | undefined {
  const earlier = versions.filter(({ issued }) => issued < firstDayOf(monthOf(planDate)));
  return earlier.reduce<ForecastVersion | undefined>((last, row) => (last && (last.issued > row.issued || (last.issued === row.issued && last.version >= row.version)) ? last : row), undefined)?.version;
}

/**
 * Sales, production and inventory of each master-scheduled family at standard cost, by the plan's months, against the budget
 * and the last version: sales of the last forecast version, production as last released, and the stock both would leave from
 * the end of the month before. The open month is what happened and what is expected of the rest.
 */
export function familyComparisons(records: Records, { masterSchedule, series, sales, items }: Planned, horizon: Horizon): FamilyComparison[] {
  const version = lastForecastVersion(records.forecastVersions, horizon.planDate);
  const versions = records.forecastVersions.filter((row) => row.version === version);
  const months = monthsOf(horizon.periods);
  const open = monthOf(horizon.planDate);
  const isReleased = (month: IsoMonth) => month > open && records.releasedPlan.some(({ start, end }) => monthOf(start) <= month && month <= monthOf(end));
  return series.flatMap(({ family, atCost }): FamilyComparison[] => {
    if (family === undefined) return [];
    const lines = masterSchedule.filter((line) => line.family === family);
    const weighed = (of: (line: MasterScheduleLine) => number) => round6(sum(lines.map((line) => of(line) * items.get(line.item)!.standardCost)));
    const codes = new Set(lines.map(({ item }) => item));
    const budget = records.budget.filter((row) => row.family === family);
    let stock: number | undefined;
    return [
      {
        family,
        months: months.map((month) => {
          const periods = periodsInMonth(horizon.periods, month);
          const now = atCost.find((line) => line.month === month)!;
          const demand = month === open ? (sales.find((line) => line.family === family)?.latestEstimate ?? 0) : weighed((line) => sum(periods.map((t) => line.demand.total[t]!)));
          const stated = versions.filter((row) => row.month === month && codes.has(row.item));
          const forecast = stated.length > 0 ? round6(sum(stated.map(({ item, quantity }) => quantity * items.get(item)!.standardCost))) : undefined;
          const released = isReleased(month) ? weighed((line) => sum(periods.map((t) => line.released?.[t] ?? 0))) : undefined;
          stock = forecast !== undefined && released !== undefined ? round6((stock ?? now.opening) + released - forecast) : undefined;
          const row = budget.filter((line) => line.month === month);
          const against = (value: number, of: "sales" | "production" | "inventory", last: number | undefined): Compared => ({
            now: value,
            ...(row.length > 0 && { budget: round6(sum(row.map((line) => line[of]))) }),
            ...(last !== undefined && { version: last }),
          });
          return { month, sales: against(demand, "sales", forecast), production: against(now.production, "production", released), inventory: against(now.inventory, "inventory", stock) };
        }),
      },
    ];
  });
}
