import type { ExcelHost } from "./host/ExcelHost";
import { createExcelSession } from "./node/session";

/** What Excel refuses, or does otherwise than one hopes; the source of each stands beside it. */

let host: ExcelHost;

beforeEach(() => {
  host = createExcelSession();
});

/** One request on the first sheet. */
const request = (act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void): Promise<void> =>
  Excel.run(async (context) => {
    act(context.workbook.worksheets.getItem("Sheet1"), context);
    await context.sync();
  });

const refusal = (code: string) => expect.objectContaining({ code }) as unknown;

// "The number of rows or columns in the input array doesn't match the size or dimensions of the range" (office-js issue 1025).
test("an array of another shape is refused where it is set", async () => {
  const wrong = request((sheet) => {
    sheet.getRange("A1:B2").values = [[1]];
  });
  await expect(wrong).rejects.toMatchObject({ code: "InvalidArgument", debugInfo: { errorLocation: "Range.values" } });
});

// Range.values: a single value is applied to all cells; null leaves a cell as it is ("Work with ranges", "Ignore null input").
test("one value fills a range, null leaves a cell alone", async () => {
  await request((sheet) => {
    sheet.getRange("A1:B2").values = "x" as unknown as string[][];
    sheet.getRange("A1:B2").values = [[1, null], [null, 2]];
  });
  expect(host.values("Sheet1", "A1:B2")).toEqual([[1, "x"], ["x", 2]]);
});

// The client sends arrays of more than 1,500 cells in rows.
test("large arrays arrive whole", async () => {
  const values = Array.from({ length: 300 }, (_, r) => Array.from({ length: 20 }, (_, c) => r * 20 + c));
  await request((sheet) => {
    sheet.getRange("A1:T300").values = values;
  });
  expect(host.values("Sheet1", "A1:T300")).toEqual(values);
});

// "Resource limits": 5 MB each for request and response payload on the web.
test("a request beyond the limit is refused and changes nothing", async () => {
  host.limits.requestBytes = 4_000;
  const large = request((sheet) => {
    sheet.getRange("A1").values = [["长".repeat(2_000)]];
  });
  await expect(large).rejects.toEqual(refusal("RequestPayloadSizeLimitExceeded"));
  expect(host.values("Sheet1", "A1")).toEqual([[""]]);
});

test("an answer beyond the limit is refused", async () => {
  host.userEdit("Sheet1", "A1:A50", "text of some length");
  host.limits.responseBytes = 500;
  await expect(request((sheet) => void sheet.getRange("A1:A50").load("values"))).rejects.toEqual(refusal("ResponsePayloadSizeLimitExceeded"));
});

// 5,000,000 cells a read; `values` then is null instead of an error (office-js issues 4783, 6781).
test("values of too many cells are null", async () => {
  const values = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:Z200000").load("values,cellCount");
    await context.sync();
    expect(range.cellCount).toBe(5_200_000);
    return range.values;
  });
  expect(values).toBeNull();
});

// "Troubleshoot Excel add-ins": an address string longer than 8,192 characters is cut off.
test("a long address loses its end without a word", async () => {
  const address = Array.from({ length: 2_000 }, (_, i) => `A${i + 1}`).join(",");
  const count = await Excel.run(async (context) => {
    const areas = context.workbook.worksheets.getItem("Sheet1").getRanges(address).load("areaCount");
    await context.sync();
    return areas.areaCount;
  });
  expect(count).toBeLessThan(2_000);
});

test("while a person types every request is refused", async () => {
  host.faults.cellEditing = true;
  await expect(request((sheet) => void sheet.load("name"))).rejects.toEqual(refusal("InvalidOperationInCellEditMode"));
  host.faults.cellEditing = false;
  await expect(request((sheet) => void sheet.load("name"))).resolves.toBeUndefined();
});

test("the request that is to fail fails, and only that", async () => {
  host.faults.failing = { request: 2, code: "GeneralException" };
  const name = (sheet: Excel.Worksheet) => void sheet.load("name");
  await expect(request(name)).resolves.toBeUndefined();
  await expect(request(name)).rejects.toEqual(refusal("GeneralException"));
  await expect(request(name)).resolves.toBeUndefined();
});

// "AccessDenied: You cannot perform the requested operation."
test.each<[string, (sheet: Excel.Worksheet) => void]>([
  ["values", (sheet) => void (sheet.getRange("A1").values = [[1]])],
  ["formats", (sheet) => void (sheet.getRange("A1").format.fill.color = "#FFFFFF")],
  ["tables", (sheet) => void sheet.tables.add("A1:B2", true)],
  ["protecting it again (office-js issue 6784)", (sheet) => sheet.protection.protect()],
])("a protected sheet refuses %s", async (_, act) => {
  await request((sheet) => sheet.protection.protect());
  await expect(request(act)).rejects.toEqual(refusal("AccessDenied"));
});

test("unlocked cells of a protected sheet may be changed", async () => {
  await request((sheet) => {
    sheet.getRange("B2").format.protection.locked = false;
    sheet.protection.protect();
  });
  await request((sheet) => void (sheet.getRange("B2").values = [[1]]));
  await expect(request((sheet) => void (sheet.getRange("B2:B3").values = [[1], [2]]))).rejects.toEqual(refusal("AccessDenied"));
});

