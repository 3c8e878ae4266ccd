import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { why } from "../../engine/questions/why";
import { whyText } from "../../language/answers";
import { cellName } from "../../workbook/address";
import { type Asked, askedCell } from "../askedCell";
import { failureText } from "../failureText";
import type { KnownPlan } from "../knownPlan";
import { ItemPicker } from "../parts/ItemPicker";
import { usePaneTools } from "../paneContext";
import type { PaneServices } from "../services";
import { useInputsChanged } from "../useInputsChanged";
import { Ask } from "./Ask";

export interface QuestionProps {
  services: PaneServices;
  known: KnownPlan | undefined;
  /** What was asked about last, on either question's screen. */
  asked: Asked | undefined;
  ask(asked: Asked): void;
  calculate(): void;
}

/** "Why?" 为什么: what an item's supplies are for, and what holds it up. */
export function Why({ services, known, asked, ask, calculate }: QuestionProps) {
  const { words } = usePaneTools();
  const [message, setMessage] = useState<string>();
  const changed = useInputsChanged(services, known, asked);
  const choose = (next: Asked) => {
    setMessage(undefined);
    ask(next);
  };
  const askSelected = async () => {
    const selected = await services.selectedCell();
    const found = known && askedCell(known.plan, selected);
    if (found) choose(found);
    else setMessage(words.pane.why.nothingSelected(`${selected.sheet}!${cellName(selected.row, selected.column)}`));
  };
  const onSelected = () => void askSelected().catch((error: unknown) => setMessage(failureText(error, words) ?? String(error)));
  const current = known && asked && Object.hasOwn(known.plan.items, asked.item) ? asked : undefined;

  return (
    <Ask
      title={words.pane.why.title}
      lead={words.pane.why.lead}
      known={known}
      changed={changed}
      calculate={calculate}
      primary={{ label: words.pane.why.selectedCell, act: onSelected }}
      answer={known && current && whyText(known.plan, why(known.plan, current.item, current.period), words)}
    >
      {known && <ItemPicker items={Object.values(known.plan.items)} chosen={current?.item} choose={(item) => choose({ item })} message={message} />}
      {current?.period !== undefined && (
        <div>
          <Button size="small" onClick={() => choose({ item: current.item })}>
            {words.pane.why.allPeriods}
          </Button>
        </div>
      )}
    </Ask>
  );
}
