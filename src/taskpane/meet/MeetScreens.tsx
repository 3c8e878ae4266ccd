import { Spinner } from "@fluentui/react-components";
import { useEffect } from "react";
import { ProblemList } from "../parts/ProblemList";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import { Broke } from "../screens/Broke";
import type { MeetServices } from "../services";
import { PlaceScreen } from "./PlaceScreen";
import { ResultPart } from "./ResultPart";
import type { Meet } from "./useMeet";

export interface MeetProps {
  meet: Meet;
  services: MeetServices;
}

/** The S&OP meeting 产销会: before it, in it, and after it. */
export function MeetScreens({ meet, services }: MeetProps) {
  const { words } = usePaneTools();
  const { state, read } = meet;
  const { actions, needsAttention, working } = words.meet;
  const wantsReading = state.at === "unread" || (state.at === "place" && state.place.at === "home");
  useEffect(() => {
    // Shown for the first time, or again after the sheets may have changed.
    if (wantsReading) read();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  switch (state.at) {
    case "unread":
      return null;
    case "working": {
      const title = working.steps[state.on];
      const canCancel = state.on !== "overview" && !state.writing;
      return (
        <Screen key={state.on} title={title} {...(state.on !== "overview" && { lead: state.writing ? working.writing : working.text })} {...(canCancel && { secondary: { label: actions.cancel, act: meet.cancel } })}>
          <Spinner aria-label={title} />
        </Screen>
      );
    }
    case "place":
      return <PlaceScreen meet={meet} services={services} overview={state.overview} place={state.place} result={state.result} />;
    case "needsAttention":
      return (
        <Screen key="needsAttention" title={needsAttention.title} lead={needsAttention.lead} primary={{ label: actions.readAgain, act: () => read() }}>
          {state.result && <ResultPart result={state.result} services={services} />}
          <Section title={words.pane.home.problems}>
            <ProblemList problems={state.problems} />
          </Section>
        </Screen>
      );
    case "broke":
      return <Broke key="broke" error={state.error} retry={() => read()} back={undefined} />;
  }
}
