import { Spinner } from "@fluentui/react-components";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";

/** Connecting, or reading: short, and without a measure of how long. */
export function Waiting({ step }: { step: "starting" | "reading" | "addingSheets" }) {
  const { words } = usePaneTools();
  const { title, text } = words.pane[step];
  return (
    <Screen title={title} lead={text}>
      <Spinner aria-label={title} />
    </Screen>
  );
}
