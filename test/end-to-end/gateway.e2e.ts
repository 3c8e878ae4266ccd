import type { Frame, Page } from "playwright-core";
import { languages } from "../../src/language";
import { checkSum } from "../../src/reports/layout";
import { cellName } from "../../src/workbook/address";
import { plainSheet } from "../excel-host/host/description";
import type { Faults } from "../excel-host/host/faults";
import { goToCell, sessionsOfThisFile, valuesOf, whenQuiet } from "./support";

// What comes between the pane and Excel while a plan is made and written, in the production build: people, a slow Excel, one that refuses.

const open = sessionsOfThisFile();
const { zh } = languages;
const { actions, broke, failures } = zh.pane;
const { waiting } = zh;
const results: readonly string[] = Object.values(zh.reports.sheets);
const { dashboard, mps } = zh.reports.sheets;
const { orders } = zh.tables.sheets;

async function begin() {
  const session = await open({ query: { language: "zh-CN" } });
  const pane = await session.pane();
  await pane.getByRole("heading", { level: 1, name: zh.pane.home.ready }).waitFor();
  await whenQuiet(session.page);
  return { page: session.page, pane };
}

const rebalance = (pane: Frame): Promise<void> => pane.getByRole("button", { name: actions.rebalance }).click();

/** The three requests of reading are answered, and the plan is being reckoned. */
async function whenRead(page: Page, pane: Frame): Promise<void> {
  const before = await page.evaluate(() => window.workbook.roundTrips);
  await rebalance(pane);
  await page.waitForFunction((from) => window.workbook.roundTrips >= from + 3, before);
}

const setFaults = (page: Page, faults: Partial<Faults>): Promise<void> => page.evaluate((wanted) => void Object.assign(window.workbook.faults, wanted), faults);

const planned = (pane: Frame): Promise<void> => pane.getByRole("button", { name: actions.open(dashboard) }).first().waitFor({ timeout: 120_000 });

const region = (pane: Frame, name: string) => pane.getByRole("region", { name });

/** The choice is offered; what it says. */
async function waitText(pane: Frame): Promise<string> {
  await region(pane, waiting.region).waitFor({ timeout: 120_000 });
  return region(pane, waiting.region).innerText();
}

const sheetNames = (page: Page): Promise<string[]> => page.evaluate(() => window.workbook.snapshot().sheets.map(({ name }) => name));
const marks = async (page: Page, names = results): Promise<string[]> => Promise.all(names.map(async (name) => String((await valuesOf(page, name, "A2"))[0]![0])));

/** Every result sheet is there to its last cell: marked as finished, its formulas agreeing with the engine. */
async function expectWhole(page: Page): Promise<void> {
  expect((await sheetNames(page)).filter((name) => results.includes(name)).sort()).toEqual([...results].sort());
  expect((await marks(page)).filter((mark) => mark.includes("unfinished"))).toEqual([]);
  const check = cellName(checkSum.row, checkSum.column);
  expect(await Promise.all(results.map(async (name) => (await valuesOf(page, name, check))[0]![0]))).toEqual(results.map(() => 0));
}

/** Cells of the results by sheet, without the sheet that says when and how long. */
const contents = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(
    (names) => Object.fromEntries(window.workbook.snapshot().sheets.filter(({ name }) => names.includes(name)).map(({ name, cells }) => [name, cells.map((cell) => JSON.stringify(cell))])),
    results.filter((name) => name !== zh.reports.sheets.runLog),
  );

/** The first cells of each sheet that are not in the other; a comparison of all would take the test runner minutes to print. */
function differences(a: Record<string, string[]>, b: Record<string, string[]>): string[] {
  const missing = (from: string[] = [], among: string[] = []) => {
    const known = new Set(among);
    return from.filter((cell) => !known.has(cell)).slice(0, 3);
  };
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) => [...missing(a[name], b[name]).map((cell) => `${name} before ${cell}`), ...missing(b[name], a[name]).map((cell) => `${name} after ${cell}`)]);
}

/** What a run over these sheets, with nothing in between, makes of them: nothing may differ. */
async function expectAsUndisturbed(page: Page, pane: Frame): Promise<void> {
  await expectWhole(page);
  const disturbed = await contents(page);
  await rebalance(pane);
  await planned(pane);
  await whenQuiet(page);
  expect(differences(disturbed, await contents(page))).toEqual([]);
}

