import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { FoundTable } from "../../input/readRecords";
import { wholeFigure } from "../../language/format";
import { usePaneTools } from "../paneContext";
import { Section } from "./Section";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase300 },
  head: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  name: { textAlign: "left", fontWeight: tokens.fontWeightRegular, padding: "4px 8px 4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: "anywhere" },
  count: { textAlign: "right", fontWeight: tokens.fontWeightRegular, padding: "4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, fontVariantNumeric: "tabular-nums" },
  sheet: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** The tables that were read, with their rows. */
export function Found({ tables }: { tables: readonly FoundTable[] }) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const { home } = words.pane;
  return (
    <Section title={home.found}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.name, styles.head)}>
              {home.table}
            </th>
            <th scope="col" className={mergeClasses(styles.count, styles.head)}>
              {home.rows}
            </th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ table, sheet, rows }) => (
            <tr key={table}>
              <th scope="row" className={styles.name}>
                {words.tables.sheets[table]}
                {sheet !== words.tables.sheets[table] && <span className={styles.sheet}>{home.sheetOf(sheet)}</span>}
              </th>
              <td className={styles.count}>{wholeFigure(rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
