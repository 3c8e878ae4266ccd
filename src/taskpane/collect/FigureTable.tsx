import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse", width: "100%", fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
  cell: { textAlign: "right", padding: "4px 0 4px 6px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, fontWeight: tokens.fontWeightRegular },
  measure: { textAlign: "left", paddingLeft: 0 },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  title: string;
  /** Heading of the first column. */
  head: string;
  columns: readonly string[];
  /** Figures as text, one per column. */
  rows: readonly { label: string; figures: readonly string[]; strong?: boolean }[];
}

/** A table of figures: four columns of pieces, or three of money, fit the narrowest pane. */
export function FigureTable({ title, head, columns, rows }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.cell, styles.measure)}>
              {head}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.cell}>
                {column}
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
              {figures.map((figure, c) => (
                <td key={columns[c]} className={mergeClasses(styles.cell, strong && styles.strong)}>
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
