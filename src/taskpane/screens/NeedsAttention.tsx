import type { Problem } from "../../engine/problem";
import { ProblemList } from "../parts/ProblemList";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";

/** The run found what stops it. */
export function NeedsAttention({ problems, read }: { problems: readonly Problem[]; read(): void }) {
  const { words } = usePaneTools();
  const { needsAttention, actions } = words.pane;
  return (
    <Screen title={needsAttention.title} lead={needsAttention.text} primary={{ label: actions.readAgain, act: read }}>
      <Section title={words.pane.home.problems}>
        <ProblemList problems={problems} />
      </Section>
    </Screen>
  );
}
