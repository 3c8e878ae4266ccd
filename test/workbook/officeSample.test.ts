import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { planWorkbook } from "../../src/planWorkbook";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { columnName } from "../../src/workbook/address";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { officeWorkbook } from "../../src/workbook/officeWorkbook";
import type { Grid, SheetSpec } from "../../src/workbook/port";
import { createExcelSession } from "../excel-host/node/session";
import { planOf, report } from "../support/reportedPlan";

/** JSON, which the values travel in, knows no -0. */
const travelled = (grids: readonly Grid[]): unknown => JSON.parse(JSON.stringify(grids));

const mebibyte = 1024 * 1024;

async function planned(grids: readonly Grid[]): Promise<readonly SheetSpec[]> {
  const result = await planWorkbook(grids, { language: "zh" }, { solve: loadNodeSolver() });
  if (result.status !== "planned") throw new Error("the sample factory must plan");
  return result.sheets;
}

test("the sample factory goes into Excel and its plan too, in few and small requests, and reads as it does without Excel", async () => {
  const host = createExcelSession();
  const [excel, memory] = [officeWorkbook(), memoryWorkbook()];
  const sample = inputSheets(languages.zh, sampleFactory("zh"));
  for (const workbook of [excel, memory]) await workbook.write(sample);
  const beforeRead = host.roundTrips;
  const grids = await excel.read();
  expect(host.roundTrips - beforeRead).toBeLessThanOrEqual(3);
  expect(grids).toEqual(travelled(await memory.read()));

  const sheets = await planned(grids);
  const before = host.roundTrips;
  // With the look whether anybody changed what it was made from.
  await excel.write(sheets, undefined, grids);
  expect(sheets.length).toBeGreaterThanOrEqual(12);
  expect(host.roundTrips - before).toBeLessThanOrEqual(25);
  expect(Math.max(...host.log.map(({ requestBytes }) => requestBytes))).toBeLessThan(2 * mebibyte);
  expect(host.log.filter(({ error }) => error !== undefined)).toEqual([]);

  await memory.write(sheets);
  expect(await excel.read()).toEqual(travelled(await memory.read()));
}, 240_000);

test("a whole plan written a second time leaves every sheet as it was, and people's own beside it", async () => {
  const host = createExcelSession();
  const excel = officeWorkbook();
  const { sheets } = report(await planOf(), "zh");
  await excel.write(sheets);
  const beside = `${columnName(Math.max(...sheets[0]!.rows.map(({ length }) => length)) + 1)}5`;
  host.userEdit(sheets[0]!.name, beside, "会上再议");
  const before = host.snapshot();
  const roundTrips = host.roundTrips;
  await excel.write(sheets);
  expect(host.snapshot()).toEqual(before);
  expect(host.roundTrips - roundTrips).toBeLessThanOrEqual(20);
  expect(host.log.filter(({ error }) => error !== undefined)).toEqual([]);
}, 240_000);
