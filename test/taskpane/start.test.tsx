import "@testing-library/jest-dom";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import { watchErrors } from "../../src/taskpane/browserServices";
import { settings } from "../../src/taskpane/browserSettings";
import { showLastResort } from "../../src/taskpane/lastResort";
import { hostPatienceMs } from "../../src/taskpane/usePane";
import { defaultSettings } from "../../src/taskpane/settings";
import { failedMark, startPatienceMs, watchStart } from "../../src/taskpane/watchStart";
import type { HomeOverview } from "../../src/worker/homeJobs";
import { homeDesk } from "../../src/worker/homeDesk";
import { begun, PartNotLoaded, WorkerRefused } from "../../src/worker/oneJob";
import { fakePlanner, fakeServices } from "./fakes";

const { zh, en } = languages;
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

/** As taskpane.html has it. */
function page(words?: string): void {
  const holder = Object.assign(document.createElement("div"), { id: "pane" });
  if (words) holder.append(Object.assign(document.createElement("p"), { className: "first-words", textContent: words }));
  document.body.replaceChildren(holder);
}

beforeEach(() => jest.spyOn(console, "error").mockImplementation(() => {}));
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  document.body.replaceChildren();
});

describe("the host", () => {
  test.each([
    ["never", zh.pane.unreachable.title],
    ["halfLoaded", zh.pane.halfLoaded.title],
  ] as const)("%s answers: after ten seconds the pane says so, in both languages", (host, title) => {
    jest.useFakeTimers();
    render(<App services={fakeServices({ host })} />);
    act(() => jest.advanceTimersByTime(hostPatienceMs));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(title);
    expect(screen.getByRole("heading", { level: 2 })).toHaveTextContent(en.pane[host === "never" ? "unreachable" : "halfLoaded"].title);
  });

  test("an Excel that is too old is told by its version, beside what is needed", async () => {
    render(<App services={fakeServices({ host: { name: "tooOld", old: { excelApi: "1.9", needed: "1.14", version: "PC 16.0.10730" } } })} />);
    await heading(zh.pane.tooOld.title);
    expect(screen.getByText(zh.start.oldExcel("1.9", "1.14", "PC 16.0.10730"))).toBeInTheDocument();
    expect(screen.getByText(en.start.oldExcel("1.9", "1.14", "PC 16.0.10730"))).toBeInTheDocument();
  });

  test("what is found can be copied for the IT department", async () => {
    const services = fakeServices({ host: { name: "tooOld", old: { excelApi: undefined, needed: "1.14", version: "PC 16.0.4266" } } });
    render(<App services={services} />);
    await heading(zh.pane.tooOld.title);
    expect(screen.getByText(zh.start.noExcelApi("1.14", "PC 16.0.4266"))).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: zh.start.copyDetails }));
    expect(services.copied[0]).toContain("ExcelApi - < 1.14 (PC 16.0.4266)");
  });

  test("Office's script that throws ends in a screen, not in silence", async () => {
    render(<App services={{ ...fakeServices(), host: () => Promise.reject(new Error("OSF is undefined")) }} />);
    await heading(zh.pane.halfLoaded.title);
  });
});

test("a screen that cannot be drawn leaves words, and is drawn on retry where it can be", async () => {
  let broken = true;
  const look: typeof homeDesk.look = (...given) => (broken ? Promise.resolve({ inspection: { readiness: "ready" } } as HomeOverview) : homeDesk.look(...given));
  render(<App services={fakeServices({ home: { look } })} />);
  await heading(zh.pane.broke.title);
  broken = false;
  expect(screen.getByText(zh.pane.broke.details)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: zh.pane.actions.retry }));
  await heading(zh.pane.home.ready);
});

test("a worker whose file did not come: the pane offers to be loaded anew", async () => {
  const services = fakeServices({ planner: fakePlanner(new PartNotLoaded("planning")) });
  render(<App services={services} firstJob="rebalance" />);
  await heading(zh.pane.broke.title);
  expect(screen.getByText(zh.start.partMissing)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: zh.start.reload }));
  expect(services.reloads).toBe(1);
});

test("a browser that refuses workers is told from a file that did not come", async () => {
  const refuse = () => {
    throw new DOMException("worker-src", "SecurityError");
  };
  expect(() => begun("planning", refuse)).toThrow(WorkerRefused);
  render(<App services={fakeServices({ planner: fakePlanner(new WorkerRefused("planning", "SecurityError")) })} firstJob="rebalance" />);
  await heading(zh.pane.broke.title);
  expect(screen.getByText(zh.start.workerRefused)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: zh.pane.actions.copy })).toBeEnabled();
});

test.each(["broken", "later"] as const)("kept settings that are %s are told at once, with the way to set them anew", async (unreadSettings) => {
  render(<App services={fakeServices({ unreadSettings })} />);
  await heading(zh.pane.home.ready);
  const told = screen.getByText(zh.settings.unread[unreadSettings]);
  await userEvent.click(screen.getByRole("button", { name: zh.start.dismiss }));
  expect(told).not.toBeInTheDocument();
});

