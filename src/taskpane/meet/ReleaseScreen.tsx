import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useState } from "react";
import { usePaneTools } from "../paneContext";
import { LongTextField, NameField } from "./fields";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { formOf, nextRelease } from "./state";
import { needed, useForm } from "./useForm";

/** Plans and releases, after a second click: a release cannot be taken back. */
export function ReleaseScreen(props: PlaceProps) {
  const { meet, overview, place } = props;
  const { words } = usePaneTools();
  const { release, form: said } = words.meet;
  const [asked, setAsked] = useState(false);
  const name = nextRelease(overview);
  const form = useForm(meet, formOf(place), { by: meet.kept.by, note: "" }, (typed) => ({ by: needed(typed.by, said.needsBy) }));
  const confirm = () => meet.take({ step: "release", by: form.typed.by.trim(), note: form.typed.note.trim() }, { at: "home" });
  const primary = asked ? { label: release.confirm, act: () => form.send(confirm) } : { label: release.act, act: () => form.send(() => setAsked(true)) };
  return (
    <MeetScreen {...props} lead={release.lead(name)} primary={primary}>
      <NameField label={release.by} field={form.field("by")} required names={meet.kept.people} />
      <LongTextField label={said.note} field={form.field("note")} />
      <div role="status">
        {asked && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{release.sure(name)}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </MeetScreen>
  );
}
