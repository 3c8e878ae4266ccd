import { areaName } from "./address";
import { OfficeError } from "./officeErrors";
import type { Send } from "./officePatience";
import type { ChartSeriesSpec, ChartSpec } from "./port";
import { lighter, numberFormats } from "./styles";

export interface ChartToMake {
  sheet: Excel.Worksheet;
  sheetName: string;
  spec: ChartSpec;
}

interface MadeChart extends ChartToMake {
  chart: Excel.Chart;
  series: readonly { spec: ChartSeriesSpec; made: Excel.ChartSeries }[];
}

const chartTypes = { column: "ColumnClustered", line: "Line" } as const;
const axisGroups = { primary: "Primary", secondary: "Secondary" } as const;

/**
 * Makes all charts, in the order Excel wants: the chart from one contiguous range, a type for each series, then the axis
 * each series hangs on, then titles, with an answer between the steps (office-js issues 2927, 2929, 1729, 1688).
 */
export async function writeCharts(charts: readonly ChartToMake[], send: Send): Promise<void> {
  if (charts.length === 0) return;
  const made = await send(() => charts.map(makeChart));
  await send(() => made.forEach(setAxes));
  // Before the titles: there is none to set on an axis that has not come.
  made.forEach(verify);
  await send(() => made.forEach(setTitles));
}

function makeChart({ sheet, sheetName, spec }: ChartToMake): MadeChart {
  // Rows or columns: left to Excel, the web sometimes takes the other.
  const chart = sheet.charts.add("ColumnClustered", sheet.getRange(areaName(spec.data)), "Columns");
  chart.name = spec.name;
  const corner = { ...spec.place, rows: 1, columns: 1 };
  const opposite = { ...corner, row: spec.place.row + spec.place.rows - 1, column: spec.place.column + spec.place.columns - 1 };
  chart.setPosition(sheet.getRange(areaName(corner)), sheet.getRange(areaName(opposite)));
  const series = spec.series.map((one, index) => {
    const item = chart.series.getItemAt(index);
    item.chartType = chartTypes[one.type];
    return { spec: one, made: item };
  });
  return { sheet, sheetName, spec, chart, series };
}

function setAxes({ series }: MadeChart): void {
  for (const { spec, made } of series) if (spec.axis === "secondary") made.axisGroup = axisGroups.secondary;
  for (const { made } of series) made.load("chartType,axisGroup");
}

function setTitles({ chart, spec, series }: MadeChart): void {
  chart.title.text = spec.title;
  chart.legend.position = "Bottom";
  for (const { spec: one, made } of series) setColours(made, one, planned(spec));
  const hasSecondary = spec.series.some(({ axis }) => axis === "secondary");
  setAxis(chart.axes.valueAxis, spec.valueAxisTitle, spec);
  if (hasSecondary) setAxis(chart.axes.getItem("Value", "Secondary"), spec.secondaryAxisTitle ?? "", spec);
}

function setAxis(axis: Excel.ChartAxis, title: string, { format }: ChartSpec): void {
  axis.numberFormat = numberFormats[format];
  if (title) axis.title.text = title;
}

/** Places of the categories that are planned. */
const planned = ({ data, plannedFrom = data.rows }: ChartSpec): readonly number[] => Array.from({ length: Math.max(0, data.rows - 1 - plannedFrom) }, (_, point) => plannedFrom + point);

/** A line has no area to fill; its marker may be set only once it is a line. */
function setColours(made: Excel.ChartSeries, { type, colour, dashed }: ChartSeriesSpec, plannedPoints: readonly number[]): void {
  if (type === "column") {
    made.format.fill.setSolidColor(colour);
    for (const point of plannedPoints) made.points.getItemAt(point).format.fill.setSolidColor(lighter(colour));
    return;
  }
  made.format.line.color = colour;
  made.format.line.lineStyle = dashed ? "Dash" : "Continuous";
  made.markerStyle = "Circle";
  for (const point of plannedPoints) made.points.getItemAt(point).markerBackgroundColor = "#FFFFFF";
}

function verify({ spec, sheetName, series }: MadeChart): void {
  const asWanted = series.every(({ spec: one, made }) => made.chartType.startsWith(chartTypes[one.type]) && made.axisGroup === axisGroups[one.axis]);
  if (!asWanted) throw new OfficeError({ kind: "ChartIncomplete", sheet: sheetName, chart: spec.name });
}
