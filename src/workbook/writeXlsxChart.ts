import type { Worksheet } from "@cj-tech-master/excelts";
import type { AddChartSeriesOptions, AddComboChartOptions, Chart, ChartRichText, ComboChartGroupOptions } from "@cj-tech-master/excelts/chart";
import { columnName, quotedSheet } from "./address";
import type { ChartSeriesSpec, ChartSpec } from "./port";
import { fontName, lighter, numberFormats } from "./styles";

type Series = ChartSeriesSpec & { index: number };

/** Adds a native chart of clustered columns and lines, on one axis or two; gives back its number in the workbook. */
export function addXlsxChart(sheet: Worksheet, chart: ChartSpec): number {
  const { row, column, rows, columns } = chart.place;
  const number = sheet.addComboChart(comboChart(sheet.name, chart), {
    tl: { row, col: column },
    br: { row: row + rows, col: column + columns },
    editAs: "oneCell",
  });
  sheet.getCharts().at(-1)?.mutate(turnAxisTitles);
  return number;
}

/** A value axis' title runs along its axis; the options give it only as text, lying flat. */
function turnAxisTitles({ chart: { plotArea } }: Parameters<Parameters<Chart["mutate"]>[0]>[0]): void {
  for (const { title } of plotArea.axes) {
    const words = title?.text?.paragraphs[0]?.runs?.[0]?.text;
    if (title && words) Object.assign(title, { text: richText(words, 1_000, { rotation: quarterTurnLeft }), txPr: undefined });
  }
}

/** In 60,000ths of a degree. */
const quarterTurnLeft = -5_400_000;

function comboChart(sheet: string, chart: ChartSpec): AddComboChartOptions {
  const series = chart.series.map((spec, index) => ({ ...spec, index }));
  const groups = (["primary", "secondary"] as const).flatMap((axis) =>
    (["column", "line"] as const).map((type) => series.filter((one) => one.axis === axis && one.type === type)),
  );
  return {
    title: richText(chart.title, 1_400, {}, true),
    titleOptions: { overlay: false },
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
    categoryAxis: { majorTickMark: "none", minorTickMark: "none", lineColor: "8C959F", tickLblPos: "low", txPr: text(1_000) },
    valueAxis: {
      title: axis === "secondary" ? chart.secondaryAxisTitle : chart.valueAxisTitle,
      titleOptions: { overlay: false },
      numFmt: numberFormats[chart.format],
      numFmtLinked: false,
      txPr: text(1_000),
      majorTickMark: "outside",
      minorTickMark: "none",
      majorGridlines: axis === "primary",
      majorGridlinesStyle: { border: "D8DEE4" },
    },
  };
}

/** Sizes in hundredths of a point. */
const text = (size: number, bold = false) => ({ size, bold, color: { srgb: "3D444D" }, fontFamily: fontName, eastAsianFamily: fontName });

const richText = (words: string, size: number, bodyProperties: ChartRichText["bodyProperties"], bold = false): ChartRichText => ({
  paragraphs: [{ runs: [{ text: words, properties: text(size, bold) }] }],
  bodyProperties,
});

/** A1 → $A$1 */
const absolute = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;

function chartSeries(sheet: string, { data, plannedFrom = data.rows }: ChartSpec, { index, type, colour, dashed }: Series): AddChartSeriesOptions {
  const range = (column: number): string =>
    `${quotedSheet(sheet)}!${absolute(data.row + 1, data.column + column)}:${absolute(data.row + data.rows - 1, data.column + column)}`;
  const rgb = colour.slice(1);
  const planned = Array.from({ length: Math.max(0, data.rows - 1 - plannedFrom) }, (_, p) => plannedFrom + p);
  return {
    // A plain name would be a constant; this one follows the heading.
    name: { formula: `${quotedSheet(sheet)}!${absolute(data.row, data.column + 1 + index)}` },
    categories: range(0),
    values: range(1 + index),
    ...(type === "column"
      ? { fill: rgb, invertIfNegative: false, dataPoints: planned.map((point) => ({ index: point, fill: lighter(colour).slice(1), border: rgb, invertIfNegative: false })) }
      : { line: rgb, lineWidth: 2.25, lineDash: dashed ? "dash" : "solid", smooth: false, marker: { symbol: "circle", size: 6, fill: rgb, border: rgb }, dataPoints: planned.map((point) => ({ index: point, marker: { symbol: "circle" as const, size: 6, fill: "FFFFFF", border: rgb } })) }),
  };
}
