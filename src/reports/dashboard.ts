import type { CapacityLoad } from "../engine/plan";
import type { CellStyle, ChartSpec, ConditionalSpec, SheetSpec } from "../workbook/port";
import { cellName } from "../workbook/address";
import { blank, formula, heading, linkTo, text } from "./cells";
import { certificateSentence } from "./certificate";
import { chartChoices, chartColumns, chartData, identityRows } from "./chartData";
import type { ReportContext } from "./context";
import { meetingDecisions } from "./decisions";
import { tileLink, tiles } from "./dashboardTiles";
import { type Draft, draftSheet } from "./draft";
import { fixed, onSheet } from "./reference";
import { checkTotalAt, optionAt } from "./runLogPlaces";
import { wrapped } from "./wrapped";

const labelsRow = 3;
export const figuresRow = 4;
const notesRow = 5;
const linksRow = 6;
const verdictRow = 7;
const dataRow = 9;
/** The chart stands under the key figures, its numbers right of it. */
const chartWidth = 9;
const tileWidth = 13;
/** As high as the numbers beside it, and never too low to read. */
const chartHeight = ({ plan }: ReportContext): number => Math.max(28, plan.threeSeries.length + 10);
const identityRow = (context: ReportContext): number => dataRow + chartHeight(context) + 1;
const decisionsRow = (context: ReportContext): number => identityRow(context) + 4;

/** 看板: one page to open the meeting with: key figures, the three-series chart and what must be decided. */
export function dashboardSheet(context: ReportContext): SheetSpec {
  const { words } = context;
  const draft = draftSheet(context, "dashboard", words.reports.common.unitsMoney(context.plan.options.currency), chartColumns.check);
  keyFigures(draft, context);
  verdicts(draft, context);
  const validations = chartChoices(draft, context);
  chartData(draft, context, dataRow);
  bottlenecks(draft, context);
  identityRows(draft, context, identityRow(context), dataRow);
  decisions(draft, context, decisionsRow(context));
  return draft.finish({
    widths: [...Array.from({ length: chartWidth }, () => tileWidth), 1, 14, 13, 16, 15, 14, 11, 11, 9],
    charts: [threeSeriesChart(context)],
    validations,
    conditionals: conditionals(context),
    print: { landscape: true, titleRows: 0, columns: chartColumns.check, pagesWide: 1 },
    tabColour: "#1B3A57",
  });
}

/** Headline numbers side by side, each with the way to the cell behind it. */
function keyFigures(draft: Draft, context: ReportContext): void {
  tiles(context, figuresRow).forEach((tile, column) => {
    draft.put(labelsRow, column, heading(tile.label));
    draft.put(figuresRow, column, tile.figure);
    if (tile.note) draft.put(notesRow, column, tile.note);
    draft.put(linksRow, column, tileLink(context, tile));
  });
}

/** How good the plan is, and whether the formulas still say what the engine said. */
function verdicts(draft: Draft, { plan, words }: ReportContext): void {
  const { dashboard, sheets } = words.reports;
  const total = onSheet(sheets.runLog, fixed(checkTotalAt.row, checkTotalAt.column));
  const { forecastApproval } = plan;
  const forecast = forecastApproval ? words.overview.approvedForecast(forecastApproval) : words.overview.forecastSheet;
  draft.put(verdictRow, 0, text(`${dashboard.certificate}: ${certificateSentence(plan.balance.certificate, words.reports)}  ${forecast}`, "note"));
  draft.put(verdictRow, chartColumns.label, formula(`IF(${total}=0,"${dashboard.checkPassed}","${dashboard.checkFailed}")`, "text", "note"));
}

/** As many as there is room for under the numbers. */
const mostBottlenecks = 7;

