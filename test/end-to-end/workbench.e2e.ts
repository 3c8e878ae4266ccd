import { readFileSync } from "node:fs";
import { readXlsx } from "../excel-host/files/readXlsx";
import { activateSheet, downloadWorkbook, goToCell, gridText, picture, type Session, type SessionOptions, sessionsOfThisFile, typeIntoCell, valuesOf, whenQuiet } from "./support";

// A page that is nothing but the real office.js: what fails with it is the workbench's fault and not the pane's.
const probe = `<!doctype html><meta charset="utf-8"><title>probe</title><script src="/office-js/office.js"></script><p>probe</p>
<script>
  Office.onReady(() => {
    Office.actions.associate("showDashboard", async (event) => {
      await Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("H1").values = [["pressed"]];
        await context.sync();
      });
      event.completed();
    });
  });
</script>`;

const openSession = sessionsOfThisFile();
let session: Session;
const open = async (options: SessionOptions = {}) => (session = await openSession({ query: { sample: "none", language: "zh-CN", ...options.query }, ...(options.probe === "" ? {} : { probe }) }));

/** Three months of sales and stock, a total, and a chart of both. */
const fill = async () => {
  const pane = await session.pane();
  await pane.evaluate(async () => {
    await Office.onReady();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:C4").values = [
        ["month", "sales", "stock"],
        ["2026-04", 100, 40],
        ["2026-05", 120, 30],
        ["2026-06", 90, 50],
      ];
      sheet.getRange("B5").formulas = [["=SUM(B2:B4)"]];
      sheet.getRange("B2:B5").numberFormat = [["#,##0.0"], ["#,##0.0"], ["#,##0.0"], ["#,##0.0"]];
      const chart = sheet.charts.add(Excel.ChartType.columnClustered, sheet.getRange("A1:C4"), Excel.ChartSeriesBy.columns);
      chart.title.text = "Sales and stock";
      chart.setPosition("E2", "L18");
      chart.series.getItemAt(1).chartType = Excel.ChartType.lineMarkers;
      await context.sync();
    });
  });
  return pane;
};

test("the add-in finds an Excel with the declared requirement sets and no more", async () => {
  await open();
  const pane = await session.pane();
  const found = await pane.evaluate(async () => {
    const { host, platform } = await Office.onReady();
    const { requirements, displayLanguage } = Office.context;
    return { host, platform, displayLanguage, declared: requirements.isSetSupported("ExcelApi", "1.14"), newer: requirements.isSetSupported("ExcelApi", "1.15") };
  });
  expect(found).toEqual({ host: "Excel", platform: "OfficeOnline", displayLanguage: "zh-CN", declared: true, newer: false });
  expect(await session.page.locator(".simulation").innerText()).toMatch(/模拟环境，不是 Excel.*A simulation, not Excel/);
});

test("what the add-in writes stands in the grid, formulas computed", async () => {
  await open();
  await fill();
  await whenQuiet(session.page);
  expect(await gridText(session.page, "B5")).toBe("310.0");
  expect(await valuesOf(session.page, "Sheet1", "B5")).toEqual([[310]]);
});

test("a person's edit moves what hangs on it: cells, chart, and the add-in hears of it", async () => {
  await open();
  const pane = await fill();
  await pane.evaluate(() =>
    Excel.run(async (context) => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      context.workbook.worksheets.getItem("Sheet1").onChanged.add(async ({ address }) => void heard.push(address));
      await context.sync();
    }),
  );
  const column = session.page.locator('.columns[data-series="sales"] rect').nth(1);
  expect(await column.getAttribute("data-value")).toBe("120");
  const heightBefore = Number(await column.getAttribute("height"));

  await typeIntoCell(session.page, "B3", "20");

  expect(await gridText(session.page, "B5")).toBe("210.0");
  expect(await column.getAttribute("data-value")).toBe("20");
  expect(Number(await column.getAttribute("height"))).toBeLessThan(heightBefore / 3);
  await pane.waitForFunction(() => (window as unknown as { heard: string[] }).heard.includes("B3"));
});

test("what is typed after going to a cell by its name is all that the cell gets", async () => {
  await open();
  await fill();
  await typeIntoCell(session.page, "B3", "text");
  expect(await valuesOf(session.page, "Sheet1", "B3")).toEqual([["text"]]);
});

test("while somebody types, the add-in is refused as Excel refuses it", async () => {
  await open();
  const pane = await fill();
  await session.page.locator('[data-cell="B2"]').dblclick();
  await session.page.keyboard.type("7");
  const code = await pane.evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A9").values = [[1]];
      await context.sync();
      return "written";
    }).catch((error: { code: string }) => error.code),
  );
  expect(code).toBe("InvalidOperationInCellEditMode");
  await session.page.keyboard.press("Escape");
  expect(await valuesOf(session.page, "Sheet1", "B2")).toEqual([[100]]);
});

