import { makeStyles, tokens } from "@fluentui/react-components";
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
  const { words } = usePaneTools();
  const { details } = useStyles();
  const { broke, actions } = words.pane;
  // Chromium's stack begins with name and message, Safari's does not.
  const report = error.stack?.includes(error.message) ? error.stack : `${error.name}: ${error.message}\n${error.stack ?? ""}`;
  return (
    <Screen title={broke.title} lead={failureText(error, words) ?? broke.text} primary={{ label: actions.retry, act: retry }} {...(back && { secondary: { label: actions.back, act: back } })}>
      <details>
        <summary>{broke.details}</summary>
        <p className={details}>{report}</p>
      </details>
      <CopyButton text={report} />
    </Screen>
  );
}
