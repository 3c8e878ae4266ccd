import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planCommand } from "../../src/cli/planCommand";
import type { PlanDocument } from "../../src/cli/planJson";
import { languages } from "../../src/language";
import type { AnswerText } from "../../src/language/answers";
import { periodName } from "../../src/language/describeProblem";
import { layoutOf } from "../../src/reports/layout";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { cellName } from "../../src/workbook/address";
import { activateSheet, goToCell, picture, sessionsOfThisFile, whenQuiet } from "./support";

// A sales clerk and a planner ask the production pane; the command line, asked the same, says the same.

const open = sessionsOfThisFile();
const locales = { zh: "zh-CN", en: "en-US" } as const;

async function askedOnCommandLine(language: "zh" | "en", questions: readonly string[]): Promise<PlanDocument> {
  const folder = mkdtempSync(join(tmpdir(), "rebalance-e2e-"));
  try {
    const json = join(folder, "out.json");
    const input = join(__dirname, `../../assets/sample-factory.${language}.xlsx`);
    const complaints: string[] = [];
    const code = await planCommand([input, "--json", json, "--lang", language, ...questions], { solve: loadNodeSolver() }, { print: () => {}, complain: (line) => complaints.push(line) });
    expect([code, complaints]).toEqual([0, []]);
    return JSON.parse(readFileSync(json, "utf8")) as PlanDocument;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const firstFigures = ({ sections }: AnswerText) => sections[0]!.lines.map(({ text, value = "" }) => `${text} ${value}`.trim());

test.each(["zh", "en"] as const)("why of a purchased part, of a selected MPS cell, and a promise, in %s", async (language) => {
  const words = languages[language];
  const { tabs, ask, why, promise, actions } = words.pane;
  const { sheets } = words.reports;
  const { plan, why: part, promise: wish } = await askedOnCommandLine(language, ["--why", "R408", "--promise", "BL-3501,900,2026-12-04"]);

  const { page, pane: paneOf } = await open({ query: { language: locales[language] } });
  const pane = await paneOf();
  await pane.getByRole("button", { name: actions.rebalance }).click();
  await pane.getByRole("button", { name: actions.open(sheets.dashboard) }).first().waitFor({ timeout: 120_000 });
  await whenQuiet(page);
  const tab = (name: string) => pane.getByRole("navigation").getByRole("button", { name, exact: true }).click();
  const headline = (name: string) => pane.getByRole("heading", { level: 2, name, exact: true }).waitFor({ timeout: 30_000 });
  const figures = async (title: string) => (await pane.getByRole("region", { name: title, exact: true }).getByRole("listitem").allInnerTexts()).map((text) => text.split("\n").slice(0, 2).join(" ").trim());

  await tab(tabs.why);
  await pane.getByRole("combobox").pressSequentially("r408");
  await pane.getByRole("combobox").press("Enter");
  await headline(part!.text.headline);
  expect(await figures(words.questions.why.reasonsTitle)).toEqual(firstFigures(part!.text));
  await whenQuiet(page);
  // The sheets the run itself wrote are no change.
  expect(await pane.getByText(ask.changed).count()).toBe(0);
  await picture(page, `why-${language}`);
  await pane.getByRole("region", { name: words.questions.why.nextTitle }).getByRole("button").click();
  await whenQuiet(page);
  const { mps, mrp } = layoutOf(plan, new Set(plan.periods.map(({ month }) => month)).size);
  const place = cellName(mrp.rowOf("R408", "plannedReceipts"), mrp.columns.period(part!.answer.next!.supply.period));
  expect(await page.locator(".name-box").inputValue()).toBe(place);

  const line = plan.masterSchedule.find(({ production }) => production.at(-1)! > 0)!;
  const last = plan.periods.length - 1;
  await activateSheet(page, sheets.mps);
  await goToCell(page, cellName(mps.rowOf(line.item, "demand"), mps.columns.period(last)));
  await pane.getByRole("button", { name: why.selectedCell }).click();
  await pane.getByRole("heading", { level: 2, name: new RegExp(`^${line.item} .*${periodName(plan.periods[last]!)}`) }).waitFor();
  expect(await pane.getByRole("region", { name: words.questions.why.suppliesTitle }).getByRole("listitem").count()).toBe(plan.supplies.filter(({ item, period }) => item === line.item && period === last).length);

  await tab(tabs.promise);
  await pane.getByRole("combobox").fill("BL-3501");
  await pane.getByRole("combobox").press("Enter");
  await pane.getByLabel(promise.quantity).fill("900");
  await pane.getByLabel(promise.wished).fill("2026-12-04");
  await pane.getByRole("button", { name: promise.ask, exact: true }).click();
  await headline(wish!.text.headline);
  expect(await figures(wish!.text.sections[0]!.title)).toEqual(firstFigures(wish!.text));
  await picture(page, `promise-${language}`);
});
