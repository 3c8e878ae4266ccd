import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { Contradiction, Plan } from "../../engine/plan";
import { bottleneckSentence, contradictionSentence, hourLostSentence, lostSalesSentence, remedySentence, sensitivitySentence, wayOutSentence, worthwhileRemedy } from "../../language/describeBalance";
import { usePaneTools } from "../paneContext";
import { Section } from "./Section";

const useStyles = makeStyles({
  text: { margin: "0 0 8px", lineHeight: tokens.lineHeightBase300 },
  list: { margin: "0 0 8px", paddingLeft: "20px" },
  note: { margin: "0 0 8px", color: tokens.colorNeutralForeground3 },
});

/** What stands in the way of a cheaper or an earlier plan, and what helps: the dearest bottleneck, contradictions with ways out, how much the forecast may rise. */
export function Limits({ plan, sheets }: { plan: Plan; sheets: readonly string[] }) {
  const { words, goTo } = usePaneTools();
  const styles = useStyles();
  const { limits } = words.pane.planned;
  const { contradictions, sensitivity } = plan.balance;
  const lost = lostSalesSentence(plan, words);
  const sheet = sheets.find((name) => name === words.reports.sheets.bottlenecks);
  return (
    <Section title={limits.title}>
      {contradictions.map((contradiction) => (
        <Contradicting key={`${contradiction.of} ${contradiction.period}`} plan={plan} contradiction={contradiction} />
      ))}
      <DearestBottleneck plan={plan} />
      {lost !== undefined && <p className={styles.text}>{lost}</p>}
      <p className={styles.text}>{sensitivitySentence(plan, words, sensitivity)}</p>
      {sheet !== undefined && (
        <Link as="button" inline onClick={() => goTo({ sheet })}>
          {words.pane.actions.open(sheet)}
        </Link>
      )}
    </Section>
  );
}

/** The price of an hour with the range in which it holds, and the cheapest remedy. */
function DearestBottleneck({ plan }: { plan: Plan }) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const { limits } = words.pane.planned;
  const [dearest] = plan.balance.remedies;
  if (!dearest) return <p className={styles.text}>{plan.balance.bottlenecks.length === 0 ? limits.noBottleneck : limits.seeBottlenecks}</p>;
  const cheapest = worthwhileRemedy(dearest);
  return (
    <>
      <p className={styles.text}>{limits.dearest(bottleneckSentence(plan, words, dearest))}</p>
      {dearest.costPerHourLost > 0 && <p className={styles.note}>{limits.and(hourLostSentence(plan, words, dearest))}</p>}
      {cheapest && <p className={styles.text}>{limits.cheapest(remedySentence(plan, words, dearest.workCentre, cheapest))}</p>}
    </>
  );
}

function Contradicting({ plan, contradiction }: { plan: Plan; contradiction: Contradiction }) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const { limits } = words.pane.planned;
  return (
    <>
      <p className={styles.text}>{limits.contradiction(contradictionSentence(plan, words, contradiction))}</p>
      {contradiction.waysOut.length > 0 && (
        <ul className={styles.list} aria-label={limits.waysOut}>
          {contradiction.waysOut.map((way, index) => (
            <li key={index}>{wayOutSentence(plan, words, way)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
