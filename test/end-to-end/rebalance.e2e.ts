import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planCommand } from "../../src/cli/planCommand";
import type { PlanDocument } from "../../src/cli/planJson";
import type { Plan } from "../../src/engine/plan";
import { type LanguageCode, languages, type Words } from "../../src/language";
import { checkSum, layoutOf } from "../../src/reports/layout";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { cellName } from "../../src/workbook/address";
import type { CellValue, Grid } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { libreOfficeMissing, recalculatedByLibreOffice } from "../support/libreOffice";
import { activateSheet, downloadWorkbook, picture, type Session, sessionsOfThisFile, typeIntoCell, valuesOf, whenQuiet } from "./support";

// The whole way a planner goes: the production pane in a real browser, the real office.js, the sample factory.

const open = sessionsOfThisFile();
const locales = { zh: "zh-CN", en: "en-US" } as const;

/** What the command line makes of the same workbook: the plan as JSON, the sheets as written to .xlsx. */
async function plannedByCommandLine(language: LanguageCode): Promise<{ plan: Plan; results: readonly Grid[] }> {
  const folder = mkdtempSync(join(tmpdir(), "rebalance-e2e-"));
  try {
    const [input, out, json] = [join(__dirname, `../../assets/sample-factory.${language}.xlsx`), join(folder, "out.xlsx"), join(folder, "out.json")];
    const complaints: string[] = [];
    const code = await planCommand([input, "--out", out, "--json", json, "--lang", language], { solve: loadNodeSolver() }, { print: () => {}, complain: (line) => complaints.push(line) });
    expect([code, complaints]).toEqual([0, []]);
    const names: readonly string[] = Object.values(languages[language].reports.sheets);
    const grids = await xlsxWorkbook(new Uint8Array(readFileSync(out))).read();
    return { plan: (JSON.parse(readFileSync(json, "utf8")) as PlanDocument).plan, results: grids.filter(({ sheet }) => names.includes(sheet)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function rebalanceByHand(language: LanguageCode) {
  const session = await open({ query: { language: locales[language] } });
  const pane = await session.pane();
  const words = languages[language].pane;
  await pane.getByRole("button", { name: words.actions.rebalance }).click();
  await pane.getByRole("button", { name: words.actions.open(languages[language].reports.sheets.dashboard) }).first().waitFor({ timeout: 120_000 });
  await whenQuiet(session.page);
  return { page: session.page, pane, sheets: languages[language].reports.sheets };
}

const addressOf = ({ firstRow, firstColumn, values }: Grid): string =>
  `${cellName(firstRow, firstColumn)}:${cellName(firstRow + values.length - 1, firstColumn + values[0]!.length - 1)}`;

/** Numbers to nine digits: the calculators add up in different orders. */
const nearly = (value: CellValue | unknown): unknown => (typeof value === "number" ? Number(value.toPrecision(9)) || 0 : value === null ? "" : value);

/** All but how long it took. */
const untimed = (values: readonly (readonly unknown[])[], { reports }: Words): unknown[][] => values.filter(([label]) => label !== reports.runLog.seconds).map((row) => row.map(nearly));

const checksOf = (grids: readonly Grid[], names: readonly string[]): [string, CellValue | undefined][] =>
  names.map((name) => {
    const grid = grids.find(({ sheet }) => sheet === name);
    return [name, grid?.values[checkSum.row - grid.firstRow]?.[checkSum.column - grid.firstColumn]];
  });

describe.each(["zh", "en"] as const)("the sample factory in %s", (language) => {
  test("is rebalanced by one click; sheets and chart are those of the other doors; one changed MPS cell moves the rest", async () => {
    const { page, sheets } = await rebalanceByHand(language);
    await picture(page, `planned-${language}`);
    const { plan, results } = await plannedByCommandLine(language);

    expect(results.map(({ sheet }) => sheet)).toEqual(Object.values(sheets));
    for (const grid of results) {
      const written = await valuesOf(page, grid.sheet, addressOf(grid));
      expect({ sheet: grid.sheet, values: untimed(written, languages[language]) }).toEqual({ sheet: grid.sheet, values: untimed(grid.values, languages[language]) });
    }

    const chart = await page.evaluate((name) => window.workbook.snapshot().sheets.find((sheet) => sheet.name === name)!.charts[0]!, sheets.dashboard);
    expect(chart.series.map(({ chartType, axisGroup }) => [chartType.replace(/Markers$/, ""), axisGroup])).toEqual([["ColumnClustered", "Primary"], ["ColumnClustered", "Primary"], ["Line", "Primary"], ["ColumnClustered", "Primary"]]);
    // The fourth is what nobody can explain.
    expect(chart.series.map(({ values }) => values.rows)).toEqual([16, 16, 16, 16]);

    await changeOneDecision(page, plan, sheets);
  });
});

/** One hundred more pieces of the first item that is made in the last period. */
async function changeOneDecision(page: Session["page"], plan: Plan, sheets: Record<"mps" | "capacity" | "dashboard", string>) {
  const layout = layoutOf(plan, 4);
  const last = plan.periods.length - 1;
  const line = plan.masterSchedule.find(({ production, hoursPerUnit }) => production[last]! > 0 && Object.keys(hoursPerUnit).length > 0)!;
  const workCentre = Object.keys(line.hoursPerUnit)[0]!;
  const { mps, capacity } = layout;
  const column = mps.columns.period(last);
  const production = cellName(mps.rowOf(line.item, "production"), column);
  const available = cellName(mps.rowOf(line.item, "available"), column);
  const load = cellName(capacity.rowOf(workCentre, "load"), capacity.columns.period(last));
  const number = async (sheet: string, address: string) => Number((await valuesOf(page, sheet, address))[0]![0]);
  const chartData = async () => JSON.stringify(await valuesOf(page, sheets.dashboard, "A1:Q40"));
  const check = cellName(checkSum.row, checkSum.column);
  const before = { available: await number(sheets.mps, available), load: await number(sheets.capacity, load), chart: await chartData() };
  expect(await number(sheets.mps, check)).toBe(0);

  await activateSheet(page, sheets.mps);
  await typeIntoCell(page, production, String(line.production[last]! + 100));

  expect(await number(sheets.mps, available)).toBeCloseTo(before.available + 100, 6);
  expect(await number(sheets.capacity, load)).toBeCloseTo(before.load + 100 * line.hoursPerUnit[workCentre]!, 6);
  expect(await chartData()).not.toBe(before.chart);
  // The hand edit is seen: engine and sheet no longer say the same.
  expect(await number(sheets.mps, check)).toBeGreaterThan(0);
}

test("the downloaded workbook, recalculated by LibreOffice, has every check cell at 0", async () => {
  const { page, sheets } = await rebalanceByHand("zh");
  const { path } = await downloadWorkbook(page);
  const missing = libreOfficeMissing();
  if (missing) return console.log(missing);
  const grids = await recalculatedByLibreOffice(new Uint8Array(readFileSync(path)));
  const names = Object.values(sheets);
  expect(checksOf(grids!, names)).toEqual(names.map((name) => [name, 0]));
});
