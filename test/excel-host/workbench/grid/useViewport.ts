import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Viewport } from "./layout";

/** Follows scrolling and size of the scroller; every sheet keeps the place it was scrolled to. */
export function useViewport(scroller: RefObject<HTMLDivElement | null>, sheet: string): Viewport {
  const [view, setView] = useState<Viewport>({ left: 0, top: 0, width: 1200, height: 800 });
  const places = useRef(new Map<string, { left: number; top: number }>());

  useLayoutEffect(() => {
    const element = scroller.current!;
    const place = places.current.get(sheet) ?? { left: 0, top: 0 };
    element.scrollTo(place);
    const measure = () => {
      const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = element;
      places.current.set(sheet, { left, top });
      setView({ left, top, width, height });
    };
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      sizes.disconnect();
    };
  }, [scroller, sheet]);

  return view;
}

/** Runs while the mouse is held down, wherever it goes. */
export function useDrag(onMove: (event: MouseEvent) => void): () => void {
  const latest = useRef(onMove);
  useEffect(() => void (latest.current = onMove));
  return () => {
    const move = (event: MouseEvent) => latest.current(event);
    window.addEventListener("mousemove", move);
    window.addEventListener("mouseup", () => window.removeEventListener("mousemove", move), { once: true });
  };
}
