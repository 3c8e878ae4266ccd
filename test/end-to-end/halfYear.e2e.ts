import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { languages } from "../../src/language";
import { readInputs } from "../../src/readInputs";
import { cellName } from "../../src/workbook/address";
import { resultMark } from "../../src/workbook/mark";
import type { CellValue, Grid } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { oneFamily } from "../cases/halfYear/factory";
import { cycles, nextMonth } from "../cases/halfYear/story";
import { backHome, fill, headline, patience, press, requestChange, says } from "./meetingPane";
import { downloadWorkbook, picture, sessionsOfThisFile, valuesOf, whenQuiet } from "./support";

// The half-year of `test/cases/halfYear`, driven through the pane: six cycles in one workbook, what people type typed into its cells.

const open = sessionsOfThisFile();
const { meet, pane: paneWords, tables, reports, minutes: documents } = languages.zh;
const lastMonth = cycles.length - 1;

/** A workbook of the input sheets alone, opened in the workbench; the pane reads it anew. */
async function openOneFamily(page: Page): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "half-year-pane-"));
  try {
    const path = join(folder, "one-family.xlsx");
    await oneFamily(path);
    await page.locator("input[type=file]").first().setInputFiles(path);
    await page.locator(".document").getByText("one-family").waitFor();
    await whenQuiet(page);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What people bring up to date on the input sheets before a cycle. */
async function typeNextMonth(page: Page, k: number): Promise<void> {
  for (const [sheet, typing] of Object.entries(nextMonth(k))) {
    const values = await valuesOf(page, sheet, "A1:AZ400");
    // What is not typed over is typed again as it stands.
    const rows = values.map((cells, row) => cells.map((value, column) => (value === "" ? null : (typing({ row, column, value: value as string | number }) ?? null))));
    const typed = rows.flatMap((cells, row) => cells.flatMap((value, column) => (value === null ? [] : [{ row, column }])));
    const [height, width] = [Math.max(...typed.map(({ row }) => row)) + 1, Math.max(...typed.map(({ column }) => column)) + 1];
    await page.evaluate(([name, address, cells]) => window.workbook.userEdit(name as string, address as string, cells as (string | number | null)[][]), [sheet, `A1:${cellName(height - 1, width - 1)}`, rows.slice(0, height).map((cells) => cells.slice(0, width))] as const);
  }
}

async function decide(pane: Frame): Promise<void> {
  await press(pane, meet.home.ways.gaps);
  await pane.getByRole("button", { name: meet.gaps.find, exact: true }).or(pane.getByRole("button", { name: meet.gaps.findAgain, exact: true })).first().click();
  // The first option that changes an input; others would become actions.
  await pane.getByRole("button", { name: /^采用缺口/ }).first().click({ timeout: patience });
  await fill(pane, meet.decide.by, "刘总");
  await press(pane, meet.decide.act);
}

/** A scenario of one assumption becomes the decision. */
async function adopt(pane: Frame, name: string): Promise<void> {
  await press(pane, meet.home.ways.scenarios);
  await press(pane, meet.scenarios.add);
  await fill(pane, meet.newScenario.name, name);
  await fill(pane, meet.newScenario.by, "陈生管");
  await pane.getByRole("combobox", { name: meet.newScenario.kind }).selectOption("moreOvertime");
  await pane.getByRole("combobox", { name: meet.newScenario.subject }).fill("WC30");
  await pane.getByRole("combobox", { name: meet.newScenario.subject }).press("Enter");
  await fill(pane, meet.newScenario.value.hours, "20");
  await press(pane, meet.newScenario.add);
  await press(pane, meet.newScenario.save);
  await press(pane, meet.scenarios.adopt(name));
  await fill(pane, meet.decide.by, "刘总");
  await press(pane, meet.adopt.act);
}

async function aMonth(page: Page, pane: Frame, k: number): Promise<void> {
  const cycle = cycles[k]!;
  const home = () => backHome(pane, cycle);
  if (k > 0) {
    await press(pane, meet.home.ways.next);
    await fill(pane, meet.next.by, "陈生管");
    await press(pane, meet.next.act);
    await headline(pane, meet.home.title(cycle));
    await typeNextMonth(page, k);
  }
  if (k % 2 === 0) {
    await press(pane, meet.home.ways.preRead);
    await fill(pane, meet.preRead.by, "陈生管");
    await press(pane, meet.preRead.act);
    await says(pane, new RegExp(`P-${cycle}-1`));
    await home();
    await decide(pane);
  } else await adopt(pane, `电机加班 ${cycle}`);
  await says(pane, new RegExp(`决议 D-${cycle}-1`));
  await home();

  if (k > 0) {
    await press(pane, meet.home.ways.bridge);
    await says(pane, new RegExp(cycles[k - 1]!));
    await home();
  }
  await press(pane, meet.home.ways.release);
  await fill(pane, meet.release.by, "陈生管");
  await press(pane, meet.release.act);
  await press(pane, meet.release.confirm);
  await says(pane, new RegExp(`计划 ${cycle}-1 已由陈生管`));

  if (k === 0) {
    await home();
    await press(pane, meet.home.ways.changes);
    for (const [nth, quantity] of ["430", "440"].entries()) {
      await requestChange(pane, quantity, "");
      await says(pane, new RegExp(`变更申请 C-${cycle}-${nth + 1}`));
    }
    // The year's are used up: the third is the special meeting's.
    await requestChange(pane, "450", "");
    await says(pane, meet.newChange.needsNote);
    await fill(pane, meet.newChange.note, "专题会同意");
    await press(pane, meet.newChange.act);
    await says(pane, new RegExp(`变更申请 C-${cycle}-3`));
  }

  await home();
  await press(pane, meet.home.ways.actions);
  if (k > 0) {
    await press(pane, meet.actionsPlace.close(`A-${cycles[k - 1]!}-1`));
    await fill(pane, meet.close.result, "已完成");
    await press(pane, meet.close.act);
    await headline(pane, meet.actionsPlace.title);
  }
  await press(pane, meet.actionsPlace.add);
  await fill(pane, meet.newAction.task, `落实 ${cycle} 决议`);
  await fill(pane, meet.newAction.owner, "李明");
  await press(pane, meet.newAction.act);
  await says(pane, new RegExp(`行动项 A-${cycle}-1`));

  await home();
  await press(pane, meet.home.ways.minutes);
  // Drafted once, the minutes follow every later plan.
  if (k === 0) await press(pane, meet.minutes.draft);
  await says(pane, meet.minutes.hasDraft);
  await press(pane, meet.minutes.issue);
  await headline(pane, meet.issue.title);
  await fill(pane, meet.issue.by, "王秘书");
  await press(pane, meet.issue.act);
  await says(pane, new RegExp(`纪要 M-${cycle}-1 已由王秘书`));
  await home();
  await picture(page, `half-year-${cycle}`);
}

const at = ({ values, firstRow, firstColumn }: Grid, row: number, column: number): CellValue => values[row - firstRow]?.[column - firstColumn] ?? null;

test("six cycles in one workbook: every release, decision, change, action and line of minutes is where it belongs, and every check is 0", async () => {
  const { page, pane: paneOf } = await open({ query: { language: "zh-CN" } });
  await paneOf();
  await openOneFamily(page);
  const pane = await paneOf();
  await pane.getByRole("navigation").getByRole("button", { name: paneWords.tabs.meet, exact: true }).click({ timeout: patience });
  await headline(pane, meet.home.title(cycles[0]));
  for (let k = 0; k <= lastMonth; k++) {
    await aMonth(page, pane, k);
    if (k > 0) expect([cycles[k], await valuesOf(page, languages.zh.bridge.sheet, "E3:E3")]).toEqual([cycles[k], [[0]]]);
  }
  await whenQuiet(page);

  const { path } = await downloadWorkbook(page);
  const grids = await xlsxWorkbook(await readFile(path), path).read();
  const { memory } = readInputs(grids, { language: "zh" });
  expect(memory!.cycles.map(({ cycle }) => cycle)).toEqual(cycles.slice(1));
  expect(memory!.releases.map(({ release }) => release)).toEqual(cycles.map((cycle) => `${cycle}-1`));
  expect(memory!.decisions.map(({ decision, status }) => [decision, status])).toEqual(cycles.map((cycle) => [`D-${cycle}-1`, "inForce"]));
  expect(memory!.changeRequests.map(({ request, status, note }) => [request, status, note !== ""])).toEqual([1, 2, 3].map((nth) => [`C-${cycles[0]}-${nth}`, "approved", nth === 3]));
  expect(memory!.actions.map(({ action, status, result }) => [action, status, result])).toEqual(cycles.map((cycle, k) => [`A-${cycle}-1`, k < lastMonth ? "done" : "open", k < lastMonth ? "已完成" : ""]));
  expect([...new Set(memory!.minutes.map(({ minutes }) => minutes))]).toEqual(cycles.flatMap((cycle, k) => [...(k % 2 === 0 ? [`P-${cycle}-1`] : []), `M-${cycle}-1`]));

  const checks = grids.filter((grid) => String(at(grid, 1, 0) ?? "").startsWith(resultMark)).map((grid) => [grid.sheet, at(grid, 2, 4)] as const);
  expect(checks.length).toBeGreaterThan(35);
  expect(checks.filter(([, check]) => check !== null && check !== "" && check !== 0)).toEqual([]);
  expect(checks.filter(([, check]) => check === 0).length).toBeGreaterThan(25);
  expect(grids.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining([documents.sheet, documents.preReadSheet, reports.sheets.dashboard, tables.sheets.cycleResults]));
}, 1_800_000);
