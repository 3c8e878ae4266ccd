import type { CustomerGrade } from "../../engine/records";
import { asDate } from "../../input/cellValues";
import { usePaneTools } from "../paneContext";
import { ChoiceField, LongTextField, NameField, TextField } from "./fields";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { departmentsOf, formOf, type Place } from "./state";
import { needed, useForm } from "./useForm";

const classes: readonly CustomerGrade[] = ["A", "B", "C"];

/** The form of a new action. */
export function NewActionScreen(props: PlaceProps<Extract<Place, { at: "newAction" }>>) {
  const { meet, overview, place } = props;
  const { words } = usePaneTools();
  const { newAction, form: said } = words.meet;
  const initial = { task: place.task ?? "", owner: "", department: "", due: "", actionClass: "B" };
  const form = useForm(meet, formOf(place), initial, ({ task, owner, due }) => ({
    task: needed(task, said.needsText),
    owner: needed(owner, said.needsBy),
    due: due.trim() !== "" && asDate(due) === undefined ? said.needsDate : undefined,
  }));
  const act = () => {
    const { task, owner, department, actionClass } = form.typed;
    const due = asDate(form.typed.due);
    meet.take({ step: "action", task: task.trim(), owner: owner.trim(), department: department.trim(), ...(due !== undefined && { due }), actionClass: classes.find((one) => one === actionClass) ?? "B", origin: place.origin ?? "" }, { at: "actions" });
  };
  return (
    <MeetScreen {...props} primary={{ label: newAction.act, act: () => form.send(act) }}>
      <LongTextField label={newAction.task} field={form.field("task")} required />
      <NameField label={newAction.owner} field={form.field("owner")} required names={meet.kept.people} />
      <NameField label={said.department} field={form.field("department")} names={departmentsOf(meet.kept, overview)} />
      <TextField label={newAction.due} field={form.field("due")} />
      <ChoiceField label={newAction.actionClass} field={form.field("actionClass")} options={classes.map((one) => [one, newAction.classes[one]] as const)} />
    </MeetScreen>
  );
}

/** The form that closes an action with its result. */
export function CloseScreen(props: PlaceProps<Extract<Place, { at: "close" }>>) {
  const { meet, overview, place } = props;
  const { words } = usePaneTools();
  const { close } = words.meet;
  const form = useForm(meet, formOf(place), { status: "done", result: "" }, () => ({}));
  const act = () => meet.take({ step: "close", action: place.action, status: form.typed.status === "cancelled" ? "cancelled" : "done", result: form.typed.result.trim() }, { at: "actions" });
  return (
    <MeetScreen {...props} lead={overview.actions.find(({ action }) => action === place.action)?.task ?? ""} primary={{ label: close.act, act: () => form.send(act) }}>
      <ChoiceField label={close.status} field={form.field("status")} options={[["done", close.done], ["cancelled", close.cancelled]]} />
      <LongTextField label={close.result} field={form.field("result")} />
    </MeetScreen>
  );
}
