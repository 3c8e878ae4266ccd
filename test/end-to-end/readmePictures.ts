import { join } from "node:path";
import { languages } from "../../src/language";
import { activateSheet, openSession, openStage, whenQuiet } from "./support";

/** `npx tsx test/end-to-end/readmePictures.ts` takes the pictures of the README anew: the pane beside the planned sample factory. */
async function main(): Promise<void> {
  const stage = await openStage();
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
  await stage.close();
}

void main();
