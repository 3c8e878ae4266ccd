import type { Worksheet } from "@cj-tech-master/excelts";
import type { AddChartSeriesOptions, AddComboChartOptions, ComboChartGroupOptions } from "@cj-tech-master/excelts/chart";
import { columnName, quotedSheet } from "./address";
import type { ChartSeriesSpec, ChartSpec } from "./port";
import { fontName, numberFormats } from "./styles";

type Series = ChartSeriesSpec & { index: number };

/** Adds a native chart of clustered columns and lines, on one axis or two; gives back its number in the workbook. */
export function addXlsxChart(sheet: Worksheet, chart: ChartSpec): number {
  const { row, column, rows, columns } = chart.place;
  return sheet.addComboChart(comboChart(sheet.name, chart), {
    tl: { row, col: column },
    br: { row: row + rows, col: column + columns },
    editAs: "oneCell",
  });
}

function comboChart(sheet: string, chart: ChartSpec): AddComboChartOptions {
  const series = chart.series.map((spec, index) => ({ ...spec, index }));
  const groups = (["primary", "secondary"] as const).flatMap((axis) =>
    (["column", "line"] as const).map((type) => series.filter((one) => one.axis === axis && one.type === type)),
  );
  return {
    title: chart.title,
    titleOptions: { overlay: false, txPr: text(1_400, true) },
    showLegend: true,
    legendPosition: "b",
    legendOptions: { overlay: false, txPr: text(1_000) },
    displayBlanksAs: "gap",
    groups: groups.filter((group) => group.length > 0).map((group) => chartGroup(sheet, chart, group)),
  };
}

function chartGroup(sheet: string, chart: ChartSpec, group: readonly Series[]): ComboChartGroupOptions {
  const [{ axis, type }] = group as [Series];
  return {
    type: type === "column" ? "bar" : "line",
    ...(type === "column" ? { barDir: "col", grouping: "clustered", gapWidth: 60, overlap: 0 } : { grouping: "standard", smooth: false, showMarker: true }),
    useSecondaryAxis: axis === "secondary",
    series: group.map((one) => chartSeries(sheet, chart, one)),
    categoryAxis: { lineColor: "8C959F", tickLblPos: "low", txPr: text(1_000) },
    valueAxis: {
      title: axis === "secondary" ? chart.secondaryAxisTitle : chart.valueAxisTitle,
      titleOptions: { overlay: false, txPr: text(1_000) },
      numFmt: numberFormats[chart.format],
      numFmtLinked: false,
      txPr: text(1_000),
      majorGridlines: axis === "primary",
      majorGridlinesStyle: { border: "D8DEE4" },
    },
  };
}

const text = (size: number, bold = false) => ({ size, bold, color: { srgb: "3D444D" }, fontFamily: fontName, eastAsianFamily: fontName });

/** A1 → $A$1 */
const absolute = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;

function chartSeries(sheet: string, { data }: ChartSpec, { index, type, colour, dashed }: Series): AddChartSeriesOptions {
  const range = (column: number): string =>
    `${quotedSheet(sheet)}!${absolute(data.row + 1, data.column + column)}:${absolute(data.row + data.rows - 1, data.column + column)}`;
  const rgb = colour.slice(1);
  return {
    // A plain name would be a constant; this one follows the heading.
    name: { formula: `${quotedSheet(sheet)}!${absolute(data.row, data.column + 1 + index)}` },
    categories: range(0),
    values: range(1 + index),
    ...(type === "column"
      ? { fill: rgb, invertIfNegative: false }
      : { line: rgb, lineWidth: 2.25, lineDash: dashed ? "dash" : "solid", smooth: false, marker: { symbol: "circle", size: 6, fill: rgb, border: rgb } }),
  };
}
