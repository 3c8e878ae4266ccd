import { Button, makeStyles, MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { languages } from "../../language";
import type { AnswerText } from "../../language/answers";
import { placesOn } from "../../reports/places";
import type { KnownPlan } from "../knownPlan";
import { Answer } from "../parts/Answer";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";

const useStyles = makeStyles({ again: { marginTop: "4px" }, fields: { display: "flex", flexDirection: "column", gap: "12px" } });

interface Props {
  title: string;
  lead: string;
  known: KnownPlan | undefined;
  /** The sheets say something else than when the plan was made. */
  changed: boolean;
  calculate(): void;
  primary: { label: string; act(): void };
  answer: AnswerText | undefined;
  /** The fields of the question. */
  children?: ReactNode;
}

/** What both questions have in common: without a plan one next step, else fields, a warning where due, the answer. */
export function Ask({ title, lead, known, changed, calculate, primary, answer, children }: Props) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const { ask } = words.pane;
  if (!known) {
    return (
      <Screen title={title} lead={lead} primary={{ label: ask.calculate, act: calculate }}>
        <p>{ask.noPlan}</p>
      </Screen>
    );
  }
  return (
    <Screen title={title} lead={lead} primary={primary}>
      {changed && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {ask.changed}
            <div className={styles.again}>
              <Button size="small" onClick={calculate}>
                {ask.calculateAgain}
              </Button>
            </div>
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.fields}>{children}</div>
      <Answer answer={answer} cellOf={known.onSheets && placesOn(known.plan, languages[known.onSheets])} />
    </Screen>
  );
}
