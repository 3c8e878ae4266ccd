import { Button } from "@fluentui/react-components";
import { ErrorCircleRegular } from "@fluentui/react-icons";
import { localDay } from "../collect/moment";
import { usePaneTools } from "../paneContext";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { useRowStyles } from "./rows";

/** Actions, the open ones first. */
export function ActionsScreen(props: PlaceProps) {
  const { meet, overview, services } = props;
  const { words } = usePaneTools();
  const { actionsPlace: said } = words.meet;
  const styles = useRowStyles();
  const today = localDay(services.now());
  return (
    <MeetScreen {...props} lead={overview.actions.length === 0 ? said.none : said.lead} primary={{ label: said.add, act: () => meet.go({ at: "newAction" }) }}>
      <ul className={styles.list}>
        {overview.actions.map(({ action, task, owner, department, due, actionClass, status, result }, index) => {
          const isOverdue = status === "open" && due !== undefined && due < today;
          return (
            <li key={`${action} ${index}`} className={styles.row}>
              <p className={styles.line}>
                <span className={styles.strong}>{action || said.unnumbered}</span> · {words.tables.choices[status]}
                {isOverdue && (
                  <span className={styles.strong}>
                    {" "}
                    · <ErrorCircleRegular aria-hidden /> {said.overdue}
                  </span>
                )}
              </p>
              <p className={styles.line}>{task}</p>
              <p className={styles.quiet}>{[words.meet.newAction.classes[actionClass], owner, department, due === undefined ? said.noDue : said.due(due), result].filter(Boolean).join(" · ")}</p>
              {status === "open" && action !== "" && (
                <div>
                  <Button size="small" onClick={() => meet.go({ at: "close", action })}>
                    {said.close(action)}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </MeetScreen>
  );
}
