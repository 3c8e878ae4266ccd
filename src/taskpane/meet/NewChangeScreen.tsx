import { changeBudget } from "../../engine/meeting/changeBudget";
import { type ChangeCauseCode, changeCauses } from "../../engine/meeting/memory";
import { asNumber } from "../../input/cellValues";
import { figure } from "../../language/format";
import { localDay } from "../collect/moment";
import { ItemPicker } from "../parts/ItemPicker";
import { usePaneTools } from "../paneContext";
import { BudgetPart } from "./BudgetPart";
import { ChoiceField, LongTextField, NameField, TextField } from "./fields";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { departmentsOf, formOf } from "./state";
import { needed, useForm } from "./useForm";

const nothing = { item: "", start: "", quantity: "", causeCode: "", cause: "", department: "", approver: "", note: "" };

/** A request to change one released quantity inside the frozen zone. */
export function NewChangeScreen(props: PlaceProps) {
  const { meet, overview, place, services } = props;
  const { words } = usePaneTools();
  const { newChange: said, form: general } = words.meet;
  const { frozenRows, changeRequests, changeLimits } = overview;
  const budgetFor = (item: string, department: string) => changeBudget(changeRequests, { item, department: department.trim(), on: localDay(services.now()) }, changeLimits);

  const form = useForm(meet, formOf(place), { ...nothing, by: meet.kept.by }, (typed) => {
    const quantity = asNumber(typed.quantity);
    const isUsedUp = typed.item !== "" && typed.causeCode !== "forceMajeure" && budgetFor(typed.item, typed.department).exhausted.length > 0;
    return {
      item: needed(typed.item, general.needsChoice),
      start: needed(typed.start, general.needsChoice),
      quantity: quantity === undefined || quantity < 0 ? general.needsQuantity : undefined,
      causeCode: needed(typed.causeCode, general.needsChoice),
      by: needed(typed.by, general.needsBy),
      note: isUsedUp && typed.approver.trim() !== "" ? needed(typed.note, said.needsNote) : undefined,
    };
  });
  const { typed, field } = form;
  const rows = frozenRows.filter(({ item }) => item === typed.item);
  const act = () => {
    const { item, start, quantity, causeCode, cause, department, by, approver, note } = typed;
    const wish = { item, on: start, quantity: asNumber(quantity) ?? 0, causeCode: causeCode as ChangeCauseCode, cause: cause.trim(), department: department.trim(), by: by.trim(), approver: approver.trim(), note: note.trim() };
    meet.take({ step: "change", ...wish }, { at: "changes" });
  };
  const items = [...new Map(frozenRows.map((row) => [row.item, { item: row.item, name: row.name }])).values()];
  const chooseItem = (item: string) => {
    const [only, ...more] = frozenRows.filter((row) => row.item === item);
    form.change({ item, start: only && more.length === 0 ? only.start : "" });
  };
  return (
    <MeetScreen {...props} lead={said.lead} primary={{ label: said.act, act: () => form.send(act) }}>
      <ItemPicker items={items} chosen={typed.item} choose={chooseItem} message={field("item").message} />
      <ChoiceField label={said.period} field={field("start")} required empty={general.choose} options={rows.map(({ start, end, quantity, unit }) => [start, said.periodOf(start, end, `${figure(quantity)} ${unit}`)] as const)} />
      <TextField label={said.quantity} field={field("quantity")} required inputMode="decimal" {...(rows[0] && { contentAfter: rows[0].unit })} />
      <ChoiceField label={said.causeCode} field={field("causeCode")} required empty={general.choose} options={changeCauses.map((cause) => [cause, words.tables.choices[cause]] as const)} />
      <LongTextField label={said.cause} field={field("cause")} />
      <NameField label={general.department} field={field("department")} names={departmentsOf(meet.kept, overview)} />
      {typed.item !== "" && <BudgetPart budget={budgetFor(typed.item, typed.department)} item={typed.item} department={typed.department.trim()} isFree={typed.causeCode === "forceMajeure"} />}
      <NameField label={said.requester} field={field("by")} required names={meet.kept.people} />
      <NameField label={said.approver} field={field("approver")} names={meet.kept.people} />
      <LongTextField label={said.note} field={field("note")} />
    </MeetScreen>
  );
}
