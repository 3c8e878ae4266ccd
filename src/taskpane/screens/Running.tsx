import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { wholeFigure } from "../../language/format";
import type { Stage } from "../../planWorkbook";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";
import type { Count } from "../state";

/** Share of a run done when a stage begins; a rough measure on the sample factory: writing takes longest, then balancing. */
const doneAt: Record<Stage, number> = { read: 0, demand: 0.04, masterSchedule: 0.06, capacity: 0.08, balance: 0.1, materials: 0.3, reports: 0.32, write: 0.35 };

const shareDone = (stage: Stage, written: Count | undefined): number => doneAt[stage] + (stage === "write" && written ? (1 - doneAt.write) * (written.done / written.of) : 0);

const useStyles = makeStyles({
  stage: { margin: "8px 0 0", lineHeight: tokens.lineHeightBase300 },
  elapsed: { margin: "4px 0 0", color: tokens.colorNeutralForeground3, fontVariantNumeric: "tabular-nums" },
});

interface Props {
  job: "rebalance" | "calculate";
  stage: Stage;
  written: Count | undefined;
  cancelling: boolean;
  cancel(): void;
}

export function Running({ job, stage, written, cancelling, cancel }: Props) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const seconds = useSeconds();
  const { running, actions } = words.pane;
  const doing = written ? running.writing(wholeFigure(written.done), wholeFigure(written.of)) : running.stages[stage];
  return (
    <Screen title={job === "rebalance" ? running.title : words.pane.calculating.title} secondary={{ label: actions.cancel, act: cancel, disabled: cancelling }}>
      <div>
        <ProgressBar aria-label={running.progress} aria-valuetext={doing} value={shareDone(stage, written)} thickness="large" />
        <p className={styles.stage}>{cancelling ? running.cancelling : doing}</p>
        <p className={styles.elapsed}>{running.elapsed(wholeFigure(seconds))}</p>
      </div>
    </Screen>
  );
}

/** Whole seconds since the screen came up. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const begun = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - begun) / 1000)), 250);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
