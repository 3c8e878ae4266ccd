import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Viewport } from "./layout";

/** What a scroller shows, in pixels of the sheet before it is zoomed. */
export const viewportOf = ({ scrollLeft, scrollTop, clientWidth, clientHeight }: HTMLElement, zoom: number): Viewport => ({
  left: scrollLeft / zoom,
  top: scrollTop / zoom,
  width: clientWidth / zoom,
  height: clientHeight / zoom,
});

/** Follows scrolling and size of the scroller; every sheet keeps the place it was scrolled to. */
export function useViewport(scroller: RefObject<HTMLDivElement | null>, sheet: string, zoom: number): Viewport {
  const [view, setView] = useState<Viewport>({ left: 0, top: 0, width: 1200, height: 800 });
  const places = useRef(new Map<string, { left: number; top: number }>());

  useLayoutEffect(() => {
    const element = scroller.current!;
    const place = places.current.get(sheet) ?? { left: 0, top: 0 };
    element.scrollTo(place);
    const measure = () => {
      places.current.set(sheet, { left: element.scrollLeft, top: element.scrollTop });
      setView(viewportOf(element, zoom));
    };
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      sizes.disconnect();
    };
  }, [scroller, sheet, zoom]);

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
