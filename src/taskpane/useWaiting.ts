import { useCallback, useState, useSyncExternalStore } from "react";
import type { WaitChoice, WaitState } from "../workbook/waitDesk";
import type { PaneServices } from "./services";

/** What Excel is being waited for, and what is left to write, with the person's choices. */
export interface Waiting extends WaitState {
  finishing: "no" | "working" | { failed: unknown };
  choose(choice: WaitChoice): void;
  finish(): void;
}

const nothing: WaitState = {};
const never = () => () => {};

/** `onFinished` runs once the rest is written. */
export function useWaiting({ waiting }: PaneServices, onFinished: () => void): Waiting | undefined {
  const state = useSyncExternalStore(waiting?.desk.watch ?? never, () => waiting?.desk.state() ?? nothing);
  const [finishing, setFinishing] = useState<Waiting["finishing"]>("no");
  const finish = useCallback(() => {
    setFinishing("working");
    waiting?.finish().then(
      () => {
        setFinishing("no");
        onFinished();
      },
      (failed: unknown) => setFinishing({ failed }),
    );
  }, [onFinished, waiting]);
  const choose = useCallback((choice: WaitChoice) => waiting?.desk.choose(choice), [waiting]);
  return waiting && { ...state, finishing, choose, finish };
}
