import { makeStyles, tokens } from "@fluentui/react-components";
import type { ThreeSeriesMonth } from "../../engine/plan";
import { wholeFigure } from "../../language/format";
import { usePaneTools } from "../paneContext";

const width = 320;
const height = 150;
const base = 130;
const top = 8;

/** Told apart by shape as well (filled, outlined, line); each at least 3:1 against both themes' backgrounds. */
const colours = { sales: "#3B78B8", production: "#B8741A", inventory: "#3A8F4E" } as const;

const useStyles = makeStyles({
  figure: { margin: 0 },
  chart: { width: "100%", height: "auto", display: "block" },
  axis: { stroke: tokens.colorNeutralStrokeAccessible },
  plan: { fill: tokens.colorNeutralBackground3, "@media (forced-colors: active)": { fill: "none", stroke: "GrayText", strokeDasharray: "2 2" } },
  text: { fill: tokens.colorNeutralForeground3, fontSize: "10px", "@media (forced-colors: active)": { fill: "CanvasText" } },
  legend: { display: "flex", flexWrap: "wrap", gap: "4px 12px", margin: "4px 0", padding: 0, listStyleType: "none", fontSize: tokens.fontSizeBase200 },
  entry: { display: "flex", alignItems: "center", gap: "4px" },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  details: { marginTop: "4px", fontSize: tokens.fontSizeBase200 },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  month: { textAlign: "left", fontWeight: tokens.fontWeightRegular, padding: "2px 4px 2px 0", whiteSpace: "nowrap" },
  number: { textAlign: "right", padding: "2px 0 2px 4px", fontWeight: tokens.fontWeightRegular },
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
        {(["sales", "production", "inventory"] as const).map((series) => (
          <li key={series} className={styles.entry}>
            <Mark series={series} />
            {planned.series[series]}
          </li>
        ))}
      </ul>
      <figcaption className={styles.note}>{planned.chartUnit(currency)}</figcaption>
      <details className={styles.details}>
        <summary>{planned.numbers}</summary>
        <Numbers months={months} />
      </details>
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
          <rect x={(index + 0.5) * slot - bar} y={y(sales)} width={bar} height={base - y(sales)} fill={colours.sales} />
          <rect x={(index + 0.5) * slot + 0.5} y={y(production) + 0.5} width={bar - 1} height={Math.max(0, base - y(production) - 0.5)} fill="none" stroke={colours.production} strokeWidth={1.5} />
          {index % every === 0 && (
            <text x={(index + anchorShare[anchorOf(index, months.length)]) * slot} y={height - 6} textAnchor={anchorOf(index, months.length)} className={styles.text}>
              {month.slice(2)}
            </text>
          )}
        </g>
      ))}
      <polyline points={line} fill="none" stroke={colours.inventory} strokeWidth={2} />
      <line x1={0} x2={width} y1={base} y2={base} className={styles.axis} />
    </svg>
  );
}

const anchorShare = { start: 0, middle: 0.5, end: 1 } as const;

/** Labels at the edges would be cut off in their middle. */
const anchorOf = (index: number, count: number): "start" | "middle" | "end" => (index === 0 ? "start" : index === count - 1 ? "end" : "middle");

function Mark({ series }: { series: keyof typeof colours }) {
  const colour = colours[series];
  return (
    <svg width={14} height={10} aria-hidden="true">
      {series === "sales" && <rect x={2} width={10} height={10} fill={colour} />}
      {series === "production" && <rect x={3} y={1} width={8} height={8} fill="none" stroke={colour} strokeWidth={1.5} />}
      {series === "inventory" && <line x1={0} x2={14} y1={5} y2={5} stroke={colour} strokeWidth={2.5} />}
    </svg>
  );
}

function Numbers({ months }: { months: readonly ThreeSeriesMonth[] }) {
  const styles = useStyles();
  const { planned } = usePaneTools().words.pane;
  const series = ["sales", "production", "inventory"] as const;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.month}>
            {planned.month}
          </th>
          {series.map((name) => (
            <th key={name} scope="col" className={styles.number}>
              {planned.series[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <tr key={month.month}>
            <th scope="row" className={styles.month}>
              {month.month} <span className={styles.note}>{planned.monthKinds[month.kind]}</span>
            </th>
            {series.map((name) => (
              <td key={name} className={styles.number}>
                {wholeFigure(month[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
