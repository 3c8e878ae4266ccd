import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { usePaneTools } from "../paneContext";
import { SeriesTable } from "./SeriesTable";

const width = 320;
const height = 90;
const [top, base] = [8, 70];
const edge = 6;

const useStyles = makeStyles({
  figure: { margin: "8px 0 0" },
  chart: { width: "100%", height: "auto", display: "block" },
  axis: { stroke: tokens.colorNeutralStrokeAccessible, "@media (forced-colors: active)": { stroke: "CanvasText" } },
  text: { fill: tokens.colorNeutralForeground3, fontSize: "10px", "@media (forced-colors: active)": { fill: "CanvasText" } },
  first: { stroke: "var(--chart-sales)", strokeWidth: "2.5px", "@media (forced-colors: active)": { stroke: "Highlight" } },
  second: { stroke: "var(--chart-production)", strokeWidth: "1.5px", strokeDasharray: "6 3", "@media (forced-colors: active)": { stroke: "CanvasText" } },
  third: { stroke: "var(--chart-inventory)", strokeWidth: "1.5px", strokeDasharray: "2 3", "@media (forced-colors: active)": { stroke: "GrayText" } },
  dot: { fill: "var(--chart-sales)", "@media (forced-colors: active)": { fill: "Highlight" } },
  line: { fill: "none" },
  legend: { display: "flex", flexWrap: "wrap", gap: "4px 12px", margin: "4px 0", padding: 0, listStyleType: "none", fontSize: tokens.fontSizeBase200 },
  entry: { display: "flex", alignItems: "center", gap: "4px" },
});

export interface LineSeries {
  label: string;
  values: readonly (number | undefined)[];
}

interface Props {
  /** By month, as the values are. */
  months: readonly string[];
  /** One to three, told apart by their strokes; the first one matters. */
  series: readonly LineSeries[];
  format(value: number): string;
  /** What the drawing says, in a sentence. */
  summary: string;
  /** The numbers stand beside it already. */
  numbersBeside?: boolean;
}

/** Stretches of months that have a value: a line is not drawn across what nobody knows. */
export function stretches(values: readonly (number | undefined)[]): readonly (readonly { index: number; value: number }[])[] {
  const found: { index: number; value: number }[][] = [];
  values.forEach((value, index) => {
    if (value === undefined) return;
    const last = found.at(-1);
    if (last?.at(-1)?.index === index - 1) last.push({ index, value });
    else found.push([{ index, value }]);
  });
  return found;
}

/** A small picture of a few lines over months, with its numbers as text. */
export function LinePreview({ months, series, format, summary, numbersBeside = false }: Props) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const strokes = [styles.first, styles.second, styles.third];
  const known = series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  if (known.length === 0) return null;
  const highest = Math.max(...known, 0);
  const x = (index: number): number => (months.length === 1 ? width / 2 : edge + (index / (months.length - 1)) * (width - 2 * edge));
  const y = (value: number): number => base - (highest > 0 ? Math.max(0, value) / highest : 0) * (base - top);
  return (
    <figure className={styles.figure}>
      <svg role="img" aria-label={summary} viewBox={`0 0 ${width} ${height}`} className={styles.chart}>
        <line x1={0} x2={width} y1={base} y2={base} className={styles.axis} />
        {[...series.entries()].reverse().map(([s, { label, values }]) => (
          <g key={label}>
            {stretches(values).map((points) => (
              <polyline key={points[0]!.index} points={points.map(({ index, value }) => `${x(index)},${y(value)}`).join(" ")} className={mergeClasses(styles.line, strokes[s])} />
            ))}
            {s === 0 && stretches(values).flat().map(({ index, value }) => <circle key={index} cx={x(index)} cy={y(value)} r={3} className={styles.dot} />)}
          </g>
        ))}
        <text x={0} y={height - 6} className={styles.text}>
          {months[0]!.slice(2)}
        </text>
        {months.length > 1 && (
          <text x={width} y={height - 6} textAnchor="end" className={styles.text}>
            {months.at(-1)!.slice(2)}
          </text>
        )}
      </svg>
      {series.length > 1 && (
        <ul className={styles.legend}>
          {series.map(({ label }, s) => (
            <li key={label} className={styles.entry}>
              <svg width={24} height={10} aria-hidden="true">
                <line x1={0} x2={24} y1={5} y2={5} className={strokes[s]} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      )}
      {!numbersBeside && <SeriesTable head={words.pane.planned.month} names={series.map(({ label }) => label)} rows={months.map((month, m) => ({ name: month, cells: series.map(({ values }) => (values[m] === undefined ? "—" : format(values[m]))) }))} />}
    </figure>
  );
}