/** The failure is told in these words, and the way on is there. */
async function expectBroke(pane: Frame, sentence: string): Promise<void> {
  await pane.getByRole("heading", { level: 1, name: broke.title }).waitFor({ timeout: 120_000 });
  expect(await pane.locator("main").innerText()).toContain(sentence);
  await pane.getByRole("button", { name: actions.retry }).waitFor();
}

/** Presses "finish writing" and waits until nothing is left. */
async function finishWriting(pane: Frame): Promise<void> {
  await pane.getByRole("button", { name: waiting.finish }).click();
  await pane.getByRole("heading", { level: 1, name: zh.pane.home.ready }).waitFor({ timeout: 120_000 });
  expect(await region(pane, waiting.unfinishedRegion).count()).toBe(0);
}

test("a cell is being edited when the plan is to be written: it is said, and goes on by itself when editing ends", async () => {
  const { page, pane } = await begin();
  const orderCell = (await valuesOf(page, orders, "A2"))[0]![0];
  await whenRead(page, pane);
  await page.getByRole("tab", { name: orders, exact: true }).click();
  await goToCell(page, "A2");
  await page.keyboard.type("123");
  expect(await waitText(pane)).toContain(waiting.cellEditing);
  expect(await sheetNames(page)).not.toContain(mps);
  // Nobody presses a button of the pane.
  await page.keyboard.press("Escape");
  await planned(pane);
  await whenQuiet(page);
  expect(await region(pane, waiting.region).count()).toBe(0);
  expect((await valuesOf(page, orders, "A2"))[0]![0]).toBe(orderCell);
  await expectWhole(page);
});

/** Lets the pane's patience come to its end without waiting for it. */
const letTimePass = (page: Page): Promise<void> => page.clock.fastForward(31_000);

describe("Excel does not answer", () => {
  /** The n-th request from now, and all after it, wait until `answer` is called in the page. */
  async function silentFrom(page: Page, request: number): Promise<void> {
    await page.clock.install();
    await page.evaluate((n) => {
      const { faults } = window.workbook;
      const held = new Promise<void>((resolve) => Object.assign(window, { answer: resolve }));
      let seen = 0;
      Object.defineProperty(faults, "holding", { configurable: true, get: () => (++seen >= n ? ((document.body.dataset.held = "yes"), held) : undefined) });
    }, request);
  }
  const whenHeld = async (page: Page) => {
    await page.waitForFunction(() => document.body.dataset.held === "yes", undefined, { timeout: 120_000 });
    await letTimePass(page);
  };

  test("who waits on is asked again, and has the whole plan once it answers", async () => {
    const { page, pane } = await begin();
    await silentFrom(page, 10);
    await rebalance(pane);
    await whenHeld(page);
    expect(await waitText(pane)).toContain(waiting.notAnswering("30"));
    await region(pane, waiting.region).getByRole("button", { name: waiting.goOn }).click();
    await region(pane, waiting.region).waitFor({ state: "detached" });
    await letTimePass(page);
    expect(await waitText(pane)).toContain(waiting.notAnswering("60"));
    await page.evaluate(() => (window as unknown as { answer(): void }).answer());
    await planned(pane);
    await whenQuiet(page);
    await expectWhole(page);
  });

  test("who stops is told what is written, and finishes later", async () => {
    const { page, pane } = await begin();
    await silentFrom(page, 10);
    await rebalance(pane);
    await whenHeld(page);
    await waitText(pane);
    await region(pane, waiting.region).getByRole("button", { name: waiting.stop }).click();
    await expectBroke(pane, failures.ExcelNotAnswering({ seconds: 30 }));
    expect(await region(pane, waiting.unfinishedRegion).innerText()).toContain(waiting.finish);
    await page.evaluate(() => (window as unknown as { answer(): void }).answer());
    await finishWriting(pane);
    await whenQuiet(page);
    await expectWhole(page);
  });
});

test("a protected result sheet is named before anything is written; without the protection the plan is written", async () => {
  const { page, pane } = await begin();
  const guarded = { ...plainSheet(mps), protected: true };
  await page.evaluate((sheet) => {
    const { workbook } = window;
    const { sheets, ...rest } = workbook.snapshot();
    workbook.load({ ...rest, sheets: [...sheets, sheet] });
  }, guarded);
  const before = await sheetNames(page);
  await rebalance(pane);
  await expectBroke(pane, failures.SheetProtected({ sheet: mps }));
  expect(await sheetNames(page)).toEqual(before);
  expect(await valuesOf(page, mps, "A1:B5")).toEqual(Array.from({ length: 5 }, () => ["", ""]));
  await page.evaluate((name) => (window.workbook.sheetNamed(name)!.protected = false), mps);
  await pane.getByRole("button", { name: actions.retry }).click();
  await planned(pane);
  await whenQuiet(page);
  await expectWhole(page);
});

