import { cellAt, eachPlace } from "../../host/cells";
import type { ChartModel, RangeModel, SeriesModel, SheetModel } from "../../host/model";

/** What a chart shows at this moment, read from the cells. */
export interface ChartData {
  title: string;
  categories: readonly string[];
  series: readonly SeriesData[];
  legend: "Top" | "Bottom" | "Left" | "Right" | "None";
  axes: Readonly<Record<"Primary" | "Secondary" | "Category", AxisData>>;
}

export interface AxisData {
  title: string;
  numberFormat: string;
  minimum?: number;
  maximum?: number;
}

export interface SeriesData {
  name: string;
  kind: "column" | "stackedColumn" | "line";
  axis: "Primary" | "Secondary";
  colour: string;
  dashed: boolean;
  markers: boolean;
  /** Of the columns, or of the markers, that differ from their series. */
  pointColours: ReadonlyMap<number, string>;
  /** null where the cell holds no number. */
  values: readonly (number | null)[];
}

/** Excel's own colours, in its order, for series without one. */
const automaticColours = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

export type TextReader = (sheet: SheetModel, row: number, column: number) => string;

export function chartData(chart: ChartModel, text: TextReader): ChartData {
  const categories = chart.series.find((series) => series.categories)?.categories;
  return {
    title: chart.titleVisible ? chart.title : "",
    categories: categories ? textsOf(categories, text) : [],
    series: chart.series.map((series, index) => seriesData(series, index, text)),
    legend: legendOf(chart),
    axes: { Primary: axisData(chart, "Value/Primary"), Secondary: axisData(chart, "Value/Secondary"), Category: axisData(chart, "Category/Primary") },
  };
}

function seriesData(series: SeriesModel, index: number, text: TextReader): SeriesData {
  const kind = kindOf(series.chartType);
  return {
    name: series.name ?? (series.nameCell ? (textsOf(series.nameCell, text)[0] ?? "") : ""),
    kind,
    axis: series.axisGroup,
    colour: (kind === "line" ? series.lineColour : undefined) ?? series.colour ?? automaticColours[index % automaticColours.length]!,
    dashed: /dash|dot/i.test(series.lineStyle),
    markers: /markers/i.test(series.chartType) || !["None", "Automatic", "Invalid", ""].includes(series.markerStyle),
    pointColours: new Map([...series.points].flatMap(([point, { colour, markerBackground }]) => ((kind === "line" ? markerBackground : colour) ? [[point, (kind === "line" ? markerBackground : colour)!] as const] : []))),
    values: numbersOf(series.values),
  };
}

function kindOf(chartType: string): SeriesData["kind"] {
  if (/^line/i.test(chartType)) return "line";
  return /stacked/i.test(chartType) ? "stackedColumn" : "column";
}

function legendOf({ legendVisible, legendPosition }: ChartModel): ChartData["legend"] {
  const known = (["Top", "Bottom", "Left", "Right"] as const).find((position) => position === legendPosition);
  return legendVisible ? (known ?? "Bottom") : "None";
}

function axisData({ axes }: ChartModel, key: string): AxisData {
  const model = axes.get(key);
  return {
    title: model?.titleVisible ? model.title : "",
    numberFormat: model?.numberFormat ?? "General",
    minimum: typeof model?.minimum === "number" ? model.minimum : undefined,
    maximum: typeof model?.maximum === "number" ? model.maximum : undefined,
  };
}

function numbersOf({ sheet, place }: RangeModel): (number | null)[] {
  const numbers: (number | null)[] = [];
  eachPlace(place, (row, column) => {
    const value = cellAt(sheet, row, column)?.value;
    numbers.push(typeof value === "number" ? value : null);
  });
  return numbers;
}

function textsOf({ sheet, place }: RangeModel, text: TextReader): string[] {
  const texts: string[] = [];
  eachPlace(place, (row, column) => texts.push(text(sheet, row, column)));
  return texts;
}
