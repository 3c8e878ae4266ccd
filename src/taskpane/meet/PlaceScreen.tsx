import { usePaneTools } from "../paneContext";
import { CloseScreen, NewActionScreen } from "./ActionForms";
import { ActionsScreen } from "./ActionsScreen";
import { ByScreen } from "./ByScreen";
import { ChangesScreen } from "./ChangesScreen";
import { DecideScreen } from "./DecideScreen";
import { DecisionsScreen } from "./DecisionsScreen";
import { GapsScreen } from "./GapsScreen";
import { HomeScreen } from "./HomeScreen";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { MinutesScreen } from "./MinutesScreen";
import { NewChangeScreen } from "./NewChangeScreen";
import { NewScenarioScreen } from "./NewScenarioScreen";
import { NextScreen } from "./NextScreen";
import { ReleaseScreen } from "./ReleaseScreen";
import { ScenariosScreen } from "./ScenariosScreen";
import { SettleScreen } from "./SettleScreen";
import { formOf } from "./state";

/** The screen of a place of the meeting. */
export function PlaceScreen(props: PlaceProps) {
  const { words } = usePaneTools();
  const { meet: said } = words;
  const { meet, overview, place } = props;
  const key = formOf(place);
  switch (place.at) {
    case "home":
      return <HomeScreen key={key} {...props} />;
    case "release":
      return <ReleaseScreen key={key} {...props} />;
    case "gaps":
      return <GapsScreen key={key} {...props} />;
    case "decide":
      return <DecideScreen key={key} {...props} place={place} />;
    case "scenarios":
      return <ScenariosScreen key={key} {...props} />;
    case "newScenario":
      return <NewScenarioScreen key={key} {...props} />;
    case "adopt":
      return <ByScreen key={key} {...props} lead={said.adopt.lead} by={said.decide.by} act={said.adopt.act} step={(by) => ({ step: "adopt", name: place.name, by })} />;
    case "drop":
      return <MeetScreen key={key} {...props} lead={said.drop.lead} primary={{ label: said.drop.act, act: () => meet.take({ step: "drop", name: place.name }, { at: "scenarios" }) }} />;
    case "changes":
      return <ChangesScreen key={key} {...props} />;
    case "newChange":
      return <NewChangeScreen key={key} {...props} />;
    case "settle":
      return <SettleScreen key={key} {...props} place={place} />;
    case "decisions":
      return <DecisionsScreen key={key} {...props} />;
    case "withdraw":
      return (
        <ByScreen key={key} {...props} lead={said.withdraw.lead} by={said.withdraw.by} act={said.withdraw.act} step={(by) => ({ step: "withdraw", decision: place.decision, by })}>
          <p style={{ margin: 0 }}>{overview.decisions.find(({ decision }) => decision === place.decision)?.content}</p>
        </ByScreen>
      );
    case "preRead":
      return <ByScreen key={key} {...props} lead={said.preRead.lead} by={said.preRead.by} act={said.preRead.act} step={(by) => ({ step: "preRead", by })} then={{ at: "preRead" }} />;
    case "minutes":
      return <MinutesScreen key={key} {...props} />;
    case "issue":
      return <ByScreen key={key} {...props} lead={said.issue.lead} by={said.issue.by} act={said.issue.act} step={(by) => ({ step: "issue", by })} />;
    case "actions":
      return <ActionsScreen key={key} {...props} />;
    case "newAction":
      return <NewActionScreen key={key} {...props} place={place} />;
    case "close":
      return <CloseScreen key={key} {...props} place={place} />;
    case "restore":
      return <MeetScreen key={key} {...props} lead={overview.canRestore ? said.restore.lead : said.restore.none} primary={overview.canRestore ? { label: said.restore.act, act: () => meet.take({ step: "restore" }, { at: "home" }) } : undefined} />;
    case "next":
      return <NextScreen key={key} {...props} />;
  }
}
