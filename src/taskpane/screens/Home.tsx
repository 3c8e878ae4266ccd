import { makeStyles, mergeClasses, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import type { TableName } from "../../engine/problem";
import type { FoundTable } from "../../input/readRecords";
import { wholeFigure } from "../../language/format";
import { ProblemList } from "../parts/ProblemList";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import type { Inspection } from "../state";

interface Props {
  inspection: Inspection;
  rebalance(): void;
  rebalanceWithout(): void;
  read(): void;
  loadSample(): void;
}

/** What the workbook holds, what is wrong with it, and the one thing to do next. */
export function Home({ inspection, rebalance, rebalanceWithout, read, loadSample }: Props) {
  const { words } = usePaneTools();
  const { home, actions } = words.pane;
  const { readiness, found, problems, withoutRows } = inspection;
  const readAgain = { label: actions.readAgain, act: read };

  if (readiness === "empty") {
    return (
      <Screen title={home.empty} lead={home.emptyText} primary={{ label: actions.loadSample, act: loadSample }} secondary={readAgain}>
        <p>{home.emptyNote}</p>
      </Screen>
    );
  }
  if (readiness === "notReady") {
    return (
      <Screen title={home.notReady} lead={home.notReadyText} primary={readAgain} secondary={withoutRows === undefined ? undefined : { label: actions.planWithout(withoutRows), act: rebalanceWithout }}>
        <Missing tables={problems.flatMap((problem) => (problem.kind === "missingSheet" ? [problem.table] : []))} />
        <Section title={home.problems}>
          <ProblemList problems={problems} />
        </Section>
        <Found tables={found} />
      </Screen>
    );
  }
  return (
    <Screen title={home.ready} lead={home.readyText} primary={{ label: actions.rebalance, act: rebalance }} secondary={readAgain}>
      <Section title={home.problems}>{problems.length === 0 ? home.noProblems : <ProblemList problems={problems} />}</Section>
      <Found tables={found} />
    </Screen>
  );
}

function Missing({ tables }: { tables: readonly TableName[] }) {
  const { words } = usePaneTools();
  if (tables.length === 0) return null;
  const names = new Intl.ListFormat(words.pane.locale).format(tables.map((table) => words.tables.sheets[table]));
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{words.pane.home.missing(names)}</MessageBarBody>
    </MessageBar>
  );
}

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase300 },
  head: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  name: { textAlign: "left", fontWeight: tokens.fontWeightRegular, padding: "4px 8px 4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: "anywhere" },
  count: { textAlign: "right", fontWeight: tokens.fontWeightRegular, padding: "4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, fontVariantNumeric: "tabular-nums" },
  sheet: { display: "block", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

function Found({ tables }: { tables: readonly FoundTable[] }) {
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
