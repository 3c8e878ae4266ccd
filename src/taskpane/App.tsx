import { FluentProvider } from "@fluentui/react-components";
import { useState } from "react";
import type { CellAddress } from "../engine/problem";
import { addressText } from "../language/describeProblem";
import { failureText } from "./failureText";
import { Announcer } from "./parts/Announcer";
import { PaneContext } from "./paneContext";
import type { PaneServices } from "./services";
import type { Job } from "./state";
import { Broke } from "./screens/Broke";
import { Cancelled } from "./screens/Cancelled";
import { Home } from "./screens/Home";
import { LoadingSample } from "./screens/LoadingSample";
import { NeedsAttention } from "./screens/NeedsAttention";
import { Planned } from "./screens/Planned";
import { Running } from "./screens/Running";
import { Unreachable } from "./screens/Unreachable";
import { Waiting } from "./screens/Waiting";
import { fluentThemes, useTheme } from "./theme";
import { useLanguage } from "./useLanguage";
import { type Pane, usePane } from "./usePane";

interface Props {
  services: PaneServices;
  /** The ribbon's second button opens the pane to rebalance at once. */
  firstJob?: Job;
}

export function App({ services, firstJob = "read" }: Props) {
  const theme = useTheme(services);
  const { language, words, follow, toggle } = useLanguage(services);
  const pane = usePane(services, language, firstJob, (host) => follow(host.language));
  const [notice, setNotice] = useState<{ state: Pane["state"]; text: string }>();

  const goTo = (place: CellAddress) => {
    setNotice(undefined);
    services.goTo(place).catch((error: unknown) => setNotice({ state: pane.state, text: failureText(error, words) ?? words.pane.goToFailed(addressText(place)) }));
  };

  return (
    <FluentProvider theme={fluentThemes[theme]} style={{ height: "100%", colorScheme: theme }}>
      <PaneContext.Provider value={{ language, words, toggleLanguage: toggle, goTo, copy: services.copy, ...(notice?.state === pane.state && { notice: notice.text }) }}>
        <Announcer state={pane.state} />
        <CurrentScreen pane={pane} reload={services.reload} />
      </PaneContext.Provider>
    </FluentProvider>
  );
}

function CurrentScreen({ pane, reload }: { pane: Pane; reload(): void }) {
  const { state, read, loadSample, rebalance, cancel } = pane;
  switch (state.step) {
    case "starting":
    case "reading":
      return <Waiting key={state.step} step={state.step} />;
    case "unreachable":
      return <Unreachable reason={state.reason} retry={reload} />;
    case "home":
      return <Home inspection={state.inspection} rebalance={rebalance} read={read} loadSample={loadSample} />;
    case "loadingSample":
      return <LoadingSample written={state.written} />;
    case "running":
      return <Running stage={state.stage} written={state.written} cancelling={state.cancelling} cancel={cancel} />;
    case "cancelled":
      return <Cancelled written={state.written} rebalance={rebalance} back={read} />;
    case "needsAttention":
      return <NeedsAttention problems={state.problems} read={read} />;
    case "planned":
      return <Planned outcome={state.outcome} back={read} />;
    case "broke":
      return <Broke error={state.error} retry={pane[state.job]} back={state.job === "read" ? undefined : read} />;
  }
}
