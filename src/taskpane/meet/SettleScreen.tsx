import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { changeBudget } from "../../engine/meeting/changeBudget";
import { figure } from "../../language/format";
import { localDay } from "../collect/moment";
import { usePaneTools } from "../paneContext";
import { BudgetPart } from "./BudgetPart";
import { LongTextField, NameField } from "./fields";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { formOf, type Place } from "./state";
import { needed, useForm } from "./useForm";

/** A pending request is approved or rejected. */
export function SettleScreen(props: PlaceProps<Extract<Place, { at: "settle" }>>) {
  const { meet, overview, place, services } = props;
  const { words } = usePaneTools();
  const { settle, newChange, changes, form: said } = words.meet;
  const request = overview.changeRequests.find((one) => one.request === place.request);
  const budget = request && changeBudget(overview.changeRequests, { item: request.item, department: request.department, on: localDay(services.now()) }, overview.changeLimits);
  const isFree = request?.causeCode === "forceMajeure";
  const wantsNote = !isFree && (budget?.exhausted.length ?? 0) > 0 && request?.note === "";
  const form = useForm(meet, formOf(place), { by: meet.kept.by, status: "", note: "" }, ({ by, status, note }) => ({
    by: needed(by, said.needsBy),
    status: needed(status, said.needsChoice),
    note: wantsNote && status === "approved" ? needed(note, newChange.needsNote) : undefined,
  }));
  const { message, ...status } = form.field("status");
  const act = () => meet.take({ step: "settle", request: place.request, status: form.typed.status === "approved" ? "approved" : "rejected", by: form.typed.by.trim(), note: form.typed.note.trim() }, { at: "changes" });
  return (
    <MeetScreen {...props} {...(request && { lead: changes.row({ ...request, before: figure(request.before), after: figure(request.after) }) })} primary={{ label: settle.act, act: () => form.send(act) }}>
      {request && budget && <BudgetPart budget={budget} item={request.item} department={request.department} isFree={isFree} />}
      <Field label={settle.answer} required {...(message !== undefined && { validationMessage: message })}>
        <RadioGroup value={status.value} onChange={(_, { value }) => status.set(value)}>
          <Radio value="approved" label={settle.approve} />
          <Radio value="rejected" label={settle.reject} />
        </RadioGroup>
      </Field>
      <NameField label={settle.by} field={form.field("by")} required names={meet.kept.people} />
      <LongTextField label={wantsNote ? newChange.note : said.note} field={form.field("note")} />
    </MeetScreen>
  );
}
