import type { Worksheet } from "@cj-tech-master/excelts";
import type { ChartAxis, ChartTitle, ChartTypeGroup, ShapeProperties } from "@cj-tech-master/excelts/chart";
import type { Rectangle } from "../../../src/workbook/port";
import { bounding, parseA1, splitAddress } from "../host/a1";
import type { ChartDescription, SeriesDescription, SheetBlock } from "../host/description";

type Chart = ReturnType<Worksheet["getCharts"]>[number];
type DrawnGroup = Extract<ChartTypeGroup, { type: "bar" | "bar3D" | "line" | "line3D" }>;
type FileSeries = DrawnGroup["series"][number];

/** Column and line charts of a sheet; other kinds are left out. */
export const readCharts = (sheet: Worksheet): ChartDescription[] => sheet.getCharts().flatMap((chart, index) => chartOf(chart, sheet, index) ?? []);

function chartOf(chart: Chart, sheet: Worksheet, index: number): ChartDescription | undefined {
  const model = chart.chartModel?.chart;
  if (!model) return undefined;
  const axes = model.plotArea.axes;
  const series = model.plotArea.chartTypes.filter(isDrawn).flatMap((group) => group.series.map((one) => ({ order: one.order, series: seriesOf(one, group, axes, sheet.name) })));
  const known = series.sort((a, b) => a.order - b.order).flatMap((one) => one.series ?? []);
  if (known.length === 0) return undefined;
  const place = placeOf(chart);
  return {
    name: `Chart ${index + 1}`,
    title: titleOf(model.title),
    left: 0,
    top: 0,
    width: 0,
    height: 0,
    place,
    data: dataOf(known),
    series: known,
    legend: model.legend ? (({ t: "Top", l: "Left", r: "Right" } as Record<string, string>)[model.legend.legendPos ?? "b"] ?? "Bottom") : "None",
    axes: axesOf(axes),
  };
}

const isDrawn = (group: ChartTypeGroup): group is DrawnGroup => ["bar", "bar3D", "line", "line3D"].includes(group.type);

function seriesOf(series: FileSeries, group: DrawnGroup, axes: readonly ChartAxis[], sheet: string): SeriesDescription | undefined {
  const values = blockOf(series.val?.numRef?.formula, sheet);
  if (!values) return undefined;
  const isLine = group.type.startsWith("line");
  const categories = blockOf(series.cat?.strRef?.formula ?? series.cat?.numRef?.formula, sheet);
  return {
    name: series.tx?.value ?? series.tx?.strRef?.cache?.points?.[0]?.value ?? "",
    nameCell: blockOf(series.tx?.strRef?.formula, sheet),
    values,
    categories,
    chartType: isLine ? "LineMarkers" : group.grouping === "stacked" ? "ColumnStacked" : "ColumnClustered",
    axisGroup: isSecondary(group, axes) ? "Secondary" : "Primary",
    colour: colourOf(series.spPr, isLine),
    lineStyle: dashOf(series.spPr) === "solid" ? "Continuous" : "Dash",
  };
}

/** The value axis on the right is the second one. */
const isSecondary = ({ axisIds }: DrawnGroup, axes: readonly ChartAxis[]): boolean => valueAxes(axes).findIndex((axis) => axisIds.includes(axis.axId)) === 1;

const valueAxes = (axes: readonly ChartAxis[]): ChartAxis[] => axes.filter(({ axisType }) => axisType === "val");

/** The library hands looks that it has read on as XML. */
const rawXml = (shape: ShapeProperties | undefined): string | undefined => (shape && "_rawXml" in shape ? String(shape._rawXml) : undefined);

const lineElement = /<a:ln\b[\s\S]*?<\/a:ln>/;

function colourOf(shape: ShapeProperties | undefined, isLine: boolean): string | undefined {
  const raw = rawXml(shape);
  const part = isLine ? lineElement.exec(raw ?? "")?.[0] : raw?.replace(lineElement, "");
  const colour = raw === undefined ? (isLine ? shape?.line?.color?.srgb : shape?.fill?.solid?.srgb) : /<a:srgbClr val="(\w+)"/.exec(part ?? "")?.[1];
  return colour && `#${colour}`;
}

const dashOf = (shape: ShapeProperties | undefined): string => /<a:prstDash val="(\w+)"/.exec(rawXml(shape) ?? "")?.[1] ?? shape?.line?.dash ?? "solid";

function blockOf(formula: string | undefined, own: string): SheetBlock | undefined {
  const [sheet = own, address] = splitAddress(formula ?? "");
  const place = parseA1(address);
  return place && { sheet, ...place };
}

/** The smallest block around names, categories and values. */
function dataOf(series: readonly SeriesDescription[]): SheetBlock {
  const blocks = series.flatMap(({ nameCell, values, categories }) => [nameCell, values, categories].filter((block) => block !== undefined));
  const sheet = blocks[0]!.sheet;
  return { sheet, ...blocks.map(({ row, column, rows, columns }): Rectangle => ({ row, column, rows, columns })).reduce(bounding) };
}

function placeOf({ range: { tl, br } }: Chart): Rectangle {
  const [row, column] = [tl.nativeRow, tl.nativeCol];
  return br ? { row, column, rows: Math.max(1, br.nativeRow - row), columns: Math.max(1, br.nativeCol - column) } : { row, column, rows: 15, columns: 8 };
}

/** The library hands titles it does not understand on as XML. */
function titleOf(title: ChartTitle | undefined): string {
  if (title?.rawTx) return [...title.rawTx.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => unescaped(text!)).join("");
  return title?.text?.paragraphs.flatMap(({ runs = [] }) => runs.map(({ text }) => text)).join("") ?? "";
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const unescaped = (text: string): string => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!);

const axesOf = (axes: readonly ChartAxis[]): ChartDescription["axes"] =>
  Object.fromEntries([
    ...valueAxes(axes).map((axis, index) => [`Value/${index === 0 ? "Primary" : "Secondary"}`, axisOf(axis)]),
    ...axes.filter(({ axisType }) => axisType === "cat").slice(0, 1).map((axis) => ["Category/Primary", axisOf(axis)]),
  ]);

const axisOf = (axis: ChartAxis) => ({ title: titleOf(axis.title), ...(axis.numFmt?.formatCode ? { numberFormat: axis.numFmt.formatCode } : {}) });
