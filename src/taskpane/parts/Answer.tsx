import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { CellAddress } from "../../engine/problem";
import type { AnswerLine, AnswerPlace, AnswerSection, AnswerText } from "../../language/answers";
import { addressText } from "../../language/describeProblem";
import { wholeFigure } from "../../language/format";
import { usePaneTools } from "../paneContext";
import { Section } from "./Section";

/** More would push the next part out of sight; five reasons and their total still stand together. */
const shownAtFirst = 6;

const useStyles = makeStyles({
  headline: { margin: 0, padding: "8px 12px", borderLeft: `4px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorNeutralBackground2, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  notes: { margin: "8px 0 0", lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  row: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "12px", padding: "4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  total: { fontWeight: tokens.fontWeightSemibold },
  value: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  note: { gridColumn: "1 / -1", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  link: { gridColumn: "1 / -1", justifySelf: "start", textAlign: "left" },
});

interface Props {
  answer: AnswerText | undefined;
  /** Absent where the plan stands on no sheet. */
  cellOf?: ((place: AnswerPlace) => CellAddress | undefined) | undefined;
}

/** An answer. Its headline is said by a live region that was there before it. */
export function Answer({ answer, cellOf }: Props) {
  const styles = useStyles();
  return (
    <>
      <div role="status">
        {answer && <h2 className={styles.headline}>{answer.headline}</h2>}
        {answer?.notes.map((note) => (
          <p key={note} className={styles.notes}>
            {note}
          </p>
        ))}
      </div>
      {answer?.sections.map((section) => (
        <AnswerPart key={`${answer.headline} ${section.title}`} section={section} cellOf={cellOf} />
      ))}
    </>
  );
}

function AnswerPart({ section: { title, lines }, cellOf }: { section: AnswerSection; cellOf: Props["cellOf"] }) {
  const { words } = usePaneTools();
  const { list } = useStyles();
  const [all, setAll] = useState(false);
  return (
    <Section title={title}>
      <ul className={list}>
        {(all ? lines : lines.slice(0, shownAtFirst)).map((line, index) => (
          <Line key={index} line={line} at={line.place && cellOf?.(line.place)} />
        ))}
      </ul>
      {!all && lines.length > shownAtFirst && (
        <Button appearance="subtle" size="small" onClick={() => setAll(true)}>
          {words.pane.ask.showAll(wholeFigure(lines.length))}
        </Button>
      )}
    </Section>
  );
}

function Line({ line: { text, value, note, total = false }, at }: { line: AnswerLine; at: CellAddress | undefined }) {
  const { words, goTo } = usePaneTools();
  const styles = useStyles();
  return (
    <li className={mergeClasses(styles.row, total && styles.total)}>
      <span>{text}</span>
      <span className={styles.value}>{value}</span>
      {note && <span className={styles.note}>{note}</span>}
      {at && (
        <Link as="button" inline className={styles.link} onClick={() => goTo(at)}>
          {words.pane.actions.goTo(addressText(at))}
        </Link>
      )}
    </li>
  );
}
