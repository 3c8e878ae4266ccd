import type { Words } from "../../language";
import type { Outcome, ProbeRow } from "./probe";

export const results = ["ok", "unavailable", "failed", "skipped"] as const satisfies readonly Outcome["result"][];

/** How many came out how. */
export const countsOf = (rows: readonly ProbeRow[]): Readonly<Record<Outcome["result"], number>> => {
  const count = (result: Outcome["result"]) => rows.filter(({ outcome }) => outcome?.result === result).length;
  return { ok: count("ok"), unavailable: count("unavailable"), failed: count("failed"), skipped: count("skipped") };
};

/** Figure and remark of one row; "" where there is neither. */
export const detailOf = ({ outcome }: ProbeRow, { diagnostics }: Words): string => [outcome?.figure, outcome?.says && diagnostics.says[outcome.says]].filter(Boolean).join(" · ");

/** The whole run as text to pass on, in the language of the pane. Nothing of the workbook but the number of its sheets. */
export function reportText(rows: readonly ProbeRow[], words: Words, now: Date, browser: string): string {
  const { diagnostics, pane } = words;
  const when = new Intl.DateTimeFormat(pane.locale, { dateStyle: "medium", timeStyle: "medium" }).format(now);
  const counts = countsOf(rows);
  const line = (row: ProbeRow) => [`[${row.outcome ? diagnostics.results[row.outcome.result] : "…"}] ${diagnostics.probes[row.name]}`, detailOf(row, words)].filter(Boolean).join(": ");
  return [`${pane.title} · ${diagnostics.title} · ${when}`, results.map((result) => `${diagnostics.results[result]} ${counts[result]}`).join(" · "), browser, "", ...rows.map(line)].join("\n");
}
