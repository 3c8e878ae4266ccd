import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type LanguageCode, languages } from "../../src/language";
import { planWorkbook } from "../../src/planWorkbook";
import { checkSum, layoutOf } from "../../src/reports/layout";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { cellName } from "../../src/workbook/address";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { CellValue, Grid } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { libreOfficeMissing, recalculatedByLibreOffice } from "../support/libreOffice";
import { activateSheet, downloadWorkbook, openSession, openStage, picture, type Session, type Stage, typeIntoCell, valuesOf, whenQuiet } from "./support";

// The whole way a planner goes: the production pane in a real browser, the real office.js, the sample factory.

let stage: Stage;
let session: Session;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(async () => {
  const { complaints } = session;
  await session.close();
  expect(complaints).toEqual([]);
});

const locales = { zh: "zh-CN", en: "en-US" } as const;

/** What the same workbook becomes without Excel and without a browser. */
async function plannedInMemory(language: LanguageCode) {
  const file = readFileSync(join(__dirname, `../../assets/sample-factory.${language}.xlsx`));
  const grids = await xlsxWorkbook(new Uint8Array(file)).read();
  const result = await planWorkbook(grids, { language }, loadNodeSolver());
  if (result.status !== "planned") throw new Error("the sample factory must plan");
  const workbook = memoryWorkbook();
  await workbook.write(result.sheets);
  return { plan: result.plan, grids: await workbook.read() };
}

async function rebalanceByHand(language: LanguageCode) {
  session = await openSession(stage, { query: { language: locales[language] } });
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

const checksOf = (grids: readonly Grid[], names: readonly string[]): [string, CellValue | undefined][] =>
  names.map((name) => {
    const grid = grids.find(({ sheet }) => sheet === name);
    return [name, grid?.values[checkSum.row - grid.firstRow]?.[checkSum.column - grid.firstColumn]];
  });

describe.each(["zh", "en"] as const)("the sample factory in %s", (language) => {
  test("is rebalanced by one click; sheets and chart are those of the other doors; one changed MPS cell moves the rest", async () => {
    const { page, sheets } = await rebalanceByHand(language);
    await picture(page, `planned-${language}`);
    const expected = await plannedInMemory(language);

    for (const grid of expected.grids) {
      const written = await valuesOf(page, grid.sheet, addressOf(grid));
      expect({ sheet: grid.sheet, values: written.map((row) => row.map(nearly)) }).toEqual({ sheet: grid.sheet, values: grid.values.map((row) => row.map(nearly)) });
    }

    const chart = await page.evaluate((name) => window.workbook.snapshot().sheets.find((sheet) => sheet.name === name)!.charts[0]!, sheets.dashboard);
    expect(chart.series.map(({ chartType, axisGroup }) => [chartType.replace(/Markers$/, ""), axisGroup])).toEqual([["ColumnClustered", "Primary"], ["ColumnClustered", "Primary"], ["Line", "Primary"]]);
    expect(chart.series.map(({ values }) => values.rows)).toEqual([16, 16, 16]);

    await changeOneDecision(page, expected.plan, sheets);
  });
});

/** One hundred more pieces of the first item that is made in the last period. */
async function changeOneDecision(page: Session["page"], plan: Awaited<ReturnType<typeof plannedInMemory>>["plan"], sheets: Record<"mps" | "capacity" | "dashboard", string>) {
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
  const chartData = async () => JSON.stringify(await valuesOf(page, sheets.dashboard, "A1:K40"));
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
