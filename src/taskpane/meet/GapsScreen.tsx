import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { PricedGap, PricedOption } from "../../meeting/meetingSteps";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { useRowStyles } from "./rows";
import type { Place } from "./state";

/** What comes short, and each way to close it with what it costs. */
export function GapsScreen(props: PlaceProps) {
  const { meet, overview } = props;
  const { words } = usePaneTools();
  const { gaps } = words.meet;
  const styles = useRowStyles();
  const known = meet.kept.gaps;
  const find = () => meet.take({ step: "gaps" }, { at: "gaps" });
  const primary = known && known.found.length === 0 && !known.stale ? { label: words.meet.home.ways.release, act: () => meet.go({ at: "release" }) } : { label: known ? gaps.findAgain : gaps.find, act: find };
  const decisionOf = ({ gap }: PricedGap) => overview.decisions.find((one) => one.gap === gap && one.status === "inForce")?.decision;
  return (
    <MeetScreen {...props} {...(!known && { lead: gaps.lead })} primary={primary}>
      {known?.stale && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{gaps.stale}</MessageBarBody>
        </MessageBar>
      )}
      {known && known.found.length === 0 && <p className={styles.line}>{gaps.none}</p>}
      {known?.found.map((gap, g) => (
        <Section key={gap.gap} title={gaps.gap(g + 1)}>
          <div className={styles.row}>
            <p className={styles.line}>{gap.sentence}</p>
            {decisionOf(gap) !== undefined && <p className={styles.strong}>{gaps.decided(decisionOf(gap)!)}</p>}
          </div>
          <ol className={styles.list}>
            {gap.options.map((option, o) => (
              <li key={o} className={styles.row}>
                <Option gap={gap} option={option} names={[g + 1, o + 1]} go={meet.go} />
              </li>
            ))}
          </ol>
        </Section>
      ))}
    </MeetScreen>
  );
}

/** Its sentence says what it costs. `names`: numbers of gap and option, so that each button has a name of its own. */
function Option({ gap, option, names: [g, o], go }: { gap: PricedGap; option: PricedOption; names: [number, number]; go(place: Place): void }) {
  const { words } = usePaneTools();
  const { gaps } = words.meet;
  const styles = useRowStyles();
  const isAction = option.assumptions.length === 0;
  return (
    <>
      <p className={styles.line}>{option.sentence}</p>
      <div className={styles.beside}>
        {isAction ? (
          <Button size="small" aria-label={gaps.asActionNamed(g, o)} onClick={() => go({ at: "newAction", task: option.sentence, origin: gap.gap })}>
            {gaps.asAction}
          </Button>
        ) : (
          <Button size="small" aria-label={gaps.acceptNamed(g, o)} onClick={() => go({ at: "decide", gap, option })}>
            {gaps.accept}
          </Button>
        )}
      </div>
    </>
  );
}
