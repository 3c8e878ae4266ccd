import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { wholeFigure } from "../../language/format";
import type { ReviewOverview } from "../../worker/reviewJobs";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import { totalsByMonth, withoutForecast } from "./state";
import type { Collect } from "./useCollect";

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse", width: "100%", fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
  cell: { textAlign: "right", padding: "4px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, fontWeight: tokens.fontWeightRegular },
  month: { textAlign: "left" },
});

const columns = ["forecast", "adjusted", "before", "lastYear", "baseline"] as const;
const noFigure = "—";

/** The offices' forecasts together, beside what there is to compare them with. */
export function ReviewScreen({ collect, overview }: { collect: Collect; overview: ReviewOverview }) {
  const { words, goTo } = usePaneTools();
  const { review, actions } = words.collect;
  const styles = useStyles();
  const missing = withoutForecast(overview.consolidation);
  const back = { label: actions.back, act: () => collect.go({ at: "home", overview }) };
  if (overview.consolidation.lines.length === 0) return <Screen title={review.title} lead={review.empty} primary={{ label: actions.returned, act: () => collect.go({ at: "returned", overview }) }} secondary={back} />;
  return (
    <Screen title={review.title} lead={review.lead} primary={{ label: actions.approve, act: () => collect.go({ at: "approve", overview }) }} secondary={back}>
      <MessageBar intent={missing.length > 0 ? "warning" : "success"} layout="multiline">
        <MessageBarBody>{missing.length > 0 ? review.missing(new Intl.ListFormat(words.pane.locale).format(missing)) : review.complete}</MessageBarBody>
      </MessageBar>
      <Section title={review.table}>
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={review.table}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" className={`${styles.cell} ${styles.month}`}>
                  {review.month}
                </th>
                {columns.map((column) => (
                  <th key={column} scope="col" className={styles.cell}>
                    {review.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {totalsByMonth(overview.consolidation).map((totals) => (
                <tr key={totals.month}>
                  <th scope="row" className={`${styles.cell} ${styles.month}`}>
                    {totals.month}
                  </th>
                  {columns.map((column) => (
                    <td key={column} className={styles.cell}>
                      {totals[column] === undefined ? noFigure : wholeFigure(totals[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <p style={{ margin: 0 }}>{review.adjustments}</p>
      <Button onClick={() => goTo({ sheet: words.tables.sheets.forecastAdjustments })}>{review.openAdjustments}</Button>
    </Screen>
  );
}
