import "@testing-library/jest-dom";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ProblemError } from "../../src/engine/problem";
import { languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import { OfficeError } from "../../src/workbook/officeErrors";
import { aPlannedWorkbook } from "./aPlan";
import { type FakeServices, fakePlanner, fakeServices, fakeWorkbook, smallGrids, withCell } from "./fakes";

const { zh, en } = languages;

const open = (services: FakeServices, firstJob?: "rebalance") => render(<App services={services} {...(firstJob && { firstJob })} />);
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const click = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));

/** The cell that holds the lead time of the first item, made unreadable. */
const brokenGrids = () => withCell(smallGrids(), zh.tables.sheets.items, 1, smallGrids()[1]!.values[0]!.findIndex((name) => String(name).startsWith(zh.tables.columns.leadTimeDays)), "两周");

describe("before Excel answers", () => {
  afterEach(() => jest.useRealTimers());

  test("a host that never answers ends in a message in both languages, with a second chance", async () => {
    jest.useFakeTimers();
    const script = document.head.appendChild(document.createElement("script"));
    script.src = "https://office.example.com/lib/office.js";
    const services = fakeServices({ host: "never" });
    open(services);
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(zh.pane.starting.title);
    act(() => jest.advanceTimersByTime(9_900));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(zh.pane.starting.title);
    act(() => jest.advanceTimersByTime(200));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(zh.pane.unreachable.title);
    expect(screen.getByText(en.pane.unreachable.title)).toBeInTheDocument();
    for (const check of [zh, en].flatMap(({ pane: { unreachable } }) => unreachable.checks("office.example.com"))) expect(screen.getByText(check)).toBeInTheDocument();
    act(() => screen.getByRole("button", { name: /重试/ }).click());
    expect(services.reloads).toBe(1);
    script.remove();
  });

  test("an answer after the time is up still opens the workbook", async () => {
    jest.useFakeTimers();
    let answer: () => void = () => {};
    const services = { ...fakeServices(), host: () => new Promise<{ name: "excel" }>((known) => (answer = () => known({ name: "excel" }))) };
    open(services);
    act(() => jest.advanceTimersByTime(10_001));
    jest.useRealTimers();
    act(() => answer());
    await heading(zh.pane.home.ready);
  });

  test.each(["outside", "otherHost", "tooOld"] as const)("%s is said plainly", async (name) => {
    open(fakeServices({ host: { name } }));
    await heading(zh.pane[name].title);
    expect(screen.getByText(en.pane[name].text)).toBeInTheDocument();
  });
});

