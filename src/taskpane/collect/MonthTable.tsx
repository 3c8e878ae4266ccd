import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse", width: "100%", fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
  cell: { textAlign: "right", padding: "4px 2px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, fontWeight: tokens.fontWeightRegular },
  measure: { textAlign: "left", paddingRight: "4px" },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  title: string;
  /** Heading of the first column. */
  measure: string;
  months: readonly string[];
  /** Figures as text, one per month. */
  rows: readonly { label: string; figures: readonly string[]; strong?: boolean }[];
}

/** Measures down, months across: four months fit the narrowest pane. */
export function MonthTable({ title, measure, months, rows }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.cell, styles.measure)}>
              {measure}
            </th>
            {months.map((month) => (
              <th key={month} scope="col" className={styles.cell}>
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, figures, strong }) => (
            <tr key={label}>
              <th scope="row" className={mergeClasses(styles.cell, styles.measure, strong && styles.strong)}>
                {label}
              </th>
              {figures.map((figure, m) => (
                <td key={months[m]} className={mergeClasses(styles.cell, strong && styles.strong)}>
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
