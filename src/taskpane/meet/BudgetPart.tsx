import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { ChangeBudget } from "../../engine/meeting/changeBudget";
import { wholeFigure } from "../../language/format";
import { usePaneTools } from "../paneContext";

interface Props {
  budget: ChangeBudget;
  item: string;
  department: string;
  /** Force majeure does not count. */
  isFree: boolean;
}

/** What is used up of the year's changes, before anybody clicks. */
export function BudgetPart({ budget, item, department, isFree }: Props) {
  const { newChange } = usePaneTools().words.meet;
  const used = [[item, budget.item], ...(department === "" ? [] : ([[department, budget.department]] as const))] as const;
  const isUsedUp = budget.exhausted.length > 0 && !isFree;
  return (
    <div role="status">
      <MessageBar intent={isUsedUp ? "warning" : "info"} layout="multiline">
        <MessageBarBody>
          {`${newChange.used} `}
          {used.map(([of, { used, limit }]) => newChange.usedOf(of, wholeFigure(used), wholeFigure(limit))).join(" · ")}
          {(isUsedUp || isFree) && <div>{isFree ? newChange.free : newChange.exhausted}</div>}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
