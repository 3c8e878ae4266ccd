import type { ReactNode } from "react";
import type { MeetingOverview } from "../../meeting/meetingOverview";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";
import type { MeetServices } from "../services";
import { ResultPart } from "./ResultPart";
import { parentOf, type Place, type StepResult, titleOf } from "./state";
import type { Meet } from "./useMeet";

/** What every screen of the meeting is given. */
export interface PlaceProps<P extends Place = Place> {
  meet: Meet;
  services: MeetServices;
  overview: MeetingOverview;
  place: P;
  result: StepResult | undefined;
}

interface Props extends Pick<PlaceProps, "meet" | "services" | "overview" | "place" | "result"> {
  lead?: string;
  primary?: { label: string; act(): void; disabled?: boolean } | undefined;
  children?: ReactNode;
}

/** A screen of the meeting: its heading, what the last step did, and the way back. */
export function MeetScreen({ meet, services, overview, place, result, lead, primary, children }: Props) {
  const { words } = usePaneTools();
  const { actions } = words.meet;
  const secondary = place.at === "home" ? { label: actions.readAgain, act: () => meet.read() } : { label: actions.back, act: () => meet.go(parentOf(place)) };
  return (
    <Screen title={titleOf(place, overview, words)} {...(lead !== undefined && { lead })} {...(primary && { primary })} secondary={secondary}>
      {result && <ResultPart result={result} services={services} />}
      {children}
    </Screen>
  );
}
