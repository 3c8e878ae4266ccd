import type { BrowserContext, Frame, Page } from "playwright-core";
import { languages } from "../../src/language";
import { goToCell, sessionsOfThisFile, type SessionOptions } from "./support";

// The diagnostics in the production build under its policy: all is tried, all is told, nothing stays behind.

const open = sessionsOfThisFile();
const { zh, en } = languages;
const { diagnostics } = zh;
const probeCount = Object.keys(diagnostics.probes).length;

const sheetNames = (page: Page) => page.evaluate(() => window.workbook.snapshot().sheets.map(({ name }) => name));
const snapshot = (page: Page) => page.evaluate(() => JSON.stringify(window.workbook.snapshot()));
const button = (pane: Frame, name: string) => pane.getByRole("button", { name, exact: true });
const finished = (pane: Frame) => pane.getByText(/^检查完毕/).waitFor({ timeout: 60_000 });

async function openDiagnostics(options: SessionOptions = {}): Promise<{ page: Page; pane: Frame }> {
  const { page, pane: paneOf } = await open({ ...options, query: { language: "zh-CN", ...options.query } });
  const pane = await paneOf();
  await pane.getByRole("heading", { level: 1, name: zh.pane.home.ready }).waitFor({ timeout: 60_000 });
  await button(pane, zh.settings.title).click();
  await button(pane, diagnostics.title).click();
  await pane.getByRole("heading", { level: 1, name: diagnostics.title }).waitFor();
  return { page, pane };
}

/** Result and figure of each row, by the probe's name. */
async function rowsOf(pane: Frame): Promise<ReadonlyMap<string, string>> {
  const rows = await pane.locator("main li:visible").allInnerTexts();
  return new Map(rows.map((text) => [text.split("\n")[0]!, text.split("\n").slice(1).join(" ")]));
}

/** A browser whose clipboard is closed to the pane. */
const noClipboard = {
  prepare: (context: BrowserContext) =>
    context.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("refused")) } });
      document.execCommand = () => false;
    }),
};

test("all is tried and found in order; the workbook, its selection and the sheet in sight are as before; the result can be selected where the clipboard is closed", async () => {
  const { page, pane } = await openDiagnostics(noClipboard);
  await goToCell(page, "C3");
  const before = await snapshot(page);
  const names = await sheetNames(page);
  await button(pane, diagnostics.actions.start).click();
  await finished(pane);
  const rows = await rowsOf(pane);
  expect([...rows.keys()]).toHaveLength(probeCount);
  expect([...rows].filter(([, text]) => !text.includes(diagnostics.results.ok))).toEqual([]);
  expect(await sheetNames(page)).toEqual(names);
  expect(await snapshot(page)).toBe(before);
  expect(await page.locator(".name-box").inputValue()).toBe("C3");

  await button(pane, diagnostics.actions.copy).click();
  const text = await pane.getByLabel(zh.pane.actions.copyByHand).inputValue();
  for (const name of Object.values(diagnostics.probes)) expect(text).toContain(`[${diagnostics.results.ok}] ${name}`);
  expect(text).toContain("ExcelApi 1.1–1.14");
  for (const name of names.filter((one) => one.length > 2)) expect(text).not.toContain(name);

  await button(pane, zh.pane.actions.back).click();
  await pane.getByRole("heading", { level: 1, name: zh.settings.title }).waitFor();
});

test("what fails is told, the rest goes on, and the next check finds all in order again", async () => {
  const { page, pane } = await openDiagnostics();
  const names = await sheetNames(page);
  await page.evaluate(() => void (window.workbook.faults.noSecondaryAxis = true));
  await button(pane, diagnostics.actions.start).click();
  await finished(pane);
  const rows = await rowsOf(pane);
  expect([...rows].filter(([, text]) => text.includes(diagnostics.results.failed)).map(([name]) => name)).toEqual([diagnostics.probes.chart]);
  expect(rows.get(diagnostics.probes.policy)).toContain(diagnostics.results.ok);
  expect(await sheetNames(page)).toEqual(names);
  await page.evaluate(() => void (window.workbook.faults.noSecondaryAxis = false));
  await button(pane, diagnostics.actions.again).click();
  await pane.getByText(`${diagnostics.results.failed} 0`).waitFor({ timeout: 60_000 });
});

test("stopped half-way: the rest is not tried, and the scratch sheet goes all the same", async () => {
  const { page, pane } = await openDiagnostics();
  const names = await sheetNames(page);
  await page.evaluate(() => {
    const { faults } = window.workbook;
    // From the values on, Excel is slow until the test lets it go.
    faults.meanwhile = { request: 12, act: () => void (faults.holding = new Promise<void>((letGo) => Object.assign(window, { letGo }))) };
  });
  await button(pane, diagnostics.actions.start).click();
  await page.waitForFunction(() => "letGo" in window);
  expect((await sheetNames(page)).length).toBe(names.length + 1);
  await button(pane, diagnostics.actions.stop).click();
  await pane.getByText(diagnostics.stopping).waitFor();
  await page.evaluate(() => {
    window.workbook.faults.holding = undefined;
    (window as unknown as { letGo(): void }).letGo();
  });
  await finished(pane);
  const rows = await rowsOf(pane);
  expect(rows.get(diagnostics.probes.policy)).toContain(diagnostics.results.skipped);
  expect(rows.get(diagnostics.probes.scratchGone)).toContain(diagnostics.results.ok);
  expect(await sheetNames(page)).toEqual(names);
});

describe("from a pane that did not start", () => {
  test("in an Excel that is too old, all that can be tried is tried", async () => {
    const { page } = await open({ query: { language: "en-US", excelApi: "1.9" } });
    const pane = (await (await page.waitForSelector(".pane-frame iframe")).contentFrame())!;
    await pane.getByRole("heading", { level: 1, name: en.pane.tooOld.title }).waitFor();
    await button(pane, en.diagnostics.title).click();
    await button(pane, en.diagnostics.actions.start).click();
    await pane.getByText(/^Checked/).waitFor({ timeout: 60_000 });
    expect((await rowsOf(pane)).get(en.diagnostics.probes.requirementSets)).toContain("ExcelApi 1.1–1.9");
    expect((await rowsOf(pane)).get(en.diagnostics.probes.formula)).toContain(en.diagnostics.results.ok);
  });

  test("without Office's script, what needs no Excel is tried", async () => {
    const { page } = await open({ meant: /ERR_FAILED/, query: { language: "en-US" }, prepare: (context) => context.route("**/office-js/office.js", (route) => route.abort()) });
    const pane = (await (await page.waitForSelector(".pane-frame iframe")).contentFrame())!;
    await pane.getByRole("heading", { level: 1, name: en.pane.unreachable.title }).waitFor();
    await button(pane, en.diagnostics.title).click();
    await button(pane, en.diagnostics.actions.start).click();
    await pane.getByText(/^Checked/).waitFor({ timeout: 60_000 });
    const rows = await rowsOf(pane);
    expect(rows.get(en.diagnostics.probes.values)).toContain(en.diagnostics.says.notExcel);
    for (const name of ["worker", "webAssembly", "storage", "fileInput", "download"] as const) expect(rows.get(en.diagnostics.probes[name])).toContain(en.diagnostics.results.ok);
  });
});
