import type { ReactNode } from "react";
import { textWidth } from "../grid/measure";
import type { AxisData, ChartData, SeriesData } from "./chartData";
import { positionOf, type Scale, scaleOf, ticksOf } from "./scale";

interface ChartProps {
  data: ChartData;
  width: number;
  height: number;
  /** A number as an axis with this number format shows it. */
  format: (value: number, numberFormat: string) => string;
}

interface Plot {
  left: number;
  top: number;
  width: number;
  height: number;
  scales: Readonly<Record<"Primary" | "Secondary", Scale>>;
}

const labelFont = { fontSize: 8 };
const titleHeight = 34;
const legendHeight = 26;
const categoryHeight = 24;
const axisTitleRoom = 20;

/** Columns and lines over categories as Excel draws them, from the numbers the cells hold now. */
export function NativeChart({ data, width, height, format }: ChartProps): ReactNode {
  const plot = plotOf(data, width, height, format);
  const { left, top, scales } = plot;
  return (
    <svg className="native-chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={data.title}>
      <rect className="frame" x={0.5} y={0.5} width={width - 1} height={height - 1} rx={2} />
      <text className="title" x={width / 2} y={24} textAnchor="middle">
        {data.title}
      </text>
      <g transform={`translate(${left} ${top})`}>
        <ValueAxis axis={data.axes.Primary} side="Primary" {...{ plot, format }} />
        {hasSecondary(data) && <ValueAxis axis={data.axes.Secondary} side="Secondary" {...{ plot, format }} />}
        <Columns {...{ data, plot }} />
        <line className="axis-line" x1={0} x2={plot.width} y1={positionOf(scales.Primary, 0, plot.height)} y2={positionOf(scales.Primary, 0, plot.height)} />
        <Categories {...{ data, plot }} />
        {data.series.filter(({ kind }) => kind === "line").map((series) => (
          <Line key={series.name} {...{ series, plot }} count={countOf(data)} />
        ))}
      </g>
      <Legend {...{ data, width, height }} />
    </svg>
  );
}

const hasSecondary = ({ series }: ChartData): boolean => series.some(({ axis }) => axis === "Secondary");
const countOf = ({ categories, series }: ChartData): number => Math.max(categories.length, ...series.map(({ values }) => values.length), 1);

function plotOf(data: ChartData, width: number, height: number, format: ChartProps["format"]): Plot {
  const bottom = categoryHeight + (data.legend === "Bottom" ? legendHeight : 8) + (data.axes.Category.title ? axisTitleRoom : 0);
  const top = (data.title ? titleHeight : 12) + (data.legend === "Top" ? legendHeight : 0);
  const scales = { Primary: scaleFor(data, "Primary"), Secondary: scaleFor(data, "Secondary") };
  const room = (side: "Primary" | "Secondary") =>
    Math.max(...ticksOf(scales[side]).map((tick) => textWidth(format(tick, data.axes[side].numberFormat), labelFont))) + 14 + (data.axes[side].title ? axisTitleRoom : 0);
  const left = room("Primary");
  const right = hasSecondary(data) ? room("Secondary") : 18;
  return { left, top, width: Math.max(20, width - left - right), height: Math.max(20, height - top - bottom), scales };
}

function scaleFor({ series, axes }: ChartData, side: "Primary" | "Secondary"): Scale {
  const shown = series.filter(({ axis }) => axis === side);
  const single = shown.filter(({ kind }) => kind !== "stackedColumn").flatMap(({ values }) => values.filter((value) => value !== null));
  return scaleOf([...single, ...stackTotals(shown)], 6, axes[side]);
}

/** Upper and lower end of each stack. */
function stackTotals(series: readonly SeriesData[]): number[] {
  const stacked = series.filter(({ kind }) => kind === "stackedColumn");
  const length = Math.max(0, ...stacked.map(({ values }) => values.length));
  return Array.from({ length }, (_, index) => stacked.map(({ values }) => values[index] ?? 0)).flatMap((values) => [
    values.reduce((sum, value) => sum + Math.max(0, value), 0),
    values.reduce((sum, value) => sum + Math.min(0, value), 0),
  ]);
}

