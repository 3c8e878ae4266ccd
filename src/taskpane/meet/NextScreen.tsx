import { asDate } from "../../input/cellValues";
import { usePaneTools } from "../paneContext";
import { NameField, TextField } from "./fields";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { formOf } from "./state";
import { needed, useForm } from "./useForm";

/** The next month begins in the same workbook. */
export function NextScreen(props: PlaceProps) {
  const { meet, place } = props;
  const { words } = usePaneTools();
  const { next, form: said } = words.meet;
  const form = useForm(meet, formOf(place), { by: meet.kept.by, day: "" }, ({ by, day }) => ({ by: needed(by, said.needsBy), day: day.trim() !== "" && asDate(day) === undefined ? said.needsDate : undefined }));
  const act = () => {
    const day = asDate(form.typed.day);
    meet.take({ step: "next", by: form.typed.by.trim(), ...(day !== undefined && { day }) }, { at: "home" });
  };
  return (
    <MeetScreen {...props} lead={next.lead} primary={{ label: next.act, act: () => form.send(act) }}>
      <NameField label={next.by} field={form.field("by")} required names={meet.kept.people} />
      <TextField label={next.day} field={form.field("day")} />
    </MeetScreen>
  );
}
