import type { OfficeError } from "../../src/workbook/officeErrors";
import { goTo, officeWorkbook, selectedCell } from "../../src/workbook/officeWorkbook";
import type { SheetSpec } from "../../src/workbook/port";
import { lighter } from "../../src/workbook/styles";
import type { ExcelHost } from "../excel-host/host/ExcelHost";
import { createExcelSession } from "../excel-host/node/session";
import { portPromises } from "../support/portPromises";
import { dashboard } from "./sampleSheets";

portPromises("Excel behind its own client", async (sheets) => {
  createExcelSession({ excelApi: "1.14" });
  const workbook = officeWorkbook();
  await workbook.write(sheets);
  return { workbook, reopened: async () => workbook };
});

let host: ExcelHost;
const workbook = officeWorkbook();

beforeEach(() => {
  host = createExcelSession({ excelApi: "1.14" });
});

const column = (name: string, values: readonly (string | number)[], more: Partial<SheetSpec> = {}): SheetSpec => ({
  name,
  kind: "result",
  rows: values.map((value) => [{ value, style: "key" }]),
  widths: [20],
  ...more,
});

const failureOf = async (work: Promise<unknown>): Promise<OfficeError> => {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error as OfficeError,
  );
  if (!outcome) throw new Error("it should have failed");
  return outcome;
};

const described = (name: string) => host.snapshot().sheets.find((sheet) => sheet.name === name)!;

describe("text", () => {
  const texts = ["=1+1", "=HYPERLINK(\"http://x\")", "+86", "-5", "@SUM(A1)", "\ttab", "line\nbreak", "＝1+1", "＋1", "'quoted", "''twice", "007", "1-2", "3E5", "TRUE", "#N/A", "1月2日"];

  test("is never a formula, a number or a date in the workbook", async () => {
    await workbook.write([column("Text", texts)]);
    const { cells } = described("Text");
    expect(cells.map(({ value }) => value)).toEqual(texts);
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
  });

  test("is so again when the sheet is written once more", async () => {
    await workbook.write([column("Text", texts.map((_, i) => i))]);
    await workbook.write([column("Text", texts)]);
    expect(described("Text").cells.map(({ value }) => value)).toEqual(texts);
  });
});

describe("a sheet as written", () => {
  beforeEach(() => workbook.write([dashboard]));

  test("has the looks of its cells", () => {
    const { cells, widths, frozen, tabColour, page, gridlines } = described(dashboard.name);
    const at = (row: number, col: number) => cells.find((cell) => cell.row === row && cell.column === col)!.format!;
    const heading = dashboard.rows.findIndex((row) => row[0]?.style === "heading");
    expect(at(heading, 0)).toMatchObject({ bold: true, fill: "#1B3A57", colour: "#FFFFFF", fontName: "Microsoft YaHei", fontSize: 10, wrap: true, horizontal: "Center" });
    expect(Object.keys(at(heading, 0).borders!).sort()).toEqual(["EdgeBottom", "EdgeLeft", "EdgeRight", "EdgeTop"]);
    expect(at(heading + 2, 2)).toMatchObject({ bold: true, fill: "#FFF2CC", numberFormat: "#,##0_ ;[Red]-#,##0_ ;0_ ", borders: { EdgeBottom: { colour: "#C9D1D9" } } });
    expect(widths[0]).toBeCloseTo(dashboard.widths[0]!, 6);
    expect(frozen).toEqual(dashboard.freeze);
    expect(tabColour).toBe(dashboard.tabColour);
    expect(gridlines).toBe(false);
    expect(page).toMatchObject({ orientation: dashboard.print?.landscape ? "Landscape" : "Portrait", fitWidth: 2, titleRows: { first: 0, last: 3 }, titleColumns: { first: 0, last: dashboard.freeze!.columns - 1 }, printArea: { row: 0, column: 0, rows: dashboard.rows.length, columns: 4 } });
  });

  test("has its chart with types, axes, colours and titles", () => {
    const spec = dashboard.charts![0]!;
    const [chart, ...others] = described(dashboard.name).charts;
    expect(others).toEqual([]);
    expect(chart).toMatchObject({ name: spec.name, title: spec.title, place: spec.place, data: spec.data });
    expect(chart!.series).toMatchObject([
      { chartType: "ColumnClustered", axisGroup: "Primary", colour: "#4C78A8", points: [{ index: 4, colour: lighter("#4C78A8") }, { index: 5, colour: lighter("#4C78A8") }] },
      { chartType: "ColumnClustered", axisGroup: "Primary", colour: "#F2A33A" },
      { chartType: "Line", axisGroup: "Secondary", colour: "#2E6B34", lineStyle: "Dash" },
    ]);
    expect(chart!.axes).toEqual({
      "Value/Primary": { title: spec.valueAxisTitle, numberFormat: "#,##0_ ;[Red]-#,##0_ ;0_ " },
      "Value/Secondary": { title: spec.secondaryAxisTitle, numberFormat: "#,##0_ ;[Red]-#,##0_ ;0_ " },
    });
  });

  test("is the same after it is written again: nothing piles up", async () => {
    const before = described(dashboard.name);
    await workbook.write([dashboard]);
    expect(described(dashboard.name)).toEqual(before);
  });
});

