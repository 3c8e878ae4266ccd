import { foldRecordName } from "../../src/workbook/keptFolds";
import { officeWorkbook } from "../../src/workbook/officeWorkbook";
import type { ExcelHost } from "../excel-host/host/ExcelHost";
import { createExcelSession } from "../excel-host/node/session";
import { dashboard, plan } from "./sampleSheets";

/** A rerun leaves people's own on our sheets, in Excel behind its own client. */

let host: ExcelHost;
const workbook = officeWorkbook();
beforeEach(() => {
  host = createExcelSession({ excelApi: "1.14" });
});

const described = (name: string) => host.snapshot().sheets.find((sheet) => sheet.name === name)!;
const values = (address: string) => host.values("计划 Plan", address).flat();

const inExcel = (act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void) =>
  Excel.run(async (context) => {
    act(context.workbook.worksheets.getItem("计划 Plan"), context);
    await context.sync();
  });

describe("a sheet as described", () => {
  beforeEach(() => workbook.write([dashboard]));

  test("folds", () => {
    expect(described(dashboard.name)).toMatchObject({ rowLevels: { 4: 1, 5: 1, 6: 1, 8: 1, 9: 1 }, columnLevels: { 1: 1, 2: 1 }, hiddenRows: [4, 5, 6], hiddenColumns: [] });
  });

  test("is filtered, breaks its pages and has its names", () => {
    expect(described(dashboard.name)).toMatchObject({ filter: { ...dashboard.filter, criteria: {} }, page: { breaksBefore: [7] } });
    const names = host.snapshot().names.filter(({ hidden }) => !hidden);
    expect(names).toEqual([
      { name: "库存_期末", formula: "='看板 Dashboard'!$D$10", sheet: dashboard.name },
      { name: "Sales_cost", formula: "='看板 Dashboard'!$B$5:$B$10", sheet: dashboard.name },
    ]);
    expect(host.values(dashboard.name, "B11:D11")).toEqual([[8_550_000, "", expect.any(Number)]]);
  });

  test("shows conditions, the first before the others", () => {
    expect(described(dashboard.name).conditionals).toMatchObject([
      { row: 4, column: 3, rows: 6, columns: 1, formula: '=AND(D5<$C5,$A5<>"<&>")', format: { bold: true, fill: "#F3C6C6" } },
      { row: 4, column: 0, rows: 3, columns: 4, formula: "=ROW(A5)<8", format: { italic: true, borders: { EdgeBottom: { style: "Continuous" } } } },
    ]);
  });
});

