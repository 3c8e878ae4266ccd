import { Button } from "@fluentui/react-components";
import { type Assumption, type AssumptionKind, assumptionKinds } from "../../engine/meeting/memory";
import type { MeetingOverview } from "../../meeting/meetingOverview";
import { ItemPicker } from "../parts/ItemPicker";
import { usePaneTools } from "../paneContext";
import { nothingAssumed, readAssumption, shapes, spanMonths, subjectsOf } from "./assumptionForm";
import { ChoiceField, TextField } from "./fields";
import { useForm } from "./useForm";
import type { Meet } from "./useMeet";

interface Props {
  meet: Meet;
  overview: MeetingOverview;
  add(assumption: Assumption): void;
}

/** One assumption from pickers: what changes, of what, when, by how much. */
export function AssumptionFields({ meet, overview, add }: Props) {
  const { words } = usePaneTools();
  const { newScenario } = words.meet;
  const form = useForm(meet, "assumption", nothingAssumed, (typed) => readAssumption(typed, words).complaints);
  const { typed, field } = form;
  const kind = typed.kind as AssumptionKind;
  const { value, span } = shapes[kind];
  const months = spanMonths(overview).map((month) => [month, month] as const);
  const send = () =>
    form.send(() => {
      const { assumption } = readAssumption(typed, words);
      if (!assumption) return;
      add(assumption);
      form.change({ ...nothingAssumed, kind });
    });
  return (
    <>
      <ChoiceField
        label={newScenario.kind}
        field={{ ...field("kind"), set: (chosen) => form.change({ ...nothingAssumed, kind: chosen }) }}
        options={assumptionKinds.map((one) => [one, words.tables.choices[one]] as const)}
      />
      <ItemPicker key={kind} label={newScenario.subject} items={subjectsOf(kind, overview, words)} chosen={typed.subject} choose={(subject) => form.change({ subject })} message={field("subject").message} />
      {span === "months" && (
        <>
          <ChoiceField label={newScenario.from} field={field("from")} options={months} empty="—" />
          <ChoiceField label={newScenario.to} field={field("to")} options={months} empty="—" />
        </>
      )}
      {span === "days" && (
        <>
          <TextField label={newScenario.day.from} field={field("from")} required />
          <TextField label={newScenario.day.to} field={field("to")} required />
        </>
      )}
      <TextField label={newScenario.value[value]} field={field("value")} required inputMode="decimal" {...(value === "percent" && { contentAfter: "%" })} />
      {kind === "moreOutsourcing" && <TextField label={newScenario.unitCost} field={field("unitCost")} inputMode="decimal" />}
      <Button onClick={send}>{newScenario.add}</Button>
    </>
  );
}
