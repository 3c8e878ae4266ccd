import { Workbook } from "@cj-tech-master/excelts";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { languages } from "../../src/language";
import { picture, sessionsOfThisFile, valuesOf, whenQuiet } from "./support";

// The sales clerk's month in the production pane: templates out, files back (one hostile, some with slips), one approved forecast, the plan made from it.

const open = sessionsOfThisFile();
const entryHeadingRow = 4;
const locales = { zh: "zh-CN", en: "en-US" } as const;

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "collect-")); });
afterEach(() => rm(folder, { recursive: true }));

/** What clerks send back: last month's forecast again, with the slips of one of them. */
async function filled(path: string, slips: boolean): Promise<string> {
  const workbook = new Workbook();
  await workbook.xlsx.load((await readFile(path)) as never);
  const sheet = workbook.worksheets[0]!;
  const months: number[] = [];
  sheet.getRow(entryHeadingRow).eachCell((cell, column) => void (/^\d{4}-\d{2}$/.test(String(cell.value)) && months.push(column)));
  expect(months).toHaveLength(4);
  let row = entryHeadingRow + 1;
  for (; sheet.getRow(row).getCell(1).value; row++)
    // The statistical baseline stands two cells before, last month's forecast one.
    for (const column of months) sheet.getRow(row).getCell(column).value = Number(sheet.getRow(row).getCell(column - 2).value ?? 0);
  if (slips) {
    const first = sheet.getRow(entryHeadingRow + 1).getCell(months[1]!);
    first.value = Number(first.value) * 10;
    sheet.getRow(entryHeadingRow + 2).getCell(months[2]!).value = "１，２００";
  }
  const back = path.replace(/\.xlsx$/, " back.xlsx");
  await writeFile(back, new Uint8Array(await workbook.xlsx.writeBuffer()));
  return back;
}

const press = (pane: Frame, name: string) => pane.getByRole("button", { name, exact: true }).click();
const headline = (pane: Frame, name: string) => pane.getByRole("heading", { level: 1, name, exact: true }).waitFor({ timeout: 30_000 });

test.each(["zh", "en"] as const)("templates out, files back, approved and planned, in %s", async (language) => {
  const words = languages[language];
  const { home, actions, templates, returned, takenOver, review, adjust, approve, approved } = words.collect;
  const { page, pane: paneOf } = await open({ query: { language: locales[language] } });
  const pane = await paneOf();
  await pane.getByRole("navigation").getByRole("button", { name: words.pane.tabs.collect, exact: true }).click();
  await headline(pane, home.title("2026-11"));
  await picture(page, `collect-home-${language}`);

  await press(pane, actions.templates);
  await press(pane, templates.make);
  await headline(pane, templates.made("7"));
  const paths: string[] = [];
  for (const button of (await pane.getByRole("button", { name: new RegExp(`^${templates.download} `) }).all()).slice(0, 5)) {
    const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
    paths.push(join(folder, file.suggestedFilename()));
    await file.saveAs(paths.at(-1)!);
  }
  await pane.getByRole("button", { name: new RegExp(`^${templates.open} `) }).first().click();
  await whenQuiet(page);
  expect(await page.evaluate(() => window.workbook.openedWorkbooks.length)).toBe(1);
  const back = await Promise.all(paths.map((path, index) => filled(path, index === 0)));
  const hostile = join(folder, "hostile.xlsx");
  await writeFile(hostile, "PK\u0003\u0004 nothing of use");

  await press(pane, actions.back);
  await press(pane, actions.returned);
  await pane.locator("input[type=file]").setInputFiles([...back, hostile]);
  await pane.getByRole("main").getByText(returned.progress("6", "6")).waitFor({ timeout: 60_000 });
  await picture(page, `collect-returned-${language}`);
  expect(await pane.getByText(returned.refused, { exact: true }).count()).toBe(1);
  // Nothing is taken over before somebody has decided.
  expect(await pane.getByRole("button", { name: returned.takeOver, exact: true }).isDisabled()).toBe(true);
  // The slip and the full-width number of the first file, each by its own proposal.
  await pane.getByRole("main").getByText(returned.stillOpen("2")).waitFor();
  await pane.getByRole("button", { name: returned.accept, exact: true }).first().click();
  await pane.getByRole("main").getByText(returned.stillOpen("1")).waitFor();
  await press(pane, returned.acceptFile("1"));
  await press(pane, returned.takeOver);
  await headline(pane, takenOver.title);

  await press(pane, actions.readAgain);
  await headline(pane, home.title("2026-11"));
  await pane.getByRole("main").getByText(home.submitted("5", "7")).waitFor();
  // Sales management changes one figure, and looks at the sheet it stands on.
  await press(pane, actions.review);
  await headline(pane, review.title);
  await press(pane, actions.adjust);
  const [, office, channel, , item] = (await valuesOf(page, words.tables.sheets.forecastEntries, "A5:E5"))[0]!.map(String);
  await pane.getByRole("combobox", { name: words.pane.ask.item, exact: true }).fill(item!);
  await pane.getByRole("combobox", { name: words.pane.ask.item, exact: true }).press("Enter");
  await pane.getByRole("combobox", { name: adjust.place, exact: true }).selectOption([office, channel].join(" · "));
  await pane.getByRole("textbox", { name: adjust.change, exact: true }).fill("12");
  await pane.getByRole("textbox", { name: adjust.reason, exact: true }).fill("=1+1");
  await pane.getByRole("textbox", { name: adjust.by, exact: true }).fill("Chen");
  await picture(page, `collect-adjust-${language}`);
  await press(pane, adjust.add);
  await headline(pane, review.title);
  await pane.getByRole("main").getByText(review.adjusted(item!, [office, channel].join(" · "), "2026-12", "+12")).waitFor();
  expect((await valuesOf(page, words.tables.sheets.forecastAdjustments, "B5:H5"))[0]).toEqual([office, channel, item, expect.any(Number), 12, "=1+1", "Chen"]);
  await press(pane, review.openConsolidation);
  await page.getByRole("tab", { name: words.review.sheets.totals, exact: true, selected: true }).waitFor({ timeout: 30_000 });
  await headline(pane, review.title);
  await picture(page, `collect-review-${language}`);
  await press(pane, actions.approve);
  await pane.getByRole("textbox", { name: approve.approver }).fill("=Chen");
  await pane.getByRole("radio", { name: approve.carryOver }).check();
  await picture(page, `collect-approve-${language}`);
  await press(pane, approve.confirm);
  await headline(pane, approved.title("2026-11-1"));

  await press(pane, actions.rebalance);
  await pane.getByRole("button", { name: words.pane.actions.open(words.reports.sheets.dashboard) }).first().waitFor({ timeout: 120_000 });
  await whenQuiet(page);
  const log = await valuesOf(page, words.reports.sheets.runLog, "A1:D160");
  const line = log.find(([label]) => label === words.reports.runLog.forecastVersion)!;
  expect(line.slice(1, 3)).toEqual(["2026-11-1", "=Chen"]);
  const ledger = await valuesOf(page, words.tables.sheets.approvedForecasts, "A1:G600");
  expect(ledger.filter(([version]) => version === "2026-11-1").length).toBeGreaterThan(100);
  await picture(page, `collect-planned-${language}`);
}, 240_000);
