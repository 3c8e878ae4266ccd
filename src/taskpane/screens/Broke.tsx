import { makeStyles, tokens } from "@fluentui/react-components";
import { errorReport, isPartMissing, isWorkerRefused } from "../errorReport";
import { failureText } from "../failureText";
import { CopyButton } from "../parts/CopyButton";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";

const useStyles = makeStyles({
  details: { overflowWrap: "anywhere", whiteSpace: "pre-wrap", fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, margin: "8px 0" },
});

interface Props {
  error: Error;
  retry(): void;
  back: (() => void) | undefined;
}

/** Failures are shown, never swallowed: what happened, what to do, and the details to pass on. */
export function Broke({ error, retry, back }: Props) {
  const { words, reload } = usePaneTools();
  const { details } = useStyles();
  const { broke, actions } = words.pane;
  const report = errorReport(error);
  // Asked for again, a script that is gone fails again; with the page comes the new one.
  const missing = isPartMissing(error);
  const primary = missing ? { label: words.start.reload, act: reload } : { label: actions.retry, act: retry };
  const lead = missing ? words.start.partMissing : isWorkerRefused(error) ? words.start.workerRefused : (failureText(error, words) ?? broke.text);
  return (
    <Screen title={broke.title} lead={lead} primary={primary} {...(back && { secondary: { label: actions.back, act: back } })}>
      <details>
        <summary>{broke.details}</summary>
        <p className={details}>{report}</p>
      </details>
      <CopyButton text={report} />
    </Screen>
  );
}
