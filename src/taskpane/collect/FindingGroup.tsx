import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { Decision, ReturnFinding } from "../../demandReview/returned";
import { addressText } from "../../language/describeProblem";
import { wholeFigure } from "../../language/format";
import { usePaneTools } from "../paneContext";
import type { CollectServices } from "../services";
import type { ReturnInPane } from "./state";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "8px" },
  row: { padding: "6px 8px", borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`, backgroundColor: tokens.colorNeutralBackground2, overflowWrap: "anywhere", lineHeight: tokens.lineHeightBase300 },
  open: { borderLeftColor: tokens.colorPaletteDarkOrangeBorderActive },
  place: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "4px", marginTop: "4px" },
  group: { margin: "12px 0 4px", fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  quiet: { outlineStyle: "none" },
});

interface GroupProps {
  mustDecide: boolean;
  findings: readonly ReturnFinding[];
  decisions: ReturnInPane["decisions"];
  describe: CollectServices["describeFinding"];
  acceptAll(findings: readonly ReturnFinding[]): void;
  decide(id: string, decision: Decision): void;
}

/** More would push the next file out of sight. */
const shownAtFirst = 5;

/** Doubts of one kind: each decided by itself, or all proposals accepted at once. */
export function FindingGroup({ mustDecide, findings, decisions, describe, acceptAll, decide }: GroupProps) {
  const { words } = usePaneTools();
  const { returned } = words.collect;
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const proposals = findings.filter(({ id, proposed }) => mustDecide && proposed !== undefined && decisions[id] === undefined);
  return (
    <>
      <h3 ref={title} tabIndex={-1} className={mergeClasses(styles.group, styles.quiet)}>{`${mustDecide ? returned.mustDecide : returned.forInformation} (${wholeFigure(findings.length)})`}</h3>
      {proposals.length > 1 && (
        <Button size="small" onClick={() => {
          title.current?.focus({ preventScroll: true });
          acceptAll(proposals);
        }}>
          {returned.acceptGroup(wholeFigure(proposals.length))}
        </Button>
      )}
      <ul className={styles.list}>
        {(all ? findings : findings.slice(0, shownAtFirst)).map((finding) => (
          <Finding key={finding.id} finding={finding} decision={decisions[finding.id]} text={describe(finding, words)} decide={(decision) => decide(finding.id, decision)} />
        ))}
      </ul>
      {!all && findings.length > shownAtFirst && (
        <Button appearance="subtle" size="small" onClick={() => setAll(true)}>
          {returned.showAll(wholeFigure(findings.length))}
        </Button>
      )}
    </>
  );
}

function Finding({ finding, decision, text, decide }: { finding: ReturnFinding; decision: Decision | undefined; text: ReturnType<CollectServices["describeFinding"]>; decide(decision: Decision): void }) {
  const { words } = usePaneTools();
  const { returned } = words.collect;
  const styles = useStyles();
  const choices: readonly Decision[] = [...(finding.proposed === undefined ? [] : ["accept" as const]), ...(finding.canKeep ? ["keep" as const] : []), "leaveOut"];
  return (
    <li className={mergeClasses(styles.row, finding.mustDecide && decision === undefined && styles.open)}>
      <div className={styles.place}>{addressText(finding.at)}</div>
      {text.sentence}
      {finding.found !== "" && <div>{returned.found(finding.found)}</div>}
      {finding.proposed !== undefined && <div>{text.proposal ?? returned.proposed(finding.proposed)}</div>}
      {finding.mustDecide && (
        <div role="group" aria-label={text.sentence} className={styles.buttons}>
          {choices.map((choice) => (
            <Button key={choice} size="small" aria-pressed={decision === choice} appearance={decision === choice ? "primary" : "secondary"} onClick={() => decide(choice)}>
              {returned[choice]}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}
