import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { gapPercent, wholeFigure } from "../../language/format";
import { usePaneTools } from "../paneContext";
import { gapOf } from "../searchGap";
import type { Search } from "../state";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "8px" },
  list: { margin: 0, display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "12px", rowGap: "4px" },
  value: { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums" },
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/**
 * How far the search has come: the best plan's cost falls, the proven bound rises, and the bar is full when they meet.
 * The figures change several times a second, so they are no live region; the announcer says the milestones.
 */
export function SearchStanding({ search }: { search: Search }) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const title = useId();
  const { cost, bound, usingBest } = search;
  const { searching } = words.pane.running;
  const gap = gapOf(search);
  return (
    <section className={styles.part} aria-labelledby={title}>
      <dl className={styles.list}>
        <dt>{searching.best}</dt>
        <dd className={styles.value}>{cost === undefined ? searching.noneYet : wholeFigure(cost)}</dd>
        <dt>{searching.bound}</dt>
        <dd className={styles.value}>{wholeFigure(bound)}</dd>
        <dt id={title}>{searching.gap}</dt>
        <dd className={styles.value}>{gap === undefined ? searching.noneYet : gapPercent(gap)}</dd>
      </dl>
      {gap !== undefined && <ProgressBar aria-label={searching.approach} aria-valuetext={searching.within(gapPercent(gap))} value={Math.max(0, 1 - gap)} />}
      <p className={styles.note}>{usingBest ? searching.usingBest : searching.note}</p>
    </section>
  );
}
