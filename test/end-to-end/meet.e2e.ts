import { strFromU8, unzipSync } from "fflate";
import { readFile } from "node:fs/promises";
import { languages } from "../../src/language";
import { backHome, fill, headline, press, requestChange, says } from "./meetingPane";
import { activateSheet, picture, sessionsOfThisFile, typeIntoCell, valuesOf, whenQuiet } from "./support";

// One S&OP cycle in the production pane: gaps priced, one option decided, the plan released, changes up to the limit, an action, minutes rewritten and issued, the next month.

const open = sessionsOfThisFile();
const { meet, pane: paneWords, tables, minutes: documents, gaps: gapWords, reports } = languages.zh;

async function rowsOf(page: Parameters<typeof valuesOf>[0], sheet: string, key: RegExp): Promise<unknown[][]> {
  return (await valuesOf(page, sheet, "A1:P60")).filter(([first]) => key.test(String(first)));
}

test("a cycle from the gaps to the next month", async () => {
  const { page, pane: paneOf } = await open({ query: { language: "zh-CN" } });
  const pane = await paneOf();
  const home = () => backHome(pane, "2026-11");
  await pane.getByRole("navigation").getByRole("button", { name: paneWords.tabs.meet, exact: true }).click();
  await headline(pane, meet.home.title("2026-11"));
  await says(pane, meet.home.notReleased);
  await picture(page, "meet-home");

  // Gaps with prices; the first option is taken, and the plan is made again with it.
  await press(pane, meet.home.ways.gaps);
  await press(pane, meet.gaps.find);
  await says(pane, gapWords.found(1));
  await picture(page, "meet-gaps");
  await press(pane, meet.gaps.acceptNamed(1, 1));
  await fill(pane, meet.decide.by, "=刘总");
  await press(pane, meet.decide.act);
  await says(pane, /决议 D-2026-11-1/);
  await picture(page, "meet-decided");
  expect((await rowsOf(page, tables.sheets.decisions, /^D-/))[0]!.slice(3, 4)).toEqual(["=刘总"]);

  await home();
  await press(pane, meet.home.ways.release);
  await fill(pane, meet.release.by, "陈生管");
  await press(pane, meet.release.act);
  await press(pane, meet.release.confirm);
  await says(pane, /计划 2026-11-1 已由陈生管/);
  await picture(page, "meet-released");

  // Two changes of an item are a year's; the third is the special meeting's.
  const change = (quantity: string, note: string) => requestChange(pane, quantity, note, () => picture(page, `meet-change-${quantity}`));
  await home();
  await press(pane, meet.home.ways.changes);
  await change("430", "");
  await says(pane, /变更申请 C-2026-11-1/);
  await change("440", "");
  await says(pane, /变更申请 C-2026-11-2/);
  await change("450", "");
  await says(pane, meet.newChange.needsNote);
  await fill(pane, meet.newChange.note, "专题会同意");
  await press(pane, meet.newChange.act);
  await says(pane, /变更申请 C-2026-11-3/);
  expect((await rowsOf(page, tables.sheets.changeRequests, /^C-/)).map(([request, , , , , before, after]) => [request, Number(before) > 0, after])).toEqual([["C-2026-11-1", true, 430], ["C-2026-11-2", true, 440], ["C-2026-11-3", true, 450]]);

  await home();
  await press(pane, meet.home.ways.actions);
  await press(pane, meet.actionsPlace.add);
  await fill(pane, meet.newAction.task, "=落实加班");
  await fill(pane, meet.newAction.owner, "李明");
  await press(pane, meet.newAction.act);
  await says(pane, /行动项 A-2026-11-1/);

  // Minutes: drafted, one paragraph rewritten on the sheet, issued as text and document.
  await home();
  await press(pane, meet.home.ways.minutes);
  await press(pane, meet.minutes.draft);
  await says(pane, meet.minutes.hasDraft);
  await whenQuiet(page);
  const keys = (await valuesOf(page, documents.sheet, "M1:M60")).map(([key]) => key);
  await activateSheet(page, documents.sheet);
  await typeIntoCell(page, `I${keys.indexOf("0.3") + 1}`, "参加人员：刘总、陈生管");
  await picture(page, "meet-minutes");
  await press(pane, meet.minutes.issue);
  await headline(pane, meet.issue.title);
  await fill(pane, meet.issue.by, "王秘书");
  await press(pane, meet.issue.act);
  await says(pane, /纪要 M-2026-11-1 已由王秘书/);
  await picture(page, "meet-issued");
  const [file] = await Promise.all([page.waitForEvent("download"), pane.getByRole("button", { name: new RegExp(`^${meet.actions.download("").trim()}`) }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.docx$/);
  const text = strFromU8(unzipSync(await readFile((await file.path())!))["word/document.xml"]!).replace(/<[^>]*>/g, "");
  expect(text).toContain("会议纪要编号：M-2026-11-1");
  expect(text).toContain("参加人员：刘总、陈生管");
  expect(text).toContain("A-2026-11-1");

  // Every check of the last plan is 0, on the log and on the minutes.
  await whenQuiet(page);
  const log = await valuesOf(page, reports.sheets.runLog, "A1:B60");
  expect(log.find(([label]) => label === reports.common.total)![1]).toBe(0);
  expect((await valuesOf(page, documents.sheet, "E3:E3"))[0]).toEqual([0]);
  expect((await rowsOf(page, tables.sheets.actions, /^A-/))[0]!.slice(0, 3)).toEqual(["A-2026-11-1", expect.anything(), "=落实加班"]);

  await home();
  await press(pane, meet.home.ways.next);
  await fill(pane, meet.next.by, "陈生管");
  await press(pane, meet.next.act);
  await headline(pane, meet.home.title("2026-12"));
  await picture(page, "meet-next");
}, 900_000);