test("settings that could not be read stay beside those chosen next", () => {
  const broken = '{"version":2,"role":';
  localStorage.setItem("rebalance.settings", broken);
  expect(settings.unread()).toBe("broken");
  expect(settings.read()).toEqual(defaultSettings);
  expect(settings.keep({ ...defaultSettings, role: "clerk" })).toBe(true);
  expect(settings.unread()).toBeUndefined();
  expect(localStorage.getItem("rebalance.settings.before")).toBe(broken);
  const later = JSON.stringify({ version: 99, role: "planner", sound: "off" });
  localStorage.setItem("rebalance.settings", later);
  expect(settings.unread()).toBe("later");
  settings.keep({ ...defaultSettings, role: "manager" });
  expect(localStorage.getItem("rebalance.settings.before")).toBe(later);
  localStorage.clear();
});

test("an error nobody caught is told above the screen, which stays, until it is dismissed", async () => {
  const services = fakeServices();
  render(<App services={services} />);
  await heading(zh.pane.home.ready);
  act(() => services.unexpected(new Error("lost")));
  expect(screen.getByText(zh.start.unexpected)).toBeInTheDocument();
  await heading(zh.pane.home.ready);
  await userEvent.click(screen.getByRole("button", { name: zh.start.copyDetails }));
  expect(services.copied[0]).toContain("lost");
  await userEvent.click(screen.getByRole("button", { name: zh.start.dismiss }));
  expect(screen.queryByText(zh.start.unexpected)).not.toBeInTheDocument();
});

test("errors of our scripts are heard, those of others' and a browser's remarks are not", () => {
  const heard: string[] = [];
  const stop = watchErrors(({ message }) => heard.push(message));
  const reject = (reason: unknown) => dispatchEvent(Object.assign(new Event("unhandledrejection"), { reason }));
  const own = new URL(".", location.href).href;
  reject(Object.assign(new Error("ours"), { stack: `Error: ours\n at x (${own}taskpane.js:1:1)` }));
  reject(Object.assign(new Error("theirs"), { stack: "Error: theirs\n at x (https://office.example/office.js:1:1)" }));
  reject("a word");
  dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop" }));
  dispatchEvent(new ErrorEvent("error", { error: Object.assign(new Error("thrown"), { stack: "" }) }));
  stop();
  reject(new Error("later"));
  expect(heard).toEqual(["ours", "a word", "thrown"]);
});

describe("before the pane is there", () => {
  let stop: () => void;
  const holder = () => document.getElementById("pane")!;
  const script = (src: string) => document.body.appendChild(Object.assign(document.createElement("script"), { type: "text/plain", src }));
  beforeEach(() => {
    jest.useFakeTimers();
    page("产销平衡");
    stop = watchStart(window);
  });
  afterEach(() => stop());

  test("a script of ours that does not load is told in both languages, with its address and the way to reload", () => {
    const missing = script(new URL("taskpane.1234.js", location.href).href);
    fireEvent.error(missing);
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(zh.start.lastResort.title);
    expect(screen.getByText(en.start.lastResort.scriptMissing)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: `${zh.start.reload} · ${en.start.reload}` })).toBeEnabled();
    expect(holder()).toHaveTextContent("taskpane.1234.js");
  });

  test("Office's script that does not load is marked for the pane, which tells it", () => {
    const office = script("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
    fireEvent.error(office);
    expect(office).toHaveAttribute(failedMark);
    expect(holder()).toHaveTextContent(/^产销平衡$/);
  });

  test("an error of ours, and a wait that is too long, are told; once the pane is there it tells itself", () => {
    jest.advanceTimersByTime(startPatienceMs);
    expect(screen.getByText(zh.start.lastResort.slow)).toBeInTheDocument();
    const filename = new URL("taskpane.js", location.href).href;
    dispatchEvent(new ErrorEvent("error", { filename: "https://elsewhere.example/x.js", error: new Error("theirs") }));
    expect(screen.getByText(zh.start.lastResort.slow)).toBeInTheDocument();
    dispatchEvent(new ErrorEvent("error", { filename, error: new Error("ours") }));
    expect(screen.getByText(zh.start.lastResort.broke)).toBeInTheDocument();
    holder().replaceChildren("pane");
    dispatchEvent(new ErrorEvent("error", { filename, error: new Error("ours") }));
    expect(holder()).toHaveTextContent(/^pane$/);
  });
});

test("the last resort reloads, copies, shows what cannot be copied, and has no fault an automatic check finds", async () => {
  page();
  const reload = jest.fn();
  const copied: string[] = [];
  let allowed = false;
  const copy = async (text: string) => (copied.push(text), allowed);
  showLastResort(document.getElementById("pane")!, { kind: "broke", error: new Error("no heap") }, { reload, copy });
  const both = (word: "reload" | "copyDetails" | "copied" | "selectBelow") => `${zh.start[word]} · ${en.start[word]}`;
  await userEvent.click(screen.getByRole("button", { name: both("reload") }));
  expect(reload).toHaveBeenCalledTimes(1);
  await userEvent.click(screen.getByRole("button", { name: both("copyDetails") }));
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(both("selectBelow")));
  expect(document.querySelector("details")).toHaveAttribute("open");
  allowed = true;
  await userEvent.click(screen.getByRole("button", { name: both("copyDetails") }));
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(both("copied")));
  expect(copied[0]).toContain("no heap");
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
