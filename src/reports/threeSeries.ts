import type { ThreeSeriesMonth } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { formula, heading, input, rowCheck, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { labelRow, type mpsMeasures } from "./layout";
import { monthSerial } from "./periods";
import { across, down, fixed, inColumn, inRow, onSheet } from "./reference";
import { actualsSum, masterScheduleSum } from "./sums";
import { type Basis, chosenPlace, choiceAt, firstSeriesRow, lastSeriesRow, seriesColumn, seriesColumns, type SeriesFigure, seriesFigures, seriesRow } from "./threeSeriesPlaces";

const columns = seriesColumns;
const bases: readonly Basis[] = ["cost", "units"];
const weights = { cost: "cost", units: "factor" } as const;
const series = { cost: "atCost", units: "inUnits" } as const;

/**
 * 三序列: sales, production and inventory of finished goods by family and month, at standard cost and in common units. Closed
 * months come from the actuals, months to come from the master schedule, the open month from both. The dashboard's chart
 * shows the rows and columns that are chosen there.
 */
export function threeSeriesSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const draft = draftSheet(context, "threeSeries", words.overview.seriesNote, columns.check);
  headings(draft, context);
  plan.familySeries.forEach((_, family) => plan.threeSeries.forEach((line, month) => monthLine(draft, context, { family, month, line })));
  choices(draft, context);
  const months = plan.threeSeries.length;
  return draft.finish({
    widths: [16, 10, 9, ...Array.from({ length: 12 }, () => 12), 10, 2, 16, 9, 20, 12, 12],
    freeze: { rows: firstSeriesRow, columns: 3 },
    print: { landscape: true, titleRows: firstSeriesRow, columns: columns.check + 1, breaksBefore: plan.familySeries.flatMap((_, f) => (f > 0 && f % 2 === 0 ? [seriesRow(context, f, 0)] : [])) },
    filter: { row: firstSeriesRow - 1, column: 0, rows: plan.familySeries.length * months + 1, columns: columns.check + 1 },
    conditionals: [{ range: { row: firstSeriesRow, column: 0, rows: plan.familySeries.length * months, columns: columns.check }, formula: `${inColumn(firstSeriesRow, columns.kind)}="${words.overview.kinds.actual}"`, look: "actual" }],
    tabColour: "#1B3A57",
  });
}

function headings(draft: Draft, { plan, words }: ReportContext): void {
  const { overview: w, reports } = words;
  const { commonUnit, currency } = plan.options;
  for (let column = 0; column <= columns.check; column++) draft.put(labelRow, column, heading());
  draft.put(labelRow, columns.cost, heading(w.atCost(currency)));
  draft.put(labelRow, columns.units, heading(w.inUnits(commonUnit)));
  const figures = seriesFigures.map((figure) => w[figure]);
  draft.line(labelRow + 1, 0, [reports.common.family, reports.common.month, w.kind, ...figures, ...figures, reports.common.check].map((word) => heading(word)));
}

interface Place {
  /** 0: all families. */
  family: number;
  month: number;
  line: ThreeSeriesMonth;
}

function monthLine(draft: Draft, context: ReportContext, { family, month, line }: Place): void {
  const { plan, words } = context;
  const row = seriesRow(context, family, month);
  const of = plan.familySeries[family]!;
  const style = month === 0 ? "total" : "key";
  draft.line(row, 0, [text(of.family ?? words.reports.sop.allFamilies, style), { ...input(monthSerial(line.month), "month"), style }, text(words.overview.kinds[line.kind], style)]);
  for (const basis of bases) {
    const from = of[series[basis]][month]!;
    seriesFigures.forEach((figure) => draft.put(row, seriesColumn(basis, figure), family === 0 ? overFamilies(context, row, basis, figure) : figureCell(context, { family: of.family!, row, basis, month }, from, figure)));
  }
  const engine = (basis: Basis) => seriesFigures.map((figure) => of[series[basis]][month]![figure]);
  const cells = (basis: Basis) => across(row, seriesColumn(basis, "opening"), seriesColumn(basis, "inventory"));
  draft.check(row, sumOf(rowCheck(cells("cost"), engine("cost"), 2), rowCheck(cells("units"), engine("units"))));
}

/** Two checks in one cell. */
const sumOf = (a: Cell, b: Cell): Cell => ({ ...a, formula: `${a.formula}+${b.formula!.slice(1)}` });

const looksOf = (basis: Basis) => (basis === "cost" ? "money" : "integer");

/** The same month's figures of every family; a month stands once in each family's block. */
function overFamilies(context: ReportContext, row: number, basis: Basis, figure: SeriesFigure): Cell {
  const { plan } = context;
  if (plan.familySeries.length === 1) return input(0, looksOf(basis));
  const [first, last] = [seriesRow(context, 1, 0), lastSeriesRow(context)];
  const column = seriesColumn(basis, figure);
  return formula(`SUMIF(${down(columns.month, first, last)},${inColumn(row, columns.month)},${inRow(first, column)}:${inRow(last, column)})`, looksOf(basis), "total");
}

interface Figure {
  family: string;
  row: number;
  basis: Basis;
  month: number;
}

function figureCell(context: ReportContext, at: Figure, line: ThreeSeriesMonth, figure: SeriesFigure): Cell {
  if (figure === "opening" && at.month === 0) return input(line.opening, looksOf(at.basis));
  return formula(bodies[figure](context, at, line), looksOf(at.basis));
}

