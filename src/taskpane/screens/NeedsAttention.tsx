import type { Problem } from "../../engine/problem";
import { ProblemList } from "../parts/ProblemList";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";

interface Props {
  problems: readonly Problem[];
  /** Rows without which it could be planned. */
  withoutRows: number | undefined;
  read(): void;
  rebalanceWithout(): void;
}

/** The run found what stops it. */
export function NeedsAttention({ problems, withoutRows, read, rebalanceWithout }: Props) {
  const { words } = usePaneTools();
  const { needsAttention, actions } = words.pane;
  return (
    <Screen title={needsAttention.title} lead={needsAttention.text} primary={{ label: actions.readAgain, act: read }} secondary={withoutRows === undefined ? undefined : { label: actions.planWithout(withoutRows), act: rebalanceWithout }}>
      <Section title={words.pane.home.problems}>
        <ProblemList problems={problems} />
      </Section>
    </Screen>
  );
}
