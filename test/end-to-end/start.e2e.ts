import type { BrowserContext, Frame, Page, Route } from "playwright-core";
import { languages } from "../../src/language";
import { sessionsOfThisFile, type SessionOptions } from "./support";

// Whatever keeps the pane from starting ends in words and a way on: the production build under its policy.

const open = sessionsOfThisFile();
const { zh, en } = languages;

/** The browser's own words on what these tests take away. */
const meant = /ERR_FAILED|ERR_BLOCKED|Failed to load resource|MIME|Office\.js|Office\.onReady|\[office/i;
const gone = (route: Route) => route.abort();
const officeScript = "**/office-js/office.js";
const instead = (body: string) => (route: Route) => route.fulfill({ contentType: "text/javascript", body });

async function openPane(options: SessionOptions): Promise<{ page: Page; pane: Frame }> {
  const { page } = await open({ meant, ...options, query: { language: "zh-CN", ...options.query } });
  const frame = await (await page.waitForSelector(".pane-frame iframe")).contentFrame();
  return { page, pane: frame! };
}

const withRoute = (address: string | RegExp, answer: (route: Route) => unknown) => ({ prepare: (context: BrowserContext) => context.route(address, answer) });
const inPage = (script: () => void) => ({ prepare: (context: BrowserContext) => context.addInitScript(script) });
const heading = (pane: Frame | Page, name: string) => pane.getByRole("heading", { level: 1, name });
const ready = (pane: Frame) => heading(pane, zh.pane.home.ready).waitFor({ timeout: 60_000 });

/** Both languages, details to copy, and a retry that loads the page anew and succeeds once the cause is gone. */
async function isToldAndRetried(context: BrowserContext, pane: Frame, reason: "unreachable" | "halfLoaded"): Promise<void> {
  await heading(pane, zh.pane[reason].title).waitFor({ timeout: 30_000 });
  await pane.getByRole("heading", { level: 2, name: en.pane[reason].title }).waitFor();
  await pane.getByRole("button", { name: zh.start.copyDetails }).click();
  await pane.getByText(zh.pane.actions.copied).or(pane.getByText(zh.pane.actions.copyByHand)).waitFor();
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await pane.getByRole("button", { name: `${zh.pane.actions.retry} · ${en.pane.actions.retry}` }).click();
  await ready(pane);
}

describe("Office's script", () => {
  test.each([
    ["is blocked", "unreachable", officeScript, gone],
    ["comes empty-handed", "halfLoaded", officeScript, instead("window.Office = {};")],
    ["comes and never answers", "halfLoaded", officeScript, instead("window.Office = { onReady: () => new Promise(() => {}) };")],
    ["comes without what it loads", "halfLoaded", /office-js\/excel-web/, gone],
    ["knows no Excel", "halfLoaded", officeScript, instead('window.Office = { HostType: { Excel: "Excel" }, onReady: async () => ({ host: "Excel" }) };')],
  ] as const)("%s", async (_case, reason, address, answer) => {
    const { page, pane } = await openPane(withRoute(address, answer));
    await isToldAndRetried(page.context(), pane, reason);
  });
});

test.each([
  ["a plain browser", "", "outside"],
  ["a plain browser, at an address as Excel makes it", "?_host_Info=Excel$Web$16.01$zh-CN$telemetry$isDialog$$0", "halfLoaded"],
] as const)("opened in %s", async (_case, query, reason) => {
  const { page: workbench } = await open();
  // Office remembers its host for as long as a window is open.
  const page = await workbench.context().newPage();
  await page.goto(`${new URL(workbench.url()).origin}/framed/taskpane.html${query}`);
  await heading(page, zh.pane[reason].title).waitFor({ timeout: 30_000 });
  await page.getByText(zh.pane[reason].checks(new URL(workbench.url()).host)[0]!).waitFor();
});

test("opened in Word", async () => {
  const { pane } = await openPane(withRoute(officeScript, instead('window.Office = { HostType: { Excel: "Excel" }, onReady: async () => ({ host: "Word" }) };')));
  await heading(pane, zh.pane.otherHost.title).waitFor();
  await pane.getByText(zh.pane.otherHost.checks()[0]!).waitFor();
});

test("an Excel that is too old is told what it knows and what is needed", async () => {
  const { pane } = await openPane({ query: { excelApi: "1.9" } });
  await heading(pane, zh.pane.tooOld.title).waitFor();
  await pane.getByText(/ExcelApi 1\.9.*ExcelApi 1\.14|1\.9.*1\.14/).first().waitFor();
});

describe("storage", () => {
  test("that is forbidden: the pane works, and says that settings are not kept", async () => {
    const { pane } = await openPane(inPage(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("Access is denied.", "SecurityError"); } })));
    await ready(pane);
    await pane.getByRole("button", { name: zh.settings.title }).click();
    await pane.getByLabel(zh.settings.labels.role).selectOption("planner");
    await pane.getByText(zh.settings.notLasting).waitFor();
  });

  test.each([
    ["an earlier version", () => localStorage.setItem("rebalance.language", "en"), en, undefined],
    ["a later version", () => localStorage.setItem("rebalance.settings", '{"version":9,"language":"en","theme":"sepia"}'), en, "later"],
    ["nobody can read", () => localStorage.setItem("rebalance.settings", '{"version":2,"lang'), zh, "broken"],
  ] as const)("of %s", async (_case, script, words, unread) => {
    const { pane } = await openPane(inPage(script));
    await heading(pane, words.pane.home.ready).waitFor({ timeout: 60_000 });
    for (const why of ["later", "broken"] as const) expect(await pane.getByText(words.settings.unread[why]).count()).toBe(why === unread ? 1 : 0);
    if (!unread) return;
    const before = await pane.evaluate(() => localStorage.getItem("rebalance.settings"));
    await pane.getByRole("button", { name: words.start.dismiss }).click();
    await pane.getByRole("button", { name: words.settings.title }).click();
    await pane.getByLabel(words.settings.labels.role).selectOption("planner");
    await pane.getByText(words.settings.saved).waitFor();
    expect(await pane.evaluate(() => localStorage.getItem("rebalance.settings.before"))).toBe(before);
  });
});

