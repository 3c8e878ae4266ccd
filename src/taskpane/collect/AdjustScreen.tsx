import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { AdjustmentWish } from "../../demandReview/adjustForecast";
import { asNumber } from "../../input/cellValues";
import { figure } from "../../language/format";
import type { ReviewOverview } from "../../worker/reviewJobs";
import { ItemPicker } from "../parts/ItemPicker";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";
import { officeName, signed, standingOf } from "./state";
import type { Collect } from "./useCollect";

type Complaint = "needsItem" | "needsPlace" | "needsChange" | "belowZero" | "needsReason" | "needsBy";

/** A share is no quantity, though its text is a number. */
const quantityOf = (typed: string): number | undefined => (/[%％]\s*$/.test(typed) ? undefined : asNumber(typed));

/** Sales management changes what an office entered: one row of the ledger, with its reason. */
export function AdjustScreen({ collect, overview }: { collect: Collect; overview: ReviewOverview }) {
  const { words } = usePaneTools();
  const { adjust, actions } = words.collect;
  const { months, offices } = overview.consolidation;
  const [item, setItem] = useState<string>();
  const [place, setPlace] = useState(offices.length === 1 ? "0" : "");
  const [month, setMonth] = useState(months[1] ?? months[0] ?? "");
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [by, setBy] = useState(collect.typed.by);
  const [tried, setTried] = useState(false);

  const office = place === "" ? undefined : offices[Number(place)];
  const change = quantityOf(typed);
  const standing = item !== undefined && office && standingOf(overview.consolidation, { item, office: office.office, channel: office.channel, month });
  const after = standing && change !== undefined ? (standing.entered ?? 0) + standing.adjusted + change : undefined;
  const complaints: Partial<Record<Complaint, string>> = {
    ...(item === undefined && { needsItem: adjust.needsItem }),
    ...(!office && { needsPlace: adjust.needsPlace }),
    ...((change === undefined || change === 0) && { needsChange: adjust.needsChange }),
    // An office that has not submitted yet may still have its last forecast carried over.
    ...(after !== undefined && after < 0 && standing && standing.entered !== undefined && { belowZero: adjust.belowZero(figure(after)) }),
    ...(reason.trim() === "" && { needsReason: adjust.needsReason }),
    ...(by.trim() === "" && { needsBy: adjust.needsBy }),
  };
  const said = (...kinds: Complaint[]) => {
    const text = kinds.map((kind) => complaints[kind]).find((sentence) => sentence !== undefined);
    return tried && text !== undefined ? { validationMessage: text } : {};
  };
  const add = () => {
    setTried(true);
    if (Object.keys(complaints).length > 0 || item === undefined || !office || change === undefined) return;
    const wish: AdjustmentWish = { item, office: office.office, channel: office.channel, month, change, reason: reason.trim(), by: by.trim() };
    collect.adjust(wish);
  };
  const entered = standing && adjust.now(standing.entered === undefined ? "—" : figure(standing.entered), standing.adjusted === 0 ? "0" : signed(standing.adjusted));
  const unit = overview.items.find((one) => one.item === item)?.unit;

  return (
    <Screen title={adjust.title} lead={adjust.lead} primary={{ label: adjust.add, act: add }} secondary={{ label: actions.back, act: () => collect.go({ at: "review", overview }) }}>
      <ItemPicker items={overview.items} chosen={item} choose={setItem} message={said("needsItem").validationMessage} />
      <Field label={adjust.place} {...said("needsPlace")}>
        <Select value={place} onChange={(_, { value }) => setPlace(value)}>
          <option value="">{adjust.choosePlace}</option>
          {offices.map((one, index) => (
            <option key={officeName(one)} value={index}>
              {officeName(one)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={adjust.month}>
        <Select value={month} onChange={(_, { value }) => setMonth(value)}>
          {months.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
      <Field label={adjust.change} {...said("needsChange", "belowZero")} hint={[entered, after !== undefined && adjust.after(figure(after))].filter(Boolean).join(" ")}>
        <Input inputMode="decimal" value={typed} onChange={(_, { value }) => setTyped(value)} {...(unit !== undefined && { contentAfter: unit })} />
      </Field>
      <Field label={adjust.reason} {...said("needsReason")}>
        <Textarea value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <Field label={adjust.by} {...said("needsBy")}>
        <Input value={by} onChange={(_, { value }) => setBy(value)} />
      </Field>
    </Screen>
  );
}