describe("input sheets", () => {
  const input = (rows: number): SheetSpec => ({
    ...column("物料", ["item", ...Array.from({ length: rows }, (_, i) => `A${i}`)], { kind: "input" }),
    table: { name: "rb_items", row: 0, column: 0, rows: rows + 1, columns: 1 },
    validations: [
      { range: { row: 1, column: 0, rows, columns: 1 }, list: ["make", "buy"] },
      { range: { row: 1, column: 1, rows, columns: 1 }, list: "'物料'!$A$2:$A$4" },
    ],
  });

  test("have their table and drop-down lists", async () => {
    await workbook.write([input(3)]);
    const { tables, validations, gridlines } = described("物料");
    expect(tables).toEqual([expect.objectContaining({ name: "rb_items", rows: 4, columns: 1 })]);
    expect(validations.map(({ rule }) => rule)).toEqual([
      { list: { inCellDropDown: true, source: "make,buy" } },
      { list: { inCellDropDown: true, source: "='物料'!$A$2:$A$4" } },
    ]);
    expect(gridlines).toBe(true);
  });

  test("keep the table that is there when they grow", async () => {
    await workbook.write([input(3)]);
    const { id } = host.book.tables[0]!;
    await workbook.write([input(5)]);
    expect(host.book.tables.map((table) => [table.id, table.place.rows])).toEqual([[id, 6]]);
  });
});

describe("what an earlier run left", () => {
  const mine = (more: Partial<SheetSpec> = {}) => column("Mine", ["a", "b", "c"], more);

  test("drop-down lists, frozen rows and strange tables go", async () => {
    await workbook.write([mine({ freeze: { rows: 1, columns: 0 }, validations: [{ range: { row: 1, column: 0, rows: 2, columns: 1 }, list: ["x"] }] })]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Mine").tables.add("A1:A3", true);
      await context.sync();
    });
    expect(described("Mine")).toMatchObject({ frozen: { rows: 1 }, validations: [{}], tables: [{}] });
    await workbook.write([mine()]);
    expect(described("Mine")).toMatchObject({ frozen: undefined, validations: [], tables: [] });
  });
});

describe("reading", () => {
  test("leaves a table's totals row out, it is no record", async () => {
    await workbook.write([column("T", ["item", "A", "total"], { table: { name: "t", row: 0, column: 0, rows: 3, columns: 1 } })]);
    host.book.tables[0]!.showTotals = true;
    expect((await workbook.read())[0]!.tables).toEqual([{ name: "t", row: 0, column: 0, rows: 2, columns: 1 }]);
  });

  test("is not misled by cells that are only coloured", async () => {
    host.userEdit("Sheet1", "A1", 1);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("Z300000").format.fill.color = "#FF0000";
      await context.sync();
    });
    expect((await workbook.read())[0]!.values).toEqual([[1]]);
  });

  test("gives up on one row that alone is too large", async () => {
    await workbook.write([column("Long", ["x".repeat(30_000)])]);
    host.limits.responseBytes = 20_000;
    expect(await failureOf(workbook.read())).toMatchObject({ name: "TooLargeToRead", failure: { sheet: "Long" } });
  });
});

describe("while it writes", () => {
  test("Excel neither computes after each request nor tells handlers of our own changes", async () => {
    const heard: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").onChanged.add(async ({ address }) => void heard.push(address));
      await context.sync();
    });
    const suspend = jest.spyOn(host.calculation, "suspend");
    await workbook.write([column("Sheet1", Array.from({ length: 90 }, () => "x".repeat(30_000)))]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual([]);
    expect(suspend.mock.calls.length).toBeGreaterThanOrEqual(2);
  });
});

