import type { CycleStanding, CycleStep } from "../../engine/meeting/cycleStatus";
import type { Plan } from "../../engine/plan";
import type { Problem } from "../../engine/problem";
import type { FoundTable } from "../../input/readRecords";
import type { HomeOverview } from "../../worker/homeJobs";
import type { HomeNews } from "../homeNews";
import { isOwn, nextSteps } from "../nextSteps";
import { Found } from "../parts/Found";
import { News } from "../parts/News";
import { PlanPreviews } from "../parts/PlanPreviews";
import { ProblemList } from "../parts/ProblemList";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { Standings } from "../parts/Standings";
import { usePaneTools } from "../paneContext";

interface Props {
  rebalance(): void;
  /** Opens the place where a step of the cycle is done; absent where the pane has no such places. */
  goToStep?: ((step: CycleStep) => void) | undefined;
  cycle: HomeOverview["cycle"];
  plan: Plan | undefined;
  news: HomeNews | undefined;
  problems: readonly Problem[];
  found: readonly FoundTable[];
  readAgain: { label: string; act(): void };
}

/** A plan can be made. Who collects or decides finds the own next step as the first button, everybody else the plan. */
export function Ready({ cycle, plan: known, news, problems, found, rebalance, readAgain, goToStep }: Props) {
  const { words, role } = usePaneTools();
  const { home, actions } = words.pane;
  const next = cycle && goToStep ? nextSteps(cycle.standings, role) : [];
  const wayOf = ({ step }: CycleStanding) => ({ label: words.meet.home.openSteps[step], act: () => goToStep?.(step) });
  const plan = { label: actions.rebalance, act: rebalance };
  const own = role === "clerk" || role === "manager" ? next.find((standing) => isOwn(standing, role)) : undefined;
  return (
    <Screen title={home.ready} lead={home.readyText} primary={own ? wayOf(own) : plan} secondary={own ? plan : readAgain}>
      {news && <News news={news} />}
      {cycle && goToStep && (
        <Section title={words.home.next(cycle.cycle)}>{next.length === 0 ? words.home.allDone : <Standings standings={next} wayOf={(standing) => (standing === own ? undefined : wayOf(standing))} />}</Section>
      )}
      <Section title={home.problems}>{problems.length === 0 ? home.noProblems : <ProblemList problems={problems} />}</Section>
      {known && (
        <>
          <p style={{ margin: 0 }}>{words.previews.lastPlan(known.options.planDate)}</p>
          <PlanPreviews plan={known} />
        </>
      )}
      <Found tables={found} />
    </Screen>
  );
}
