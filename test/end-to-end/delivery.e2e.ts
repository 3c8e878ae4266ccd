import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Frame } from "playwright-core";
import { deliverCommand } from "../../src/cli/deliverCommand";
import { languages } from "../../src/language";
import { checkSum } from "../../src/reports/layout";
import { cellName } from "../../src/workbook/address";
import { buildWhatChanged } from "../excel-host/build";
import { paneFolder } from "../excel-host/places";
import { openSession, openStage, type Session, type Stage, valuesOf } from "./support";

// A folder as `npm run deliver` makes it for an intranet, served with the headers of its own host file and nothing else: what the
// production policy refuses, and every request that is made, is seen here.

const project = resolve(__dirname, "../..");
const patience = 180_000;
const { pane: words, reports } = languages.zh;
const scratch = mkdtempSync(join(tmpdir(), "delivered-"));
const folder = join(scratch, "folder");
const headers: Record<string, string> = {};

let stage: Stage;
let session: Session | undefined;
beforeAll(async () => {
  await buildWhatChanged();
  const complaints: string[] = [];
  const code = await deliverCommand(["--address", "https://planning.example.com/delivered", "--out", folder, "--network", "intranet"], { project, build: () => paneFolder, print: () => {}, complain: (line) => complaints.push(line) });
  expect([code, complaints]).toEqual([0, []]);
  Object.assign(headers, (JSON.parse(readFileSync(join(folder, "staticwebapp.config.json"), "utf8")) as { globalHeaders: Record<string, string> }).globalHeaders);
  stage = await openStage([{ prefix: "/delivered/", folder, headers }]);
}, patience);
afterEach(async () => {
  await session?.close();
  session = undefined;
});
afterAll(async () => {
  await stage?.close();
  rmSync(scratch, { recursive: true });
});

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

test("plans the sample factory under its own headers: no violation, and no request but for files of the folder", async () => {
  session = await openSession(stage, { query: { language: "zh-CN", pane: "/delivered" } });
  const { page, complaints } = session;
  const requested: string[] = [];
  page.context().on("request", (request) => requested.push(request.url()));
  await page.reload();
  const pane: Frame = await session.pane();
  expect(pane.url()).toContain("/delivered/taskpane.html");
  await pane.getByRole("button", { name: words.actions.rebalance, exact: true }).click({ timeout: patience });
  await pane.getByRole("button", { name: words.actions.open(reports.sheets.dashboard), exact: true }).waitFor({ timeout: patience });
  for (const sheet of [reports.sheets.mps, reports.sheets.capacity, reports.sheets.mrp]) expect([sheet, await valuesOf(page, sheet, cellName(checkSum.row, checkSum.column))]).toEqual([sheet, [[0]]]);

  const own = requested.filter((url) => new URL(url).pathname.startsWith("/delivered/"));
  // The workbench beside it shows the ribbon of the manifest.
  const ofTheWorkbench = /^https:\/\/localhost:\d+\/(?:workbench\/|samples\/|manifest\.xml|assets\/icon-)/;
  expect(requested.filter((url) => !own.includes(url) && !/^(?:data|blob):/.test(url) && !ofTheWorkbench.test(url))).toEqual([]);
  // The worker, its WebAssembly and Office's library were really fetched from it.
  for (const part of [/planning\.[0-9a-f]{8}\.js$/, /\.wasm$/, /office-js\/office\.js$/]) expect(own.some((url) => part.test(url))).toBe(true);
  expect(complaints).toEqual([]);

  // And the ears hear: a script in the page is refused and told, and so is a request to elsewhere.
  await pane.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return fetch("https://elsewhere.example.com/").catch(() => undefined);
  });
  expect(await pane.evaluate(() => "ran" in window)).toBe(false);
  expect(complaints.filter((line) => /content.security.policy/i.test(line)).length).toBeGreaterThanOrEqual(2);
}, 2 * patience);

test.each(["support", "privacy", "administrator", "test-card"])("its page %s reads well on a narrow screen", async (name) => {
  session = await openSession(stage, { query: { sample: "none" } });
  const { page, complaints } = session;
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(new URL(`/delivered/${name}.html`, stage.url).href);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await page.evaluate(axe);
  const faults = await page.evaluate(async () => (await (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run()).violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]));
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
});

test("the bundle carries no path of the machine that built it, no source map, and its first load stays within 400 KB compressed", () => {
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile()).map(({ name }) => name);
  expect(files.filter((name) => name.endsWith(".map"))).toEqual([]);
  const text = (name: string) => readFileSync(join(folder, name), "utf8");
  for (const name of files.filter((one) => /\.(?:js|html|css|json|conf|xml)$/.test(one))) expect([name, text(name).includes(project), /sourceMappingURL=/.test(text(name))]).toEqual([name, false, false]);
  const page = text("taskpane.html");
  const scripts = [...page.matchAll(/src="?([^">\s]+\.js)/g)].map(([, script]) => script!).filter((script) => !script.startsWith("office-js/"));
  expect(scripts).toEqual([expect.stringMatching(/^start\.[0-9a-f]{8}\.js$/), expect.stringMatching(/^taskpane\.[0-9a-f]{8}\.js$/)]);
  const weight = [page, text("taskpane.css"), ...scripts.map(text)].reduce((sum, part) => sum + gzipSync(part).length, 0);
  expect(weight).toBeLessThan(400_000);
  // Solver, workbook reader and minutes come when they are needed.
  expect(files).toContain("highs.wasm");
  for (const rare of ["w:tblPr", "xl/sharedStrings", "HEAPU8"]) expect([rare, scripts.some((script) => text(script).includes(rare))]).toEqual([rare, false]);
});
