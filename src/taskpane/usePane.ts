import { useCallback, useEffect, useRef, useState } from "react";
import { ProblemError } from "../engine/problem";
import type { CellFix } from "../input/fixes/proposeFixes";
import { missingSheets, missingTables } from "../input/missingSheets";
import { type LanguageCode, languages } from "../language";
import type { Stage } from "../planWorkbook";
import type { SearchProgress } from "../planningHost";
import { type Planner, runPlanning } from "../runPlanning";
import { PlanningCancelled } from "../worker/workerPlanner";
import { localDay, localMinute } from "./collect/moment";
import type { HomeNews } from "./homeNews";
import { type KnownPlan, languageOnSheets } from "./knownPlan";
import type { Host, PaneServices } from "./services";
import { afterRun, type Count, type Job, needsAttention, type PaneState, type Question, type Tab } from "./state";

/** Blocked or half-loaded Office scripts leave `Office.onReady` unsettled for ever. */
export const hostPatienceMs = 10_000;

export interface Pane {
  state: PaneState;
  /** Since the last run or calculation of this pane. */
  known: KnownPlan | undefined;
  read(): void;
  loadSample(): void;
  /** Adds empty sheets for the compulsory tables that are missing. */
  addSheets(): void;
  /** Puts one cell right and looks again; the first screen stays meanwhile. */
  fix(fix: CellFix): void;
  rebalance(): void;
  /** As `rebalance`, without the rows that are wrong. */
  rebalanceWithout(): void;
  /** Plans from the sheets as they are and writes nothing; then comes the question that was open. */
  calculate(): void;
  cancel(): void;
  /** Ends the search; the run goes on with the best plan so far. */
  useBest(): void;
  open(tab: Tab): void;
}

type AtHome = Extract<PaneState, { step: "home" }>;

