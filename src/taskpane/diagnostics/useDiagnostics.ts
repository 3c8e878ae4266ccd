import { useCallback, useEffect, useRef, useState } from "react";
import { type Probe, type ProbeRow, runProbes } from "./probe";

export type DiagnosticsState = { at: "idle" } | { at: "running"; rows: readonly ProbeRow[]; stopping: boolean } | { at: "done"; rows: readonly ProbeRow[]; when: Date } | { at: "broke"; error: Error };

export interface Diagnostics {
  state: DiagnosticsState;
  start(): void;
  /** Ends after the probe under way; what tidies up is still done. */
  stop(): void;
}

/** One run at a time; it stops when the screen goes, and tidies up all the same. */
export function useDiagnostics(load: () => Promise<readonly Probe[]>, now: () => Date): Diagnostics {
  const [state, setState] = useState<DiagnosticsState>({ at: "idle" });
  const stopped = useRef(false);
  useEffect(() => () => void (stopped.current = true), []);

  const start = useCallback(() => {
    stopped.current = false;
    setState({ at: "running", rows: [], stopping: false });
    const told = (rows: readonly ProbeRow[]) => setState({ at: "running", rows, stopping: stopped.current });
    load()
      .then((probes) => runProbes(probes, told, () => stopped.current))
      .then(
        (rows) => setState({ at: "done", rows, when: now() }),
        (error: unknown) => setState({ at: "broke", error: error instanceof Error ? error : new Error(String(error)) }),
      );
  }, [load, now]);

  const stop = useCallback(() => {
    stopped.current = true;
    setState((before) => (before.at === "running" ? { ...before, stopping: true } : before));
  }, []);

  return { state, start, stop };
}
