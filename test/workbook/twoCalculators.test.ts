import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Plan } from "../../src/engine/plan";
import { planOperations } from "../../src/engine/planOperations";
import { readRecords } from "../../src/input/readRecords";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { type LanguageCode, languageCodes, languages } from "../../src/language";
import { csvFolder } from "../../src/workbook/csvFolder";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { sheetsOf } from "../../src/workbook/mergeWorkbookPart";
import { cellName } from "../../src/workbook/address";
import type { CellValue, Grid } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { layoutOf } from "../../src/reports/layout";
import { monthsOf } from "../../src/engine/periods";
import { convertAdventureWorks, defaultSource } from "../cases/adventureWorks";
import { libreOfficeMissing, recalculatedByLibreOffice } from "../support/libreOffice";
import { planningTools } from "../support/planningTools";
import { cellsOf, type Reported, report } from "../support/reportedPlan";
import { packageProblems, partsOf, schemaProblems, schemasMissing } from "../support/strictPackage";

/** Plans as files: whole, and computed alike by LibreOffice and by our formula engine. */

const missing = libreOfficeMissing();
if (missing) console.warn(missing);
const withLibreOffice = missing ? test.skip : test;
const withSchemas = schemasMissing() ? test.skip : test;
/** A whole plan is written and computed twice, on machines that may have other work. */
const patience = 600_000;

interface Case {
  name: string;
  language: LanguageCode;
  input: () => Promise<readonly Grid[]>;
  /** Whether a changed cell is followed, too: once is enough. */
  changed: boolean;
}

async function sampleGrids(language: LanguageCode): Promise<readonly Grid[]> {
  const memory = memoryWorkbook();
  await memory.write(inputSheets(languages[language], sampleFactory(language)));
  return memory.read();
}

async function adventureWorksGrids(): Promise<readonly Grid[]> {
  const folder = await mkdtemp(join(tmpdir(), "adventureworks-"));
  try {
    await convertAdventureWorks(defaultSource, folder);
    return await csvFolder(folder).read();
  } finally {
    await rm(folder, { recursive: true });
  }
}

const cases: readonly Case[] = [
  ...languageCodes.map((language) => ({ name: `the sample's plan in ${language}`, language, input: () => sampleGrids(language), changed: language === "zh" })),
  ...(missing || !existsSync(defaultSource) ? [] : [{ name: "AdventureWorks' plan", language: "en" as const, input: adventureWorksGrids, changed: false }]),
];

/** The same file with every formula's kept result replaced by a wrong one, so that nobody can take it over. */
function withWrongResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const path of Object.keys(parts).filter((name) => name.startsWith("xl/worksheets/sheet")))
    parts[path] = strToU8(strFromU8(parts[path]!).replace(/(<c [^>]*?)(?: t="\w+")?>(<f>[\s\S]*?<\/f>)<v>[^<]*<\/v>/g, "$1>$2<v>-99</v>"));
  return zipSync(parts);
}