test("the chart is drawn where it was placed, two columns and one line of the cells' values", async () => {
  await open();
  await fill();
  const { page } = session;
  await page.waitForSelector(".chart");
  expect(await page.locator(".native-chart .title").textContent()).toBe("Sales and stock");
  expect(await page.locator('.columns[data-series="sales"] rect').count()).toBe(3);
  expect(await page.locator('.line[data-series="stock"] circle').count()).toBe(3);
  const [chart, cell] = await Promise.all([page.locator(".chart").boundingBox(), page.locator('[data-cell="C2"]').boundingBox()]);
  // E2, one column further than the one beside C2.
  expect(Math.abs(chart!.x - (cell!.x + 2 * cell!.width))).toBeLessThan(2);
  expect(Math.abs(chart!.y - cell!.y)).toBeLessThan(2);
  await picture(page, "chart");
});

test("the download is the workbook: values, formulas, looks and the native chart", async () => {
  await open();
  await fill();
  await whenQuiet(session.page);
  const { path } = await downloadWorkbook(session.page);
  const { sheets } = await readXlsx("back.xlsx", readFileSync(path));
  const cell = sheets[0]!.cells.find(({ row, column }) => row === 4 && column === 1);
  expect(cell).toMatchObject({ formula: "=SUM(B2:B4)", value: 310, format: { numberFormat: "#,##0.0" } });
  expect(sheets[0]!.charts).toHaveLength(1);
  expect(sheets[0]!.charts[0]).toMatchObject({
    title: "Sales and stock",
    series: [
      { chartType: "ColumnClustered", values: { sheet: "Sheet1", row: 1, column: 1, rows: 3, columns: 1 } },
      { chartType: "LineMarkers", values: { sheet: "Sheet1", row: 1, column: 2, rows: 3, columns: 1 } },
    ],
  });
});

test("five sheets of two thousand rows scroll, drawing only what is in sight", async () => {
  await open();
  const { page } = session;
  await page.evaluate(() => {
    const sheets = Array.from({ length: 5 }, (_, s) => ({
      name: `S${s + 1}`,
      visibility: "Visible" as const,
      tabColour: "",
      cells: Array.from({ length: 24_000 }, (_unused, i) => {
        const [row, column] = [Math.floor(i / 12), i % 12];
        return column === 11 ? { row, column, value: 0, formula: `=SUM(A${row + 1}:K${row + 1})` } : { row, column, value: row + column };
      }),
      widths: {},
      hiddenRows: [],
      hiddenColumns: [],
      rowLevels: {},
      columnLevels: {},
      frozen: { rows: 1, columns: 1 },
      gridlines: true,
      protected: false,
      tables: [],
      charts: [],
      validations: [],
      conditionals: [],
      page: { orientation: "Portrait" as const },
    }));
    window.workbook.load({ name: "large.xlsx", sheets, activeSheet: "S1", names: [], settings: {} });
  });
  await activateSheet(page, "S5");
  await goToCell(page, "L2000");
  // 1999 + 2000 + … + 2009
  expect(await gridText(page, "L2000")).toBe(String(11 * 1999 + 55));
  expect(await gridText(page, "L1")).toBe("55");
  expect(await page.locator(".cell").count()).toBeLessThan(3_000);

  const usual = await page.evaluate(async () => {
    const scroller = document.querySelector(".scroller")!;
    const times: number[] = [];
    for (let top = 0; top < 20_000; top += 400) {
      const before = performance.now();
      scroller.scrollTop = top;
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      times.push(performance.now() - before);
    }
    return times.sort((a, b) => a - b)[times.length >> 1]!;
  });
  // Two frames take 33 ms; a grid that draws all its cells takes seconds, whatever else the machine does.
  expect(usual).toBeLessThan(400);
});

test("a ribbon button of the manifest runs its function in the background", async () => {
  await open({ query: { language: "en-US" } });
  await (await session.pane()).evaluate(() => Office.onReady());
  await session.page.getByRole("button", { name: "Dashboard" }).click();
  await session.page.waitForFunction(() => window.workbook.values("Sheet1", "H1")[0]?.[0] === "pressed");
  await session.page.locator("text=Ribbon command finished").waitFor();
});

test.each(["zh-CN", "en-US"])("the production pane reads the sample factory under the production policy (%s)", async (language) => {
  await open({ probe: "", query: { sample: "", language } });
  const pane = await session.pane();
  await pane.getByText(language === "zh-CN" ? "物料清单" : "Bill of materials").first().waitFor();
  await whenQuiet(session.page);
  expect(await session.page.evaluate(() => window.workbook.log.filter(({ error }) => error !== undefined))).toEqual([]);
  await picture(session.page, `pane-${language}`);
});
