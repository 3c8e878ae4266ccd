import { start as enUS } from "../language/en-US/start";
import { start as zhCN } from "../language/zh-CN/start";
import { errorReport } from "./errorReport";

/** What kept the pane from opening, or ended it. */
export type StartFault = { kind: "scriptMissing"; address: string } | { kind: "slow" } | { kind: "broke"; error: unknown };

interface LastResortOptions {
  reload(): void;
  copy(text: string): Promise<boolean>;
}

/** For whoever maintains the add-in. */
export function faultReport(fault: StartFault, { location, navigator }: Pick<Window, "location" | "navigator">): string {
  const what = fault.kind === "scriptMissing" ? `did not load: ${fault.address}` : fault.kind === "slow" ? "not started yet" : errorReport(fault.error);
  return [what, `${location.origin}${location.pathname}`, navigator.userAgent].join("\n");
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = "", ...children: readonly Node[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

/** Where not even React may be there: plain elements, both languages, and a way on. Takes the place of whatever `holder` shows. */
export function showLastResort(holder: HTMLElement, fault: StartFault, { reload, copy }: LastResortOptions): void {
  const report = faultReport(fault, window);
  const said = [zhCN, enUS].map(({ lastResort }, index) => {
    const part = element("section", "", element(index === 0 ? "h1" : "h2", lastResort.title), element("p", lastResort[fault.kind]), element("p", lastResort.advice));
    part.lang = index === 0 ? "zh-CN" : "en";
    return part;
  });
  const both = (word: "reload" | "copyDetails" | "copied" | "selectBelow" | "details") => `${zhCN[word]} · ${enUS[word]}`;
  const status = element("p");
  status.setAttribute("role", "status");
  const again = element("button", both("reload"));
  again.addEventListener("click", reload);
  const pass = element("button", both("copyDetails"));
  const details = element("details", "", element("summary", both("details")), element("pre", report));
  pass.addEventListener("click", () => {
    void copy(report).then((done) => {
      status.textContent = done ? both("copied") : both("selectBelow");
      details.open ||= !done;
    });
  });
  const alert = element("div", "", ...said);
  alert.setAttribute("role", "alert");
  const page = element("main", "", alert, again, pass, status, details);
  page.className = "last-resort";
  holder.replaceChildren(page);
}