/** One number of a sheet, as if somebody typed another one with the add-in off. */
function withNumber(bytes: Uint8Array, at: { sheet: string; row: number; column: number }, value: number): Uint8Array {
  const parts = unzipSync(bytes);
  const { path } = sheetsOf(new Map(Object.entries(parts))).find(({ name }) => name === at.sheet)!;
  const cell = new RegExp(`(<c r="${cellName(at.row, at.column)}"[^>]*><v>)[^<]*`);
  expect(strFromU8(parts[path]!)).toMatch(cell);
  parts[path] = strToU8(strFromU8(parts[path]!).replace(cell, `$1${value}`));
  return zipSync(parts);
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 + 1e-9 * Math.max(Math.abs(a), Math.abs(b));
/** An empty text and an empty cell are the same to whoever reads the sheet. */
const same = (a: CellValue, b: CellValue): boolean => (typeof a === "number" && typeof b === "number" ? near(a, b) : (a ?? "") === (b ?? ""));

/** Cells whose values differ between our formula engine and a workbook that was computed elsewhere. */
function differences(reported: Reported, grids: readonly Grid[]): readonly object[] {
  const bySheet = new Map(grids.map((grid) => [grid.sheet, grid]));
  return cellsOf(reported).flatMap(({ sheet, row, column, cell }) => {
    const grid = bySheet.get(sheet);
    const theirs = grid?.values[row - grid.firstRow]?.[column - grid.firstColumn] ?? null;
    const ours = reported.calculator.read(sheet, row, column);
    return same(ours, theirs) ? [] : [{ at: `${sheet}!${cellName(row, column)}`, ours, theirs, formula: cell.formula }];
  });
}

describe.each(cases)("$name", ({ language, input, changed }) => {
  let plan: Plan;
  let reported: Reported;
  let file: Uint8Array;
  beforeAll(async () => {
    const { records, options } = readRecords(await input(), {});
    plan = await planOperations(records!, options!, planningTools(), () => {});
    reported = report(plan, language);
    const workbook = xlsxWorkbook();
    await workbook.write(reported.sheets);
    file = await workbook.bytes();
  }, patience);

  test("is a file that Excel opens without a repair", () => {
    expect(packageProblems(partsOf(file))).toEqual([]);
  });

  withSchemas("is valid against the schemas in every part", async () => {
    const { checked, problems } = await schemaProblems(partsOf(file));
    expect(problems).toEqual([]);
    expect(checked).toBeGreaterThan(20);
  }, patience);

  withLibreOffice("has the same values in LibreOffice and here, and no check but 0", async () => {
    expect(differences(reported, (await recalculatedByLibreOffice(withWrongResults(file)))!)).toEqual([]);
    const checks = cellsOf(reported).filter(({ cell }) => cell.style === "check" && cell.formula !== undefined);
    expect(checks.length).toBeGreaterThan(100);
    expect(checks.filter(({ sheet, row, column }) => reported.calculator.read(sheet, row, column) !== 0)).toEqual([]);
  }, patience);

  (changed ? withLibreOffice : test.skip)("follows one changed master-schedule cell in both: balance, load, cost, chart data", async () => {
    const { sheets } = languages[language].reports;
    const layout = layoutOf(plan, monthsOf(plan.periods).length);
    const line = plan.masterSchedule.find(({ production }) => production.some((quantity) => quantity > 0))!;
    const period = line.production.findIndex((quantity) => quantity > 0);
    const at = { sheet: sheets.mps, row: layout.mps.rowOf(line.item, "production"), column: layout.mps.columns.period(period) };
    const value = Number(reported.calculator.read(at.sheet, at.row, at.column)) + 200;
    const before = new Map(cellsOf(reported).map((place) => [place, reported.calculator.read(place.sheet, place.row, place.column)]));
    reported.calculator.change([{ ...at, value }]);
    const moved = [...before].flatMap(([place, was]) => (reported.calculator.read(place.sheet, place.row, place.column) === was ? [] : [place]));
    const chart = reported.sheets.flatMap(({ name, charts = [] }) => charts.map(({ data }) => ({ sheet: name, ...data })))[0]!;
    const inChart = moved.filter(({ sheet, row, column }) => sheet === chart.sheet && row > chart.row && row < chart.row + chart.rows && column > chart.column && column < chart.column + chart.columns);
    const balance = moved.filter(({ sheet, row }) => sheet === sheets.mps && row === layout.mps.rowOf(line.item, "available"));
    for (const cells of [balance, moved.filter(({ sheet }) => sheet === sheets.capacity), moved.filter(({ sheet }) => sheet === sheets.runLog), inChart]) expect(cells.length).toBeGreaterThan(0);
    expect(differences(reported, (await recalculatedByLibreOffice(withWrongResults(withNumber(file, at, value))))!)).toEqual([]);
  }, patience);
});
