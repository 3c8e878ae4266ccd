import { useCallback, useEffect, useRef, useState } from "react";

/** Screens that lie over whatever the pane is doing, and leave it as it was. */
export type Aside = "settings" | "diagnostics";

export interface AsideState {
  current: Aside | undefined;
  open(aside: Aside): void;
  close(): void;
}

/** Opens a screen beside the work, and brings the keyboard back to where it was, or to the heading of what has come there since. */
export function useAside(): AsideState {
  // One may lie over another.
  const [stack, setStack] = useState<readonly Aside[]>([]);
  const current = stack.at(-1);
  const cameFrom = useRef<Element | null>(null);
  const open = useCallback((aside: Aside) => {
    cameFrom.current ??= document.activeElement;
    setStack((before) => (before.at(-1) === aside ? before : [...before, aside]));
  }, []);
  const close = useCallback(() => setStack((before) => before.slice(0, -1)), []);
  useEffect(() => {
    const from = cameFrom.current;
    if (current !== undefined || !from) return;
    cameFrom.current = null;
    const back = from.isConnected ? from : document.querySelector("h1");
    if (back instanceof HTMLElement) back.focus();
  }, [current]);
  return { current, open, close };
}
