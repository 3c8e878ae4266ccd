import { describeProblem } from "../language/describeProblem";
import type { Cell, CellStyle, ChartSpec, SheetSpec } from "../workbook/port";
import { blank, formula, heading, input, text } from "./cells";
import { certificateSentence } from "./certificate";
import { chartColumns, chartData } from "./chartData";
import { lastClosedMonthOf, type ReportContext } from "./context";
import { forDecision } from "./decisions";
import { type Draft, draftSheet } from "./draft";
import { inventoryColumns, inventoryTotalRow } from "./inventoryVariance";
import { firstRow } from "./layout";
import { down, fixed, onSheet } from "./reference";
import { checkTotalAt, costTotalAt } from "./runLogPlaces";
import { actualsSum } from "./sums";

const labelsRow = 3;
const figuresRow = 4;
const notesRow = 5;
const dataRow = 7;
/** The chart stands under the key figures, its data right of it under the verdicts. */
const chartWidth = 8;
/** As high as the data beside it, and never too low to read. */
const chartHeight = ({ plan }: ReportContext): number => Math.max(24, plan.threeSeries.length + 2);

/** 看板: one page to open the meeting with: key figures, the three-series chart and what must be decided. */
export function dashboardSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const { common, dashboard } = words.reports;
  const draft = draftSheet(context, "dashboard", common.unitsMoney(plan.options.currency), chartColumns.check);
  keyFigures(draft, context);
  verdicts(draft, context);
  chartData(draft, context, dataRow);
  draft.put(dataRow + 1 + plan.threeSeries.length, chartColumns.label, text(dashboard.identityNote, "note"));
  decisions(draft, context, dataRow + chartHeight(context) + 1);
  return draft.finish({
    widths: [...Array.from({ length: chartWidth }, () => 14), 2, 14, 12, 12, 12, 12, 11, 11, 9],
    charts: [threeSeriesChart(context)],
    print: { landscape: true, titleRows: 0 },
    tabColour: "#1B3A57",
  });
}

interface Tile {
  label: string;
  figure: Cell;
  note?: Cell;
}

/** Headline numbers side by side; those that live on a sheet are formulas. */
function keyFigures(draft: Draft, context: ReportContext): void {
  tiles(context).forEach(({ label, figure, note }, column) => {
    draft.put(labelsRow, column, heading(label));
    draft.put(figuresRow, column, figure);
    if (note) draft.put(notesRow, column, note);
  });
}

function tiles(context: ReportContext): Tile[] {
  const { plan, words } = context;
  const { dashboard, common, sheets } = words.reports;
  const { keyFigures: figures, options } = plan;
  const unknown = text(common.notKnown, "figure");
  const shown = (value: number | undefined, format: "percent" | "decimal"): Cell => (value === undefined ? unknown : { ...input(value, format), style: "figure" });
  const live = (sheet: keyof typeof sheets, row: number, column: number, format: "percent" | "money"): Cell => formula(onSheet(sheets[sheet], fixed(row, column)), format, "figure");
  const currency = text(options.currency, "note");
  const lastMonth = text(lastClosedMonthOf(plan), "note");
  return [
    { label: dashboard.serviceLevel, figure: formula(serviceLevel(context), "percent", "figure") },
    { label: dashboard.forecastAccuracy, figure: shown(figures.forecastAccuracy, "percent"), note: lastMonth },
    {
      label: dashboard.salesAttainment,
      figure: figures.salesAttainment === undefined ? unknown : formula(salesAttainment(context), "percent", "figure"),
      note: lastMonth,
    },
    { label: dashboard.inventoryValue, figure: live("inventoryVariance", inventoryTotalRow(plan.inventory.length), inventoryColumns.value, "money"), note: currency },
    { label: dashboard.inventoryTurns, figure: shown(figures.inventoryTurns, "decimal") },
    { label: dashboard.relevantCost, figure: live("runLog", costTotalAt.row, costTotalAt.column, "money"), note: currency },
    // Last, because the words under it run on.
    peakLoadTile(context, 6),
  ];
}