describe("what can be foreseen is refused before anything is written", () => {
  const nothingWritten = () => expect(host.book.sheets.map(({ name, cells }) => [name, cells.size])).toEqual([["Sheet1", 0]]);

  test("a protected sheet", async () => {
    host.book.sheets[0]!.protected = true;
    const error = await failureOf(workbook.write([column("New", [1]), column("Sheet1", [1])]));
    expect(error).toMatchObject({ name: "SheetProtected", failure: { sheet: "Sheet1" }, sheetsWritten: [] });
    nothingWritten();
  });

  test("a protected workbook, where a sheet is missing", async () => {
    host.book.protected = true;
    expect(await failureOf(workbook.write([column("New", [1])]))).toMatchObject({ name: "WorkbookProtected" });
    await workbook.write([column("Sheet1", [1])]);
  });

  test("a name no sheet may have", async () => {
    expect(await failureOf(workbook.write([column("New", [1]), column("a/b", [1])]))).toMatchObject({ name: "SheetNameInvalid", failure: { sheet: "a/b" } });
    nothingWritten();
  });

  test("a table's name that another sheet has", async () => {
    const table = { name: "rb_items", row: 0, column: 0, rows: 2, columns: 1 };
    await workbook.write([column("Mine", ["item", "A"], { table })]);
    expect(await failureOf(workbook.write([column("Other", ["item", "A"], { table })]))).toMatchObject({ name: "TableNameTaken", failure: { sheet: "Mine" } });
  });
});

describe("when it goes wrong", () => {
  test("a person typing in a cell has a name", async () => {
    host.faults.cellEditing = true;
    expect(await failureOf(workbook.read())).toMatchObject({ name: "CellEditMode" });
    expect(await failureOf(workbook.write([column("New", [1])]))).toMatchObject({ name: "CellEditMode" });
  });

  test("an Excel that never answers has a name and ends the wait", async () => {
    host.faults.hanging = true;
    const hasty = officeWorkbook({ syncTimeoutSeconds: 0.05 });
    expect(await failureOf(hasty.read())).toMatchObject({ name: "ExcelNotAnswering", failure: { seconds: 0.05 } });
    expect(await failureOf(hasty.write([column("New", [1])]))).toMatchObject({ name: "ExcelNotAnswering" });
  });

  test("it says which sheets were wholly written, and Excel tells of changes and computes again", async () => {
    const long = "长".repeat(30_000);
    const specs = ["a", "b", "c"].map((name) => column(name, Array.from({ length: 24 }, () => long)));
    host.faults.failing = { request: 6, code: "GeneralException" };
    const error = await failureOf(workbook.write(specs));
    expect(error).toMatchObject({ name: "ExcelRefused", failure: { code: "GeneralException" } });
    const written = error.sheetsWritten!;
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThan(3);
    for (const name of written) expect(described(name).cells).toHaveLength(24);
    expect(host.book.eventsEnabled).toBe(true);
  });

  test("what stops it from outside travels on as it is", async () => {
    const stop = new Error("cancelled");
    const stopped = workbook.write([column("a", ["x".repeat(30_000)]), column("b", [1])], () => {
      throw stop;
    });
    await expect(stopped).rejects.toBe(stop);
    expect(host.book.eventsEnabled).toBe(true);
  });

  test("a chart that came out otherwise is named", async () => {
    host.faults.noSecondaryAxis = true;
    const error = await failureOf(workbook.write([dashboard]));
    expect(error).toMatchObject({ name: "ChartIncomplete", failure: { chart: dashboard.charts![0]!.name }, sheetsWritten: [dashboard.name] });
  });

  test("values that come back as null are no empty sheet", async () => {
    host.userEdit("Sheet1", "A1:B20", 1);
    host.limits.cellsPerRead = 1;
    expect(await failureOf(workbook.read())).toMatchObject({ name: "TooLargeToRead", failure: { sheet: "Sheet1" } });
  });

  test("values that come back as null are asked for in smaller parts", async () => {
    host.userEdit("Sheet1", "A1:B20", 1);
    host.limits.cellsPerRead = 30;
    expect((await workbook.read())[0]!.values).toEqual(Array.from({ length: 20 }, () => [1, 1]));
  });

  test("a stray cell far away makes a sheet too large, at once", async () => {
    host.userEdit("Sheet1", "A1", 1);
    host.userEdit("Sheet1", "Z300000", 1);
    expect(await failureOf(workbook.read())).toMatchObject({ name: "TooLargeToRead", failure: { sheet: "Sheet1" } });
    expect(host.roundTrips).toBe(2);
  });

  test("an Excel that falls silent in the middle leaves word of what was written", async () => {
    const long = "长".repeat(30_000);
    const specs = ["a", "b", "c"].map((name) => column(name, Array.from({ length: 24 }, () => long)));
    const error = await failureOf(
      officeWorkbook({ syncTimeoutSeconds: 1 }).write(specs, (done) => {
        host.faults.hanging = done > 0;
      }),
    );
    expect(error).toMatchObject({ name: "ExcelNotAnswering", sheetsWritten: ["a"] });
  });

  test("an older Excel is refused by its requirement set", async () => {
    createExcelSession({ excelApi: "1.8" });
    expect(await failureOf(workbook.write([column("New", [1])]))).toMatchObject({ failure: { kind: "ExcelRefused", code: "ApiNotFound" } });
  });
});

