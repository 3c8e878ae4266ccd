import type { Page } from "playwright-core";

/** More stops than any screen has. */
const mostStops = 120;

/** Goes through a screen by Tab alone: every button, link and field is reached, in sight, not covered, and looks otherwise with the keyboard on it. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const wanted = await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    const all = [...document.querySelectorAll<HTMLElement>("button, a[href], input:not([type=file]), select, textarea, summary")];
    // Of a group of radio buttons Tab reaches one; arrows choose among them.
    const others = all.filter((element) => {
      if (!element.matches("input[type=radio]")) return false;
      const group = all.filter((one) => one.matches("input[type=radio]") && one.getAttribute("name") === element.getAttribute("name"));
      return element !== (group.find((one) => one.matches(":checked")) ?? group[0]);
    });
    const reachable = all.filter((element) => element.offsetParent !== null && !element.matches(":disabled") && element.tabIndex >= 0 && !others.includes(element));
    reachable.forEach((element, index) => element.setAttribute("data-stop", String(index)));
    return reachable.map((element) => element.getAttribute("aria-label") ?? element.textContent ?? element.tagName);
  });
  const reached = new Set<number>();
  let last: number | undefined;
  let rounds = 0;
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(lookAtFocus);
    // It begins where the last click was, and leaves the page once on its way round.
    if (!found && ++rounds > 1) break;
    // A field for dates holds several stops.
    if (found?.stop === undefined || found.stop === last) continue;
    if (reached.has(found.stop)) break;
    reached.add((last = found.stop));
    if (found.covered) faults.push(`keyboard: "${wanted[found.stop]}" is covered or out of sight`);
    if (!found.visible && !(await looksOtherwise(page, found.box))) faults.push(`keyboard: "${wanted[found.stop]}" looks the same with the keyboard on it`);
  }
  wanted.forEach((name, index) => {
    if (!reached.has(index)) faults.push(`keyboard: "${name}" is not reached by Tab`);
  });
  return faults;
}

interface Found {
  stop?: number;
  covered: boolean;
  /** Its own style draws an outline. */
  visible: boolean;
  box: { x: number; y: number; width: number; height: number };
}

/** Runs in the page. */
function lookAtFocus(): Found | undefined {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const marked = element.closest("[data-stop]") ?? element;
  const stop = marked.getAttribute("data-stop");
  const { x, y, width, height } = element.getBoundingClientRect();
  const points = [0.5, 0.1, 0.9].map((share) => document.elementFromPoint(x + width * share, y + height / 2));
  const covered = !points.some((at) => at !== null && (element.contains(at) || at.contains(element)));
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return { ...(stop !== null && { stop: Number(stop) }), covered, visible: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1, box: { x, y, width, height } };
}

/** The same place with and without the keyboard. */
async function looksOtherwise(page: Page, { x, y, width, height }: Found["box"]): Promise<boolean> {
  const around = 4;
  const left = Math.max(0, x - around);
  const top = Math.max(0, y - around);
  const clip = { x: left, y: top, width: width + 2 * around, height: height + 2 * around };
  const on = await page.screenshot({ clip });
  await page.evaluate(() => {
    const focused = document.activeElement as HTMLElement;
    focused.setAttribute("data-was-focused", "");
    focused.blur();
  });
  const off = await page.screenshot({ clip });
  await page.evaluate(() => {
    const before = document.querySelector<HTMLElement>("[data-was-focused]")!;
    before.removeAttribute("data-was-focused");
    before.focus();
  });
  return !on.equals(off);
}
