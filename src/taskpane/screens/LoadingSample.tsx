import { ProgressBar } from "@fluentui/react-components";
import { wholeFigure } from "../../language/format";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";
import type { Count } from "../state";

/** How many sheets of the sample factory are written. */
export function LoadingSample({ written: { done, of } }: { written: Count }) {
  const { words } = usePaneTools();
  const { title, text } = words.pane.loadingSample;
  return (
    <Screen title={title} {...(done > 0 && { lead: text(wholeFigure(done), wholeFigure(of)) })}>
      <ProgressBar aria-label={title} value={done / of} thickness="large" />
    </Screen>
  );
}
