import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { usePaneTools } from "../paneContext";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { useRowStyles } from "./rows";

/** Draft, rewrite on the sheet, issue. */
export function MinutesScreen(props: PlaceProps) {
  const { meet, overview } = props;
  const { words, goTo } = usePaneTools();
  const { minutes } = words.meet;
  const styles = useRowStyles();
  const { minutes: issued, hasDraft } = overview;
  const draft = () => meet.take({ step: "minutes" }, { at: "minutes" });
  const issue = { label: minutes.issue, act: () => meet.go({ at: "issue" }) };
  const primary = issued ? { label: words.meet.home.ways.actions, act: () => meet.go({ at: "actions" }) } : hasDraft ? issue : { label: minutes.draft, act: draft };
  return (
    <MeetScreen {...props} lead={minutes.lead} primary={primary}>
      <MessageBar intent={issued ? "success" : "info"} layout="multiline">
        <MessageBarBody>{issued ? minutes.issued(issued.minutes, issued.issuedAt) : hasDraft ? minutes.hasDraft : minutes.noDraft}</MessageBarBody>
      </MessageBar>
      {hasDraft && (
        <div className={styles.ways}>
          <Button onClick={() => goTo({ sheet: words.minutes.sheet })}>{words.pane.actions.open(words.minutes.sheet)}</Button>
          <Button onClick={draft}>{minutes.draftAgain}</Button>
          {issued && <Button onClick={issue.act}>{issue.label}</Button>}
        </div>
      )}
    </MeetScreen>
  );
}