describe("home", () => {
  test.each(["zh", "en"] as const)("says what was found, in %s", async (language) => {
    const words = languages[language];
    open(fakeServices({ host: { name: "excel", language }, workbook: fakeWorkbook(smallGrids(language)) }));
    await heading(words.pane.home.ready);
    const row = screen.getByRole("row", { name: new RegExp(`^${words.tables.sheets.orders}`) });
    expect(within(row).getByRole("cell")).toHaveTextContent("8");
    expect(screen.getByRole("button", { name: words.pane.actions.rebalance })).toBeInTheDocument();
    expect(document.documentElement.lang).toBe(words.pane.locale);
  });

  test("names the compulsory tables that are missing and offers to read again", async () => {
    const workbook = fakeWorkbook(smallGrids().filter(({ sheet }) => sheet !== zh.tables.sheets.capacity && sheet !== zh.tables.sheets.inventory));
    open(fakeServices({ workbook }));
    await heading(zh.pane.home.notReady);
    expect(screen.getByText(zh.pane.home.missing("产能和库存"))).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: zh.pane.actions.rebalance })).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: zh.pane.actions.readAgain })).toBeInTheDocument();
  });

  test("a doubtful cell is named with its place, and one click goes there", async () => {
    const services = fakeServices({ workbook: fakeWorkbook(brokenGrids()) });
    open(services);
    await heading(zh.pane.home.notReady);
    expect(screen.getByRole("heading", { name: zh.pane.severities.stops("1") })).toBeInTheDocument();
    await click(/^转到 物料!/);
    expect(services.visited).toEqual([{ sheet: "物料", cell: expect.stringMatching(/^[A-Z]+2$/) }]);
    await click(zh.pane.actions.copy);
    expect(services.copied[0]).toMatch(/物料![A-Z]+2 .*两周/);
    expect(await screen.findByText(zh.pane.actions.copied)).toBeInTheDocument();
  });

  test("a cell that cannot be reached is said, not swallowed", async () => {
    open(fakeServices({ workbook: fakeWorkbook(brokenGrids()), goTo: () => Promise.reject(new Error("ItemNotFound")) }));
    await heading(zh.pane.home.notReady);
    await click(/^转到 物料!/);
    expect(await screen.findAllByText(/^无法转到 物料!/)).toHaveLength(2);
  });

  test("where the clipboard is forbidden the text can be copied by hand", async () => {
    open(fakeServices({ workbook: fakeWorkbook(brokenGrids()), clipboard: false }));
    await heading(zh.pane.home.notReady);
    await click(zh.pane.actions.copy);
    expect(await screen.findByRole("textbox", { name: zh.pane.actions.copyByHand })).toHaveTextContent("两周");
  });

  test("an empty workbook has one next step, and after it is ready to plan", async () => {
    const workbook = fakeWorkbook([]);
    open(fakeServices({ workbook }));
    await heading(zh.pane.home.empty);
    expect(screen.queryByRole("button", { name: zh.pane.actions.rebalance })).not.toBeInTheDocument();
    await click(zh.pane.actions.loadSample);
    await heading(zh.pane.home.ready);
    expect(workbook.written.map(({ name }) => name)).toContain(zh.tables.sheets.items);
  });

  test("the language can be changed, and is kept", async () => {
    const services = fakeServices();
    open(services);
    await heading(zh.pane.home.ready);
    await click(zh.pane.otherLanguage);
    await heading(en.pane.home.ready);
    expect(services.kept.language).toBe("en");
  });

  test("a kept language wins over the host's", async () => {
    open(fakeServices({ host: { name: "excel", language: "en" }, keptLanguage: "zh" }));
    await heading(zh.pane.home.ready);
  });
});

