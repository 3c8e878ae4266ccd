import { type Finding, ok } from "./finding";
import { OfficeError } from "./officeErrors";
import type { Patience } from "./officePatience";
import * as cells from "./officeProbes";
import * as more from "./officeProbesMore";
import { inExcel } from "./officeRequests";
import { closeScratch, openScratch, type Scratch } from "./officeScratch";

/** What is tried in Excel, in this order. */
export const excelProbes = {
  syncTime: cells.syncTime,
  values: cells.values,
  numberFormats: cells.numberFormats,
  formula: cells.formula,
  textStaysText: cells.textStaysText,
  grouping: cells.grouping,
  chart: more.chart,
  chartImage: more.chartImage,
  settingsStore: more.settingsStore,
  events: more.events,
  protection: cells.protection,
  calculationMode: cells.calculationMode,
} as const satisfies Record<string, cells.ExcelProbe>;

export type ExcelProbeName = keyof typeof excelProbes;
export const excelProbeNames = Object.keys(excelProbes) as ExcelProbeName[];

/** Probes of one run, all on one scratch sheet. */
export interface ProbeSession {
  /** Adds the scratch sheet, and tells how many sheets there are beside it. Never fails, like `probe`. */
  open(): Promise<Finding>;
  readonly isOpen: boolean;
  /** Never fails: what goes wrong is what was to be found out. */
  probe(name: ExcelProbeName): Promise<Finding>;
  /** Takes the scratch sheet away, whatever has happened. Never fails, like `probe`; may be called again. */
  close(): Promise<Finding>;
}

/** Codes of what this Excel does not have, rather than does wrongly. */
const lacking = new Set(["ApiNotFound", "ApiNotAvailable", "NotImplemented", "UnsupportedFeature", "UnsupportedOperation"]);

/** Codes and kinds only: Excel's own words may quote the workbook. */
export function findingOf(thrown: unknown): Finding {
  if (!(thrown instanceof OfficeError)) return { result: "failed", figure: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown) };
  const { failure } = thrown;
  if (failure.kind === "ExcelRefused") return { result: lacking.has(failure.code) ? "unavailable" : "failed", figure: [failure.code, failure.location].filter(Boolean).join(" · ") };
  if (failure.kind === "ExcelNotAnswering") return { result: "failed", figure: `> ${failure.seconds} s`, says: "notAnswering" };
  if (failure.kind === "CellEditMode") return { result: "failed", says: "cellEditing" };
  return { result: "failed", figure: failure.kind };
}

const patience: Patience = { syncTimeoutSeconds: 10, retrySeconds: 1 };

/** A person who types in a cell just then is done with it soon. */
const closeTries = 5;
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Probes of the workbook that is open in Excel. `now`: milliseconds of a clock that only goes forward. */
export function probeSession(now: () => number, waits: Patience = patience): ProbeSession {
  let scratch: Scratch | undefined;
  return {
    get isOpen() {
      return scratch !== undefined;
    },
    open: async () => {
      try {
        scratch = await inExcel(waits, openScratch);
        return ok(`n = ${scratch.sheets}`);
      } catch (thrown) {
        return findingOf(thrown);
      }
    },
    probe: async (name) => {
      if (!scratch) return { result: "unavailable", says: "noScratch" };
      const { id } = scratch;
      try {
        return await inExcel(waits, (context, send) => excelProbes[name]({ context, send, now, sheet: context.workbook.worksheets.getItem(id) }));
      } catch (thrown) {
        return findingOf(thrown);
      }
    },
    close: async () => {
      const opened = scratch;
      if (!opened) return ok();
      for (let tries = 1; ; tries++) {
        try {
          await inExcel(waits, (context, send) => closeScratch(context, send, opened));
          scratch = undefined;
          return ok();
        } catch (thrown) {
          if (tries === closeTries) return { ...findingOf(thrown), says: "scratchLeft" };
          await pause(waits.retrySeconds);
        }
      }
    },
  };
}
