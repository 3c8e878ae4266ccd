import { byText, groupBy, round6, sum } from "../arithmetic";
import type { IsoDate, Records, SalesOffice } from "../records";
import type { OfficeStatus } from "./consolidation";
import type { ForecastEntry } from "./review";

/** An office and channel as one key. */
export const officeKey = ({ office, channel }: { office: string; channel: string }): string => JSON.stringify([office, channel]);

/** Who has submitted and who has not: the offices of the list first, in its order, then those that submitted all the same. */
export function officeStatuses({ salesOffices, items }: Pick<Records, "salesOffices" | "items">, entries: readonly ForecastEntry[], due: IsoDate, today: IsoDate): OfficeStatus[] {
  const costs = new Map(items.map(({ item, standardCost }) => [item, standardCost]));
  const submitted = groupBy(entries, officeKey);
  const known = new Set(salesOffices.map(officeKey));
  const listed = [...salesOffices].sort((a, b) => byText(a.region, b.region) || byText(a.office, b.office) || byText(a.channel, b.channel));
  const others = [...submitted].filter(([key]) => !known.has(key)).map(([, rows]) => unlisted(rows)).sort((a, b) => byText(a.office, b.office) || byText(a.channel, b.channel));
  const statusOf = (one: SalesOffice): OfficeStatus => {
    const rows = submitted.get(officeKey(one)) ?? [];
    // Whoever hands in a part on time and the rest late has not handed in on time.
    const day = rows.reduce<IsoDate | undefined>((last, row) => (last === undefined || row.submitted > last ? row.submitted : last), undefined);
    return {
      office: one.office,
      channel: one.channel,
      region: one.region,
      clerk: one.clerk || lastOf(rows.map(({ clerk }) => clerk)),
      status: day === undefined ? (today > due ? "missing" : "awaited") : day > due ? "late" : "submitted",
      ...(day !== undefined && { submitted: day }),
      files: distinct(rows.map(({ file }) => file)),
      listed: known.has(officeKey(one)),
      lines: new Set(rows.map(({ item, customer }) => JSON.stringify([item, customer]))).size,
      value: round6(sum(rows.map(({ item, quantity }) => quantity * (costs.get(item) ?? 0)))),
    };
  };
  return [...listed, ...others].map(statusOf);
}

const distinct = (words: readonly string[]): string[] => [...new Set(words.filter((word) => word !== ""))].sort(byText);
const lastOf = (words: readonly string[]): string => distinct(words).at(-1) ?? "";
const unlisted = (rows: readonly ForecastEntry[]): SalesOffice => ({ office: rows[0]!.office, channel: rows[0]!.channel, region: "", clerk: "" });
