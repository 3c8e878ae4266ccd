import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { wholeFigure } from "../../language/format";
import type { Stage } from "../../planWorkbook";
import { Screen } from "../parts/Screen";
import { SearchStanding } from "../parts/SearchStanding";
import { usePaneTools } from "../paneContext";
import { gapOf } from "../searchGap";
import type { Count, PaneState, Search } from "../state";

/** Share of a run done when a stage begins; a rough measure on the sample factory: writing takes longest, then balancing. */
const doneAt: Record<Stage, number> = { read: 0, demand: 0.04, masterSchedule: 0.06, capacity: 0.08, balance: 0.1, materials: 0.3, reports: 0.32, write: 0.35 };

/** A search counts as done by how near bound and plan are; the way from 10 % to 1 % takes as long as that from 1 % to 0.1 %. */
const searched = (search: Search): number => Math.min(1, Math.max(0, -Math.log10(Math.max(1e-4, gapOf(search) ?? 1)) / 4));

function shareDone(stage: Stage, written: Count | undefined, search: Search | undefined): number {
  if (stage === "balance" && search) return doneAt.balance + (doneAt.materials - doneAt.balance) * searched(search);
  return doneAt[stage] + (stage === "write" && written ? (1 - doneAt.write) * (written.done / written.of) : 0);
}

const useStyles = makeStyles({
  stage: { margin: "8px 0 0", lineHeight: tokens.lineHeightBase300 },
  elapsed: { margin: "4px 0 0", color: tokens.colorNeutralForeground3, fontVariantNumeric: "tabular-nums" },
});

interface Props {
  running: Extract<PaneState, { step: "running" }>;
  cancel(): void;
  useBest(): void;
}

/** A run under way: its stage, and how plan and bound approach each other. */
export function Running({ running: { job, stage, written, search, cancelling }, cancel, useBest }: Props) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const seconds = useSeconds();
  const { running, actions } = words.pane;
  const doing = written ? running.writing(wholeFigure(written.done), wholeFigure(written.of)) : running.stages[stage];
  // It stays, switched off, once it was pressed: a focused button must not vanish.
  const best = search?.usingBest || (stage === "balance" && search?.cost !== undefined) ? { label: actions.useBest, act: useBest, disabled: search?.usingBest === true } : undefined;
  return (
    <Screen title={job === "rebalance" ? running.title : words.pane.calculating.title} {...(best && { primary: best })} secondary={{ label: actions.cancel, act: cancel, disabled: cancelling }}>
      <div>
        <ProgressBar aria-label={running.progress} aria-valuetext={doing} value={shareDone(stage, written, search)} thickness="large" />
        <p className={styles.stage}>{cancelling ? running.cancelling : doing}</p>
        <p className={styles.elapsed}>{running.elapsed(wholeFigure(seconds))}</p>
      </div>
      {stage === "balance" && search && <SearchStanding search={search} />}
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
