import "@testing-library/jest-dom";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import * as browser from "../../src/taskpane/diagnostics/browserProbes";
import { host, officeLook, otherSets, requirementSets } from "../../src/taskpane/diagnostics/officeFacts";
import { type Outcome, type Probe, type ProbeRow, probeSeconds, runProbes } from "../../src/taskpane/diagnostics/probe";
import { reportText } from "../../src/taskpane/diagnostics/reportText";
import { watchPolicy } from "../../src/taskpane/policyWatch";
import { fakeServices, type FakeServices, fakeWorkbook, type Wishes } from "./fakes";
import { outcomes, someProbes } from "./someProbes";

const { zh, en } = languages;
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const click = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const fine: Outcome = { result: "ok" };

async function openDiagnostics(wishes: Wishes): Promise<FakeServices> {
  const services = fakeServices(wishes);
  render(<App services={services} />);
  await heading(zh.pane.home.ready);
  await click(zh.settings.title);
  await click(zh.diagnostics.title);
  await heading(zh.diagnostics.title);
  return services;
}

describe("a run", () => {
  const run = (probes: readonly Probe[], isStopped = () => false, told: (rows: readonly ProbeRow[]) => void = () => {}) => runProbes(probes, told, isStopped);

  test("tries one after the other, tells each, and goes on after a failure", async () => {
    const order: string[] = [];
    const probe = (name: Probe["name"], end: Outcome | Error): Probe => ({ name, run: async () => (order.push(name), end instanceof Error ? Promise.reject(end) : end) });
    const told: number[] = [];
    const rows = await run([probe("values", fine), probe("chart", new TypeError("no chart")), probe("worker", fine)], undefined, (so) => told.push(so.filter(({ outcome }) => outcome).length));
    expect(order).toEqual(["values", "chart", "worker"]);
    expect(told).toEqual([0, 1, 2, 3]);
    expect(rows.map(({ outcome }) => outcome)).toEqual([fine, { result: "failed", figure: "TypeError: no chart" }, fine]);
  });

  test("once stopped does only what tidies up", async () => {
    let stopped = false;
    const ran: string[] = [];
    const probe = (name: Probe["name"], always?: true): Probe => ({ name, ...(always && { always }), run: async () => (ran.push(name), (stopped = true), fine) });
    const rows = await run([probe("scratch"), probe("values"), probe("scratchGone", true), probe("worker")], () => stopped);
    expect(ran).toEqual(["scratch", "scratchGone"]);
    expect(rows.map(({ outcome }) => outcome!.result)).toEqual(["ok", "skipped", "ok", "skipped"]);
  });

  test("does not wait for what never ends", async () => {
    jest.useFakeTimers();
    const rows = run([{ name: "worker", run: () => new Promise(() => {}) }, { name: "storage", run: async () => fine }]);
    await jest.advanceTimersByTimeAsync(probeSeconds * 1000);
    jest.useRealTimers();
    expect((await rows).map(({ outcome }) => outcome!.result)).toEqual(["failed", "ok"]);
  });
});

describe("the screen", () => {
  test("shows each result with its figure, copies it in the pane's language, and leads back to the settings", async () => {
    const services = await openDiagnostics({ diagnostics: someProbes() });
    await click(zh.diagnostics.actions.start);
    await screen.findByText(/^检查完毕/);
    const rows = screen.getAllByRole("listitem");
    expect(rows).toHaveLength(Object.keys(outcomes).length);
    const chart = rows.find((row) => within(row).queryByText(zh.diagnostics.probes.chart))!;
    expect(chart).toHaveTextContent(zh.diagnostics.results.failed);
    expect(chart).toHaveTextContent("Line/Primary");
    await click(zh.diagnostics.actions.copy);
    expect(services.copied[0]).toContain(`[${zh.diagnostics.results.failed}] ${zh.diagnostics.probes.chart}`);
    expect(services.copied[0]).toContain(zh.diagnostics.says.scratchLeft);
    await click(zh.pane.actions.back);
    await heading(zh.settings.title);
    await click(zh.pane.actions.back);
    await heading(zh.pane.home.ready);
  });

  test("where the clipboard is closed shows the text to be selected", async () => {
    await openDiagnostics({ diagnostics: someProbes(), clipboard: false });
    await click(zh.diagnostics.actions.start);
    await click(zh.diagnostics.actions.copy);
    expect(await screen.findByLabelText<HTMLTextAreaElement>(zh.pane.actions.copyByHand)).toHaveValue(reportTextNow());
  });

  test("tells how far it is, and can be stopped", async () => {
    let end: (outcome: Outcome) => void = () => {};
    const slow: Probe = { name: "values", run: () => new Promise((resolve) => (end = resolve)) };
    const never = jest.fn(async () => fine);
    await openDiagnostics({ diagnostics: async () => [slow, { name: "chart", run: never }] });
    await click(zh.diagnostics.actions.start);
    expect(await screen.findByText(zh.diagnostics.progress(0, 2, zh.diagnostics.probes.values))).toBeInTheDocument();
    await click(zh.diagnostics.actions.stop);
    expect(screen.getByText(zh.diagnostics.stopping)).toBeInTheDocument();
    await act(async () => end(fine));
    await screen.findByText(/^检查完毕/);
    expect(never).not.toHaveBeenCalled();
  });

  test("does not begin while the pane reads the workbook", async () => {
    const probes = jest.fn(someProbes());
    render(<App services={fakeServices({ diagnostics: probes, workbook: { ...fakeWorkbook([]), read: () => new Promise(() => {}) } })} />);
    await heading(zh.pane.reading.title);
    await click(zh.settings.title);
    await click(zh.diagnostics.title);
    expect(await screen.findByText(zh.diagnostics.busyNow)).toBeInTheDocument();
    await click(zh.diagnostics.actions.start);
    expect(probes).not.toHaveBeenCalled();
  });

  test("whose probes do not come offers to load the pane anew", async () => {
    const services = await openDiagnostics({ diagnostics: () => Promise.reject(Object.assign(new Error("gone"), { name: "ChunkLoadError" })) });
    await click(zh.diagnostics.actions.start);
    await screen.findByText(zh.start.partMissing);
    await click(zh.start.reload);
    expect(services.reloads).toBe(1);
  });

  test("is reached from a pane that did not start", async () => {
    render(<App services={fakeServices({ host: { name: "tooOld", old: { excelApi: "1.9", needed: "1.14", version: "PC 16.0.10730" } }, diagnostics: someProbes() })} />);
    await heading(zh.pane.tooOld.title);
    await click(zh.diagnostics.title);
    await heading(zh.diagnostics.title);
    await click(zh.pane.actions.back);
    await heading(zh.pane.tooOld.title);
  });
});

