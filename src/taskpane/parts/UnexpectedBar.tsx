import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { usePaneTools } from "../paneContext";
import { errorReport } from "../errorReport";
import { CopyButton } from "./CopyButton";

/** An error that nothing has caught: told above whatever is going on, which may well go on. */
export function UnexpectedBar() {
  const { words, unexpected, reload } = usePaneTools();
  if (!unexpected) return null;
  const { start } = words;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {start.unexpected}
        <CopyButton text={errorReport(unexpected.error)} label={start.copyDetails} />
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={reload}>
          {start.reload}
        </Button>
        <Button size="small" onClick={unexpected.dismiss}>
          {start.dismiss}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
