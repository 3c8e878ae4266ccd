import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { percentage, wholeFigure } from "../../language/format";
import type { ReviewOverview } from "../../worker/reviewJobs";
import type { AdjustmentWish } from "../../demandReview/adjustForecast";
import { LinePreview } from "../parts/LinePreview";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import { FigureTable } from "./FigureTable";
import { adjustmentText, changed, shown, totalMeasures, totalsByMeasure, withoutForecast } from "./state";
import type { Collect } from "./useCollect";

interface Props {
  collect: Collect;
  overview: ReviewOverview;
  /** What has just become a row of the ledger. */
  adjusted: AdjustmentWish | undefined;
}

/** The offices' forecasts together, beside what there is to compare them with. */
export function ReviewScreen({ collect, overview, adjusted }: Props) {
  const { words, goTo } = usePaneTools();
  const { review, actions } = words.collect;
  const missing = withoutForecast(overview.consolidation);
  const back = { label: actions.back, act: () => collect.go({ at: "home", overview }) };
  if (overview.consolidation.lines.length === 0) return <Screen title={review.title} lead={review.empty} primary={{ label: actions.returned, act: () => collect.go({ at: "returned", overview }) }} secondary={back} />;
  const { months } = overview.consolidation;
  const totals = totalsByMeasure(overview.consolidation);
  return (
    <Screen title={review.title} lead={review.lead} primary={{ label: actions.approve, act: () => collect.go({ at: "approve", overview }) }} secondary={back}>
      {adjusted && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{adjustmentText(adjusted, review)}</MessageBarBody>
        </MessageBar>
      )}
      <MessageBar intent={missing.length > 0 ? "warning" : "success"} layout="multiline">
        <MessageBarBody>{missing.length > 0 ? review.missing(new Intl.ListFormat(words.pane.locale).format(missing)) : review.complete}</MessageBarBody>
      </MessageBar>
      <Section title={words.previews.review}>
        <TotalLines months={months} totals={totals} />
      </Section>
      <Section title={review.table}>
        <FigureTable title={review.table} head={review.measure} columns={months} rows={totalMeasures.map((name) => ({ label: review.measures[name], figures: totals[name].map(name === "adjusted" ? changed : shown), strong: name === "total" }))} />
      </Section>
      {overview.budget.length > 0 && <BudgetSection overview={overview} />}
      <Button onClick={collect.openConsolidation}>{review.openConsolidation}</Button>
      <p style={{ margin: 0 }}>{review.adjustments}</p>
      <Button onClick={() => collect.go({ at: "adjust", overview })}>{actions.adjust}</Button>
      <Button onClick={() => goTo({ sheet: words.tables.sheets.forecastAdjustments })}>{review.openAdjustments}</Button>
    </Screen>
  );
}

/** The offices' total beside last year and the statistical baseline. */
function TotalLines({ months, totals }: { months: readonly string[]; totals: ReturnType<typeof totalsByMeasure> }) {
  const { collect, previews } = usePaneTools().words;
  const series = (["total", "lastYear", "baseline"] as const).filter((name) => totals[name].some((value) => value !== undefined)).map((name) => ({ label: collect.review.measures[name], values: totals[name] }));
  return <LinePreview months={months} series={series} format={wholeFigure} summary={previews.reviewSummary(months[0] ?? "", months.at(-1) ?? "", shown(totals.total[0]), shown(totals.total.at(-1)))} numbersBeside />;
}

/** In money: only there do pieces of different items add up to what was budgeted. Months stand below one another, for money is wide. */
function BudgetSection({ overview: { budget, currency } }: { overview: ReviewOverview }) {
  const { words } = usePaneTools();
  const { review } = words.collect;
  const title = review.budgetTable(currency);
  const { forecast, budget: planned, versus } = review.budgetMeasures;
  const rows = budget.map((month) => ({ label: month.month, figures: [wholeFigure(month.forecast), shown(month.budget), month.budget ? `${month.forecast >= month.budget ? "+" : "−"}${percentage(Math.abs(month.forecast / month.budget - 1))}` : shown(undefined)] }));
  return (
    <Section title={title}>
      <FigureTable title={title} head={words.pane.planned.month} columns={[forecast, planned, versus]} rows={rows} />
    </Section>
  );
}
