import { copy } from "./clipboard";
import { showLastResort, type StartFault } from "./lastResort";

/** Longer than a slow network needs for the pane's one megabyte. */
export const startPatienceMs = 30_000;

/** The mark of a script element that did not load: whoever waits for it may come later than the event. */
export const failedMark = "data-failed";

/**
 * Watches the page until the pane has taken it over, and speaks where it cannot. Runs as a script of its own before all
 * others. What fails later is the pane's to tell. Returns the way to stop.
 */
export function watchStart(page: Window & typeof globalThis): () => void {
  const { document, location } = page;
  const holder = document.getElementById("pane")!;
  const ours = new URL(".", location.href).href;
  // React removes them with its first picture.
  const waiting = () => holder.querySelector(".first-words, .last-resort") !== null;
  const show = (fault: StartFault) => waiting() && showLastResort(holder, fault, { reload: () => location.reload(), copy });

  const failed = (event: Event) => {
    const { target } = event;
    if (target instanceof page.HTMLScriptElement) {
      target.setAttribute(failedMark, "");
      if (target.src.startsWith(ours)) show({ kind: "scriptMissing", address: target.src });
    } else if (event instanceof page.ErrorEvent && event.filename.startsWith(ours)) show({ kind: "broke", error: event.error ?? event.message });
  };
  // The pane is waited for beneath this message, too, and takes its place when it comes.
  const timer = setTimeout(() => show({ kind: "slow" }), startPatienceMs);
  page.addEventListener("error", failed, true);
  return () => {
    clearTimeout(timer);
    page.removeEventListener("error", failed, true);
  };
}
