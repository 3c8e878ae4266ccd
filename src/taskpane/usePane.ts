import { useCallback, useEffect, useRef, useState } from "react";
import { ProblemError } from "../engine/problem";
import type { LanguageCode } from "../language";
import type { Stage } from "../planWorkbook";
import { type Planner, runPlanning } from "../runPlanning";
import { PlanningCancelled } from "../worker/workerPlanner";
import type { Host, PaneServices } from "./services";
import { afterRun, type Count, inspect, type Job, type PaneState } from "./state";

/** Blocked or half-loaded Office scripts leave `Office.onReady` unsettled for ever. */
export const hostPatienceMs = 10_000;

export interface Pane {
  state: PaneState;
  read(): void;
  loadSample(): void;
  rebalance(): void;
  cancel(): void;
}

/** The pane's life: wait for Excel, read, and then whatever is asked for. The one `catch` of the pane stands here. */
export function usePane(services: PaneServices, language: LanguageCode, firstJob: Job, onHost: (host: Host) => void): Pane {
  const [state, setState] = useState<PaneState>({ step: "starting" });
  const cancelAsked = useRef(false);

  const attempt = useCallback((job: Job, work: () => Promise<PaneState>) => {
    work().then(setState, (thrown: unknown) => setState(afterFailure(thrown, job)));
  }, []);

  const read = useCallback(() => {
    setState({ step: "reading" });
    attempt("read", async () => ({ step: "home", inspection: inspect(await services.workbook.read()) }));
  }, [attempt, services]);

  const loadSample = useCallback(() => {
    setState({ step: "loadingSample", written: { done: 0, of: 1 } });
    attempt("loadSample", async () => {
      const sheets = await services.sampleFactory(language);
      await services.workbook.write(sheets, (done, of) => setState({ step: "loadingSample", written: { done, of } }));
      return { step: "home", inspection: inspect(await services.workbook.read()) };
    });
  }, [attempt, language, services]);

  const rebalance = useCallback(() => {
    cancelAsked.current = false;
    let written: Count | undefined;
    const stopIfAsked = () => {
      if (cancelAsked.current) throw new PlanningCancelled();
    };
    const planner: Planner = (grids, request, progress) => {
      stopIfAsked();
      return services.planner.plan(grids, request, progress);
    };
    const progress = (stage: Stage, done = 0, of = 0) => {
      if (done > 0) written = { done, of };
      // The door to Excel stops where its progress throws: between two blocks, with Excel left in order.
      if (stage === "write" && (done === 0 || done < of)) stopIfAsked();
      setState({ step: "running", stage, cancelling: cancelAsked.current, ...(written && { written }) });
    };
    setState({ step: "running", stage: "read", cancelling: false });
    attempt("rebalance", async () => {
      try {
        return afterRun(await runPlanning(services.workbook, planner, { language }, progress));
      } catch (thrown) {
        if (!cancelAsked.current) throw thrown;
        return { step: "cancelled", ...(written && { written }) };
      }
    });
  }, [attempt, language, services]);

  const cancel = useCallback(() => {
    cancelAsked.current = true;
    setState((now) => (now.step === "running" ? { ...now, cancelling: true } : now));
    services.planner.cancel();
  }, [services]);

  const begin = useRef({ read, rebalance, loadSample });
  begin.current = { read, rebalance, loadSample };
  useHost(services, (host) => {
    onHost(host);
    if (host.name === "excel") begin.current[firstJob]();
    else setState({ step: "unreachable", reason: host.name });
  }, () => setState({ step: "unreachable", reason: "unreachable" }));

  return { state, read, loadSample, rebalance, cancel };
}

/** Asks for the host once. An answer after the time is up still counts: a slow network is no reason to stay out. */
function useHost(services: PaneServices, answered: (host: Host) => void, noAnswer: () => void): void {
  const latest = useRef({ answered, noAnswer });
  latest.current = { answered, noAnswer };
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => latest.current.noAnswer(), hostPatienceMs);
    void services.host().then((host) => {
      clearTimeout(timer);
      if (!gone) latest.current.answered(host);
    });
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [services]);
}

function afterFailure(thrown: unknown, job: Job): PaneState {
  if (thrown instanceof ProblemError) return { step: "needsAttention", problems: [thrown.problem] };
  return { step: "broke", error: thrown instanceof Error ? thrown : new Error(String(thrown)), job };
}
