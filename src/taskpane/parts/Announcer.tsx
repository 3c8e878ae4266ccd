import { makeStyles } from "@fluentui/react-components";
import type { Words } from "../../language";
import { collectAnnouncement } from "../collect/announcement";
import type { Collect } from "../collect/useCollect";
import { newsText } from "../homeNews";
import { meetAnnouncement } from "../meet/announcement";
import type { Meet } from "../meet/useMeet";
import { usePaneTools } from "../paneContext";
import { gapPercent } from "../../language/format";
import { milestoneOf } from "../searchGap";
import type { PaneState, Search } from "../state";
import { waitText } from "./WaitBar";

const useStyles = makeStyles({
  hidden: { position: "absolute", width: "1px", height: "1px", margin: "-1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" },
});

/** Says each change of state to a screen reader. It stays on the page: a live region that comes with its text is not read. */
export function Announcer({ state, collect, meet }: { state: PaneState; collect: Collect; meet: Meet }) {
  const { words, notice, waiting } = usePaneTools();
  const { hidden } = useStyles();
  return (
    <div role="status" aria-live="polite" className={hidden}>
      {(waiting && waitText(waiting, words)) ?? notice ?? (state.step === "collect" ? collectAnnouncement(collect, words) : state.step === "meet" ? meetAnnouncement(meet.state, words) : announcement(state, words))}
    </div>
  );
}

function announcement(state: Exclude<PaneState, { step: "collect" } | { step: "meet" }>, words: Words): string {
  const { pane } = words;
  switch (state.step) {
    case "starting":
    case "reading":
    case "addingSheets":
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
      return state.news ? newsText(state.news, words) : { empty: pane.home.empty, notReady: pane.home.notReady, ready: pane.home.ready }[state.inspection.readiness];
    case "running":
      return state.cancelling ? pane.running.cancelling : state.stage === "balance" && state.search ? searchAnnouncement(state.search, pane) : pane.running.stages[state.stage];
  }
}

/** Changes at milestones only. */
function searchAnnouncement(search: Search, { running }: Words["pane"]): string {
  if (search.usingBest) return running.searching.usingBest;
  const milestone = milestoneOf(search);
  return milestone === undefined ? running.stages.balance : running.searching.within(gapPercent(milestone));
}
