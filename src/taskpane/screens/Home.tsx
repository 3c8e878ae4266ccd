import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { CycleStep } from "../../engine/meeting/cycleStatus";
import type { Plan } from "../../engine/plan";
import type { TableName } from "../../engine/problem";
import type { CellFix } from "../../input/fixes/proposeFixes";
import { missingTables } from "../../input/missingSheets";
import { wholeFigure } from "../../language/format";
import type { HomeOverview } from "../../worker/homeJobs";
import type { HomeNews } from "../homeNews";
import { Found } from "../parts/Found";
import { News } from "../parts/News";
import { ProblemList } from "../parts/ProblemList";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import { Ready } from "./Ready";

interface Props {
  overview: HomeOverview & { news?: HomeNews };
  /** Made last in this pane. */
  plan: Plan | undefined;
  rebalance(): void;
  rebalanceWithout(): void;
  read(): void;
  loadSample(): void;
  /** Adds empty sheets for the compulsory tables that are missing. */
  addSheets(): void;
  fix(fix: CellFix): void;
  /** Opens the place where a step of the cycle is done; absent where the pane has no such places. */
  goToStep?: ((step: CycleStep) => void) | undefined;
}

/** What the workbook holds, what is wrong with it, and the one thing to do next. */
export function Home({ overview, plan, rebalance, rebalanceWithout, read, loadSample, addSheets, fix, goToStep }: Props) {
  const { words } = usePaneTools();
  const { home, actions } = words.pane;
  const { inspection, cycle, addable, fixes, news } = overview;
  const { readiness, found, problems, withoutRows } = inspection;
  const readAgain = { label: actions.readAgain, act: read };
  const add = addable.length === 0 ? undefined : { label: words.home.addSheets(wholeFigure(addable.length)), act: addSheets };

  if (readiness === "empty") {
    return (
      <Screen title={home.empty} lead={home.emptyText} primary={{ label: actions.loadSample, act: loadSample }} secondary={add}>
        {news && <News news={news} />}
        <p style={{ margin: 0 }}>{home.emptyNote}</p>
        <div>
          <Button size="small" onClick={() => read()}>
            {actions.readAgain}
          </Button>
        </div>
      </Screen>
    );
  }
  if (readiness === "notReady") {
    const without = withoutRows === undefined ? undefined : { label: actions.planWithout(withoutRows), act: rebalanceWithout };
    return (
      <Screen title={home.notReady} lead={home.notReadyText} primary={add ?? readAgain} secondary={add ? readAgain : without}>
        {news && <News news={news} />}
        <Missing tables={missingTables(problems)} />
        <Section title={home.problems}>
          <ProblemList problems={problems} fixes={fixes} fix={fix} />
        </Section>
        <Found tables={found} />
      </Screen>
    );
  }
  return <Ready cycle={cycle} plan={plan} news={news} problems={problems} found={found} rebalance={rebalance} readAgain={readAgain} goToStep={goToStep} />;
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