/** The pane's life: wait for Excel, read, and then whatever is asked for. The one `catch` of the pane stands here. */
export function usePane(services: PaneServices, language: LanguageCode, firstJob: Job, onHost: (host: Host) => void): Pane {
  const [state, setState] = useState<PaneState>({ step: "starting" });
  const [known, setKnown] = useState<KnownPlan>();
  const cancelAsked = useRef(false);
  const question = useRef<Question>("why");
  const planScreen = useRef<PaneState>(undefined);
  useEffect(() => {
    if (state.step === "home" || state.step === "planned") planScreen.current = state;
  }, [state]);

  const attempt = useCallback((job: Job, work: () => Promise<PaneState>) => {
    work().then(setState, (thrown: unknown) => setState(afterFailure(thrown, job)));
  }, []);

  const look = useCallback(
    async (): Promise<AtHome> => ({ step: "home", ...(await services.home.look(await services.workbook.read(), { language, at: localMinute(services.now()) })) }),
    [language, services],
  );

  const read = useCallback(() => {
    setState({ step: "reading" });
    attempt("read", look);
  }, [attempt, look]);

  const loadSample = useCallback(() => {
    setState({ step: "loadingSample", written: { done: 0, of: 1 } });
    attempt("loadSample", async () => {
      const sheets = await services.sampleFactory(language);
      await services.workbook.write(sheets, (done, of) => setState({ step: "loadingSample", written: { done, of } }));
      return look();
    });
  }, [attempt, language, look, services]);

  const addSheets = useCallback(() => {
    setState({ step: "addingSheets" });
    attempt("addSheets", async () => {
      const grids = await services.workbook.read();
      const { inspection } = await services.home.look(grids, { language, at: localMinute(services.now()) });
      const sheets = missingSheets(missingTables(inspection.problems), grids.map(({ sheet }) => sheet), languages[language], localDay(services.now()));
      const taken = await services.addSheets(sheets);
      const news: HomeNews = taken === undefined ? { kind: "added", sheets: sheets.map(({ name }) => name) } : { kind: "notAdded", sheet: taken };
      return { ...(await look()), news };
    });
  }, [attempt, language, look, services]);

  const fixing = useRef(false);
  const fix = useCallback((wanted: CellFix) => {
    // A second click would find the cell changed, by the first.
    if (fixing.current) return;
    fixing.current = true;
    attempt("read", async () => {
      try {
        const outcome = await services.replaceCell(wanted);
        return { ...(await look()), news: { kind: "fix", fix: wanted, outcome } };
      } finally {
        fixing.current = false;
      }
    });
  }, [attempt, look, services]);

  /** What both ways of planning share: stages on the screen, and a stop where one was asked for. */
  const beginRun = useCallback((job: "rebalance" | "calculate") => {
    cancelAsked.current = false;
    let written: Count | undefined;
    const stopIfAsked = () => {
      if (cancelAsked.current) throw new PlanningCancelled();
    };
    const search = (found: SearchProgress) => setState((now) => (now.step === "running" && now.stage === "balance" ? { ...now, search: { ...now.search, ...found } } : now));
    const planner: Planner = (grids, request, progress) => {
      stopIfAsked();
      return services.planner.plan(grids, request, progress, search);
    };
    const progress = (stage: Stage, done = 0, of = 0) => {
      if (done > 0) written = { done, of };
      // The door to Excel stops where its progress throws: between two blocks, with Excel left in order.
      if (stage === "write" && (done === 0 || done < of)) stopIfAsked();
      setState((now) => ({ step: "running", job, stage, cancelling: cancelAsked.current, ...(written && { written }), ...(now.step === "running" && now.search && { search: now.search }) }));
    };
    setState({ step: "running", job, stage: "read", cancelling: false });
    return { planner, progress, soFar: () => written && { written } };
  }, [services]);

  const run = useCallback((leaveOut: boolean) => {
    const { planner, progress, soFar } = beginRun("rebalance");
    attempt("rebalance", async () => {
      try {
        const outcome = await runPlanning(services.workbook, planner, { language, leaveOut }, progress);
        if (outcome.status === "planned") setKnown({ plan: outcome.plan, onSheets: language });
        return afterRun(outcome);
      } catch (thrown) {
        if (!cancelAsked.current) throw thrown;
        return { step: "cancelled", ...soFar() };
      }
    });
  }, [attempt, beginRun, language, services]);

  const rebalance = useCallback(() => run(false), [run]);
  const rebalanceWithout = useCallback(() => run(true), [run]);

  const calculate = useCallback(() => {
    const { planner, progress } = beginRun("calculate");
    attempt("calculate", async () => {
      try {
        const grids = await services.workbook.read();
        const result = await planner(grids, { language }, progress);
        if (result.status === "needsAttention") return needsAttention(result);
        const onSheets = languageOnSheets(grids, result.plan);
        setKnown({ plan: result.plan, ...(onSheets && { onSheets }) });
      } catch (thrown) {
        if (!cancelAsked.current) throw thrown;
      }
      return { step: question.current };
    });
  }, [attempt, beginRun, language, services]);

  const cancel = useCallback(() => {
    cancelAsked.current = true;
    setState((now) => (now.step === "running" ? { ...now, cancelling: true } : now));
    services.planner.cancel();
  }, [services]);

  const useBest = useCallback(() => {
    setState((now) => (now.step === "running" && now.search ? { ...now, search: { ...now.search, usingBest: true } } : now));
    services.planner.useBest();
  }, [services]);

  const open = useCallback((tab: Tab) => {
    if (tab === "collect" || tab === "meet") setState({ step: tab });
    else if (tab !== "plan") setState({ step: (question.current = tab) });
    else if (planScreen.current) {
      setState(planScreen.current);
      // Other places may have written meanwhile. Where Excel cannot be read just now, what was read before stays.
      if (planScreen.current.step === "home") look().then((fresh) => setState((now) => (now.step === "home" ? fresh : now)), () => {});
    } else read();
  }, [look, read]);

  const begin = useRef({ read, rebalance, loadSample, addSheets, calculate });
  begin.current = { read, rebalance, loadSample, addSheets, calculate };
  const [hasExcel, setHasExcel] = useState(false);
  useHost(services, (host) => {
    onHost(host);
    if (host.name === "excel") setHasExcel(true);
    else setState({ step: "unreachable", reason: host.name, ...(host.old && { old: host.old }) });
  });
  useEffect(() => {
    // After the host's language has come to hold.
    if (hasExcel) begin.current[firstJob]();
  }, [hasExcel, firstJob]);

  return { state, known, read, loadSample, addSheets, fix, rebalance, rebalanceWithout, calculate, cancel, useBest, open };
}

/** Asks for the host once. An answer after the time is up still counts: a slow network is no reason to stay out. */
function useHost(services: PaneServices, answered: (host: Host) => void): void {
  const latest = useRef(answered);
  latest.current = answered;
  useEffect(() => {
    let gone = false;
    let scriptCame = false;
    const timer = setTimeout(() => latest.current({ name: scriptCame ? "halfLoaded" : "unreachable" }), hostPatienceMs);
    const told = (host: Host) => {
      clearTimeout(timer);
      if (!gone) latest.current(host);
    };
    services.host(() => (scriptCame = true)).then(told, () => told({ name: "halfLoaded" }));
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
