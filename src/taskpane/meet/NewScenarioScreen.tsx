import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { assumptionSentence } from "../../language/describeGap";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import { AssumptionFields } from "./AssumptionFields";
import { LongTextField, NameField, TextField } from "./fields";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { useRowStyles } from "./rows";
import { formOf } from "./state";
import { needed, useForm } from "./useForm";

/** A name and a set of assumptions. */
export function NewScenarioScreen(props: PlaceProps) {
  const { meet, overview, place } = props;
  const { words } = usePaneTools();
  const { newScenario: said, form: general } = words.meet;
  const styles = useRowStyles();
  const [tried, setTried] = useState(false);
  const { assumptions } = meet.kept;
  const form = useForm(meet, formOf(place), { name: "", by: meet.kept.by, note: "" }, ({ name, by }) => ({ name: needed(name, general.needsText), by: needed(by, general.needsBy) }));
  const save = () => {
    setTried(true);
    form.send(() => {
      const { name, by, note } = form.typed;
      if (assumptions.length > 0) meet.take({ step: "scenario", name: name.trim(), by: by.trim(), note: note.trim(), assumptions }, { at: "scenarios" });
    });
  };
  return (
    <MeetScreen {...props} lead={said.lead} primary={{ label: said.save, act: save }}>
      <TextField label={said.name} field={form.field("name")} required />
      <NameField label={said.by} field={form.field("by")} required names={meet.kept.people} />
      <LongTextField label={general.note} field={form.field("note")} />
      <Section title={said.assumptions}>
        <ul className={styles.list}>
          {assumptions.map((assumption, index) => (
            <li key={index} className={styles.pair}>
              <span>{assumptionSentence(words, assumption)}</span>
              <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={said.remove(assumptionSentence(words, assumption))} onClick={() => meet.keep({ assumptions: assumptions.filter((one) => one !== assumption) })} />
            </li>
          ))}
        </ul>
        <div role="status">{assumptions.length === 0 && tried && <p className={styles.complaint}>{said.noAssumptions}</p>}</div>
      </Section>
      <AssumptionFields meet={meet} overview={overview} add={(assumption) => meet.keep({ assumptions: [...assumptions, assumption] })} />
    </MeetScreen>
  );
}
