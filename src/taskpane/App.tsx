import { FluentProvider } from "@fluentui/react-components";
import { useState } from "react";
import type { CycleStep } from "../engine/meeting/cycleStatus";
import type { CellAddress } from "../engine/problem";
import { addressText } from "../language/describeProblem";
import { failureText } from "./failureText";
import { Announcer } from "./parts/Announcer";
import { ErrorBoundary } from "./parts/ErrorBoundary";
import { PaneContext } from "./paneContext";
import type { Asked } from "./askedCell";
import type { PaneServices } from "./services";
import { type Job, type PaneState, type Tab, tabs } from "./state";
import { CollectPlace } from "./collect/CollectPlace";
import { type Collect, useCollect } from "./collect/useCollect";
import { DiagnosticsPlace } from "./diagnostics/DiagnosticsPlace";
import { MeetPlace } from "./meet/MeetPlace";
import { type Meet, useMeet } from "./meet/useMeet";
import { Broke } from "./screens/Broke";
import { Cancelled } from "./screens/Cancelled";
import { CanPromise } from "./screens/CanPromise";
import { Home } from "./screens/Home";
import { LoadingSample } from "./screens/LoadingSample";
import { NeedsAttention } from "./screens/NeedsAttention";
import { Planned } from "./screens/Planned";
import { Running } from "./screens/Running";
import { Settings } from "./screens/Settings";
import { Unreachable } from "./screens/Unreachable";
import { Waiting } from "./screens/Waiting";
import { Why } from "./screens/Why";
import { chartColours, colorSchemes, fluentThemes } from "./theme";
import { useAside } from "./useAside";
import { type Pane, usePane } from "./usePane";
import { useUnexpected } from "./useUnexpected";
import { useSettings } from "./useSettings";
import { useWaiting } from "./useWaiting";

interface Props {
  services: PaneServices;
  /** The ribbon's second button opens the pane to rebalance at once. */
  firstJob?: Job;
}

/** The pane: one screen at a time, what is told above it, and the way to settings below. */
export function App({ services, firstJob = "read" }: Props) {
  const chosen = useSettings(services);
  const { language, theme, words, follow } = chosen;
  const aside = useAside();
  const pane = usePane(services, language, firstJob, (host) => follow(host.language));
  // What went wrong is over once everything is written.
  const waiting = useWaiting(services, () => (pane.state.step === "broke" || pane.state.step === "cancelled") && pane.read());
  const collect = useCollect(services, language);
  const meet = useMeet(services, language);
  const [notice, setNotice] = useState<{ state: Pane["state"]; text: string }>();

  const goTo = (place: CellAddress) => {
    setNotice(undefined);
    services.goTo(place).catch((error: unknown) => setNotice({ state: pane.state, text: failureText(error, words) ?? words.pane.goToFailed(addressText(place)) }));
  };

  // Drawn from the same numbers it would fail the same way.
  const anew = (again: () => void) => () => {
    pane.read();
    again();
  };

  const unexpected = useUnexpected(services);
  const tab = tabOf(pane.state);
  const places = tabs.filter((place) => (place !== "collect" && place !== "meet") || services[place]);
  const tools = { language, words, toggleLanguage: chosen.toggleLanguage, role: chosen.settings.role, goTo, copy: services.copy, reload: services.reload, ...(waiting && { waiting }), ...(unexpected && { unexpected }), ...(chosen.unread && { unreadSettings: chosen.unread }) };

  return (
    <FluentProvider theme={fluentThemes[theme]} style={{ height: "100%", colorScheme: colorSchemes[theme], ...chartColours[theme] }}>
      <PaneContext.Provider value={{ ...tools, openAside: aside.open, ...(tab && { tab: { current: tab, open: pane.open, places } }), ...(notice?.state === pane.state && { notice: notice.text }) }}>
        <Announcer state={pane.state} collect={collect} meet={meet} />
        {aside.current === "settings" && (
          <PaneContext.Provider value={tools}>
            <ErrorBoundary fallback={(error, again) => <Broke error={error} retry={again} back={aside.close} />}>
              <Settings settings={chosen} close={aside.close} {...(services.diagnostics && { diagnose: () => aside.open("diagnostics") })} />
            </ErrorBoundary>
          </PaneContext.Provider>
        )}
        {aside.current === "diagnostics" && services.diagnostics && (
          <PaneContext.Provider value={tools}>
            <ErrorBoundary fallback={(error, again) => <Broke error={error} retry={again} back={aside.close} />}>
              <DiagnosticsPlace probes={services.diagnostics} busy={isBusy(pane.state, collect, meet)} now={services.now} close={aside.close} reload={services.reload} />
            </ErrorBoundary>
          </PaneContext.Provider>
        )}
        {/* It stays as it is beneath, with all that was typed. */}
        <div hidden={aside.current !== undefined} style={{ height: "100%" }}>
          <ErrorBoundary fallback={(error, again) => <Broke error={error} retry={anew(again)} back={undefined} />}>
            <CurrentScreen pane={pane} services={services} collect={collect} meet={meet} {...(services.diagnostics && { diagnose: () => aside.open("diagnostics") })} />
          </ErrorBoundary>
        </div>
      </PaneContext.Provider>
    </FluentProvider>
  );
}

