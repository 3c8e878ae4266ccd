import { bounding } from "../a1";
import { axisOf, isLine, newSeries, pointOf, seriesOf } from "../charts";
import { HostError } from "../errors";
import type { ChartModel, PointModel, RangeModel, SeriesModel, SheetModel } from "../model";
import { type Call, family, fields, HostObject } from "../objects";
import { guardSheet, rangeParameter } from "../ranges";
import { seriesName } from "../snapshot";

/** A PNG in base64. */
const onePoint = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const chartObject = (chart: ChartModel): HostObject<ChartModel> => new HostObject("Chart", chart);

function freeName({ charts }: SheetModel): string {
  for (let number = 1; ; number++) if (!charts.some(({ name }) => name === `Chart ${number}`)) return `Chart ${number}`;
}

function addChart(sheet: SheetModel, [chartType, source, seriesBy]: readonly unknown[], call: Call): HostObject {
  const { host, location } = call;
  guardSheet(sheet, location);
  const chart: ChartModel = {
    id: host.newId(),
    sheet,
    name: freeName(sheet),
    chartType: String(chartType),
    title: "Chart Title",
    titleVisible: true,
    legendPosition: "Bottom",
    legendVisible: true,
    left: 0,
    top: 0,
    width: 360,
    height: 216,
    data: rangeParameter(source, sheet, call),
    series: [],
    axes: new Map(),
  };
  host.calculation.refresh();
  chart.series = seriesOf(chart, String(seriesBy ?? "Auto"), location);
  sheet.charts.push(chart);
  host.events.raise("ChartCollection", "onAdded", { chartId: chart.id, source: "Local", worksheetId: sheet.id }, sheet.id);
  return chartObject(chart);
}

/** Points from the sheet's corner of the cells a chart is placed over. */
function setPosition(chart: ChartModel, [start, end]: readonly unknown[], call: Call): void {
  const { sheet } = chart;
  const from = rangeParameter(start, sheet, call).place;
  const place = end === null || end === undefined || end === "" ? from : bounding(from, rangeParameter(end, sheet, call).place);
  const along = (sizes: ReadonlyMap<number, number>, standard: number, first: number, count: number) =>
    Array.from({ length: count }, (_, i) => sizes.get(first + i) ?? standard).reduce((sum, size) => sum + size, 0);
  Object.assign(chart, {
    place,
    left: along(sheet.widths, 48, 0, place.column),
    width: along(sheet.widths, 48, place.column, place.columns),
    top: along(sheet.heights, 15, 0, place.row),
    height: along(sheet.heights, 15, place.row, place.rows),
  });
}

const chartFields = fields<ChartModel>({ Name: "name", Left: "left", Top: "top", Width: "width", Height: "height" });

const seriesFields = fields<SeriesModel>({ Smooth: "smooth", GapWidth: "gapWidth", Overlap: "overlap" });

const seriesObject = (series: SeriesModel): HostObject<SeriesModel> => new HostObject("ChartSeries", series);

function setMarker(series: SeriesModel, style: unknown, { location }: Call): void {
  // "That operation isn't permitted for the current object" before the series is a line (office-js issue 1729).
  if (!isLine(series.chartType)) throw new HostError("InvalidOperation", location);
  series.markerStyle = String(style);
}

const seriesRange = (range: unknown, { chart }: SeriesModel, call: Call): RangeModel => rangeParameter(range, chart.sheet, call);

/** A series, or one of its points. */
type Filled = Pick<SeriesModel, "colour"> | PointModel;

const pointCount = ({ values: { place } }: SeriesModel): number => Math.max(place.rows, place.columns);

interface AxisPath {
  chart: ChartModel;
  kind: string;
  group: string;
}

const axisObject = (chart: ChartModel, kind: string, group = "Primary"): HostObject<AxisPath> => new HostObject("ChartAxis", { chart, kind, group });

function secondaryGuard(chart: ChartModel, group: string, location: string): void {
  // A secondary axis is there only once a series uses it.
  if (group === "Secondary" && !chart.series.some(({ axisGroup }) => axisGroup === "Secondary")) throw new HostError("InvalidArgument", location);
}

const axis = ({ chart, kind, group }: AxisPath) => axisOf(chart, kind, group);

