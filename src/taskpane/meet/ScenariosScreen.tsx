import { Button } from "@fluentui/react-components";
import { assumptionSentence } from "../../language/describeGap";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { useRowStyles } from "./rows";

/** The workbook keeps five scenarios at most. */
const mostKept = 5;

/** Kept scenarios with what they assume. */
export function ScenariosScreen(props: PlaceProps) {
  const { meet, overview } = props;
  const { words } = usePaneTools();
  const { scenarios: said } = words.meet;
  const styles = useRowStyles();
  const { scenarios } = overview;
  const add = { label: said.add, act: () => meet.go({ at: "newScenario" }) };
  const compare = { label: said.compare, act: () => meet.take({ step: "compare" }, { at: "scenarios" }) };
  const isFull = scenarios.length >= mostKept;
  return (
    <MeetScreen {...props} lead={scenarios.length === 0 ? said.none : said.lead} primary={scenarios.length === 0 ? add : compare}>
      {scenarios.map(({ scenario, assumptions }) => (
        <Section key={scenario.scenario} title={scenario.scenario}>
          <div className={styles.row}>
            <p className={styles.quiet}>{words.scenarios.made(scenario)}</p>
            {assumptions.map((assumption, index) => (
              <p key={index} className={styles.line}>
                {assumptionSentence(words, assumption)}
              </p>
            ))}
            <div className={styles.beside}>
              <Button size="small" onClick={() => meet.go({ at: "adopt", name: scenario.scenario })}>
                {said.adopt(scenario.scenario)}
              </Button>
              <Button size="small" onClick={() => meet.go({ at: "drop", name: scenario.scenario })}>
                {said.drop(scenario.scenario)}
              </Button>
            </div>
          </div>
        </Section>
      ))}
      {scenarios.length > 0 && (isFull ? <p className={styles.line}>{said.full}</p> : <Button onClick={add.act}>{add.label}</Button>)}
    </MeetScreen>
  );
}
