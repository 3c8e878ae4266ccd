import { makeStyles } from "@fluentui/react-components";
import type { Words } from "../../language";
import { usePaneTools } from "../paneContext";
import type { PaneState } from "../state";

const useStyles = makeStyles({
  hidden: { position: "absolute", width: "1px", height: "1px", margin: "-1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" },
});

/** Says each change of state to a screen reader. It stays on the page: a live region that comes with its text is not read. */
export function Announcer({ state }: { state: PaneState }) {
  const { words, notice } = usePaneTools();
  const { hidden } = useStyles();
  return (
    <div role="status" aria-live="polite" className={hidden}>
      {notice ?? announcement(state, words)}
    </div>
  );
}

function announcement(state: PaneState, { pane }: Words): string {
  switch (state.step) {
    case "starting":
    case "reading":
    case "loadingSample":
    case "cancelled":
    case "needsAttention":
    case "planned":
    case "broke":
    case "why":
    case "promise":
      return pane[state.step].title;
    case "unreachable":
      return pane[state.reason].title;
    case "home":
      return { empty: pane.home.empty, notReady: pane.home.notReady, ready: pane.home.ready }[state.inspection.readiness];
    case "running":
      return state.cancelling ? pane.running.cancelling : pane.running.stages[state.stage];
  }
}