const reportTextNow = () => reportText(Object.entries(outcomes).map(([name, outcome]) => ({ name: name as Probe["name"], outcome })), zh, fakeServices().now(), navigator.userAgent);

test("every result and remark has its words in both languages, and each probe a name of its own", () => {
  for (const words of [zh, en]) {
    const names = Object.values(words.diagnostics.probes);
    expect(new Set(names).size).toBe(names.length);
    const rows = Object.entries(outcomes).map(([name, outcome]): ProbeRow => ({ name: name as Probe["name"], outcome }));
    expect(reportText(rows, words, new Date(2026, 2, 2, 9), "browser")).not.toMatch(/undefined|null/);
  }
});

describe("in the browser", () => {
  const look = async () => ({ webAssembly: true });

  test("a worker answers, or is told", async () => {
    expect(await browser.worker(look)).toMatchObject({ result: "ok", figure: expect.stringMatching(/ ms$/) });
    await expect(browser.worker(() => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
  });

  test("WebAssembly must compile in the worker and in the pane", async () => {
    expect(await browser.webAssembly(look)).toMatchObject({ result: "ok" });
    expect(await browser.webAssembly(async () => ({ webAssembly: false }))).toMatchObject({ result: "failed" });
    const compile = jest.spyOn(WebAssembly, "compile").mockRejectedValue(new Error("policy"));
    expect(await browser.webAssembly(look)).toMatchObject({ result: "failed" });
    compile.mockRestore();
  });

  test("storage is tried and left empty, or told to be closed", async () => {
    expect(await browser.storage()).toEqual({ result: "ok", figure: "localStorage" });
    expect(localStorage).toHaveLength(0);
    jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("no", "SecurityError");
    });
    expect(await browser.storage()).toEqual({ result: "unavailable", figure: "localStorage · SecurityError" });
    jest.restoreAllMocks();
  });

  test("the clipboard is looked at and not written to", async () => {
    const writeText = jest.fn();
    Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
    expect(await browser.clipboard()).toMatchObject({ result: "ok", figure: expect.stringContaining("navigator.clipboard"), says: "onCopying" });
    expect(writeText).not.toHaveBeenCalled();
    Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
    Object.defineProperty(document, "execCommand", { value: undefined, configurable: true });
    expect(await browser.clipboard()).toEqual({ result: "unavailable" });
  });

  test("what the policy refused is told once each", async () => {
    const page = new EventTarget();
    const seen = watchPolicy(page);
    expect(await browser.policy(seen())).toEqual({ result: "ok", figure: "0" });
    const violation = () => Object.assign(new Event("securitypolicyviolation"), { effectiveDirective: "img-src", blockedURI: "https://elsewhere.example/a.png" });
    page.dispatchEvent(violation());
    page.dispatchEvent(violation());
    expect(await browser.policy(seen())).toEqual({ result: "failed", figure: "1: img-src: https://elsewhere.example/a.png" });
  });

  test("machine and time zone have a figure", async () => {
    expect((await browser.machine()).figure).toMatch(/^\d+ × CPU/);
    expect((await browser.timeZone()).figure).toMatch(/UTC[+−]\d/);
  });
});

describe("of Office", () => {
  afterEach(() => void delete (globalThis as { Office?: unknown }).Office);
  const inOffice = (context: object) => Object.assign(globalThis, { Office: { context } });

  test("without it, nothing is there and nothing fails", () => {
    for (const fact of [host, requirementSets, otherSets, officeLook]) expect(fact()).toEqual({ result: "unavailable", says: "notExcel" });
    inOffice({});
    for (const fact of [host, requirementSets, otherSets, officeLook]) expect(fact()).toEqual({ result: "unavailable", says: "notExcel" });
  });

  test("what it tells is told, with sets that are missing in between", () => {
    const isSetSupported = (name: string, version: string) => (name === "ExcelApi" ? Number(version.split(".")[1]) <= 16 && version !== "1.15" : name === "DialogApi");
    inOffice({ diagnostics: { host: "Excel", platform: "PC", version: "16.0.1" }, displayLanguage: "zh-CN", contentLanguage: "en-US", officeTheme: { bodyBackgroundColor: "#262626" }, requirements: { isSetSupported } });
    expect(host().figure).toBe("Excel · PC · 16.0.1");
    expect(requirementSets().figure).toBe("ExcelApi 1.1–1.16 − 1.15");
    expect(otherSets().figure).toBe("DialogApi");
    expect(officeLook().figure).toBe("zh-CN · en-US · #262626");
  });
});
