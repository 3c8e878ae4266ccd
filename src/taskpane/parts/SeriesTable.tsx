import { makeStyles, tokens } from "@fluentui/react-components";
import { usePaneTools } from "../paneContext";

const useStyles = makeStyles({
  details: { marginTop: "4px", fontSize: tokens.fontSizeBase200 },
  // WCAG 2.2 asks for 24 px to hit.
  summary: { minHeight: "24px", lineHeight: "24px", cursor: "pointer" },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  month: { textAlign: "left", fontWeight: tokens.fontWeightRegular, padding: "2px 4px 2px 0", whiteSpace: "nowrap" },
  number: { textAlign: "right", padding: "2px 0 2px 4px", fontWeight: tokens.fontWeightRegular },
  note: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  /** Heading of the first column. */
  head: string;
  names: readonly string[];
  rows: readonly { name: string; note?: string; cells: readonly string[] }[];
}

/** The numbers behind a small picture, folded away until somebody wants them. */
export function SeriesTable({ head, names, rows }: Props) {
  const { planned } = usePaneTools().words.pane;
  const styles = useStyles();
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{planned.numbers}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.month}>
              {head}
            </th>
            {names.map((name) => (
              <th key={name} scope="col" className={styles.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, note, cells }) => (
            <tr key={name}>
              <th scope="row" className={styles.month}>
                {name} {note !== undefined && <span className={styles.note}>{note}</span>}
              </th>
              {cells.map((cell, c) => (
                <td key={names[c]} className={styles.number}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