/** Excel is being read or written: a scratch sheet would get in the way. */
const isBusy = ({ step }: PaneState, collect: Collect, meet: Meet): boolean =>
  step === "reading" || step === "running" || step === "loadingSample" || step === "addingSheets" || collect.state.at === "working" || meet.state.at === "working";

/** Questions can be asked wherever a plan could be made. */
function tabOf(state: PaneState): Tab | undefined {
  if (state.step === "why" || state.step === "promise" || state.step === "collect" || state.step === "meet") return state.step;
  return state.step === "planned" || (state.step === "home" && state.inspection.readiness === "ready") ? "plan" : undefined;
}

/** Where each step of the cycle is done; the shipping plan comes with every plan. */
const placeOfStep = {
  collect: { tab: "collect", at: "home" },
  approve: { tab: "collect", at: "review" },
  preRead: { tab: "meet", at: "preRead" },
  meeting: { tab: "meet", at: "gaps" },
  minutes: { tab: "meet", at: "minutes" },
  completion: { tab: "meet", at: "actions" },
} as const satisfies Record<Exclude<CycleStep, "shipping">, { tab: Tab; at: string }>;

function CurrentScreen({ pane, services, collect, meet, diagnose }: { pane: Pane; services: PaneServices; collect: Collect; meet: Meet; diagnose?: () => void }) {
  const { state, known, read, loadSample, rebalance, rebalanceWithout, calculate, cancel, useBest } = pane;
  const [asked, ask] = useState<Asked>();
  const question = { services, known, asked, ask, calculate };
  const goToStep = (step: CycleStep) => {
    if (step === "shipping") return rebalance();
    const place = placeOfStep[step];
    if (place.tab === "collect") collect.read(place.at);
    else meet.read({ at: place.at });
    pane.open(place.tab);
  };
  switch (state.step) {
    case "starting":
    case "reading":
    case "addingSheets":
      return <Waiting key={state.step} step={state.step} />;
    case "unreachable":
      return <Unreachable reason={state.reason} {...(state.old && { old: state.old })} retry={services.reload} {...(diagnose && { diagnose })} />;
    case "home":
      return <Home overview={state} plan={known?.plan} rebalance={rebalance} rebalanceWithout={rebalanceWithout} read={read} loadSample={loadSample} addSheets={pane.addSheets} fix={pane.fix} goToStep={services.collect && services.meet && goToStep} />;
    case "loadingSample":
      return <LoadingSample written={state.written} />;
    case "running":
      return <Running running={state} cancel={cancel} useBest={useBest} />;
    case "cancelled":
      return <Cancelled written={state.written} rebalance={rebalance} back={read} />;
    case "needsAttention":
      return <NeedsAttention problems={state.problems} withoutRows={state.withoutRows} read={read} rebalanceWithout={rebalanceWithout} />;
    case "planned":
      return <Planned outcome={state.outcome} back={read} />;
    case "why":
      return <Why {...question} />;
    case "promise":
      return <CanPromise {...question} />;
    case "collect":
      return services.collect && <CollectPlace collect={collect} services={services.collect} rebalance={rebalance} reload={services.reload} />;
    case "meet":
      return services.meet && <MeetPlace meet={meet} services={services.meet} reload={services.reload} />;
    case "broke":
      return <Broke error={state.error} retry={pane[state.job]} back={state.job === "read" ? undefined : read} />;
  }
}
