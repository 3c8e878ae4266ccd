import type { ReactNode } from "react";
import type { MeetingStep } from "../../meeting/meetingSteps";
import { usePaneTools } from "../paneContext";
import { NameField } from "./fields";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { formOf, parentOf, type Place } from "./state";
import { needed, useForm } from "./useForm";

interface Props extends PlaceProps {
  lead: string;
  /** Whose name is asked for. */
  by: string;
  act: string;
  step(by: string): MeetingStep;
  then?: Place;
  children?: ReactNode;
}

/** A step that wants nothing but the name of the person who stands for it. */
export function ByScreen({ lead, by, act, step, then, children, ...props }: Props) {
  const { meet, place } = props;
  const { words } = usePaneTools();
  const form = useForm(meet, formOf(place), { by: meet.kept.by }, (typed) => ({ by: needed(typed.by, words.meet.form.needsBy) }));
  const send = () => form.send(() => meet.take(step(form.typed.by.trim()), then ?? parentOf(place)));
  return (
    <MeetScreen {...props} lead={lead} primary={{ label: act, act: send }}>
      {children}
      <NameField label={by} field={form.field("by")} required names={meet.kept.people} />
    </MeetScreen>
  );
}
