import { useEffect, useState } from "react";
import { inputsFingerprint, type KnownPlan } from "./knownPlan";
import type { PaneServices } from "./services";

/** Whether the sheets say something else than when the plan was made. Looked at anew whenever something is `asked`. */
export function useInputsChanged({ workbook }: PaneServices, known: KnownPlan | undefined, asked: unknown): boolean {
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const inputs = known && (await inputsFingerprint(await workbook.read()));
      if (!gone) setChanged(known !== undefined && inputs !== known.inputs);
    };
    // Excel that cannot be read now (somebody types in a cell) is no reason to withhold an answer; the next question looks again.
    look().catch(() => {});
    return () => {
      gone = true;
    };
  }, [workbook, known, asked]);
  return changed;
}
