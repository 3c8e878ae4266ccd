import { officeWorkbook } from "../../src/workbook/officeWorkbook";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { readXlsx } from "../excel-host/files/readXlsx";
import type { ChartDescription } from "../excel-host/host/description";
import { createExcelSession } from "../excel-host/node/session";
import { dashboard } from "./sampleSheets";

/** What matters of a chart to whoever reads it; a file says of each line that it has markers, Excel's interface does not. */
const seen = ({ title, data, series, legend, axes }: ChartDescription) => ({
  title,
  data,
  legend,
  axes: Object.fromEntries(["Value/Primary", "Value/Secondary"].map((axis) => [axis, axes[axis]?.title])),
  series: series.map(({ name, nameCell, values, categories, chartType, axisGroup, colour, lineStyle }) => ({ name, nameCell, values, categories, type: chartType.replace("Markers", ""), axisGroup, colour, dashed: lineStyle === "Dash" })),
});

test("the chart of a file, read back, and the one made in Excel are the same: series by columns, in order, each with its type and axis", async () => {
  const host = createExcelSession({ excelApi: "1.14" });
  await officeWorkbook().write([dashboard]);
  const file = xlsxWorkbook();
  await file.write([dashboard]);
  const [inExcel] = host.snapshot().sheets.find(({ name }) => name === dashboard.name)!.charts;
  const [inFile] = (await readXlsx("chart.xlsx", await file.bytes())).sheets[0]!.charts;
  expect(seen(inFile!)).toEqual(seen(inExcel!));
  expect(seen(inFile!).series.map(({ name, type, axisGroup, dashed }) => [name, type, axisGroup, dashed])).toEqual([
    ["销售成本", "ColumnClustered", "Primary", false],
    ["生产成本", "ColumnClustered", "Primary", false],
    ["库存成本", "Line", "Secondary", true],
  ]);
  expect(seen(inFile!).data).toEqual({ sheet: dashboard.name, ...dashboard.charts![0]!.data });
});
