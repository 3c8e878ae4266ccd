import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import puppeteer, { type Browser, type Frame, type Page } from "puppeteer-core";
import { startWorkbench } from "../excel-host/start";
import { languages } from "../../src/language";
import { checkSum } from "../../src/reports/layout";
import { cellName } from "../../src/workbook/address";

// The main way once more in a second engine: Excel on the web runs in whatever browser people have. Office.js, worker, WebAssembly,
// charts and downloads behave alike there, and the content policy refuses nothing.

const names = process.platform === "win32" ? ["firefox.exe"] : ["firefox-esr", "firefox"];
const firefox = process.env.FIREFOX_PATH ?? (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
/** Where it is missing the tests say so and are skipped. */
const second = firefox ? test : test.skip;
if (!firefox) console.warn("No Firefox found (FIREFOX_PATH): the second browser's tests are skipped. 没有找到 Firefox，跳过第二浏览器的测试。");

const patience = 180_000;
const { pane: words, reports, meet } = languages.zh;

let server: Awaited<ReturnType<typeof startWorkbench>>;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  if (!firefox) return;
  server = await startWorkbench({ port: 0 });
  browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true, acceptInsecureCerts: true, extraPrefsFirefox: { "intl.accept_languages": "zh-CN" } });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  if (!firefox) return;
  complaints = [];
  page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
});
afterEach(async () => {
  await page?.close();
  expect(complaints ?? []).toEqual([]);
});

async function openPane(language: string): Promise<Frame> {
  await page.goto(`${server.url}?${new URLSearchParams({ language })}`);
  const frame = await page.waitForSelector(".pane-frame iframe", { timeout: patience });
  return (await frame!.contentFrame())!;
}

const button = (pane: Frame, name: string) => pane.waitForSelector(`::-p-aria(${name}[role="button"])`, { timeout: patience });
const cell = (sheet: string, address: string): Promise<unknown> => page.evaluate((on, at) => window.workbook.values(on, at)[0]![0], sheet, address);

second("rebalances the sample factory, with every check at 0", async () => {
  const pane = await openPane("zh-CN");
  await (await button(pane, words.actions.rebalance))!.click();
  await button(pane, words.actions.open(reports.sheets.dashboard));
  for (const sheet of [reports.sheets.mps, reports.sheets.capacity, reports.sheets.mrp]) expect([sheet, await cell(sheet, cellName(checkSum.row, checkSum.column))]).toEqual([sheet, 0]);
  expect(await pane.$eval("html", (html) => html.scrollWidth <= html.clientWidth)).toBe(true);
}, 2 * patience);

second("shows where the cycle stands and goes by keyboard", async () => {
  const pane = await openPane("zh-CN");
  await (await button(pane, words.tabs.meet))!.focus();
  await page.keyboard.press("Enter");
  await pane.waitForSelector(`::-p-aria(${meet.home.title("2026-11")}[role="heading"])`, { timeout: patience });
}, 2 * patience);
