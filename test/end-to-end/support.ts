import { existsSync } from "node:fs";
import { type Browser as Chromium, type BrowserContext, chromium, type Frame, type Page } from "playwright-core";
import type { ExcelHost } from "../excel-host/host/ExcelHost";
import type { Place } from "../excel-host/server";
import { startWorkbench } from "../excel-host/start";
import { findBrowser } from "../support/findBrowser";

declare global {
  interface Window {
    /** The host behind the workbench page. */
    workbook: ExcelHost;
  }
}

/** One browser and one server for all tests of a file. */
export interface Stage {
  url: string;
  browser: Chromium;
  close(): Promise<void>;
}

export async function openStage(also: readonly Place[] = []): Promise<Stage> {
  const { executablePath, args, env } = await findBrowser();
  // First what may fail: a browser left behind would keep the test run alive.
  const server = await startWorkbench({ port: 0, also });
  const browser = await chromium.launch({ executablePath, args: [...args], env: env && { ...env }, headless: true });
  return { url: server.url, browser, close: async () => void (await Promise.all([browser.close(), server.close()])) };
}

/** One workbench in a window of its own. */
export interface Session {
  page: Page;
  /** What must not happen: errors and warnings of the console, refused by the content policy, requests that leave the machine. */
  complaints: string[];
  /** The add-in's page in the pane. */
  pane(): Promise<Frame>;
  close(): Promise<void>;
}

export interface SessionOptions {
  /** For the workbench page: language, width, theme, sample, pane. */
  query?: Readonly<Record<string, string>>;
  viewport?: { width: number; height: number };
  /** A page of the test's own in place of the pane. */
  probe?: string;
  /** What is to be different before the first page is opened: files that do not come, a browser that forbids. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
  /** Complaints the test brings about itself. */
  meant?: RegExp;
}

/** Opens the stage once for a test file, and a session when asked; what a session complains of fails the test it belongs to. */
export function sessionsOfThisFile(): (options?: SessionOptions) => Promise<Session> {
  let stage: Stage | undefined;
  let session: Session | undefined;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());
  afterEach(async () => {
    await session?.close();
    expect(session?.complaints ?? []).toEqual([]);
    session = undefined;
  });
  return async (options) => (session = await openSession(stage!, options));
}

const probePath = "/probe";

export async function openSession({ url, browser }: Stage, { query = {}, viewport = { width: 1440, height: 900 }, probe, prepare, meant }: SessionOptions = {}): Promise<Session> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport, locale: query.language ?? "zh-CN", acceptDownloads: true });
  const complaints: string[] = [];
  await trapNetwork(context, new URL(url), complaints);
  if (probe) await context.route(`**${probePath}/*.html?*`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: probe }));
  await prepare?.(context);
  const page = await context.newPage();
  watch(page, complaints, meant);
  await page.goto(`${url}?${new URLSearchParams({ ...(probe ? { pane: probePath } : {}), ...query })}`);
  await page.waitForSelector(".workbench");
  return {
    page,
    complaints,
    pane: async () => {
      const frame = (await (await page.waitForSelector(".pane-frame iframe")).contentFrame())!;
      // The frame is there before its page is.
      await frame.waitForFunction(() => "Office" in window);
      return frame;
    },
    close: () => context.close(),
  };
}

/** Everything but our own server is refused and remembered. */
async function trapNetwork(context: BrowserContext, own: URL, complaints: string[]): Promise<void> {
  const isForeign = ({ host, protocol }: URL) => host !== own.host && protocol !== "data:" && protocol !== "blob:";
  await context.route(isForeign, (route) => {
    complaints.push(`request to ${route.request().url()}`);
    return route.abort();
  });
}

/** True of our frames, and meant: the pane has the workbench's own origin, where Excel's has another. */
const sandboxNote = "An iframe which has both allow-scripts and allow-same-origin";

function watch(page: Page, all: string[], meant?: RegExp): void {
  const complaints = { push: (complaint: string) => void (meant?.test(complaint) || all.push(complaint)) };
  page.on("pageerror", (error) => complaints.push(`${error.name}: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !message.text().startsWith(sandboxNote)) complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
}

/** Waits until the host has been quiet: no request of the add-in for a while. */
export async function whenQuiet(page: Page, quietFor = 500): Promise<void> {
  let before = -1;
  for (;;) {
    const requests = await page.evaluate(() => window.workbook.log.length);
    if (requests === before) return;
    before = requests;
    await page.waitForTimeout(quietFor);
  }
}

/** Computed values of a block as the host has them. */
export const valuesOf = (page: Page, sheet: string, address: string): Promise<unknown[][]> =>
  page.evaluate(([name, place]) => window.workbook.values(name!, place!), [sheet, address]);

/** Text the grid shows in a cell that is in sight. */
export const gridText = (page: Page, address: string): Promise<string> => page.locator(`[data-cell="${address}"]`).innerText();

export const activateSheet = (page: Page, name: string): Promise<void> => page.getByRole("tab", { name, exact: true }).click();

/** Goes to a cell through the name box, as a person would. */
export async function goToCell(page: Page, address: string): Promise<void> {
  await page.locator(".name-box").fill(address);
  await page.locator(".name-box").press("Enter");
}

/** Selects a cell, types, and presses Enter. */
export async function typeIntoCell(page: Page, address: string, text: string): Promise<void> {
  await goToCell(page, address);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Presses "Download as .xlsx" and gives back the file. */
export async function downloadWorkbook(page: Page): Promise<{ name: string; path: string }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /^(下载为|Download as)/ }).click();
  const download = await waiting;
  const path = await download.path();
  if (!existsSync(path)) throw new Error("the download came to nothing");
  return { name: download.suggestedFilename(), path };
}

/** For looking at: into test/end-to-end/pictures only when asked for by TAKE_PICTURES. */
export const picture = async (page: Page, file: string): Promise<void> => void (process.env.TAKE_PICTURES && (await page.screenshot({ path: `${process.env.TAKE_PICTURES}/${file}.png` })));
