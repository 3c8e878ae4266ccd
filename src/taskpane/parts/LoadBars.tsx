import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Plan } from "../../engine/plan";
import { periodName } from "../../language/describeProblem";
import { figure, percentage, wholeFigure } from "../../language/format";
import { usePaneTools } from "../paneContext";
import { type WorkCentrePeak, workCentrePeaks } from "../workCentrePeaks";

const width = 320;
const height = 10;
/** The bar of a work centre that is just full ends here, so that what goes beyond has room. */
const fullAt = width / 1.25;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "8px" },
  row: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "12px", overflowWrap: "anywhere" },
  ratio: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  over: { fontWeight: tokens.fontWeightSemibold },
  bar: { gridColumn: "1 / -1", width: "100%", height: "auto", display: "block", margin: "2px 0" },
  track: { fill: tokens.colorNeutralBackground3, "@media (forced-colors: active)": { fill: "none", stroke: "GrayText" } },
  load: { fill: "var(--chart-sales)", "@media (forced-colors: active)": { fill: "CanvasText" } },
  beyond: { fill: "none", stroke: "var(--chart-production)", strokeWidth: "2px", "@media (forced-colors: active)": { stroke: "Highlight" } },
  full: { stroke: tokens.colorNeutralForeground1, strokeWidth: "2px", "@media (forced-colors: active)": { stroke: "CanvasText" } },
  note: { gridColumn: "1 / -1", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  more: { margin: "4px 0 0", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface Props {
  plan: Pick<Plan, "capacity" | "periods">;
  /** How many work centres; the others are counted. */
  most?: number;
}

/** Each work centre's fullest period, worst first: name, per cent and what takes the rest as text, and a bar with a mark at 100 %. */
export function LoadBars({ plan, most = 5 }: Props) {
  const { previews } = usePaneTools().words;
  const styles = useStyles();
  const peaks = workCentrePeaks(plan);
  if (peaks.length === 0) return <p className={styles.more}>{previews.noWorkCentres}</p>;
  return (
    <>
      <ul className={styles.list}>
        {peaks.slice(0, most).map((peak) => (
          <Peak key={peak.workCentre} peak={peak} period={periodName(plan.periods[peak.period]!)} />
        ))}
      </ul>
      <p className={styles.more}>{previews.fullMark}</p>
      {peaks.length > most && <p className={styles.more}>{previews.moreWorkCentres(wholeFigure(peaks.length - most))}</p>}
    </>
  );
}

const hours = (value: number): string => figure(Math.round(value * 10) / 10);

function Peak({ peak: { name, ratio, overtime, overload }, period }: { peak: WorkCentrePeak; period: string }) {
  const { previews } = usePaneTools().words;
  const styles = useStyles();
  const isOver = ratio > 1;
  const end = Math.min(width - 1, ratio * fullAt);
  const notes = [period, ...(overtime > 0 ? [previews.overtime(hours(overtime))] : []), ...(overload > 0.05 ? [previews.overload(hours(overload))] : [])];
  return (
    <li className={styles.row}>
      <span>{name}</span>
      <span className={mergeClasses(styles.ratio, isOver && styles.over)}>{Number.isFinite(ratio) ? percentage(ratio) : previews.noHours}</span>
      <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className={styles.bar}>
        <rect x={0} y={1} width={width} height={height - 2} className={styles.track} />
        <rect x={0} y={1} width={Math.min(end, fullAt)} height={height - 2} className={styles.load} />
        {isOver && <rect x={fullAt} y={2} width={Math.max(0, end - fullAt)} height={height - 4} className={styles.beyond} />}
        <line x1={fullAt} x2={fullAt} y1={0} y2={height} className={styles.full} />
      </svg>
      <span className={styles.note}>{notes.join(" · ")}</span>
    </li>
  );
}
