import { makeStyles, mergeClasses, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import type { CycleStanding, CycleStep } from "../../engine/meeting/cycleStatus";
import type { Problem, TableName } from "../../engine/problem";
import type { FoundTable } from "../../input/readRecords";
import { wholeFigure } from "../../language/format";
import { ProblemList } from "../parts/ProblemList";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { Standings } from "../parts/Standings";
import { isOwn, nextSteps } from "../nextSteps";
import { usePaneTools } from "../paneContext";
import type { HomeOverview } from "../../worker/homeJobs";

interface Props {
  overview: HomeOverview;
  rebalance(): void;
  rebalanceWithout(): void;
  read(): void;
  loadSample(): void;
  /** Opens the place where a step of the cycle is done; absent where the pane has no such places. */
  goToStep?: ((step: CycleStep) => void) | undefined;
}

/** What the workbook holds, what is wrong with it, and the one thing to do next. */
export function Home({ overview: { inspection, cycle }, rebalance, rebalanceWithout, read, loadSample, goToStep }: Props) {
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
  return <Ready cycle={cycle} problems={problems} found={found} rebalance={rebalance} readAgain={readAgain} goToStep={goToStep} />;
}

interface ReadyProps extends Pick<Props, "rebalance" | "goToStep"> {
  cycle: HomeOverview["cycle"];
  problems: readonly Problem[];
  found: readonly FoundTable[];
  readAgain: { label: string; act(): void };
}

/** A plan can be made. Who collects or decides finds the own next step as the first button, everybody else the plan. */
function Ready({ cycle, problems, found, rebalance, readAgain, goToStep }: ReadyProps) {
  const { words, role } = usePaneTools();
  const { home, actions } = words.pane;
  const next = cycle && goToStep ? nextSteps(cycle.standings, role) : [];
  const wayOf = ({ step }: CycleStanding) => ({ label: words.meet.home.openSteps[step], act: () => goToStep?.(step) });
  const plan = { label: actions.rebalance, act: rebalance };
  const own = role === "clerk" || role === "manager" ? next.find((standing) => isOwn(standing, role)) : undefined;
  return (
    <Screen title={home.ready} lead={home.readyText} primary={own ? wayOf(own) : plan} secondary={own ? plan : readAgain}>
      {cycle && goToStep && (
        <Section title={words.home.next(cycle.cycle)}>{next.length === 0 ? words.home.allDone : <Standings standings={next} wayOf={(standing) => (standing === own ? undefined : wayOf(standing))} />}</Section>
      )}
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
