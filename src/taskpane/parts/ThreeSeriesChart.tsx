import { makeStyles, tokens } from "@fluentui/react-components";
import type { ThreeSeriesMonth } from "../../engine/plan";
import { wholeFigure } from "../../language/format";
import { usePaneTools } from "../paneContext";
import { SeriesTable } from "./SeriesTable";

const width = 320;
const height = 150;
const base = 130;
const top = 8;
const shownSeries = ["sales", "production", "inventory"] as const;

const useStyles = makeStyles({
  figure: { margin: 0 },
  chart: { width: "100%", height: "auto", display: "block" },
  axis: { stroke: tokens.colorNeutralStrokeAccessible },
  // Told apart by shape as well: filled, outlined, line.
  sales: { fill: "var(--chart-sales)", "@media (forced-colors: active)": { fill: "CanvasText" } },
  production: { fill: "none", stroke: "var(--chart-production)", strokeWidth: "1.5px", "@media (forced-colors: active)": { stroke: "CanvasText" } },
  inventory: { fill: "none", stroke: "var(--chart-inventory)", strokeWidth: "2px", "@media (forced-colors: active)": { stroke: "Highlight" } },
  plan: { fill: tokens.colorNeutralBackground3, "@media (forced-colors: active)": { fill: "none", stroke: "GrayText", strokeDasharray: "2 2" } },
  text: { fill: tokens.colorNeutralForeground3, fontSize: "10px", "@media (forced-colors: active)": { fill: "CanvasText" } },
  legend: { display: "flex", flexWrap: "wrap", gap: "4px 12px", margin: "4px 0", padding: 0, listStyleType: "none", fontSize: tokens.fontSizeBase200 },
  entry: { display: "flex", alignItems: "center", gap: "4px" },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface Props {
  months: readonly ThreeSeriesMonth[];
  currency: string;
}

/** A small picture of what the dashboard's native chart shows, with its numbers as text beneath. */
export function ThreeSeriesChart({ months, currency }: Props) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const { planned } = words.pane;
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return null;
  const summary = planned.chartSummary(first.month, last.month, wholeFigure(first.opening), wholeFigure(last.inventory));
  return (
    <figure className={styles.figure}>
      <Drawing months={months} label={summary} />
      <ul className={styles.legend}>
        {shownSeries.map((series) => (
          <li key={series} className={styles.entry}>
            <Mark series={series} />
            {planned.series[series]}
          </li>
        ))}
      </ul>
      <figcaption className={styles.note}>{planned.chartUnit(currency)}</figcaption>
      <SeriesTable
        head={planned.month}
        names={shownSeries.map((series) => planned.series[series])}
        rows={months.map((month) => ({ name: month.month, note: planned.monthKinds[month.kind], cells: shownSeries.map((series) => wholeFigure(month[series])) }))}
      />
    </figure>
  );
}

function Drawing({ months, label }: { months: readonly ThreeSeriesMonth[]; label: string }) {
  const styles = useStyles();
  const { words } = usePaneTools();
  const highest = Math.max(1, ...months.flatMap(({ sales, production, inventory }) => [sales, production, inventory]));
  const y = (value: number): number => base - (Math.max(0, value) / highest) * (base - top);
  const slot = width / months.length;
  const bar = slot * 0.32;
  const firstPlan = months.findIndex(({ kind }) => kind !== "actual");
  const line = months.map(({ inventory }, index) => `${(index + 0.5) * slot},${y(inventory)}`).join(" ");
  // As many month labels as fit side by side.
  const every = Math.ceil(48 / slot);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className={styles.chart}>
      {firstPlan >= 0 && (
        <rect x={firstPlan * slot} y={0} width={width - firstPlan * slot} height={base} className={styles.plan}>
          <title>{words.pane.planned.planBegins}</title>
        </rect>
      )}
      {months.map(({ month, sales, production }, index) => (
        <g key={month}>
          <rect x={(index + 0.5) * slot - bar} y={y(sales)} width={bar} height={base - y(sales)} className={styles.sales} />
          <rect x={(index + 0.5) * slot + 0.5} y={y(production) + 0.5} width={bar - 1} height={Math.max(0, base - y(production) - 0.5)} className={styles.production} />
          {index % every === 0 && (
            <text x={(index + anchorShare[anchorOf(index, months.length)]) * slot} y={height - 6} textAnchor={anchorOf(index, months.length)} className={styles.text}>
              {month.slice(2)}
            </text>
          )}
        </g>
      ))}
      <polyline points={line} className={styles.inventory} />
      <line x1={0} x2={width} y1={base} y2={base} className={styles.axis} />
    </svg>
  );
}

const anchorShare = { start: 0, middle: 0.5, end: 1 } as const;

/** Labels at the edges would be cut off in their middle. */
const anchorOf = (index: number, count: number): "start" | "middle" | "end" => (index === 0 ? "start" : index === count - 1 ? "end" : "middle");

function Mark({ series }: { series: "sales" | "production" | "inventory" }) {
  const styles = useStyles();
  return (
    <svg width={14} height={10} aria-hidden="true">
      {series === "sales" && <rect x={2} width={10} height={10} className={styles.sales} />}
      {series === "production" && <rect x={3} y={1} width={8} height={8} className={styles.production} />}
      {series === "inventory" && <line x1={0} x2={14} y1={5} y2={5} className={styles.inventory} />}
    </svg>
  );
}