describe("after a rerun", () => {
  beforeEach(() => workbook.write([plan(["A", "B"], 3)]));

  test("columns right of ours are as they were, with what they compute, and old cells of ours are gone", async () => {
    host.userEdit("计划 Plan", "F5", "转正后复核");
    host.userEdit("计划 Plan", "G5", "=C5*2");
    await workbook.write([plan(["A"], 3)]);
    expect(values("F5:G5")).toEqual(["转正后复核", 2]);
    expect(values("A6:E7").every((value) => value === "")).toBe(true);
  });

  test("they make way for new columns, and every formula and name that reads them follows", async () => {
    host.userEdit("计划 Plan", "F5", 7);
    host.userEdit("计划 Plan", "G5", "=F5+C5");
    host.userEdit("Sheet1", "A1", "=SUM('计划 Plan'!F5:F9)+'计划 Plan'!C5");
    await inExcel((sheet, context) => void context.workbook.names.add("我的", sheet.getRange("F5")));
    await workbook.write([plan(["A", "B"], 5)]);
    expect(values("F5:I5")).toEqual([4, 5, 7, 8]);
    expect(described("Sheet1").cells[0]).toMatchObject({ formula: "=SUM('计划 Plan'!H5:H9)+'计划 Plan'!C5", value: 8 });
    expect(host.snapshot().names.find(({ name }) => name === "我的")?.formula).toBe("='计划 Plan'!$H$5");
  });

  test("notes below ours make way for new rows", async () => {
    host.userEdit("计划 Plan", "B9", "会上再议");
    await workbook.write([plan(["A", "B", "C"], 3)]);
    expect(values("A8:B11")).toEqual(["C", "需求", "C", "生产", "", "", "", "会上再议"]);
  });

  test("widths, as people set them, stay", async () => {
    await inExcel((sheet) => {
      sheet.getRange("B:B").format.columnWidth = 200;
      sheet.getRange("D:D").format.columnWidth = 100;
    });
    const { widths } = described("计划 Plan");
    await workbook.write([plan(["A", "B"], 3)]);
    expect(described("计划 Plan").widths).toEqual(widths);
    await workbook.write([plan(["A", "B"], 4)]);
    expect(described("计划 Plan").widths[1]).toBe(widths[1]);
    expect(described("计划 Plan").widths[3]).toBeCloseTo(10, 6);
  });

  test("what was folded is folded, also when rows came in between", async () => {
    await inExcel((sheet) => sheet.getRange("6:6").hideGroupDetails("ByRows"));
    await workbook.write([plan(["A", "B"], 3)]);
    expect(described("计划 Plan")).toMatchObject({ rowLevels: { 3: 1, 5: 1 }, hiddenRows: [5] });
    await workbook.write([plan(["A", "A1", "B"], 3)]);
    expect(described("计划 Plan")).toMatchObject({ rowLevels: { 3: 1, 5: 1, 7: 1 }, hiddenRows: [7] });
    await workbook.write([plan(["B"], 3)]);
    expect(described("计划 Plan")).toMatchObject({ rowLevels: { 3: 1 }, hiddenRows: [3] });
  });

  test("what was filtered is filtered anew, by heading and by today's values", async () => {
    await inExcel((sheet) => sheet.autoFilter.apply("A3:E7", 1, { filterOn: "Values", values: ["生产"] }));
    expect(described("计划 Plan").hiddenRows).toEqual([3, 5]);
    await workbook.write([plan(["A", "B", "C"], 3, { folds: undefined })]);
    expect(described("计划 Plan")).toMatchObject({ filter: { rows: 7, criteria: { 1: { values: ["生产"] } } }, hiddenRows: [3, 5, 7] });
  });

  test("a filter that people put there themselves stays, down to the last row", async () => {
    await workbook.write([plan(["A", "B"], 3, { filter: undefined, folds: undefined })]);
    await inExcel((sheet) => sheet.autoFilter.apply("A3:B7", 0, { filterOn: "Custom", criterion1: "=B" }));
    await workbook.write([plan(["A", "B", "B"], 3, { filter: undefined, folds: undefined })]);
    expect(described("计划 Plan")).toMatchObject({ filter: { row: 2, rows: 7, columns: 2 }, hiddenRows: [3, 4] });
  });

  test("names that point to our cells do so still, ours to where the cells are now", async () => {
    await inExcel((sheet, context) => {
      context.workbook.names.add("首周", sheet.getRange("C5"));
      sheet.names.add("本地", sheet.getRange("D5"));
    });
    await workbook.write([plan(["A", "B"], 3, { names: [{ name: "首批", row: 6, column: 2, rows: 1, columns: 1 }] })]);
    const formula = (name: string) => host.snapshot().names.find((one) => one.name === name)?.formula;
    expect(["首周", "本地", "首批"].map(formula)).toEqual(["='计划 Plan'!$C$5", "='计划 Plan'!$D$5", "='计划 Plan'!$C$7"]);
  });

  test("an equal sheet is equal in every respect", async () => {
    host.userEdit("计划 Plan", "F5", "转正后复核");
    await inExcel((sheet) => sheet.getRange("4:4").hideGroupDetails("ByRows"));
    const before = host.snapshot();
    await workbook.write([plan(["A", "B"], 3)]);
    expect(host.snapshot()).toEqual(before);
    expect(before.names.find(({ name }) => name === foldRecordName)).toMatchObject({ hidden: true, formula: '="r3:1 r5:1 "' });
  });

  test("groups that are no more go away, and nothing of them stays hidden", async () => {
    await inExcel((sheet) => sheet.getRange("4:4").hideGroupDetails("ByRows"));
    await workbook.write([plan(["A", "B"], 3, { folds: undefined })]);
    expect(described("计划 Plan")).toMatchObject({ rowLevels: {}, hiddenRows: [] });
  });
});
