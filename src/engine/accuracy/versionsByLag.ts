import { byText } from "../arithmetic";
import { addMonths, monthOf } from "../calendar";
import type { ForecastVersion, IsoMonth } from "../records";

/** Forecasts are judged at these lags: issued so many months before the month they speak of. */
export const lags = [1, 2, 3] as const;

/** The stored forecasts, looked up by the month they speak of and how many months before it they were issued. */
export interface VersionsByLag {
  /** Name of that version; undefined where none speaks of the month. */
  version(month: IsoMonth, lag: number): string | undefined;
  rows(month: IsoMonth, lag: number): readonly ForecastVersion[];
}

/** Of several versions issued in one month the last one counts: the others were withdrawn before anybody planned with them. */
export function versionsByLag(stored: readonly ForecastVersion[]): VersionsByLag {
  const last = new Map<IsoMonth, { issued: string; version: string }>();
  for (const { issued, version } of stored) {
    const month = monthOf(issued);
    const other = last.get(month);
    if (!other || byText(other.issued, issued) < 0 || (other.issued === issued && byText(other.version, version) < 0)) last.set(month, { issued, version });
  }
  const byPlace = new Map<string, ForecastVersion[]>();
  for (const row of stored) {
    const issuedIn = monthOf(row.issued);
    if (last.get(issuedIn)!.version !== row.version) continue;
    const place = `${issuedIn} ${row.month}`;
    const rows = byPlace.get(place);
    if (rows) rows.push(row);
    else byPlace.set(place, [row]);
  }
  const rows = (month: IsoMonth, lag: number) => byPlace.get(`${addMonths(month, -lag)} ${month}`) ?? [];
  return { rows, version: (month, lag) => rows(month, lag)[0]?.version };
}