const cellAt = ({ row, basis }: Figure, figure: SeriesFigure): string => cellName(row, seriesColumn(basis, figure));

const bodies: Record<SeriesFigure, (context: ReportContext, at: Figure, line: ThreeSeriesMonth) => string> = {
  opening: (_, at) => cellAt({ ...at, row: at.row - 1 }, "inventory"),
  sales: (context, at, line) => join(past(context, at, line, "shipped"), ...planned(context, at, line, ["shipments"])),
  production: (context, at, line) => join(past(context, at, line, "produced"), ...planned(context, at, line, ["receipts", "production", "outsourced"])),
  scrapped: (context, at, line) => join(past(context, at, line, "scrapped")),
  // Sums of large numbers leave traces in the tenth decimal.
  residual: (_, at) => `ROUND(${cellAt(at, "inventory")}-${cellAt(at, "opening")}-${cellAt(at, "production")}+${cellAt(at, "sales")}+${cellAt(at, "scrapped")},4)`,
  inventory: closing,
};

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("+") || "0";

function past({ plan, layout, words }: ReportContext, { family, basis }: Figure, { month }: ThreeSeriesMonth, measure: "shipped" | "produced" | "scrapped" | "closingStock"): string {
  const m = plan.actualMonths.indexOf(month);
  return m < 0 ? "" : actualsSum(layout, words, { family, measure, scheduledOnly: true, weight: weights[basis], column: layout.actuals.columns.month(m) });
}

type Flow = (typeof mpsMeasures)[number];

function planned({ months, layout, words }: ReportContext, { family, basis }: Figure, { month, kind }: ThreeSeriesMonth, measures: readonly Flow[]): string[] {
  const m = months.indexOf(month);
  if (m < 0) return [];
  const { columns: mps } = layout.mps;
  const sum = (measure: Flow, column: number) => masterScheduleSum(layout, words, { family, measure, weight: weights[basis], column });
  return measures.flatMap((measure) => [
    // The open month takes what is overdue: owed and shipped at once, expected and counted as received.
    ...(kind === "open" && (measure === "shipments" || measure === "receipts") ? [sum(measure, mps.pastDue)] : []),
    sum(measure, mps.month(m)),
  ]);
}

/** The counted stock of a closed month; else usable stock at the month's end and what is on hand but blocked. */
function closing(context: ReportContext, at: Figure, line: ThreeSeriesMonth): string {
  const { months, layout, words } = context;
  if (line.kind === "actual") return join(past(context, at, line, "closingStock"));
  const { columns: mps } = layout.mps;
  const stock = { family: at.family, measure: "available", weight: weights[at.basis] } as const;
  return join(masterScheduleSum(layout, words, { ...stock, column: mps.month(months.indexOf(line.month)), sign: "positive" }), masterScheduleSum(layout, words, { ...stock, column: mps.unusable }));
}

/** What can be chosen on the dashboard, and the row, columns and unit that follow from what is. An unknown choice counts as all families at cost. */
function choices(draft: Draft, context: ReportContext): void {
  const { plan, words } = context;
  const { overview: w, reports } = words;
  const { commonUnit, currency } = plan.options;
  for (let column = columns.families; column <= columns.chosenValue; column++) draft.put(labelRow, column, heading());
  draft.put(labelRow, columns.families, heading(w.choices));
  draft.put(labelRow, columns.chosen, heading(w.chosen));
  draft.line(labelRow + 1, columns.families, [w.choiceOfFamily, w.firstRow, w.choiceOfBasis].map((word) => heading(word)));
  for (const column of [columns.chosen, columns.chosenValue]) draft.put(labelRow + 1, column, heading());
  plan.familySeries.forEach(({ family }, index) => {
    draft.put(firstSeriesRow + index, columns.families, text(family ?? reports.sop.allFamilies));
    draft.put(firstSeriesRow + index, columns.firstRows, input(index * plan.threeSeries.length + 1));
  });
  [w.atCost(currency), w.inUnits(commonUnit)].forEach((word, index) => draft.put(firstSeriesRow + index, columns.bases, text(word)));
  const on = (choice: keyof typeof choiceAt) => onSheet(reports.sheets.dashboard, fixed(choiceAt[choice].row, choiceAt[choice].column));
  const offered = (column: number) => down(column, firstSeriesRow, firstSeriesRow + plan.familySeries.length - 1);
  const isUnits = `${on("basis")}=${fixed(firstSeriesRow + 1, columns.bases)}`;
  const put = (what: Parameters<typeof chosenPlace>[0], word: string, cell: Cell) => {
    const { row, column } = chosenPlace(what);
    draft.line(row, column - 1, [text(word), cell]);
  };
  put("firstRow", w.firstRow, formula(`MAX(1,SUMPRODUCT(MAX((${offered(columns.families)}=${on("family")}&"")*${offered(columns.firstRows)})))`));
  put("firstColumn", w.firstColumn, formula(`IF(${isUnits},${columns.units - columns.cost},0)`));
  // The words stand in cells of their own: people choose the names of unit and currency.
  put("unit", w.unitOf, formula(`IF(${isUnits},${fixed(firstSeriesRow + 4, columns.chosenValue)},${fixed(firstSeriesRow + 3, columns.chosenValue)})`, "text"));
  [currency, w.unit(commonUnit)].forEach((word, index) => draft.put(firstSeriesRow + 3 + index, columns.chosenValue, text(word)));
}
