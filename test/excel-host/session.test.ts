import { newWorkbook } from "../../src/workbook/officeWorkbook";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { plainSheet } from "./host/description";
import type { ExcelHost } from "./host/ExcelHost";
import { createExcelSession } from "./node/session";

let host: ExcelHost;

beforeEach(() => {
  host = createExcelSession({ excelApi: "1.14" });
});

const afterEvents = () => new Promise((resolve) => setTimeout(resolve, 20));

test("writes, computes and reads back", async () => {
  const values = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("计划");
    sheet.getRange("A1:B2").values = [[1, 2], ["=A1+B1", "x"]];
    const range = sheet.getRange("A1:B2").load("values,formulas,address,valueTypes");
    await context.sync();
    expect(range.address).toBe("计划!A1:B2");
    expect(range.formulas).toEqual([[1, 2], ["=A1+B1", "x"]]);
    expect(range.valueTypes).toEqual([["Double", "Double"], ["Double", "String"]]);
    return range.values;
  });
  expect(values).toEqual([[1, 2], [3, "x"]]);
  expect(host.snapshot().sheets.map(({ name }) => name)).toEqual(["Sheet1", "计划"]);
});

test("objects of one request are found again in the next", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Keep");
    const range = sheet.getRange("A1:A2");
    range.values = [[1], [2]];
    await context.sync();
    sheet.getRange("A1").values = [[5]];
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([[5], [2]]);
  });
  expect(host.book.sheets).toHaveLength(2);
});

test("what was not loaded cannot be read", async () => {
  const read = Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1");
    await context.sync();
    return range.values;
  });
  await expect(read).rejects.toMatchObject({ code: "PropertyNotLoaded" });
});

test("a missing sheet is ItemNotFound, or a null object where asked so", async () => {
  await expect(
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Nope").load("name");
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "ItemNotFound" });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject("Nope");
    await context.sync();
    expect(sheet.isNullObject).toBe(true);
  });
});

test("what is not modelled says so by its name", async () => {
  const filled = Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("A1").autoFill("A1:A9", "FillDefault");
    await context.sync();
  });
  await expect(filled).rejects.toMatchObject({ code: "NotImplemented", debugInfo: { errorLocation: "Range.autoFill" } });
});

test("a member above the requirement set is refused by the client", async () => {
  createExcelSession({ excelApi: "1.8" });
  const asked = Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRanges("A1,B2");
    await context.sync();
  });
  await expect(asked).rejects.toMatchObject({ code: "ApiNotFound" });
});

test("a person's edit reaches the add-in's handler and recalculates", async () => {
  const heard: string[] = [];
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:A2").values = [[1], ["=A1*2"]];
    sheet.onChanged.add(async ({ address, triggerSource }) => void heard.push(`${address} ${triggerSource}`));
    await context.sync();
  });
  host.userEdit("Sheet1", "A1", "21");
  await afterEvents();
  expect(heard).toEqual(["A1 Unknown"]);
  expect(host.values("Sheet1", "A1:A2")).toEqual([[21], [42]]);
});

test("a described workbook is opened and described again", () => {
  const description = {
    name: "样例.xlsx",
    activeSheet: "物料",
    names: [{ name: "数量", formula: "=物料!$B$2" }],
    settings: { version: 1 },
    sheets: [
      {
        ...plainSheet("物料", [
          { row: 0, column: 0, value: "编码", format: { bold: true, fill: "#1B3A57" } },
          { row: 1, column: 1, value: 4, format: {} },
          { row: 2, column: 1, value: 8, formula: "=B2*2", format: {} },
        ]),
        widths: { 0: 12 },
        frozen: { rows: 1, columns: 0 },
        tables: [{ name: "items", row: 0, column: 0, rows: 3, columns: 2, style: "TableStyleLight9", showTotals: false }],
      },
    ],
  };
  host.load(description);
  expect(JSON.parse(JSON.stringify(host.snapshot()))).toEqual(JSON.parse(JSON.stringify(description)));
});

test("a file opens as a workbook of its own, and what is no workbook is refused; the one at hand stays", async () => {
  const workbook = xlsxWorkbook();
  await workbook.write([{ name: "预测", kind: "input", rows: [[{ value: "物料", style: "heading" }]], widths: [12] }]);
  const file = Buffer.from(await workbook.bytes()).toString("base64");
  await newWorkbook(file);
  expect(host.openedWorkbooks).toEqual([file]);
  expect(host.snapshot().sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
  await expect(newWorkbook(Buffer.from("no workbook").toString("base64"))).rejects.toMatchObject({ code: "InvalidArgument" });
  expect(host.openedWorkbooks).toHaveLength(1);
});
