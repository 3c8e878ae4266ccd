import { Field, Input, MessageBar, MessageBarBody, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Problem } from "../../engine/problem";
import type { ForecastApproval } from "../../engine/records";
import type { ApprovalRequest, ReviewOverview } from "../../worker/reviewJobs";
import { ProblemList } from "../parts/ProblemList";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import { nextVersion, withoutForecast } from "./state";
import type { Collect } from "./useCollect";

interface Props {
  collect: Collect;
  overview: ReviewOverview;
  /** Why the last try was refused. */
  problems: readonly Problem[] | undefined;
  /** A version somebody else approved since the screen was opened. */
  meanwhile: ForecastApproval | undefined;
}

/** One numbered version, by a named person. */
export function ApproveScreen({ collect, overview, problems, meanwhile }: Props) {
  const { words } = usePaneTools();
  const { approve, actions } = words.collect;
  const { typed } = collect;
  const [approver, setApprover] = useState(typed.approval.approver);
  const [note, setNote] = useState(typed.approval.note);
  const [missing, setMissing] = useState<ApprovalRequest["missing"]>(typed.approval.missing);
  const [tried, setTried] = useState(false);
  const without = withoutForecast(overview.consolidation);
  const mustWait = without.length > 0 && missing === "stop";
  const confirm = () => {
    setTried(true);
    if (approver.trim() !== "" && !mustWait) collect.approve({ approver: approver.trim(), note: note.trim(), missing });
  };
  return (
    <Screen title={approve.title} lead={approve.lead(nextVersion(overview))} primary={{ label: approve.confirm, act: confirm }} secondary={{ label: actions.back, act: collect.read }}>
      {meanwhile && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{approve.changed(meanwhile.version, meanwhile.approver)}</MessageBarBody>
        </MessageBar>
      )}
      {problems && (
        <Section title={approve.problems}>
          <ProblemList problems={problems} />
        </Section>
      )}
      <Field label={approve.approver} required {...(tried && approver.trim() === "" && { validationMessage: approve.needsApprover })}>
        <Input value={approver} onChange={(_, { value }) => setApprover(value)} />
      </Field>
      <Field label={approve.note}>
        <Textarea value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
      {without.length > 0 && (
        <Field label={approve.missingChoice} hint={approve.missing(new Intl.ListFormat(words.pane.locale).format(without))} {...(tried && mustWait && { validationMessage: approve.mustWait })}>
          <RadioGroup value={missing} onChange={(_, { value }) => setMissing(value === "carryOver" ? "carryOver" : "stop")}>
            <Radio value="stop" label={approve.stop} />
            <Radio value="carryOver" label={approve.carryOver} />
          </RadioGroup>
        </Field>
      )}
    </Screen>
  );
}
