import { Button } from "@fluentui/react-components";
import { figure } from "../../language/format";
import { usePaneTools } from "../paneContext";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { useRowStyles } from "./rows";

/** Requests to change the frozen zone, the newest first. */
export function ChangesScreen(props: PlaceProps) {
  const { meet, overview } = props;
  const { words } = usePaneTools();
  const { changes } = words.meet;
  const styles = useRowStyles();
  const { changeRequests, frozenRows } = overview;
  const primary = frozenRows.length > 0 ? { label: changes.add, act: () => meet.go({ at: "newChange" }) } : { label: changes.release, act: () => meet.go({ at: "release" }) };
  const lead = frozenRows.length === 0 ? changes.noFrozenRows : changeRequests.length === 0 ? `${changes.lead}${words.meet.sentenceGap}${changes.none}` : changes.lead;
  return (
    <MeetScreen {...props} lead={lead} primary={primary}>
      <ul className={styles.list}>
        {changeRequests.map(({ request, item, start, end, before, after, status, causeCode, cause, department, requester, approver, note }) => (
          <li key={request} className={styles.row}>
            <p className={styles.line}>
              <span className={styles.strong}>{request}</span> · {[words.tables.choices[status], approver].filter(Boolean).join(" · ")}
            </p>
            <p className={styles.line}>{changes.row({ item, start, end, before: figure(before), after: figure(after) })}</p>
            <p className={styles.quiet}>{[changes.cause(words.tables.choices[causeCode], department, requester), cause, note].filter(Boolean).join(" · ")}</p>
            {status === "pending" && (
              <div>
                <Button size="small" onClick={() => meet.go({ at: "settle", request })}>
                  {changes.answer(request)}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </MeetScreen>
  );
}
