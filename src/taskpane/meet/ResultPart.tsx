import { Button, makeStyles, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { CopyButton } from "../parts/CopyButton";
import { ProblemList } from "../parts/ProblemList";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import type { MeetServices } from "../services";
import type { StepResult } from "./state";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "8px" },
  line: { margin: 0, overflowWrap: "anywhere", whiteSpace: "pre-wrap" },
});

const intents = { done: "success", refused: "error", cancelled: "info" } as const;

/** What the last step did: its sentences, the sheet to look at, files, text, and what is worth knowing. */
export function ResultPart({ result, services }: { result: StepResult; services: MeetServices }) {
  const { words, goTo } = usePaneTools();
  const styles = useStyles();
  const { actions, result: said } = words.meet;
  const { kind, lines, problems, open, files = [], text } = result;
  const shown = kind === "done" && lines.length > 0 ? lines : [said[kind], ...lines];
  return (
    <div className={styles.part}>
      <MessageBar intent={intents[kind]} layout="multiline">
        <MessageBarBody>
          {shown.map((line, index) => (
            <p key={index} className={styles.line}>
              {line}
            </p>
          ))}
        </MessageBarBody>
      </MessageBar>
      {open !== undefined && <Button onClick={() => goTo({ sheet: open })}>{words.pane.actions.open(open)}</Button>}
      {files.map(({ fileName, bytes }) => (
        <Button key={fileName} onClick={() => services.download(fileName, bytes)}>
          {actions.download(fileName)}
        </Button>
      ))}
      {text !== undefined && (
        <Section title={actions.copyText}>
          <CopyButton text={text} />
        </Section>
      )}
      {problems.length > 0 && (
        <Section title={said.problems}>
          <ProblemList problems={problems} />
        </Section>
      )}
    </div>
  );
}