test("a write that fails half-way says so on every unfinished sheet, and finishing makes it as if nothing had happened", async () => {
  const { page, pane } = await begin();
  await setFaults(page, { failing: { request: 12, code: "GeneralException" } });
  await rebalance(pane);
  await expectBroke(pane, failures.ExcelRefused({ code: "GeneralException" }));
  const bar = await region(pane, waiting.unfinishedRegion).innerText();
  const written = [...results, zh.tables.sheets.snapshots];
  const left = (await marks(page, written)).filter((mark) => mark.includes("unfinished")).length;
  expect(left).toBeGreaterThan(0);
  // The first are named, all are counted, and none is both.
  expect([...bar.matchAll(/(\d+) 张/g)].map(([, count]) => Number(count))).toEqual([written.length - left, left]);
  await finishWriting(pane);
  await whenQuiet(page);
  await expectAsUndisturbed(page, pane);
});

test("a colleague changes an order meanwhile: it is told where, nothing is written, and the next run has it", async () => {
  const { page, pane } = await begin();
  const before = await sheetNames(page);
  const headings = (await valuesOf(page, orders, "A1:Z1"))[0]!.map(String);
  const cell = cellName(1, headings.findIndex((heading) => heading.startsWith(zh.tables.columns.quantity)));
  await whenRead(page, pane);
  await page.evaluate(([sheet, address]) => window.workbook.userEdit(sheet!, address!, 777), [orders, cell]);
  await expectBroke(pane, failures.InputsChanged({ sheets: [orders] }));
  expect(await sheetNames(page)).toEqual(before);
  expect(await valuesOf(page, orders, cell)).toEqual([[777]]);
  expect(await region(pane, waiting.unfinishedRegion).count()).toBe(0);
  await pane.getByRole("button", { name: actions.retry }).click();
  await planned(pane);
  await whenQuiet(page);
  expect(await valuesOf(page, orders, cell)).toEqual([[777]]);
  await expectWhole(page);
});

describe("a result sheet is taken away while it is written", () => {
  const meanwhile = (page: Page, act: "delete" | "rename") =>
    page.evaluate(
      ([sheet, what]) => void (window.workbook.faults.meanwhile = { request: 12, act: () => (what === "delete" ? window.workbook.userDelete(sheet!) : window.workbook.userRename(sheet!, "二月计划")) }),
      [mps, act],
    );

  test("deleted: it is named, and finishing writes it again", async () => {
    const { page, pane } = await begin();
    await meanwhile(page, "delete");
    await rebalance(pane);
    await expectBroke(pane, failures.SheetMissing({ sheet: mps }));
    expect(await sheetNames(page)).not.toContain(mps);
    await finishWriting(pane);
    await whenQuiet(page);
    await expectAsUndisturbed(page, pane);
  });

  test("renamed: both names are said, and with its name back it is finished", async () => {
    const { page, pane } = await begin();
    await meanwhile(page, "rename");
    await rebalance(pane);
    await expectBroke(pane, failures.SheetRenamed({ sheet: mps, now: "二月计划" }));
    await page.evaluate((name) => window.workbook.userRename("二月计划", name), mps);
    await finishWriting(pane);
    await whenQuiet(page);
    await expectWhole(page);
  });
});

test("an Excel that takes little at once gets it in halves, and every cell arrives", async () => {
  const { page, pane } = await begin();
  await page.evaluate(() => void (window.workbook.limits.requestBytes = 700_000));
  await rebalance(pane);
  await planned(pane);
  await whenQuiet(page);
  const log = await page.evaluate(() => window.workbook.log.map(({ error, requestBytes }) => ({ error, requestBytes })));
  expect(log.filter(({ error }) => error === "RequestPayloadSizeLimitExceeded").length).toBeGreaterThan(0);
  expect(Math.max(...log.filter(({ error }) => error === undefined).map(({ requestBytes }) => requestBytes))).toBeLessThanOrEqual(700_000);
  const halved = await contents(page);
  await expectWhole(page);
  await page.evaluate(() => void (window.workbook.limits.requestBytes = 5 * 1024 * 1024));
  await pane.getByRole("button", { name: actions.back }).click();
  await rebalance(pane);
  await planned(pane);
  await whenQuiet(page);
  expect(differences(halved, await contents(page))).toEqual([]);
});
