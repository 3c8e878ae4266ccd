import { languages } from "../../src/language";
import { goToCell, sessionsOfThisFile, typeIntoCell, valuesOf, whenQuiet } from "./support";

// What the pane does around planning, in the production build: first run, empty sheets, one cell put right, settings that last.

const open = sessionsOfThisFile();
const { zh, en } = languages;
const sheetNames = (page: Awaited<ReturnType<typeof open>>["page"]) => page.evaluate(() => window.workbook.snapshot().sheets.map(({ name }) => name));

test("an empty workbook: empty input sheets are added beside what is there, a slip is put right at a click, and nothing else is touched", async () => {
  const { page, pane: paneOf } = await open({ query: { sample: "none", language: "zh-CN" } });
  const pane = await paneOf();
  const before = await sheetNames(page);
  await pane.getByRole("heading", { level: 1, name: zh.pane.home.empty }).waitFor();
  await pane.getByRole("button", { name: /^添加/ }).click();
  await pane.getByRole("heading", { level: 1, name: zh.pane.home.notReady }).waitFor({ timeout: 30_000 });
  await whenQuiet(page);
  const { items, settings } = zh.tables.sheets;
  const after = await sheetNames(page);
  expect(after).toEqual(expect.arrayContaining([...before, items, settings]));

  await page.getByRole("tab", { name: items, exact: true }).click();
  const headings = (await valuesOf(page, items, "A1:Z1"))[0]!.map(String);
  const column = (name: string) => String.fromCharCode(65 + headings.findIndex((heading) => heading.startsWith(name)));
  const { columns, choices } = zh.tables;
  const row: readonly (readonly [string, string])[] = [[columns.item, "P1"], [columns.type, choices.finished], [columns.source, choices.make], [columns.standardCost, "100"], [columns.leadTimeDays, "5天"]];
  for (const [name, text] of row) await typeIntoCell(page, `${column(name)}2`, text);
  await pane.getByRole("button", { name: zh.pane.actions.readAgain }).first().click();
  const place = `${column(columns.leadTimeDays)}2`;
  const rowBefore = (await valuesOf(page, items, "A2:Z2"))[0]!;
  await pane.getByRole("button", { name: zh.home.fixNamed(`${items}!${place}`, "5") }).click();
  await pane.getByText(zh.home.fixed.done(`${items}!${place}`, "5天", "5")).first().waitFor();
  const rowAfter = (await valuesOf(page, items, "A2:Z2"))[0]!;
  const index = place.charCodeAt(0) - 65;
  expect(rowAfter[index]).toBe(5);
  expect(rowAfter.filter((_, i) => i !== index)).toEqual(rowBefore.filter((_, i) => i !== index));
});

test("a cell that changed after it was read is not written to", async () => {
  const { page, pane: paneOf } = await open({ query: { language: "zh-CN" } });
  const pane = await paneOf();
  await pane.getByRole("heading", { level: 1, name: zh.pane.home.ready }).waitFor();
  const { orders } = zh.tables.sheets;
  await page.getByRole("tab", { name: orders, exact: true }).click();
  const headings = (await valuesOf(page, orders, "A1:Z1"))[0]!.map(String);
  const place = `${String.fromCharCode(65 + headings.findIndex((heading) => heading.startsWith(zh.tables.columns.quantity)))}2`;
  await typeIntoCell(page, place, "12件");
  await pane.getByRole("button", { name: zh.pane.actions.readAgain }).click();
  const fix = pane.getByRole("button", { name: zh.home.fixNamed(`${orders}!${place}`, "12") });
  await fix.waitFor();
  await typeIntoCell(page, place, "15件");
  await goToCell(page, "A1");
  await fix.click();
  await pane.getByText(zh.home.fixed.changed(`${orders}!${place}`)).first().waitFor();
  expect(await valuesOf(page, orders, place)).toEqual([["15件"]]);
});

test("settings take effect at once and last until the pane is opened again", async () => {
  const { page, pane: paneOf } = await open({ query: { language: "zh-CN" } });
  let pane = await paneOf();
  await pane.getByRole("heading", { level: 1, name: zh.pane.home.ready }).waitFor();
  await pane.getByRole("button", { name: zh.settings.title }).click();
  await pane.getByLabel(zh.settings.labels.theme).selectOption("contrast");
  await pane.getByLabel(zh.settings.labels.language).selectOption("en");
  await pane.getByText(en.settings.saved).waitFor();
  await pane.getByRole("button", { name: en.pane.actions.back }).click();
  await pane.getByRole("heading", { level: 1, name: en.pane.home.ready }).waitFor();
  await page.reload();
  await page.waitForSelector(".workbench");
  pane = await paneOf();
  await pane.getByRole("heading", { level: 1, name: en.pane.home.ready }).waitFor();
  const background = await pane.evaluate(() => getComputedStyle(document.querySelector("main")!.parentElement!).backgroundColor);
  expect(background).toBe("rgb(0, 0, 0)");
});
