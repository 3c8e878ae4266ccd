import { useEffect, useState } from "react";
import { inputsFingerprint } from "../readInputs";
import type { KnownPlan } from "./knownPlan";
import { usePaneTools } from "./paneContext";
import type { PaneServices } from "./services";

/** Whether the sheets say something else than when the plan was made. Looked at anew whenever something is `asked`. */
export function useInputsChanged({ workbook }: PaneServices, known: KnownPlan | undefined, asked: unknown): boolean {
  const { language } = usePaneTools();
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      if (!known) return;
      const inputs = await inputsFingerprint(await workbook.read(), { language: known.onSheets ?? language });
      if (!gone) setChanged(inputs !== known.plan.inputFingerprint);
    };
    // Excel that cannot be read now (somebody types in a cell) is no reason to withhold an answer; the next question looks again.
    look().catch(() => {});
    return () => {
      gone = true;
    };
  }, [workbook, known, language, asked]);
  return changed;
}