describe("a file that is gone since the pane was opened", () => {
  test.each([
    ["of other screens", (pane: Frame) => pane.getByRole("button", { name: zh.pane.tabs.collect, exact: true }).click()],
    ["of the worker", (pane: Frame) => pane.getByRole("button", { name: zh.pane.actions.rebalance }).click()],
  ])("%s: the pane offers to be loaded anew", async (_case, act) => {
    const { page, pane } = await openPane({});
    await ready(pane);
    await page.context().route("**/framed/*.js", gone);
    await act(pane);
    await pane.getByText(zh.start.partMissing).waitFor();
    await page.context().unroute("**/framed/*.js");
    await pane.getByRole("button", { name: zh.start.reload }).click();
    await ready(pane);
  });
});

test("a browser that forbids workers is told apart", async () => {
  const { pane } = await openPane(inPage(() => Object.assign(window, { Worker: class { constructor() { throw new DOMException("Refused by policy.", "SecurityError"); } } })));
  await pane.getByText(zh.start.workerRefused).waitFor();
  await pane.getByText("SecurityError").first().waitFor({ state: "attached" });
});

test("a screen that cannot be drawn is told, and drawn on retry", async () => {
  const { pane } = await openPane({ meant: /no digits/ });
  await ready(pane);
  await pane.evaluate(() => {
    const { format } = Object.getOwnPropertyDescriptors(Intl.NumberFormat.prototype);
    Object.assign(window, { putBack: () => Object.defineProperty(Intl.NumberFormat.prototype, "format", format) });
    Object.defineProperty(Intl.NumberFormat.prototype, "format", { configurable: true, get: () => { throw new Error("no digits"); } });
  });
  await pane.getByRole("button", { name: zh.pane.otherLanguage }).click();
  await heading(pane, en.pane.broke.title).waitFor();
  await pane.evaluate(() => (window as unknown as { putBack(): void }).putBack());
  await pane.getByRole("button", { name: en.pane.actions.retry }).click();
  await heading(pane, en.pane.home.ready).waitFor();
});

test("an error nobody caught is told above the screen, and goes when dismissed", async () => {
  const { pane } = await openPane({ meant: /lost on the way/ });
  await ready(pane);
  await pane.evaluate(() => void Promise.reject(new Error("lost on the way")));
  await pane.getByText(zh.start.unexpected).waitFor();
  await ready(pane);
  await pane.getByRole("button", { name: zh.start.dismiss }).click();
  await pane.getByText(zh.start.unexpected).waitFor({ state: "detached" });
});

describe("the pane's own script", () => {
  test.each([
    ["does not come", gone, zh.start.lastResort.scriptMissing, en.start.lastResort.scriptMissing],
    ["breaks", instead('throw new Error("no heap");'), zh.start.lastResort.broke, en.start.lastResort.broke],
  ] as const)("%s: plain words in both languages, details, and a reload that succeeds", async (_case, answer, said, inEnglish) => {
    const address = /framed\/taskpane\.[0-9a-f]+\.js/;
    const { page, pane } = await openPane({ ...withRoute(address, answer), meant: /ERR_FAILED|no heap/ });
    await pane.getByText(said).waitFor();
    await pane.getByText(inEnglish).waitFor();
    expect(await pane.locator("pre").textContent()).toMatch(/taskpane\.[0-9a-f]+\.js|no heap/);
    await page.context().unroute(address);
    await pane.getByRole("button", { name: zh.start.reload }).click();
    await ready(pane);
  });
});