function ValueAxis({ axis, side, plot, format }: { axis: AxisData; side: "Primary" | "Secondary"; plot: Plot; format: ChartProps["format"] }): ReactNode {
  const scale = plot.scales[side];
  const primary = side === "Primary";
  const x = primary ? -8 : plot.width + 8;
  const titleX = primary ? -plot.left + 14 : plot.width + 8 + 50;
  return (
    <g className="value-axis">
      {ticksOf(scale).map((tick) => {
        const y = positionOf(scale, tick, plot.height);
        return (
          <g key={tick}>
            {primary && <line className="gridline" x1={0} x2={plot.width} y1={y} y2={y} />}
            <text x={x} y={y + 4} textAnchor={primary ? "end" : "start"}>
              {format(tick, axis.numberFormat)}
            </text>
          </g>
        );
      })}
      {axis.title && (
        <text className="axis-title" textAnchor="middle" transform={`translate(${titleX} ${plot.height / 2}) rotate(-90)`}>
          {axis.title}
        </text>
      )}
    </g>
  );
}

const gapShare = 0.6;

/** Columns of one category side by side, stacked ones on top of each other. */
function Columns({ data, plot }: { data: ChartData; plot: Plot }): ReactNode {
  const columns = data.series.filter(({ kind }) => kind !== "line");
  const isStacked = columns.some(({ kind }) => kind === "stackedColumn");
  const slots = isStacked ? 1 : Math.max(1, columns.length);
  const slot = plot.width / countOf(data);
  const width = slot / (slots + gapShare);
  const stackedSoFar = (index: number, before: number, sign: number) =>
    isStacked ? columns.slice(0, before).reduce((sum, { values }) => sum + (Math.sign(values[index] ?? 0) === sign ? (values[index] ?? 0) : 0), 0) : 0;
  return columns.map((series, order) => (
    <g key={series.name} fill={series.colour} className="columns" data-series={series.name}>
      {series.values.map((value, index) => {
        if (value === null) return null;
        const scale = plot.scales[series.axis];
        const base = stackedSoFar(index, order, Math.sign(value));
        const [from, to] = [positionOf(scale, base, plot.height), positionOf(scale, base + value, plot.height)];
        const x = slot * index + (width * gapShare) / 2 + (isStacked ? 0 : order * width);
        return <rect key={index} x={x + width * 0.03} y={Math.min(from, to)} width={width * 0.94} height={Math.abs(to - from)} fill={series.pointColours.get(index)} data-value={value} />;
      })}
    </g>
  ));
}

function Line({ series, plot, count }: { series: SeriesData; plot: Plot; count: number }): ReactNode {
  const slot = plot.width / count;
  const points = series.values.map((value, index) => (value === null ? null : { x: slot * (index + 0.5), y: positionOf(plot.scales[series.axis], value, plot.height), value }));
  const path = points.map((point, index) => (point ? `${points[index - 1] ? "L" : "M"}${point.x} ${point.y}` : "")).join("");
  return (
    <g className="line" data-series={series.name} stroke={series.colour}>
      <path d={path} fill="none" strokeDasharray={series.dashed ? "7 4" : undefined} />
      {points.map((point, index) => point && <circle key={index} cx={point.x} cy={point.y} r={series.markers ? 3.5 : 0} fill={series.pointColours.get(index) ?? series.colour} data-value={point.value} />)}
    </g>
  );
}

/** As many labels as fit. */
function Categories({ data, plot }: { data: ChartData; plot: Plot }): ReactNode {
  const slot = plot.width / countOf(data);
  const widest = Math.max(1, ...data.categories.map((category) => textWidth(category, labelFont))) + 8;
  const every = Math.max(1, Math.ceil(widest / slot));
  return (
    <g className="categories">
      {data.categories.map((category, index) => index % every === 0 && (
        <text key={index} x={slot * (index + 0.5)} y={plot.height + 17} textAnchor="middle">
          {category}
        </text>
      ))}
      {data.axes.Category.title && (
        <text className="axis-title" x={plot.width / 2} y={plot.height + categoryHeight + 12} textAnchor="middle">
          {data.axes.Category.title}
        </text>
      )}
    </g>
  );
}

function Legend({ data, width, height }: { data: ChartData; width: number; height: number }): ReactNode {
  if (data.legend === "None") return null;
  const sizes = data.series.map(({ name }) => textWidth(name, { fontSize: 9 }) + 46);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const y = data.legend === "Top" ? titleHeight + 4 : height - 14;
  let x = Math.max(8, (width - total) / 2);
  return (
    <g className="legend">
      {data.series.map((series, index) => {
        const at = x;
        x += sizes[index]!;
        return (
          <g key={series.name} transform={`translate(${at} ${y})`}>
            {series.kind === "line" ? (
              <line x1={0} x2={24} y1={0} y2={0} stroke={series.colour} strokeWidth={2.5} strokeDasharray={series.dashed ? "7 4" : undefined} />
            ) : (
              <rect x={6} y={-5} width={10} height={10} fill={series.colour} />
            )}
            <text x={28} y={4}>
              {series.name}
            </text>
          </g>
        );
      })}
    </g>
  );
}
