import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { pathToFileURL } from "node:url";
import { languageCodes, languages } from "../../../src/language";
import { themes } from "../../../src/taskpane/services";
import { findBrowser } from "../../support/findBrowser";
import { keyboardFaults } from "./keyboard";
import { screenNames, situations, type Step } from "../situations";

const project = resolve(__dirname, "../../..");
const built = join(project, ".cache/gallery");
const pictures = join(project, "out/pane");
/** Task panes of Excel on a small laptop, and narrower still. */
const widths = [320, 350];
const height = 620;

const file = (path: string): string => readFileSync(path, "utf8");

function build(): void {
  execFileSync(process.execPath, [require.resolve("webpack-cli/bin/cli.js"), "--config", join(__dirname, "webpack.config.mjs")], { cwd: project, stdio: "inherit" });
  copyFileSync(join(__dirname, "gallery.html"), join(built, "gallery.html"));
  copyFileSync(join(project, "src/taskpane/taskpane.css"), join(built, "taskpane.css"));
}

/** What only a layout can show: contrast, targets of 24 px, and anything wider than the pane. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(file(require.resolve("axe-core/axe.min.js")));
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: { run(context: Document, options: unknown): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } }).axe.run(document, { rules: { "target-size": { enabled: true } } });
    const main = document.querySelector("main")!;
    const tooWide = main.scrollWidth > main.clientWidth || document.documentElement.scrollWidth > innerWidth ? ["wider than the pane"] : [];
    return [...tooWide, ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`).join("\n  ")}`)];
  });
}

async function perform(page: Page, step: Step): Promise<void> {
  if ("press" in step) return page.getByRole("button", { name: step.press, exact: true }).click();
  if ("see" in step) return page.getByText(step.see, { exact: true }).waitFor();
  if ("pick" in step) return void (await page.getByLabel(step.of).selectOption({ label: step.pick }));
  if ("give" in step) return page.locator("input[type=file]").setInputFiles(step.give.map((name) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from("PK") })));
  const field = "fill" in step ? page.getByLabel(new RegExp(`^${step.fill}`)) : page.getByRole("combobox", step.of === undefined ? {} : { name: new RegExp(`^${step.of}`) });
  await field.fill("fill" in step ? step.with : step.choose);
  if ("choose" in step) await field.press("Enter");
}

/** With the colours a system of high contrast forces on every page. */
async function drawForced(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ forcedColors: "active" });
  await page.screenshot({ path, fullPage: true });
  await page.emulateMedia({ forcedColors: "none" });
}

async function draw(browser: Browser, width: number): Promise<number> {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.clock.install();
  let faults = 0;
  for (const screen of asked)
    for (const language of languageCodes)
      for (const theme of themes) {
        const address = pathToFileURL(join(built, "gallery.html"));
        address.search = new URLSearchParams({ screen, language, theme }).toString();
        await page.goto(address.href);
        if (screen === "unreachable") await page.clock.runFor(11_000);
        const { title, act = [] } = situations[screen](languages[language], language);
        for (const step of act) await perform(page, step);
        // A button half way between two colours is neither.
        await page.addStyleTag({ content: "*, *::before, *::after { transition: none !important; }" });
        await page.mouse.move(0, height - 1);
        await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
        const name = `${screen}-${language}-${theme}-${width}`;
        await page.screenshot({ path: join(pictures, `${name}.png`) });
        if (theme === themes[0]) await drawForced(page, join(pictures, `${screen}-${language}-forced-${width}.png`));
        // The whole of what scrolls, in one picture.
        const content = await page.evaluate(() => document.querySelector("main")!.scrollHeight - document.querySelector("main")!.clientHeight);
        if (content > 0) {
          await page.setViewportSize({ width, height: height + content });
          await page.screenshot({ path: join(pictures, `${name}-whole.png`) });
          await page.setViewportSize({ width, height });
        }
        // The way of the keyboard is the same in every language, theme and width.
        const walked = language === languageCodes[0] && theme === themes[0] && width === widths[0] ? await keyboardFaults(page) : [];
        for (const fault of [...(await faultsOf(page)), ...walked]) {
          faults++;
          console.error(`${name}: ${fault}`);
        }
      }
  await page.close();
  return faults;
}

/** All screens, or those named on the command line. */
const asked = screenNames.filter((name) => process.argv.length <= 2 || process.argv.includes(name));

/** `npx tsx test/taskpane/gallery/pictures.ts [SCREEN …]` draws screens into out/pane/ and names what is too wide or too faint. */
async function main(): Promise<void> {
  build();
  mkdirSync(pictures, { recursive: true });
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args: [...args], ...(env && { env: { ...env } }) });
  let faults = 0;
  try {
    for (const width of widths) faults += await draw(browser, width);
  } finally {
    await browser.close();
  }
  console.log(`${pictures}: ${faults === 0 ? "nothing too wide, nothing too faint" : `${faults} faults`}`);
  process.exitCode = faults === 0 ? 0 : 1;
}

void main();