export const chartFamilies = {
  ChartCollection: family<SheetModel>({
    sheet: (sheet) => sheet,
    items: ({ charts }) => charts.map(chartObject),
    get: { Count: ({ charts }) => charts.length },
    call: { Add: addChart },
  }),
  Chart: family<ChartModel>({
    identity: ({ id }) => ({ Id: id }),
    keys: ({ id, name }) => [id, name],
    sheet: ({ sheet }) => sheet,
    get: { ...chartFields.get, Id: ({ id }) => id, ChartType: ({ chartType }) => chartType },
    set: {
      ...chartFields.set,
      ChartType: (chart, type) => {
        chart.chartType = String(type);
        for (const series of chart.series) series.chartType = String(type);
      },
    },
    open: {
      Title: (chart) => new HostObject("ChartTitle", chart),
      Legend: (chart) => new HostObject("ChartLegend", chart),
      Series: (chart) => new HostObject("ChartSeriesCollection", chart),
      Axes: (chart) => new HostObject("ChartAxes", chart),
      Worksheet: ({ sheet }) => new HostObject("Worksheet", sheet),
    },
    call: {
      Activate: () => undefined,
      // A picture there is, of one point; nobody looks at it here.
      GetImage: () => onePoint,
      SetPosition: setPosition,
      SetData: (chart, [source, seriesBy], call) => {
        chart.data = rangeParameter(source, chart.sheet, call);
        chart.series = seriesOf(chart, String(seriesBy ?? "Auto"), call.location);
      },
      Delete: (chart) => {
        chart.sheet.charts = chart.sheet.charts.filter((other) => other !== chart);
      },
    },
  }),
  ChartTitle: family<ChartModel>({
    get: { Text: ({ title }) => title, Visible: ({ titleVisible }) => titleVisible },
    set: {
      Text: (chart, text) => Object.assign(chart, { title: String(text), titleVisible: true }),
      Visible: (chart, visible) => Object.assign(chart, { titleVisible: visible === true }),
    },
  }),
  ChartLegend: family<ChartModel>(fields<ChartModel>({ Position: "legendPosition", Visible: "legendVisible" })),
  ChartSeriesCollection: family<ChartModel>({
    items: ({ series }) => series.map(seriesObject),
    get: { Count: ({ series }) => series.length },
    call: {
      Add: (chart, [name]) => {
        const series = { ...newSeries(chart, chart.data, chart.chartType), name: String(name ?? `Series${chart.series.length + 1}`) };
        chart.series.push(series);
        return seriesObject(series);
      },
    },
  }),
  ChartSeries: family<SeriesModel>({
    get: {
      ...seriesFields.get,
      Name: seriesName,
      ChartType: ({ chartType }) => chartType,
      AxisGroup: ({ axisGroup }) => axisGroup,
      MarkerStyle: ({ markerStyle }) => markerStyle,
    },
    set: {
      ...seriesFields.set,
      Name: (series, name) => Object.assign(series, { name: String(name) }),
      ChartType: (series, type) => Object.assign(series, { chartType: String(type) }),
      AxisGroup: (series, group, { host, location }) => {
        if (group !== "Primary" && group !== "Secondary") throw new HostError("InvalidArgument", location);
        if (!host.faults.noSecondaryAxis) series.axisGroup = group;
      },
      MarkerStyle: setMarker,
    },
    open: { Format: (series) => new HostObject("ChartSeriesFormat", series), Points: (series) => new HostObject("ChartPointsCollection", series) },
    call: {
      SetValues: (series, [range], call) => void (series.values = seriesRange(range, series, call)),
      SetXAxisValues: (series, [range], call) => void (series.categories = seriesRange(range, series, call)),
      Delete: (series) => {
        series.chart.series = series.chart.series.filter((other) => other !== series);
      },
    },
  }),
  ChartPointsCollection: family<SeriesModel>({
    items: (series) => Array.from({ length: pointCount(series) }, (_, index) => new HostObject("ChartPoint", pointOf(series, index))),
    get: { Count: pointCount },
  }),
  ChartPoint: family<PointModel>({
    get: { MarkerBackgroundColor: ({ markerBackground }) => markerBackground ?? "" },
    set: { MarkerBackgroundColor: (point, colour) => void (point.markerBackground = String(colour)) },
    open: { Format: (point) => new HostObject("ChartPointFormat", point) },
  }),
  ChartPointFormat: family<PointModel>({
    open: { Fill: (point) => new HostObject("ChartFill", point) },
  }),
  ChartSeriesFormat: family<SeriesModel>({
    open: { Fill: (series) => new HostObject("ChartFill", series), Line: (series) => new HostObject("ChartLineFormat", series) },
  }),
  ChartFill: family<Filled>({
    call: { SetSolidColor: (filled, [colour]) => void (filled.colour = String(colour)), Clear: (filled) => void delete filled.colour },
  }),
  ChartLineFormat: family<SeriesModel>(fields<SeriesModel>({ Color: "lineColour", LineStyle: "lineStyle", Weight: "lineWeight" })),
  ChartAxes: family<ChartModel>({
    open: { ValueAxis: (chart) => axisObject(chart, "Value"), CategoryAxis: (chart) => axisObject(chart, "Category") },
    call: {
      GetItem: (chart, [kind, group], { location }) => {
        const wanted = typeof group === "string" ? group : "Primary";
        secondaryGuard(chart, wanted, location);
        return axisObject(chart, String(kind), wanted);
      },
    },
  }),
  ChartAxis: family<AxisPath>({
    get: {
      Minimum: (path) => axis(path).minimum,
      Maximum: (path) => axis(path).maximum,
      NumberFormat: (path) => axis(path).numberFormat,
      LinkNumberFormat: (path) => axis(path).linked,
      Visible: (path) => axis(path).visible,
      Type: ({ kind }) => kind,
      AxisGroup: ({ group }) => group,
    },
    set: {
      Minimum: (path, value) => Object.assign(axis(path), { minimum: value }),
      Maximum: (path, value) => Object.assign(axis(path), { maximum: value }),
      NumberFormat: (path, value) => Object.assign(axis(path), { numberFormat: String(value), linked: false }),
      LinkNumberFormat: (path, value) => Object.assign(axis(path), { linked: value === true }),
      Visible: (path, value) => Object.assign(axis(path), { visible: value === true }),
    },
    open: { Title: (path) => new HostObject("ChartAxisTitle", path) },
  }),
  ChartAxisTitle: family<AxisPath>({
    get: { Text: (path) => axis(path).title, Visible: (path) => axis(path).titleVisible },
    set: {
      Text: (path, text) => Object.assign(axis(path), { title: String(text), titleVisible: true }),
      Visible: (path, visible) => Object.assign(axis(path), { titleVisible: visible === true }),
    },
  }),
};
