import type { Plan } from "../../engine/plan";
import { usePaneTools } from "../paneContext";
import { AccuracyLine } from "./AccuracyLine";
import { LoadBars } from "./LoadBars";
import { Section } from "./Section";
import { ThreeSeriesChart } from "./ThreeSeriesChart";

/** A plan to look at: where hours are short, how sales, production and stock go together, how good the forecasts were. */
export function PlanPreviews({ plan }: { plan: Plan }) {
  const { pane, previews } = usePaneTools().words;
  return (
    <>
      <Section title={previews.load}>
        <LoadBars plan={plan} />
      </Section>
      <Section title={pane.planned.chart}>
        <ThreeSeriesChart months={plan.threeSeries} currency={plan.options.currency} />
      </Section>
      <Section title={previews.accuracy}>
        <AccuracyLine accuracy={plan.forecastAccuracy} />
      </Section>
    </>
  );
}
