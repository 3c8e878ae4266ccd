import { Field, Input } from "@fluentui/react-components";
import { type KeyboardEvent, useState } from "react";
import { promise, type PromiseRequest } from "../../engine/masterSchedule/promise";
import type { Item } from "../../engine/records";
import { asDate, asNumber } from "../../input/cellValues";
import { promiseText } from "../../language/answers";
import { ItemPicker } from "../parts/ItemPicker";
import { usePaneTools } from "../paneContext";
import { useInputsChanged } from "../useInputsChanged";
import { Ask } from "./Ask";
import type { QuestionProps } from "./Why";

type Complaint = "needsItem" | "needsQuantity" | "needsWhole" | "needsDate";

/** The request, or what is missing of it. */
function requestOf(item: Item | undefined, typed: string, date: string): PromiseRequest | Complaint {
  const quantity = asNumber(typed);
  const wished = asDate(date);
  if (!item) return "needsItem";
  if (quantity === undefined || quantity <= 0) return "needsQuantity";
  if (item.wholePieces && !Number.isInteger(quantity)) return "needsWhole";
  return wished ? { item: item.item, quantity, wished } : "needsDate";
}

/** "Can I promise?" 能否承诺: item, quantity, date → yes, or the earliest date, or how many. */
export function CanPromise({ services, known, asked, ask, calculate }: QuestionProps) {
  const { words } = usePaneTools();
  const [quantity, setQuantity] = useState("");
  const [date, setDate] = useState("");
  const [request, setRequest] = useState<PromiseRequest>();
  const [complaint, setComplaint] = useState<Complaint>();
  const changed = useInputsChanged(services, known, request);
  const item = asked && known?.plan.items[asked.item];
  const box = words.pane.promise;
  const submit = () => {
    const next = requestOf(item, quantity, date);
    setRequest(typeof next === "string" ? undefined : next);
    setComplaint(typeof next === "string" ? next : undefined);
  };
  const change = (set: (text: string) => void) => (_: unknown, { value }: { value: string }) => {
    set(value);
    setRequest(undefined);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "Enter") submit();
  };
  const said = (...kinds: Complaint[]) => (complaint && kinds.includes(complaint) ? { validationMessage: box[complaint] } : {});

  return (
    <Ask
      title={box.title}
      lead={box.lead}
      known={known}
      changed={changed}
      calculate={calculate}
      primary={{ label: box.ask, act: submit }}
      answer={known && request && promiseText(known.plan, request, promise(known.plan, request), words)}
    >
      {known && (
        <>
          <ItemPicker
            items={Object.values(known.plan.items)}
            chosen={item?.item}
            choose={(code) => {
              setRequest(undefined);
              ask({ item: code });
            }}
            message={said("needsItem").validationMessage}
          />
          <Field label={box.quantity} {...said("needsQuantity", "needsWhole")}>
            <Input inputMode="decimal" value={quantity} onChange={change(setQuantity)} onKeyDown={onKeyDown} {...(item && { contentAfter: item.unit })} />
          </Field>
          <Field label={box.wished} {...said("needsDate")}>
            <Input type="date" value={date} min={known.plan.options.planDate} onChange={change(setDate)} onKeyDown={onKeyDown} />
          </Field>
        </>
      )}
    </Ask>
  );
}
