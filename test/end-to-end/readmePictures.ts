import { join } from "node:path";
import { languages } from "../../src/language";
import { activateSheet, openSession, openStage, type Stage, whenQuiet } from "./support";

/**
 * `npx tsx test/end-to-end/readmePictures.ts [HALF-YEAR.xlsx]` takes the pictures of the README anew: the pane beside the planned sample
 * factory, and where a workbook of `test/cases/halfYear/write.ts` is given, its minutes beside the meeting's place.
 */
async function main(halfYear?: string): Promise<void> {
  const stage = await openStage();
  await planned(stage);
  if (halfYear) await afterHalfYear(stage, halfYear);
  await stage.close();
}

async function planned(stage: Stage): Promise<void> {
  for (const [language, locale, file] of [["zh", "zh-CN", "pane-and-workbook.zh.png"], ["en", "en-US", "pane-and-workbook.png"]] as const) {
    const { page, pane: paneOf, close } = await openSession(stage, { query: { language: locale }, viewport: { width: 1440, height: 810 } });
    const pane = await paneOf();
    const words = languages[language];
    await pane.getByRole("button", { name: words.pane.actions.rebalance }).click();
    await pane.getByRole("button", { name: words.pane.actions.open(words.reports.sheets.dashboard) }).first().waitFor({ timeout: 120_000 });
    await whenQuiet(page);
    await activateSheet(page, words.reports.sheets.dashboard);
    // At 70 % the whole dashboard is in sight.
    for (let step = 0; step < 3; step++) await page.locator(".zoom button").first().click();
    await page.mouse.move(700, 20);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(__dirname, "../../assets", file) });
    await close();
  }
}

async function afterHalfYear(stage: Stage, workbook: string): Promise<void> {
  const { page, pane: paneOf, close } = await openSession(stage, { query: { language: "zh-CN" }, viewport: { width: 1440, height: 900 } });
  await paneOf();
  await page.locator("input[type=file]").first().setInputFiles(workbook);
  const { minutes, pane: words } = languages.zh;
  await page.getByRole("tab", { name: minutes.sheet, exact: true }).waitFor({ timeout: 120_000 });
  const pane = await paneOf();
  await pane.getByRole("button", { name: words.tabs.meet, exact: true }).click({ timeout: 120_000 });
  await whenQuiet(page, 2_000);
  await activateSheet(page, minutes.sheet);
  for (let step = 0; step < 2; step++) await page.locator(".zoom button").first().click();
  await page.mouse.move(700, 20);
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: join(__dirname, "../../assets/half-year.zh.png") });
  await close();
}

void main(process.argv[2]);