describe("a run", () => {
  test.each(["zh", "en"] as const)("tells its result in words, in %s", async (language) => {
    const words = languages[language];
    const services = fakeServices({ host: { name: "excel", language } });
    open(services);
    await heading(words.pane.home.ready);
    await click(words.pane.actions.rebalance);
    await heading(words.pane.planned.title);
    expect(screen.getByText(words.pane.planned.withinGap("1.3%"))).toBeInTheDocument();
    expect(screen.getByText("97.3%")).toBeInTheDocument();
    expect(screen.getByText(words.pane.planned.beforeAfter("135.0%", "110.0%"))).toBeInTheDocument();
    expect(screen.getByText(words.pane.planned.hours("38"))).toBeInTheDocument();
    expect(screen.getByText(words.pane.planned.pieces("40", "1"))).toBeInTheDocument();
    expect(screen.getByText(words.pane.severities.warns("2"))).toBeInTheDocument();
    expect(screen.getByRole("img", { name: words.pane.planned.chartSummary("2025-12", "2026-04", "900,000", "760,000") })).toBeInTheDocument();
    await click("产能负荷");
    await click(words.pane.actions.open("看板"));
    expect(services.visited).toEqual([{ sheet: "产能负荷" }, { sheet: "看板" }]);
  });

  test("says optimal only when it is proven", async () => {
    const balance = aPlannedWorkbook().plan.balance;
    const planner = fakePlanner(aPlannedWorkbook({ balance: { ...balance, certificate: { ...balance.certificate, status: "optimal", gap: 0 } } }));
    open(fakeServices({ planner }), "rebalance");
    await heading(zh.pane.planned.title);
    expect(screen.getByText(zh.pane.planned.optimal)).toBeInTheDocument();
  });

  test("shows how far it is, and Cancel ends it with nothing written", async () => {
    const planner = fakePlanner("never");
    const workbook = fakeWorkbook(smallGrids());
    open(fakeServices({ planner, workbook }), "rebalance");
    await heading(zh.pane.running.title);
    const bar = screen.getByRole("progressbar", { name: zh.pane.running.progress });
    await waitFor(() => expect(bar).toHaveAttribute("aria-valuetext", zh.pane.running.stages.balance));
    expect(Number(bar.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
    await click(zh.pane.actions.cancel);
    await heading(zh.pane.cancelled.title);
    expect(screen.getByText(zh.pane.cancelled.nothing)).toBeInTheDocument();
    expect(planner.cancelled).toBe(1);
    expect(workbook.written).toEqual([]);
  });

  test("cancelled while writing, it stops between two sheets and says how far it came", async () => {
    let release: () => void = () => {};
    const workbook = fakeWorkbook(smallGrids(), () => new Promise((go) => (release = go)));
    open(fakeServices({ workbook }), "rebalance");
    await waitFor(() => expect(workbook.written).toHaveLength(1));
    await click(zh.pane.actions.cancel);
    expect(screen.getAllByText(zh.pane.running.cancelling)).not.toHaveLength(0);
    act(() => release());
    await heading(zh.pane.cancelled.title);
    expect(screen.getByText(zh.pane.cancelled.some("1", "5"))).toBeInTheDocument();
    expect(workbook.written).toHaveLength(1);
  });

  test("problems that stop it are listed, and nothing is written", async () => {
    const workbook = fakeWorkbook(smallGrids());
    const planner = fakePlanner({ status: "needsAttention", problems: [{ kind: "sheetNameTaken", at: { sheet: "看板" } }] });
    open(fakeServices({ planner, workbook }), "rebalance");
    await heading(zh.pane.needsAttention.title);
    expect(screen.getByRole("button", { name: zh.pane.actions.goTo("看板") })).toBeInTheDocument();
    expect(workbook.written).toEqual([]);
  });

  test("a failure shows itself, can be copied and tried again", async () => {
    const services = fakeServices({ planner: fakePlanner(new Error("the solver fell over")) });
    open(services, "rebalance");
    await heading(zh.pane.broke.title);
    await click(zh.pane.actions.copy);
    expect(services.copied[0]).toContain("the solver fell over");
    await click(zh.pane.actions.retry);
    await heading(zh.pane.broke.title);
    await click(zh.pane.actions.back);
    await heading(zh.pane.home.ready);
  });

  test.each(["zh", "en"] as const)("what Excel refuses is said with what to do, in %s", async (language) => {
    const { pane } = languages[language];
    const refused = new OfficeError({ kind: "SheetProtected", sheet: "MPS" }, ["看板", "S&OP"]);
    const workbook = { ...fakeWorkbook(smallGrids()), write: () => Promise.reject(refused) };
    open(fakeServices({ workbook, host: { name: "excel", language } }), "rebalance");
    await heading(pane.broke.title);
    expect(screen.getByText(pane.failures.SheetProtected({ sheet: "MPS" }), { exact: false })).toHaveTextContent(/看板.*S&OP/);
    expect(screen.getByRole("button", { name: pane.actions.retry })).toBeInTheDocument();
  });

  test("what a door cannot read is a problem in words, not a failure", async () => {
    const workbook = { ...fakeWorkbook([]), read: () => Promise.reject(new ProblemError({ kind: "emptyWorkbook" })) };
    open(fakeServices({ workbook }));
    await heading(zh.pane.needsAttention.title);
  });

  test("each change is announced, and focus follows a person who is in the pane", async () => {
    // jsdom has no window that could be in front.
    const inPane = jest.spyOn(document, "hasFocus").mockReturnValue(false);
    open(fakeServices());
    const ready = await heading(zh.pane.home.ready);
    expect(ready).not.toHaveFocus();
    expect(screen.getAllByRole("status")[0]).toHaveTextContent(zh.pane.home.ready);
    inPane.mockReturnValue(true);
    await click(zh.pane.actions.rebalance);
    expect(await heading(zh.pane.planned.title)).toHaveFocus();
    inPane.mockRestore();
    expect(screen.getAllByRole("status")[0]).toHaveTextContent(zh.pane.planned.title);
  });
});
