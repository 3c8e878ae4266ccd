import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import type { Words } from "../../language";
import { wholeFigure } from "../../language/format";
import { failureText } from "../failureText";
import { usePaneTools } from "../paneContext";
import type { Waiting } from "../useWaiting";

const useStyles = makeStyles({
  bar: { display: "flex", flexDirection: "column", gap: "8px" },
  choices: { display: "flex", flexWrap: "wrap", gap: "8px", paddingBottom: tokens.spacingVerticalS },
});

/** More names than these would fill the pane. */
const mostNames = 4;

const namesOf = (names: readonly string[], { pane, waiting }: Words): string => {
  const list = new Intl.ListFormat(pane.locale).format(names.slice(0, mostNames));
  return names.length > mostNames ? waiting.andMore(list, wholeFigure(names.length)) : list;
};

/** What the bar says, for eyes and ears alike; undefined where there is nothing to say. */
export function waitText({ wait, unfinished, finishing }: Waiting, words: Words): string | undefined {
  const { waiting } = words;
  if (wait) return wait.kind === "notAnswering" ? waiting.notAnswering(wholeFigure(wait.seconds)) : waiting[wait.kind];
  if (finishing === "working") return waiting.finishing;
  if (!unfinished) return undefined;
  const rest = waiting[unfinished.inputs ? "unfinishedInputs" : "unfinished"](namesOf(unfinished.written, words), namesOf(unfinished.left, words));
  return typeof finishing === "object" ? `${failureText(finishing.failed, words) ?? waiting.notFinished} ${rest}` : rest;
}

/** Stands above every screen's content while Excel is waited for, or has left a write half done. */
export function WaitBar({ waiting }: { waiting: Waiting }) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const { wait, unfinished, finishing, choose, finish } = waiting;
  const text = waitText(waiting, words);
  if (!text || (!wait && !unfinished)) return null;
  const { goOn, tryNow, stop } = words.waiting;
  return (
    <section aria-label={wait ? words.waiting.region : words.waiting.unfinishedRegion} className={styles.bar}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{text}</MessageBarBody>
      </MessageBar>
      <div className={styles.choices}>
        {wait ? (
          <>
            <Button onClick={() => choose("goOn")}>{wait.kind === "notAnswering" ? goOn : tryNow}</Button>
            <Button onClick={() => choose("stop")}>{stop}</Button>
          </>
        ) : (
          finishing !== "working" && <Button onClick={finish}>{words.waiting.finish}</Button>
        )}
      </div>
    </section>
  );
}