/** 1 − what came later than its own period ÷ demand, at standard cost. */
function serviceLevel({ words, layout: { mps } }: ReportContext): string {
  const { columns, last, wordRow } = mps;
  const sheet = words.reports.sheets.mps;
  const column = (c: number) => onSheet(sheet, down(c, firstRow, last));
  const periods = onSheet(sheet, `${fixed(firstRow, columns.firstPeriod)}:${fixed(last, columns.lastPeriod)}`);
  const sum = (measure: "late" | "demand") => `SUMPRODUCT((${column(columns.measure)}=${onSheet(sheet, fixed(wordRow(measure), columns.measure))})*${column(columns.cost)}*${periods})`;
  return `IFERROR(1-${sum("late")}/${sum("demand")},1)`;
}

/** Shipped ÷ sales plan of the last closed month, over the items that had a plan. */
function salesAttainment({ plan, words, layout }: ReportContext): string {
  const column = layout.actuals.columns.month(plan.actualMonths.length - 2);
  const sum = (measure: "plannedShipped" | "salesPlan") => actualsSum(layout, words, { measure, column });
  return `${sum("plannedShipped")}/${sum("salesPlan")}`;
}

/** The highest load over all work centres, and where and when it falls. */
function peakLoadTile({ words, layout: { capacity } }: ReportContext, tile: number): Tile {
  const { dashboard, sheets } = words.reports;
  const { columns, last } = capacity;
  const column = (c: number) => onSheet(sheets.capacity, down(c, firstRow, last));
  const place = `MATCH(${fixed(figuresRow, tile)},${column(columns.peak)},0)`;
  const at = (c: number) => `INDEX(${column(c)},${place},1)`;
  return {
    label: dashboard.peakLoad,
    figure: formula(`MAX(${column(columns.peak)})`, "percent", "figure"),
    note: formula(`IFERROR(${at(columns.name)}&" "&${at(columns.peakPeriod)},"")`, "text", "note"),
  };
}

/** How good the plan is, and whether the formulas still say what the engine said. */
function verdicts(draft: Draft, { plan, words }: ReportContext): void {
  const { dashboard, sheets } = words.reports;
  const total = onSheet(sheets.runLog, fixed(checkTotalAt.row, checkTotalAt.column));
  draft.put(labelsRow, chartColumns.label, text(dashboard.certificate, "note"));
  draft.put(figuresRow, chartColumns.label, text(certificateSentence(plan.balance.certificate, words.reports), "figure"));
  draft.put(notesRow, chartColumns.label, formula(`IF(${total}=0,"${dashboard.checkPassed}","${dashboard.checkFailed}")`, "text", "note"));
}

function decisions(draft: Draft, { plan, problems, words }: ReportContext, row: number): void {
  const { dashboard } = words.reports;
  const sentences = forDecision(plan, problems, 5).map((problem) => describeProblem(problem, words, plan.periods));
  const bar = (at: number, words: string, style: CellStyle) => {
    for (let column = 1; column <= chartColumns.check; column++) draft.put(at, column, blank(style));
    draft.put(at, 0, text(words, style));
  };
  bar(row, dashboard.decisions, "total");
  const lines = sentences.length > 0 ? sentences.map((sentence, index) => `${index + 1}  ${sentence}`) : [dashboard.noDecisions];
  lines.forEach((line, index) => bar(row + 1 + index, line, "key"));
}

function threeSeriesChart(context: ReportContext): ChartSpec {
  const { plan, words } = context;
  const { dashboard } = words.reports;
  return {
    name: "three-series",
    title: dashboard.chartTitle,
    altText: dashboard.chartAlt,
    data: { row: dataRow, column: chartColumns.label, rows: 1 + plan.threeSeries.length, columns: 4 },
    place: { row: dataRow, column: 0, rows: chartHeight(context), columns: chartWidth },
    series: [
      { type: "column", axis: "primary", colour: "#2F6DB5" },
      { type: "column", axis: "primary", colour: "#D9902F" },
      { type: "line", axis: "primary", colour: "#2E6B34" },
    ],
    valueAxisTitle: dashboard.axis(plan.options.currency),
    format: "money",
  };
}

