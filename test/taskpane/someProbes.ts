import type { Outcome, Probe, ProbeName } from "../../src/taskpane/diagnostics/probe";

/** One probe of each result, with figures as long as they come. */
export const outcomes: Readonly<Partial<Record<ProbeName, Outcome>>> = {
  host: { result: "ok", figure: "Excel · OfficeOnline · 16.0.18330.41000" },
  requirementSets: { result: "ok", figure: "ExcelApi 1.1–1.17" },
  scratch: { result: "ok", figure: "n = 17" },
  syncTime: { result: "ok", figure: "184 ms (92–611, n = 5)" },
  chart: { result: "failed", figure: '["ColumnClustered/Primary","Line/Secondary"] ≠ ["ColumnClustered/Primary","Line/Primary"]' },
  chartImage: { result: "unavailable", figure: "ApiNotFound · Chart.getImage" },
  calculationMode: { result: "ok", figure: "Manual", says: "modeLeft" },
  scratchGone: { result: "failed", says: "scratchLeft" },
  clipboard: { result: "ok", figure: "navigator.clipboard · execCommand", says: "onCopying" },
  policy: { result: "skipped" },
};

/** These outcomes, and none after the `upTo`-th. */
export const someProbes = (upTo = Infinity) => async (): Promise<readonly Probe[]> =>
  Object.entries(outcomes).map(([name, outcome], index) => ({ name: name as ProbeName, run: () => (index < upTo ? Promise.resolve(outcome) : new Promise<Outcome>(() => {})) }));