// Application.suspendApiCalculationUntilNextSync: "it is the developer's responsibility to re-calc the workbook".
test("a suspended calculation leaves formulas behind until somebody calculates", async () => {
  await request((sheet) => void (sheet.getRange("A1:A2").formulas = [[1], ["=A1+1"]]));
  await request((sheet, context) => {
    context.workbook.application.suspendApiCalculationUntilNextSync();
    sheet.getRange("A1").values = [[10]];
  });
  expect(host.values("Sheet1", "A2")).toEqual([[2]]);
  await request((_, context) => context.workbook.application.calculate("Full"));
  expect(host.values("Sheet1", "A2")).toEqual([[11]]);
});

test("in manual mode only a calculation asked for computes", async () => {
  await request((sheet, context) => {
    context.workbook.application.calculationMode = "Manual";
    sheet.getRange("A1:A2").formulas = [[1], ["=A1+1"]];
  });
  host.userEdit("Sheet1", "A1", "5");
  expect(host.values("Sheet1", "A2")).toEqual([[0]]);
  await request((_, context) => context.workbook.application.calculate("Recalculate"));
  expect(host.values("Sheet1", "A2")).toEqual([[6]]);
});

test("with events switched off no handler hears of a change", async () => {
  const heard: string[] = [];
  await request((sheet) => void sheet.onChanged.add(async ({ address }) => void heard.push(address)));
  await request((sheet, context) => {
    context.runtime.enableEvents = false;
    sheet.getRange("A1").values = [[1]];
    context.runtime.enableEvents = true;
    sheet.getRange("A2").values = [[1]];
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).toEqual(["A2"]);
});

// "Rename a worksheet": the characters \ / ? * [ ] : and more than 31 characters are not allowed.
test.each([["a/b", "InvalidArgument"], ["x".repeat(32), "InvalidArgument"], ["'q", "InvalidArgument"], ["SHEET1", "ItemAlreadyExists"]])(
  "no sheet is called %s",
  async (name, code) => {
    await expect(request((_, context) => void context.workbook.worksheets.add(name))).rejects.toEqual(refusal(code));
  },
);

test("tables do not overlap, and their headers stay where they are when they grow", async () => {
  await request((sheet) => void (sheet.tables.add("A1:B3", true).name = "first"));
  await expect(request((sheet) => void sheet.tables.add("B3:C5", true))).rejects.toEqual(refusal("InvalidArgument"));
  await expect(request((sheet) => sheet.tables.getItem("first").resize("A2:B9"))).rejects.toEqual(refusal("InvalidArgument"));
  await request((sheet) => sheet.tables.getItem("first").resize("A1:B9"));
  expect(host.snapshot().sheets[0]!.tables).toEqual([expect.objectContaining({ name: "first", rows: 9 })]);
});

// "EmptyChartSeries: The attempted operation failed because the chart series is empty."
test("a chart of empty cells is refused", async () => {
  await expect(request((sheet) => void sheet.charts.add("Line", sheet.getRange("A1:B9"), "Columns"))).rejects.toEqual(refusal("EmptyChartSeries"));
});

// office-js issue 1729
test("a column has no marker", async () => {
  host.userEdit("Sheet1", "A1:B3", [["month", "sales"], ["Jan", 1], ["Feb", 2]]);
  const marked = request((sheet) => {
    sheet.charts.add("ColumnClustered", sheet.getRange("A1:B3"), "Columns").series.getItemAt(0).markerStyle = "Circle";
  });
  await expect(marked).rejects.toEqual(refusal("InvalidOperation"));
});

test("a chart takes labels and series names from the block it is made from", async () => {
  host.userEdit("Sheet1", "A1:C3", [["month", "sales", "stock"], ["Jan", 1, 5], ["Feb", 2, 4]]);
  await request((sheet) => {
    const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C3"), "Columns");
    chart.series.getItemAt(1).chartType = "Line";
    chart.setPosition("E2", "H9");
  });
  const [chart] = host.snapshot().sheets[0]!.charts;
  expect(chart).toMatchObject({ place: { row: 1, column: 4, rows: 8, columns: 4 }, left: 192, top: 15, width: 192, height: 120 });
  expect(chart!.series).toMatchObject([
    { name: "sales", chartType: "ColumnClustered", values: { sheet: "Sheet1", row: 1, column: 1, rows: 2 }, categories: { column: 0, rows: 2 } },
    { name: "stock", chartType: "Line", values: { column: 2 } },
  ]);
});

// The last sheet of a workbook cannot be deleted.
test("one visible sheet remains", async () => {
  await expect(request((sheet) => sheet.delete())).rejects.toEqual(refusal("InvalidOperation"));
});

test("a hanging Excel answers nobody", async () => {
  host.faults.hanging = true;
  const answer = await Promise.race([host.process(JSON.stringify({ Actions: [], ObjectPaths: {} })), new Promise((resolve) => setTimeout(() => resolve("silence"), 30))]);
  expect(answer).toBe("silence");
});

test("a member of a later set is not known to an older host, even if the client lets it pass", async () => {
  const old = createExcelSession({ excelApi: "1.7" });
  const internals = OfficeExtension as unknown as { CommonUtility: { _doApiNotSupportedCheck: boolean } };
  internals.CommonUtility._doApiNotSupportedCheck = false;
  await expect(request((sheet) => void sheet.getRanges("A1,C1").load("areaCount"))).rejects.toEqual(refusal("ApiNotFound"));
  expect(old.log.at(0)?.error).toBe("ApiNotFound");
});

test("sizes of requests and answers are logged, the client's tidying up apart", async () => {
  await request((sheet) => void sheet.getRange("A1").load("values"));
  expect(host.roundTrips).toBe(1);
  expect(host.log).toHaveLength(2);
  expect(host.log[0]).toMatchObject({ cleanUp: false, requestBytes: expect.any(Number) as number });
  expect(host.log[1]).toMatchObject({ cleanUp: true });
});
