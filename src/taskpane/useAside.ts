import { useCallback, useEffect, useRef, useState } from "react";

/** Screens that lie over whatever the pane is doing, and leave it as it was. */
export type Aside = "settings";

export interface AsideState {
  current: Aside | undefined;
  open(aside: Aside): void;
  close(): void;
}

/** Opens a screen beside the work, and brings the keyboard back to where it was, or to the heading of what has come there since. */
export function useAside(): AsideState {
  const [current, setCurrent] = useState<Aside>();
  const cameFrom = useRef<Element | null>(null);
  const open = useCallback((aside: Aside) => {
    cameFrom.current ??= document.activeElement;
    setCurrent(aside);
  }, []);
  const close = useCallback(() => setCurrent(undefined), []);
  useEffect(() => {
    const from = cameFrom.current;
    if (current !== undefined || !from) return;
    cameFrom.current = null;
    const back = from.isConnected ? from : document.querySelector("h1");
    if (back instanceof HTMLElement) back.focus();
  }, [current]);
  return { current, open, close };
}
