import type { Worksheet } from "@cj-tech-master/excelts";
import type { AddChartSeriesOptions, ComboChartGroupOptions } from "@cj-tech-master/excelts/chart";
import { quotedSheet } from "../../../src/workbook/address";
import type { Rectangle } from "../../../src/workbook/port";
import { toAbsoluteA1 } from "../host/a1";
import type { ChartDescription, SeriesDescription, SheetBlock } from "../host/description";

/** A native chart like the host's: columns and lines, on one axis or two, bound to the same cells. */
export function addChart(sheet: Worksheet, chart: ChartDescription): void {
  const { row, column, rows, columns } = chart.place ?? placeOf(chart);
  const groups = (["Primary", "Secondary"] as const).flatMap((axis) =>
    [false, true].map((line) => chart.series.filter((series) => series.axisGroup === axis && isLine(series) === line)),
  );
  sheet.addComboChart(
    {
      title: chart.title,
      showLegend: chart.legend !== "None",
      legendPosition: ({ Top: "t", Left: "l", Right: "r" } as const)[chart.legend as "Top"] ?? "b",
      groups: groups.filter((group) => group.length > 0).map((group) => groupOf(group, chart)),
    },
    { tl: { row, col: column }, br: { row: row + rows, col: column + columns }, editAs: "oneCell" },
  );
}

const isLine = ({ chartType }: SeriesDescription): boolean => /^line/i.test(chartType);

/** Cells of standard size under a chart that was placed by points. */
const placeOf = ({ left, top, width, height }: ChartDescription): Rectangle => ({
  row: Math.round(top / 15),
  column: Math.round(left / 48),
  rows: Math.max(1, Math.round(height / 15)),
  columns: Math.max(1, Math.round(width / 48)),
});

function groupOf(series: readonly SeriesDescription[], { axes }: ChartDescription): ComboChartGroupOptions {
  const first = series[0]!;
  const axis = axes[`Value/${first.axisGroup}`];
  const stacked = /stacked/i.test(first.chartType);
  return {
    type: isLine(first) ? "line" : "bar",
    ...(isLine(first) ? { grouping: "standard", smooth: false, showMarker: true } : { barDir: "col", grouping: stacked ? "stacked" : "clustered", gapWidth: 60, overlap: stacked ? 100 : 0 }),
    useSecondaryAxis: first.axisGroup === "Secondary",
    series: series.map(seriesOf),
    categoryAxis: { tickLblPos: "low" },
    valueAxis: { title: axis?.title || undefined, numFmt: axis?.numberFormat, numFmtLinked: false, majorGridlines: first.axisGroup === "Primary" },
  };
}

function seriesOf(series: SeriesDescription): AddChartSeriesOptions {
  const colour = series.colour?.replace("#", "");
  const look = isLine(series)
    ? { line: colour, lineWidth: 2.25, lineDash: /dash|dot/i.test(series.lineStyle ?? "") ? ("dash" as const) : ("solid" as const), smooth: false }
    : { fill: colour, invertIfNegative: false, dataPoints: series.points?.map((point) => ({ index: point.index, fill: point.colour.replace("#", ""), border: colour, invertIfNegative: false })) };
  return {
    name: series.nameCell ? { formula: reference(series.nameCell) } : series.name,
    categories: series.categories && reference(series.categories),
    values: reference(series.values),
    ...look,
  };
}

const reference = ({ sheet, ...place }: SheetBlock): string => `${quotedSheet(sheet)}!${toAbsoluteA1(place)}`;
