import { hasCode, OfficeError } from "./officeErrors";
import type { WaitDesk, WaitReason } from "./waitDesk";

export interface Patience {
  /** Seconds Excel may take for one answer before the person is asked, or where there is nobody to ask, before we give up. */
  syncTimeoutSeconds: number;
  /** Seconds between two tries while Excel cannot take a request. */
  retrySeconds: number;
  /** Absent: nobody can be asked, and what would be waited for fails. */
  desk?: WaitDesk;
}

/**
 * Asks Excel: makes the calls of `ask`, sends them as one request and gives back what `ask` did. The calls are made once more
 * for each time Excel refused the whole request for now, so they must begin from objects of earlier requests.
 */
export type Send = <T>(ask: () => T) => Promise<T>;

/** Tries that are nobody's concern yet: a service that is busy usually takes the next one. */
const quietTries = 3;

/**
 * Refusals of a whole request that pass: nothing of it was done. Codes of Excel and of the service behind it, "Error handling
 * with the application-specific JavaScript APIs" and "Troubleshoot Excel add-ins".
 */
const passing: Readonly<Record<string, WaitReason>> = {
  InvalidOperationInCellEditMode: { kind: "cellEditing" },
  InactiveWorkbook: { kind: "otherWorkbook" },
  ActivityLimitReached: { kind: "busy" },
  Conflict: { kind: "busy" },
  ServiceNotAvailable: { kind: "busy" },
};

const reasonOf = (thrown: unknown): WaitReason | undefined => Object.entries(passing).find(([code]) => hasCode(thrown, code))?.[1];

function pause(seconds: number): { over: Promise<void>; cancel(): void } {
  let timer: ReturnType<typeof setTimeout>;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, seconds * 1000)));
  return { over, cancel: () => clearTimeout(timer) };
}

/**
 * Waits for Excel's answer as long as the person wants. `context.sync` itself may neither resolve nor reject (office-js
 * issues 4805, 6150, 6678). Fails with `ExcelNotAnswering`, or as Excel did.
 */
async function answered(sync: Promise<void>, { syncTimeoutSeconds: seconds, desk }: Patience): Promise<void> {
  const answer = sync.then(() => "answered" as const);
  for (let silent = seconds; ; silent += seconds) {
    const { over, cancel } = pause(seconds);
    const first = await Promise.race([answer, over]).finally(cancel);
    if (first === "answered") return;
    const wait = desk?.begin({ kind: "notAnswering", seconds: silent });
    const next = wait ? await Promise.race([answer, wait.chosen()]).finally(() => wait.end()) : "stop";
    if (next === "answered") return;
    if (next === "stop") throw new OfficeError({ kind: "ExcelNotAnswering", seconds: silent });
  }
}

/** A `Send` that waits, asks and tries again; it settles in any case unless the person chooses to wait. */
export const patientSend = (context: Excel.RequestContext, patience: Patience): Send =>
  async (ask) => {
    const { desk, retrySeconds } = patience;
    let shown: { kind: WaitReason["kind"]; wait: ReturnType<WaitDesk["begin"]> } | undefined;
    try {
      for (let tries = 1; ; tries++) {
        try {
          const asked = ask();
          await answered(context.sync(), patience);
          return asked;
        } catch (thrown) {
          const reason = reasonOf(thrown);
          const quiet = reason?.kind === "busy" && tries <= quietTries;
          if (!reason || (!desk && !quiet)) throw thrown;
          if (shown && shown.kind !== reason.kind) {
            shown.wait.end();
            shown = undefined;
          }
          if (desk && !quiet) shown ??= { kind: reason.kind, wait: desk.begin(reason) };
          const { over, cancel } = pause(retrySeconds);
          const choice = await Promise.race([over, ...(shown ? [shown.wait.chosen()] : [])]).finally(cancel);
          if (choice === "stop") throw thrown;
        }
      }
    } finally {
      shown?.wait.end();
    }
  };
