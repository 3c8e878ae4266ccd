import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Problem } from "../../src/engine/problem";
import { readRecords } from "../../src/input/readRecords";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";

const folder = resolve(__dirname, "../../../shared/cases/workbooks");
const present = existsSync(folder);
if (!present) console.log("Skipped: ../shared/cases/workbooks is not here.");
const each = present ? test.each : test.skip.each;

/** A line of the report, short: what it is about, and where. */
function told(problem: Problem): string[] {
  if (problem.kind === "headingTakenAs") return [`${problem.heading} = ${problem.column}`];
  if (problem.kind === "indentedBom") return [`indented: ${problem.lines} lines, ${problem.products} products`];
  if (problem.kind === "sheetNotRead") return [`not read: ${problem.at.sheet}${problem.nearest ? `, nearest ${problem.nearest} without ${problem.lacking.join(", ")}` : ""}`];
  return [];
}

/** Workbooks as people make them: which tables are found in them, with how many rows, and what is said of the rest. */
each([
  ["indented_bom/BOM_season.xlsx", ["bom 39"], ["indented: 39 lines, 1 products"]],
  ["indented_bom/BOM_summer.xlsx", ["bom 34"], ["indented: 34 lines, 1 products"]],
  ["indented_bom/MPS.xlsx", [], ["not read: Sheet1"]],
  ["russian_factory/stock.xlsx", ["inventory 5"], ["article = item", "stock_qty = onHand"]],
  ["russian_factory/plan of sales.xlsx", ["forecast 13"], ["article = item"]],
  ["russian_factory/receipts.xlsx", [], ["not read: Sheet1, nearest orders without order"]],
  ["russian_factory/machines.xlsx", [], ["not read: Лист1, nearest workCentres without shifts, hoursPerShift"]],
  ["russian_factory/BOM.xlsx", [], ["not read: Лист1, nearest routing without hoursPerUnit"]],
  ["course_mps_mrp/MRP.xlsx", [], ["MRP", "MPS of Sub-Products", "Capacity Planning", "Sheet1", "Aggregate Plan for Sub-Products", "Scheduling", "Cost"].map((sheet) => `not read: ${sheet}`)],
  ["course_mps_mrp/Initial Forecasts.xlsx", [], ["Product 1", "Product 2 ", "Product 3", "Product 4", "Product 5", "Product 5 - Arima"].map((sheet) => `not read: ${sheet}`)],
  ["course_mps_mrp/Forecasts, Aggregate, MPS.xlsx", [], ["Forecast Summary", "Determining Forecast Method", "Aggregate Planning", "Calculation Cost"].map((sheet) => `not read: ${sheet}`)],
] as [string, string[], string[]][])("%s", async (name, tables, report) => {
  const path = join(folder, name);
  const { found, problems } = readRecords(await xlsxWorkbook(readFileSync(path), path).read(), {});
  expect([found.map(({ table, rows }) => `${table} ${rows}`), problems.flatMap(told)]).toEqual([tables, report]);
});
