import { assumptionSentence } from "../../language/describeGap";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import { LongTextField, NameField } from "./fields";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { useRowStyles } from "./rows";
import { formOf, type Place } from "./state";
import { needed, useForm } from "./useForm";

/** One way to close a gap becomes a decision. */
export function DecideScreen(props: PlaceProps<Extract<Place, { at: "decide" }>>) {
  const { meet, place } = props;
  const { gap, option } = place;
  const { words } = usePaneTools();
  const { decide, form: said, newScenario } = words.meet;
  const styles = useRowStyles();
  const form = useForm(meet, formOf(place), { by: meet.kept.by, content: option.sentence }, (typed) => ({ by: needed(typed.by, said.needsBy), content: needed(typed.content, said.needsText) }));
  const act = () => meet.take({ step: "decide", by: form.typed.by.trim(), content: form.typed.content.trim(), gap: gap.gap, assumptions: option.assumptions }, { at: "gaps" });
  return (
    <MeetScreen {...props} lead={decide.lead} primary={{ label: decide.act, act: () => form.send(act) }}>
      <p className={styles.line}>{gap.sentence}</p>
      <LongTextField label={decide.content} field={form.field("content")} required />
      <NameField label={decide.by} field={form.field("by")} required names={meet.kept.people} />
      <Section title={newScenario.assumptions}>
        <ul className={styles.list}>
          {option.assumptions.map((assumption, index) => (
            <li key={index}>{assumptionSentence(words, assumption)}</li>
          ))}
        </ul>
      </Section>
    </MeetScreen>
  );
}
