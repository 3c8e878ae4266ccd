import { Button } from "@fluentui/react-components";
import { percentage } from "../../language/format";
import { changed } from "../collect/state";
import { usePaneTools } from "../paneContext";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { useRowStyles } from "./rows";

const changedShare = (share: number): string => `${share > 0 ? "+" : share < 0 ? "−" : ""}${percentage(Math.abs(share))}`;

/** What was decided and what it does to the plan; the newest first. */
export function DecisionsScreen(props: PlaceProps) {
  const { meet, overview } = props;
  const { words } = usePaneTools();
  const { decisions } = words.meet;
  const styles = useRowStyles();
  const isEmpty = overview.decisions.length === 0;
  return (
    <MeetScreen {...props} lead={isEmpty ? decisions.none : decisions.lead} primary={{ label: decisions.gaps, act: () => meet.go({ at: "gaps" }) }}>
      <ul className={styles.list}>
        {overview.decisions.map(({ decision, content, decidedBy, decidedAt, status, costChange, serviceChange, stockChange }) => (
          <li key={decision} className={styles.row}>
            <p className={styles.line}>
              <span className={styles.strong}>{decision}</span> · {words.tables.choices[status]}
            </p>
            <p className={styles.line}>{content}</p>
            <p className={styles.quiet}>{`${decidedBy} · ${decidedAt}`}</p>
            <p className={styles.quiet}>{decisions.effect(`${changed(costChange)} ${overview.currency}`, changedShare(serviceChange), `${changed(stockChange)} ${overview.currency}`)}</p>
            {status === "inForce" && (
              <div>
                <Button size="small" onClick={() => meet.go({ at: "withdraw", decision })}>
                  {decisions.withdraw(decision)}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </MeetScreen>
  );
}
