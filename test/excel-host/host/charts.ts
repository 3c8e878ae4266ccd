import { block } from "./cells";
import { HostError } from "./errors";
import type { AxisModel, ChartModel, PointModel, RangeModel, SeriesModel } from "./model";

/** Excel's chart types that draw lines. */
export const isLine = (chartType: string): boolean => chartType.startsWith("Line");

export const newAxis = (): AxisModel => ({ title: "", titleVisible: false, numberFormat: "General", linked: true, minimum: "", maximum: "", visible: true });

export const newSeries = (chart: ChartModel, values: RangeModel, chartType: string): SeriesModel => ({
  chart,
  values,
  chartType,
  axisGroup: "Primary",
  lineStyle: "Automatic",
  lineWeight: 2.25,
  markerStyle: "Automatic",
  points: new Map(),
  smooth: false,
  gapWidth: 219,
  overlap: 0,
});

const part = ({ sheet, place }: RangeModel, row: number, column: number, rows: number, columns: number): RangeModel => ({
  sheet,
  place: { row: place.row + row, column: place.column + column, rows, columns },
});

/** "Auto" takes the longer side for the points of a series, as Excel's web and desktop do not always agree on. */
const byColumns = (seriesBy: string, { rows, columns }: RangeModel["place"]): boolean => seriesBy === "Columns" || (seriesBy !== "Rows" && rows >= columns);

/**
 * Cuts a block into series: a text or empty top left corner, or a first line of text, makes headings; a first column
 * of text makes categories.
 */
export function seriesOf(chart: ChartModel, seriesBy: string, location: string): SeriesModel[] {
  const { data } = chart;
  const grid = block(data, (cell) => cell?.value ?? "");
  if (grid.flat().every((value) => value === "")) throw new HostError("EmptyChartSeries", location);
  const isText = (value: unknown) => typeof value !== "number";
  const across = byColumns(seriesBy, data.place);
  const headings = grid[0]!.slice(1).every(isText) ? 1 : 0;
  const labels = grid.slice(1).every((row) => isText(row[0])) || grid[0]![0] === "" ? 1 : 0;
  const { rows, columns } = data.place;
  const [skipNames, skipLabels] = [headings, labels];
  const count = across ? columns - skipLabels : rows - skipNames;
  return Array.from({ length: count }, (_, i) => {
    const values = across ? part(data, skipNames, skipLabels + i, rows - skipNames, 1) : part(data, skipNames + i, skipLabels, 1, columns - skipLabels);
    const nameCell = across ? (headings ? part(data, 0, skipLabels + i, 1, 1) : undefined) : labels ? part(data, skipNames + i, 0, 1, 1) : undefined;
    const categories = across
      ? labels ? part(data, skipNames, 0, rows - skipNames, 1) : undefined
      : headings ? part(data, 0, skipLabels, 1, columns - skipLabels) : undefined;
    return { ...newSeries(chart, values, chart.chartType), nameCell, categories };
  });
}

export function pointOf({ points }: SeriesModel, index: number): PointModel {
  const point = points.get(index) ?? {};
  points.set(index, point);
  return point;
}

export function axisOf(chart: ChartModel, kind: string, group = "Primary"): AxisModel {
  const key = `${kind}/${group}`;
  const axis = chart.axes.get(key) ?? newAxis();
  chart.axes.set(key, axis);
  return axis;
}