describe("requests", () => {
  test("reading takes three, however many sheets", async () => {
    await workbook.write(Array.from({ length: 20 }, (_, i) => column(`s${i}`, [i])));
    const before = host.roundTrips;
    expect(await workbook.read()).toHaveLength(20);
    expect(host.roundTrips - before).toBe(3);
  });

  test("an answer that is too large is asked for in parts", async () => {
    const texts = Array.from({ length: 40 }, (_, i) => `${i} ${"文".repeat(1_000)}`);
    await workbook.write([column("Long", texts), column("Short", [1])]);
    host.limits.responseBytes = 20_000;
    const grids = await workbook.read();
    expect(grids.map(({ values }) => values.flat())).toEqual([texts, [1]]);
  });

  test("a large sheet is written in several, each well within the limit", async () => {
    const rows = Array.from({ length: 8_000 }, (_, r) => [0, 1, 2, 3].map((c) => ({ formula: `=SUMIFS('库存'!$C:$C,'库存'!$A:$A,$A${r + 1})+${c}`, style: "formula" as const })));
    await workbook.write([column("库存", ["A"]), { ...column("Large", []), rows }]);
    expect(Math.max(...host.log.map(({ requestBytes }) => requestBytes))).toBeLessThan(2 * 1024 * 1024);
    expect(described("Large").cells).toHaveLength(32_000);
  }, 60_000);

  test("nothing that is asked of Excel needs more than ExcelApi 1.14", async () => {
    await workbook.write([dashboard, column("Input", ["item", "A"], { kind: "input", table: { name: "t", row: 0, column: 0, rows: 2, columns: 1 } })]);
    await workbook.write([dashboard]);
    expect(host.log.filter(({ error }) => error !== undefined)).toEqual([]);
  });
});

describe("going to a place", () => {
  test("shows the sheet and selects the cell", async () => {
    await workbook.write([column("库存", [1, 2])]);
    await goTo({ sheet: "库存", cell: "A2" });
    expect(host.book.active.name).toBe("库存");
    expect(host.book.selection?.place).toEqual({ row: 1, column: 0, rows: 1, columns: 1 });
  });

  test("a sheet that is gone is named", async () => {
    expect(await failureOf(goTo({ sheet: "gone" }))).toMatchObject({ name: "SheetMissing", failure: { sheet: "gone" } });
  });
});

describe("the selected cell", () => {
  test("comes with its row and the head of its column", async () => {
    await workbook.write([{ name: "Plan", kind: "result", rows: [[{ value: "Item", style: "key" }, { value: "2026-04", style: "key" }], [null, { value: 5, style: "input" }], [{ value: "P100", style: "key" }, { value: 7, style: "input" }]], widths: [9, 9] }]);
    await goTo({ sheet: "Plan", cell: "B3" });
    expect(await selectedCell()).toEqual({ sheet: "Plan", row: 2, column: 1, values: ["P100", 7], above: ["2026-04", 5] });
    await goTo({ sheet: "Plan", cell: "A1" });
    expect(await selectedCell()).toMatchObject({ row: 0, column: 0, values: ["Item", "2026-04"], above: [] });
  });

  test("counts its row's columns from A, where the first are empty", async () => {
    await workbook.write([{ name: "Plan", kind: "result", rows: [[null, null, { value: "P100", style: "key" }]], widths: [9, 9, 9] }]);
    await goTo({ sheet: "Plan", cell: "C1" });
    expect((await selectedCell()).values).toEqual([null, null, "P100"]);
  });

  test("may stand in an empty row", async () => {
    await workbook.write([column("Plan", ["a"])]);
    await goTo({ sheet: "Plan", cell: "C9" });
    expect(await selectedCell()).toMatchObject({ sheet: "Plan", row: 8, column: 2, values: [] });
  });
});