/** 瓶颈负荷: the work centres with the highest load in any period of the plan, each leading to its rows. */
function bottlenecks(draft: Draft, { plan, words, layout: { capacity } }: ReportContext): void {
  const { overview: w, reports } = words;
  const { sheets } = reports;
  const top = dataRow + plan.threeSeries.length + 2;
  const { label } = chartColumns;
  const share = ({ load, available }: CapacityLoad) => Math.max(...load.map((hours, t) => (available[t]! > 0 ? hours / available[t]! : hours > 0 ? Infinity : 0)));
  draft.line(top, label, [heading(w.bottlenecks.workCentre), heading(), heading(w.bottlenecks.peak), heading(w.bottlenecks.when)]);
  const busiest = [...plan.capacity].sort((a, b) => share(b) - share(a)).slice(0, mostBottlenecks);
  busiest.forEach(({ workCentre, name }, index) => {
    const row = capacity.rowOf(workCentre, "loadShare");
    const on = (column: number) => onSheet(sheets.capacity, fixed(row, column));
    const at = top + 1 + index;
    draft.line(at, label, [text(name || workCentre), blank("key"), formula(on(capacity.columns.peak), "percent"), formula(on(capacity.columns.peakPeriod), "date"), linkTo(sheets.capacity, row, capacity.columns.peak, w.behind)]);
  });
}

/** Characters of a sentence that fit beside its link. */
const sentenceWidth = 170;
const sentenceColumn = 2;

/** The five most pressing things in words, each beside the way to its cell. */
function decisions(draft: Draft, context: ReportContext, row: number): void {
  const { dashboard } = context.words.reports;
  const bar = (at: number, style: CellStyle, sentence: string) => {
    for (let column = 0; column < chartColumns.check; column++) draft.put(at, column, blank(style));
    draft.put(at, style === "total" ? 0 : sentenceColumn, text(sentence, style));
  };
  bar(row, "total", dashboard.decisions);
  let line = row + 1;
  meetingDecisions(context, 5).forEach(({ sentence, place }, index) => {
    const first = line;
    for (const part of wrapped(sentence, sentenceWidth)) bar(line++, "key", part);
    draft.put(first, 0, place ? linkTo(place.sheet, place.row, place.column, `${index + 1} → ${place.sheet} ${cellName(place.row, place.column)}`) : text(String(index + 1)));
  });
  if (line === row + 1) bar(line, "key", dashboard.noDecisions);
}

/** What the meeting should not overlook: a load beyond the limit, a plan dearer than the released one, formulas that left the engine. */
function conditionals({ plan, words }: ReportContext): readonly ConditionalSpec[] {
  const { sheets } = words.reports;
  const option = optionAt(words, "escalationLoad");
  const total = onSheet(sheets.runLog, fixed(checkTotalAt.row, checkTotalAt.column));
  const at = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });
  return [
    { range: at(figuresRow, 8), formula: `${fixed(figuresRow, 8)}>=${onSheet(sheets.runLog, fixed(option.row, option.column))}`, look: "bad" },
    ...(plan.balance.costAsReleased ? [{ range: at(figuresRow, 7), formula: `${fixed(figuresRow, 7)}>0`, look: "doubtful" } as const] : []),
    { range: at(verdictRow, chartColumns.label), formula: `${total}<>0`, look: "bad" },
    { range: { row: dataRow + 1, column: chartColumns.label, rows: plan.threeSeries.filter(({ kind }) => kind === "actual").length || 1, columns: 7 }, formula: plan.threeSeries[0]?.kind === "actual" ? "TRUE" : "FALSE", look: "actual" },
  ];
}

function threeSeriesChart(context: ReportContext): ChartSpec {
  const { plan, words } = context;
  const { overview: w } = words;
  const { threeSeries: months } = plan;
  const planned = months.findIndex(({ kind }) => kind !== "actual");
  const span = (from: number, to: number) => (from > to ? words.reports.common.notKnown : `${months[from]!.month} – ${months[to]!.month}`);
  return {
    name: "three-series",
    title: w.chartTitle,
    altText: w.chartAlt(span(0, planned - 1), span(planned, months.length - 1)),
    data: { row: dataRow, column: chartColumns.label, rows: 1 + months.length, columns: 5 },
    place: { row: dataRow, column: 0, rows: chartHeight(context), columns: chartWidth },
    series: [
      { type: "column", axis: "primary", colour: "#1F4E9E" },
      { type: "column", axis: "primary", colour: "#E0A458" },
      { type: "line", axis: "primary", colour: "#2E6B34" },
      { type: "column", axis: "primary", colour: "#5B6670" },
    ],
    ...(planned > 0 && { plannedFrom: planned }),
    valueAxisTitle: w.axis,
    format: "money",
  };
}
