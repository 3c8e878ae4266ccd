import { wholeFigure } from "../../language/format";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";
import type { Count } from "../state";

interface Props {
  written: Count | undefined;
  rebalance(): void;
  back(): void;
}

/** What was written when the run was cancelled. */
export function Cancelled({ written, rebalance, back }: Props) {
  const { words } = usePaneTools();
  const { cancelled, actions } = words.pane;
  const lead = written ? cancelled.some(wholeFigure(written.done), wholeFigure(written.of)) : cancelled.nothing;
  return <Screen title={cancelled.title} lead={lead} primary={{ label: actions.rebalance, act: rebalance }} secondary={{ label: actions.back, act: back }} />;
}
